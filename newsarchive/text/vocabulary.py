"""How much of one text's vocabulary another text has."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
STEM = 4
"""Letters of a word that are compared: endings differ with grammar."""


def share_of_words(text: str, other: str) -> float:
    """The share of a text's words (pairs of characters, where words are not parted by spaces) that stand in another too; 1 for no words."""
    wanted = _vocabulary(text)
    return len(wanted & _vocabulary(other)) / len(wanted) if wanted else 1.0


def _vocabulary(text: str) -> set[str]:
    folded = fold(text)
    pairs = {run[at : at + 2] for run in _WIDE.findall(folded) for at in range(len(run) - 1)}
    return pairs | {word[:STEM] for word in _WORD.findall(_WIDE.sub(" ", folded))}
