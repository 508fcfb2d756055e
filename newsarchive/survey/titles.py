"""Titles compared, and the names of a university as its pages give them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsarchive.pages.site_name import is_institution, parts_of

if TYPE_CHECKING:
    from newsarchive.survey.look import Look

_WORD = re.compile(r"\w+")


def alike(title: str | None, text: str) -> bool:
    """Whether a page's title says what the link to it said: one holds most of the words of the other."""
    if not title or not text:
        return False
    mine, theirs = _words(title), _words(text)
    if not mine or not theirs:
        return False
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def _words(text: str) -> set[str]:
    low = text.casefold()
    words = set(_WORD.findall(low))
    if len(words) <= 3:
        # Languages without spaces: pairs of characters.
        joined = "".join(_WORD.findall(low))
        words |= {joined[index : index + 2] for index in range(len(joined) - 1)}
    return words


def names_of(looks: Sequence[Look], front: Look, languages: Sequence[str]) -> dict[str, str]:
    """The university's names by language, from what its pages call themselves; {} where they say nothing."""
    counted: dict[str, Counter[str]] = {}
    for look in looks:
        language = look.language or look.declared
        if language is None:
            continue
        told = [look.site_name] if look.site_name else []
        told += parts_of(look.title)
        for part in told:
            if part and 3 <= len(part) <= 120 and is_institution(part):
                weight = 3 if look is front else 1
                counted.setdefault(language.partition("-")[0], Counter())[part] += weight
    names = {language: counts.most_common(1)[0][0] for language, counts in counted.items() if language in languages or len(languages) == 0}
    if not names:
        parts = [part for part in parts_of(front.title) if part] or [front.title]
        name = front.site_name or max(parts, key=len, default="")
        if name:
            names = {languages[0] if languages else front.language or "en": name[:120]}
    return names
