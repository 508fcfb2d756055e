"""Other spellings of a name that stand in the archive, in any script: offered beside a search, never searched unasked.

A name that stands only in some of its cases is offered too (тоқсанбаевтың for Toksanbayev): what is compared is the name without the
ending. Whether a word that is typed in small letters is a name is told by the texts, which never write it small.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from newsarchive.archive.lexicon import NAME, as_indexed, forms_of
from newsarchive.text.name_spelling import consonants, edits, romanised, skeleton_of
from newsarchive.text.word_keys import is_cyrillic

MOST = 8
"""Spellings that are offered."""
NEAREST = 24
"""Names that are looked at one by one."""
ALIKE = 200
"""Words that are looked at for each way in which a name may sound."""
READ = 3
"""Articles in which is looked how a word is written."""
LOOKED_UP = 4
"""Forms of a word of which is looked how they are written."""
_OF_CASES = (
    "a u e i oi om em im ih imi oiu ga ge ka ke da de ta te dan den tan ten nan nen nin din tin ni di ti men ben pen ning"
    " dagi degi tagi tegi lar ler dar der tar ter"
).split()
_ENDINGS = {
    tail: [one for one in ("", *_OF_CASES) if consonants(one) == tail] for tail in sorted(set(map(consonants, ("", *_OF_CASES))))
}  # fmt: skip
"""What may stand behind a name, in any language, romanised: by its consonants."""


def other_names(connection: sqlite3.Connection, word: str) -> list[str]:
    """Other spellings of what may be a name, the nearest first, one of each; without its own forms."""
    small = word == word.lower()
    if small and _is_written_small(connection, word):
        return []
    shown = set(map(as_indexed, forms_of(connection, word)))
    found: list[str] = []
    for form in _near(connection, word)[:NEAREST]:
        if as_indexed(form) in shown:
            continue
        forms = forms_of(connection, form)
        shown |= set(map(as_indexed, forms))
        # In another script a word that is also a name (болат, steel) is asked for by whoever types the name.
        if (small or is_cyrillic(form) == is_cyrillic(word)) and any(_is_written_small(connection, one) for one in forms[:LOOKED_UP]):
            continue
        found.append(form)
        if len(found) == MOST:
            break
    return found


def _near(connection: sqlite3.Connection, word: str) -> list[str]:
    """Names of the archive that sound like this one, the nearest first."""
    most = max(1, len(word) // 3)
    nearest: dict[str, int] = {}
    whole = romanised(word)
    for own in _stems(whole):
        for tail, endings in _ENDINGS.items():
            for form in _sounding(connection, own, tail):
                letters = romanised(form)
                apart = min((edits(own, letters.removesuffix(one)) for one in endings if letters.endswith(one)), default=most + 1)
                # What only looks like an ending may be a part of the name.
                apart += own != whole
                nearest[form] = min(nearest.get(form, apart), apart)
    return sorted((form for form, apart in nearest.items() if apart <= most), key=lambda form: (nearest[form], len(form), form))


def _sounding(connection: sqlite3.Connection, own: str, tail: str) -> Iterator[str]:
    """Names with these consonants and those of an ending; Ye at the beginning (Yerlan) is E as well."""
    for spelled in dict.fromkeys((own, own.removeprefix("i") if own.startswith("ie") else f"i{own}" if own.startswith("e") else own)):
        bones = skeleton_of(spelled)
        if bones is not None:
            yield from (
                row[0] for row in connection.execute(
                    "SELECT form FROM lexicon WHERE language = ? AND key = ? LIMIT ?", (NAME, f"{bones}{tail}", ALIKE)
                )
            )  # fmt: skip


def _stems(letters: str) -> Iterator[str]:
    """A romanised name, and what it is without the ending of a case."""
    yield letters
    yield from (letters.removesuffix(one) for one in _OF_CASES if consonants(one) and letters.endswith(one))


def _is_written_small(connection: sqlite3.Connection, form: str) -> bool:
    """Whether a text has a word in small letters."""
    small = re.compile(rf"(?<!\w){re.escape(form.lower())}(?!\w)")
    quoted = form.replace('"', '""')
    rows = connection.execute(
        "SELECT title, text FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?", (f'"{quoted}"', READ)
    )
    return any(small.search(part) for row in rows for part in row if part)
