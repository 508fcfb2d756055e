"""Did you mean: the word of the archive that is nearest to one that does not stand there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from newsarchive.archive.lexicon import is_abbreviation
from newsarchive.text.fold import fold
from newsarchive.text.name_spelling import edits
from newsarchive.text.word_spelling import LONGEST

LOOKED_AT = 3000
"""Words that are looked at."""
ONE_SLIP, TWO_SLIPS = 4, 7
"""Letters from which on a word may have so many; of a shorter one, as of an abbreviation, nothing is told by what is like it."""


def meant(connection: sqlite3.Connection, word: str) -> str | None:
    """The word that is nearest to one that does not stand in the index, if any is near; two letters that changed places are one slip."""
    if not ONE_SLIP <= len(word) <= LONGEST or is_abbreviation(word):
        return None
    own = word.lower()
    most = 1 if len(own) < TWO_SLIPS else 2
    near = [(1, form) for form in _standing(connection, set(_one_slip(connection, own)) - {own})]
    near += [(apart, form) for form in _begun_alike(connection, own, most) if 0 < (apart := edits(fold(own), fold(form))) <= most]
    return min(near, default=(0, None))[1]


def _begun_alike(connection: sqlite3.Connection, own: str, most: int) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT form FROM lexicon WHERE form >= ?1 AND form < ?1 || char(0x10FFFF) AND length(form) BETWEEN ?2 AND ?3 LIMIT ?4",
        (own[:2], len(own) - most, len(own) + most, LOOKED_AT),
    )
    return [row[0] for row in rows]


def _one_slip(connection: sqlite3.Connection, own: str) -> Iterator[str]:
    """What a word is when two letters change places, and when another letter was meant at its beginning, or one more, or one less."""
    yield from (own[:place] + own[place + 1] + own[place] + own[place + 2 :] for place in range(len(own) - 1))
    yield from (own[1:], own[:1] + own[2:])
    for letter in _beginnings(connection):
        yield from (letter + own, own[:1] + letter + own[1:], letter + own[1:], own[:1] + letter + own[2:])


def _beginnings(connection: sqlite3.Connection) -> list[str]:
    """The letters that words of the archive begin with."""
    return [
        row[0] for row in connection.execute(
            "WITH RECURSIVE first(letter) AS (SELECT substr(min(form), 1, 1) FROM lexicon UNION ALL SELECT"
            " (SELECT substr(min(l.form), 1, 1) FROM lexicon l WHERE l.form >= first.letter || char(0x10FFFF)) FROM first"
            " WHERE first.letter IS NOT NULL) SELECT letter FROM first WHERE letter IS NOT NULL"
        )
    ]  # fmt: skip


def _standing(connection: sqlite3.Connection, words: set[str]) -> list[str]:
    rows = connection.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM lexicon WHERE form = value)", (json.dumps(sorted(words)),)
    )
    return [row[0] for row in rows]
