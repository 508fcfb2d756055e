"""How much of one text's vocabulary another text has."""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.text.fold import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
STEM = 4
"""Letters of a word that are compared: endings differ with grammar."""


def share_of_words(text: str, other: str) -> float:
    """The share of a text's words (pairs of characters, where words are not parted by spaces) that stand in another too; 1 for no words."""
    wanted = _vocabulary(text)
    return len(wanted & _vocabulary(other)) / len(wanted) if wanted else 1.0


@lru_cache(maxsize=8)
def _vocabulary(text: str) -> frozenset[str]:
    folded = fold(text)
    if folded.isascii() or not (runs := _WIDE.findall(folded)):
        return frozenset([word[:STEM] for word in _WORD.findall(folded)])
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(pairs | {word[:STEM] for word in _WORD.findall(_WIDE.sub(" ", folded))})
