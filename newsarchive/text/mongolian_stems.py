"""Mongolian words in Cyrillic letters without their endings.

Endings follow the vowels of the word, and short vowels after the first syllable come and go (төсөл, төслийн; эхлэх, эхэлсэн), so a key has
none of these.

Source: the tables of number, case, possession and tense in grammars of Khalkha Mongolian.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENDINGS = re.compile(
    "н?ууд|н?үүд|чууд|чүүд|ийнх|ынх|ийн|ын|ний|ны|ий|н|ийг|ыг|г|[нгд]?(?:аас|ээс|оос|өөс|аар|ээр|оор|өөр)|т[аоэ]й|руу|рүү|луу|лүү|"
    "аа|ээ|оо|өө|с[аэоө]н|[жч]|ч?иж|н[аэоө]|в|х|д[аэоө]г"
)
_LAST = re.compile("(?<![уү][уү])[дт]")
"""What only the last ending can be."""
_MOST = 4
"""Endings that are taken off one after another."""
_SHORT_VOWEL = re.compile("(?<![аэоөуүыийяеёю])[аэоөуүи](?![аэоөуүыийяеёю])")
_FIRST_VOWEL = re.compile("[аэоөуүыийяеёю]+")
SHORTEST = 3


@lru_cache(maxsize=65536)
def mongolian_keys(word: str) -> frozenset[str]:
    """The key of a Mongolian word in small letters."""
    stem = _shorter(word, _LAST) or word
    for _ in range(_MOST):
        stem = _shorter(stem, _ENDINGS) or stem
    first = _FIRST_VOWEL.search(stem)
    if first is None:
        return frozenset({word})
    return frozenset({stem[: first.end()] + _SHORT_VOWEL.sub("", stem[first.end() :]).removesuffix("ь")})


def _shorter(word: str, endings: re.Pattern[str]) -> str | None:
    """The word without its longest ending that leaves enough."""
    return next((word[:start] for start in range(SHORTEST, len(word)) if endings.fullmatch(word, start)), None)
