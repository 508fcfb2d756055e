"""Words in the form they are compared in: never stored, never shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Latin letters that stand inside Cyrillic words by a slip of the keyboard, and the Cyrillic ones they stand for.
LOOK_ALIKES = str.maketrans("aAcCeEiIoOpPxXyYhHkKMTB", "аАсСеЕіІоОрРхХуУһНкКМТВ")
APOSTROPHE = "['`´‘’ʻʼʹʿ′ˊˋ]"
r"""Expression of what an apostrophe is written by. Six of these are printed in Uzbek alone (`oʻ`, `o‘`, `o'`, `o’`, `oʼ`, `o\``)."""
_APOSTROPHES = re.compile(APOSTROPHE)
SHORT = 160
"""Characters of a line up to which its folded form is remembered: rule after rule asks for it, and furniture comes back on every page."""
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")
_WORD_WITH_LATIN = re.compile(r"(?<![^\W\d_])(?=[^\W\d_A-Za-z]*+[A-Za-z])[^\W\d_]++")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters without width: soft hyphens, zero-width spaces and joiners, direction marks, variation selectors."""


def mend_look_alikes(text: str) -> str:
    """Latin letters inside Cyrillic words made Cyrillic (`сәуiр` with a Latin i), other words left alone."""

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(LOOK_ALIKES) if _CYRILLIC.search(word) else word

    return _WORD_WITH_LATIN.sub(mend, text) if _CYRILLIC.search(text) and _LATIN.search(text) else text


def fold(text: str) -> str:
    """Case, accents, kinds of apostrophe, invisible characters and look-alikes gone, so that two spellings of one word are equal.

    The Turkish dotted capital becomes i, the dotless ı too; letters of their own right (ş in Turkish, й in Russian)
    lose their marks as well: good enough to tell months and labels apart, wrong for anything shown.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return _known_fold(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = _APOSTROPHES.sub("'", mend_look_alikes(INVISIBLE.sub("", text)))
    decomposed = unicodedata.normalize("NFKD", plain.replace("İ", "i").replace("ı", "i").casefold())
    if not decomposed.isascii():
        for mark in filter(unicodedata.combining, set(decomposed)):
            decomposed = decomposed.replace(mark, "")
    return decomposed


_known_fold = lru_cache(maxsize=4096)(_fold)


def fold_in_place(text: str) -> str:
    """As `fold`, letter by letter: a letter that would become none or several is left, so that every one keeps its place."""
    return text.lower().replace("`", "'") if text.isascii() else "".join(map(_folded_letter, text))


@lru_cache(maxsize=8192)
def _folded_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def ascii_digits(text: str) -> str:
    """Decimal digits of any script (٢٠٢٢, २०, ２０) as 0-9; every other character stays in its place."""
    if text.isascii() or _OTHER_DIGIT.search(text) is None:
        return text
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() and not letter.isascii() else letter for letter in text)
