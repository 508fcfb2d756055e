"""Tajik words in Cyrillic letters without their endings.

Source: the tables of number, ezafe, object and possession in grammars of Tajik.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENDING = re.compile("(?<=..)(?:ҳо|гон|[ёв]он|ён|он|ро|и|е|а[мтш](?:он)?|я[мтш])$")
_MOST = 3
"""Endings that are taken off one after another."""
SHORTEST = 3


@lru_cache(maxsize=65536)
def tajik_keys(word: str) -> frozenset[str]:
    """The key of a Tajik word in small letters."""
    stem = word
    for _ in range(_MOST):
        shorter = _ENDING.sub("", stem, count=1)
        if shorter == stem or len(shorter) < SHORTEST:
            break
        stem = shorter
    return frozenset({stem})
