"""What is written in one with a word and is none of its endings: articles and prepositions, what stands before or behind an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable

_ARABIC_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_ARABIC_BEFORE = re.compile("^[وفبلكس](?=....)")
_HEBREW_BEFORE = re.compile("^(?:[ושכ]?[הבלמ]|[וש])(?=...)")
_INDONESIAN_BEHIND = re.compile("(?<=....)(?:nya|lah|kah|ku|mu)$")
_TURKISH_BEHIND = re.compile("y?[aeəıiuü]|n?[ıiuü]n|[dt][aeə](?:n|k[iı].{0,8})?|n[aeəıiuü]|y?l[aeə]|l[aeə]r.{0,8}|[ls][ıiuü].{0,8}|[cç][aeə]|[dt][ıiuü]r|yd[ıiuü]")
"""Endings that Turkish and Azerbaijani write behind an apostrophe after a name."""
_OPENS = frozenset({"l", "d", "j", "m", "t", "s", "c", "n", "qu", "un", "dell", "nell", "all", "sull", "dall", "quest", "quell", "jusqu", "lorsqu", "puisqu"})
"""What stands before an apostrophe and is a word of its own, in the Romance languages."""


def _arabic(word: str) -> set[str]:
    without = _ARABIC_ARTICLE.sub("", word)
    if without != word:
        return {without}
    return {word, _ARABIC_BEFORE.sub("", word)}


def _hebrew(word: str) -> set[str]:
    return {word, _HEBREW_BEFORE.sub("", word)}


def _indonesian(word: str) -> set[str]:
    # A word said twice is its plural: buku-buku.
    once, _, again = word.partition("-")
    word = once if again and again.startswith(once) else word
    return {word, _INDONESIAN_BEHIND.sub("", word)}


def _opened(word: str) -> set[str]:
    before, _, behind = word.partition("'")
    return {behind if behind and before in _OPENS else word}


def _english(word: str) -> set[str]:
    return {word.removesuffix("'s")}


def _turkish(word: str) -> set[str]:
    before, _, behind = word.partition("'")
    return {before if len(before) > 1 and _TURKISH_BEHIND.fullmatch(behind) else word}


_BARE: dict[str, Callable[[str], set[str]]] = {
    "ar": _arabic, "he": _hebrew, "id": _indonesian, "fr": _opened, "it": _opened, "ca": _opened, "en": _english, "tr": _turkish, "az": _turkish,
}  # fmt: skip


def bare(word: str, language: str) -> set[str]:
    """A word, or what it may be without what is written in one with it.

    Args:
        word: in small letters, its apostrophes straight.
    """
    return _BARE[language](word) if language in _BARE else {word}
