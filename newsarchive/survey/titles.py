"""Titles compared, and the names of a university as its pages give them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsarchive.pages.site_name import is_institution, parts_of

if TYPE_CHECKING:
    from newsarchive.survey.look import Look

LONGEST_NAME = 120
FEWEST_PAGES = 3
"""Pages whose titles must share what is taken for a name without a word for a university."""
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
    """The university's names by language, from what its pages call themselves, in the order of the site's languages; {} where they say
    nothing. Where no word says which part of their titles is the university's name, it is what most of a language's pages have."""
    counted: dict[str, Counter[str]] = {}
    shared: dict[str, Counter[str]] = {}
    pages: Counter[str] = Counter()
    for look in looks:
        language = (look.language or look.declared or "").partition("-")[0]
        if not language:
            continue
        parts = [part for part in parts_of(look.title) if 3 <= len(part) <= LONGEST_NAME]
        pages[language] += 1
        shared.setdefault(language, Counter()).update(set(parts))
        for part in [look.site_name or "", *parts]:
            if 3 <= len(part) <= LONGEST_NAME and is_institution(part):
                counted.setdefault(language, Counter())[part] += 3 if look is front else 1
    names = {language: counts.most_common(1)[0][0] for language, counts in counted.items() if language in languages or len(languages) == 0}
    for language in languages:
        part, times = next(iter(shared.get(language, Counter()).most_common(1)), ("", 0))
        if language not in names and times >= FEWEST_PAGES and times * 2 > pages[language]:
            names[language] = part
    if not names:
        parts = [part for part in parts_of(front.title) if part] or [front.title]
        name = front.site_name or max(parts, key=len, default="")
        if name:
            names = {languages[0] if languages else front.language or "en": name[:120]}
    return dict(sorted(names.items(), key=lambda one: languages.index(one[0]) if one[0] in languages else len(languages)))
