"""Names that one person is written by in several scripts and spellings: Tuimebayev, Tuymebaev, Түймебаев."""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.text.fold import fold
from newsarchive.text.turkic_stems import kazakh_keys
from newsarchive.text.word_spelling import plain_letters

_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "j", "җ": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ў": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ҳ": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "i", "і": "i", "ї": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_ONE_SOUND = (
    (re.compile("kh|^x"), "h"), (re.compile("x"), "ks"), (re.compile("zh|dzh|dj"), "j"), (re.compile("gh"), "g"), (re.compile("q|ck"), "k"), (re.compile("w"), "v"),
    (re.compile("ph"), "f"), (re.compile("tz|ts"), "c"), (re.compile("tch"), "ch"), (re.compile("sch|shch"), "sh"), (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_OPEN = re.compile("[aeiou']")
SHORTEST = 3
"""Consonants of a name that is told by them."""


@lru_cache(maxsize=65536)
def romanised(name: str) -> str:
    """A name in plain Latin letters, each sound by one of them, however it was written."""
    letters = fold("".join(_LATIN.get(letter, letter) for letter in plain_letters(name)))
    for pattern, sound in _ONE_SOUND:
        letters = pattern.sub(sound, letters)
    return letters


def skeleton(name: str) -> str | None:
    """The first letter and the consonants of a name; None where they are too few to tell it by."""
    return skeleton_of(romanised(name))


def skeleton_of(letters: str) -> str | None:
    """The same of a name that is romanised already."""
    bones = letters[:1] + consonants(letters[1:])
    return bones if len(consonants(bones)) >= SHORTEST else None


def consonants(letters: str) -> str:
    """What is left of a romanised word without its vowels."""
    return _OPEN.sub("", letters)


def skeletons(word: str) -> frozenset[str]:
    """Those of a word that stands in a text, and of what it may be a form of."""
    plain = plain_letters(word)
    return frozenset(found for one in {plain, *kazakh_keys(plain)} if (found := skeleton(one)) is not None)


def edits(one: str, other: str) -> int:
    """The fewest letters that are added, taken out or replaced to make one word of another (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for position, letter in enumerate(one, 1):
        before, row[0] = row[0], position
        for place, there in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != there))
    return row[-1]
