"""How alike two lines are by their words, in scripts with spaces and without."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from newsarchive.text.fold import fold

_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_WITHOUT_SPACES}]|[^\W_{_WITHOUT_SPACES}]+")


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a line, folded; in scripts that set no spaces (Chinese, Japanese, Thai, Khmer) its letters."""
    return tuple(_WORD.findall(fold(text)))


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of words that two lines have in common: 1 for the same words, 0 for none."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    counts = Counter(one)
    common = 0
    for word in other:
        if counts[word] > 0:
            counts[word] -= 1
            common += 1
    return 2 * common / (len(one) + len(other))
