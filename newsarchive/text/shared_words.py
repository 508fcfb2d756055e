"""Common words of news in several languages, so that a text and its translation can be seen to speak of the same things.

What a word's beginning matches in a small dictionary (`common_words.tsv`: a column a language, those of one meaning in a line, apart by a
blank), it means. There `a_b` are two words that follow each other, `a=` is a whole word and no beginning, and words that begin with a in
`!a` mean nothing, whatever shorter stem they begin with. The dictionary is our own. Languages without a column are compared by names,
numbers and loan words alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from newsarchive.text.fold import APOSTROPHE
from newsarchive.text.han import form
from newsarchive.text.kazakh_sounds import readings, sound
from newsarchive.text.word_clitics import bare
from newsarchive.text.word_spelling import plain_letters, spelling

KAZAKH_HEARD = "kk-Zyyy"
"""Kazakh in Latin or Arabic letters, whose words are known by what they sound like."""
LONGEST = 20
"""Letters of a word that are looked at."""
LONGEST_JOINED = 40
"""The same, where words are joined."""
SPELLED = frozenset({"ar", "fa"})
"""Languages with columns in which one letter is often written for another: their words are known by their one spelling."""
UNSPACED = frozenset({"zh", "ja"})
"""Languages with columns that set no spaces between words: a stem is looked for anywhere."""
BEHIND = {"ko": 6}
"""Letters that may follow any stem, where that does not depend on its length: particles follow each other."""
DOTLESS = frozenset({"tr", "az"})
"""Languages whose small letter of I is ı."""
JOINING = frozenset({"de", "nl"})
"""Languages with columns that join words in one: the first and the last of them mean something."""
FIRST_JOINED, LAST_JOINED, BEFORE_JOINED, AFTER_JOINED = 5, 6, 4, 4
"""Letters of the stem of the first word that is joined, at least, and of the last; of what stands before the last, at least, so that it is
more than a prefix; of its ending, at most."""
SHORTEST_LEFT = 5
"""Letters that must be left of a word without a preposition that is written in one with it."""
_WORD = re.compile(rf"[^\W\d_]{{1,40}}+(?:{APOSTROPHE}[^\W\d_]{{1,20}}+){{0,3}}(?:(?<=[oOgG]){APOSTROPHE})?")
_BETWEEN = frozenset(" \u00a0\n-\u2010\u2011\u200c")
"""What stands between two words that mean one thing together."""
MOST_CHARACTERS = 20_000
TELLING = 1_000
"""Characters of a Chinese text that tell how it is written."""

COLUMNS, *LINES = (
    tuple(line.split("\t")) for line in (files("newsarchive.text") / "common_words.tsv").read_text(encoding="utf-8").splitlines()
)
"""The languages of the dictionary, and its lines by their number, which clues keep: new ones come at the end."""
Stems = dict[str, dict[str, tuple[int, ...]]]
"""Lines of the dictionary by stem, these by the word that must stand before, "" where any may."""


@cache
def _stems(language: str) -> Stems:
    """The stems of a language with a column, or KAZAKH_HEARD."""
    if language == KAZAKH_HEARD:
        return {sound(before): {sound(stem): lines for stem, lines in stems.items()} for before, stems in _stems("kk").items()}
    place = COLUMNS.index(language)
    found: Stems = {"": {}}
    for number, line in enumerate(LINES):
        for stem in line[place].split():
            before, _, last = stem.removeprefix("!").removesuffix("=").rpartition("_")
            if language in SPELLED:
                before, last = spelling(before), spelling(last)
            known = found.setdefault(before, {})
            last += "=" if stem.endswith("=") else ""
            known[last] = (*known.get(last, ()), number) if stem[0] != "!" else ()
    return found


def concepts_of(text: str, language: str | None) -> set[str]:
    """What the words of a text mean, as numbers of the dictionary's lines; none where the language has no column.

    Args:
        text: any text; its first MOST_CHARACTERS characters are looked at.
        language: BCP 47, or KAZAKH_HEARD.
    """
    if language is not None and language != KAZAKH_HEARD:
        language = language.partition("-")[0]
    if language is None or language not in (*COLUMNS, KAZAKH_HEARD):
        return set()
    stems = _stems(language)
    text = text[:MOST_CHARACTERS]
    if language in UNSPACED:
        # The stems are of simplified characters.
        return _anywhere(text, stems[""]) if language != "zh" or form(text[:TELLING]) != "Hant" else set()
    words = _WORD.findall(text)
    plain = {word: _plain(word, language) for word in set(words)}
    firsts = {word for word, one in plain.items() if one and one in stems}
    if any(first in firsts and _meanings(plain[word], language, plain[first]) for first, word in pairwise(words)):
        return _in_order(text, language)
    return {meaning for one in plain.values() for meaning in _meanings(one, language)}


def _anywhere(text: str, stems: dict[str, tuple[int, ...]]) -> set[str]:
    """The same of a text without spaces: by the longest stem at each place that none before it covers."""
    text = text.lower()
    longest = max(map(len, stems))
    found: set[int] = set()
    place = 0
    while place < len(text):
        size = next((size for size in range(longest, 0, -1) if text[place : place + size] in stems), 0)
        if size:
            found.update(stems[text[place : place + size]])
        place += size or 1
    return set(map(str, found))


def _in_order(text: str, language: str) -> set[str]:
    """The same of a text in which two words may mean one thing together; neither of them then means its own."""
    stems = _stems(language)
    found: set[str] = set()
    alone: tuple[str, ...] = ()
    before, end = "", 0
    for match in _WORD.finditer(text):
        word = _plain(match[0], language)
        follows = before != "" and before in stems and match.start() == end + 1 and text[end] in _BETWEEN
        both = _meanings(word, language, before) if follows else ()
        found.update(both or alone)
        alone = () if both else _meanings(word, language)
        before, end = word, match.end()
    found.update(alone)
    return found


@lru_cache(maxsize=65536)
def _plain(word: str, language: str) -> str:
    """A word in the letters of its language's stems, without what is written in one with it."""
    if language == KAZAKH_HEARD:
        return sound(min(readings(plain_letters(word)[:LONGEST])))
    most = LONGEST_JOINED if language in JOINING else LONGEST
    ways = [way[:most] for way in _ways(word, language)]
    return next((way for way in ways if way in _stems(language) or _meanings(way, language)), ways[0])


def _ways(word: str, language: str) -> list[str]:
    """What a word may be in the letters of its language's stems, the likeliest first."""
    plain = spelling(word) if language in SPELLED else plain_letters(word.replace("I", "ı") if language in DOTLESS else word)
    forms = bare(plain, language)
    # What is left of a short word without its first letter is another word.
    found = [one for one in sorted(forms, key=len, reverse=True) if one == plain or plain not in forms or len(one) >= SHORTEST_LEFT]
    # Loan words are written with an I too: Internet.
    return [*found, plain, *(sorted(bare(plain_letters(word), language)) if language in DOTLESS else ())]


@lru_cache(maxsize=65536)
def _meanings(plain: str, language: str, before: str = "") -> tuple[str, ...]:
    """By the longest stem that a word begins with. A short stem must be most of its word: `ара` is no beginning of `арасында`."""
    stems = _stems(language)[before]
    whole = stems.get(f"{plain}=")
    if whole is not None:
        return tuple(map(str, whole))
    for length in range(min(len(plain), LONGEST), 1, -1):
        numbers = stems.get(plain[:length])
        known = len(before) + length
        if numbers is not None and len(plain) - length <= BEHIND.get(language, 6 if known >= 5 else 4 if known == 4 else 2):
            return tuple(map(str, numbers))
    return _joined(plain, stems) if language in JOINING else ()


def _joined(plain: str, stems: dict[str, tuple[int, ...]]) -> tuple[str, ...]:
    """By the stems of the first and of the last word that are joined in one: Forschungszentrum."""
    size = len(plain)
    first = next((stems[one] for end in range(size, FIRST_JOINED - 1, -1) if (one := plain[:end]) in stems), ())
    last = next(
        (
            stems[one] for start in range(BEFORE_JOINED, size - LAST_JOINED + 1)
            for end in range(size, max(start + LAST_JOINED, size - AFTER_JOINED) - 1, -1) if (one := plain[start:end]) in stems
        ), (),
    )  # fmt: skip
    return tuple(map(str, dict.fromkeys((*first, *last))))
