"""What comparing two texts came to, remembered for a while in this process: at the end of a crawl most pairs are met once more.

A verdict rests on two texts alone, and a number names a text, so that one is right however old it is.
"""

from __future__ import annotations

from newsarchive.edits.sameness import APART, Likeness

REMEMBERED = 1 << 15
"""Pairs of texts; 3 MB where all are apart."""
_known: dict[tuple[int, int], Likeness] = {}


def remember(one: int, other: int, found: Likeness) -> None:
    """Remember what two texts are to each other.

    Args:
        one: number of the text that is the first one in what was found.
        other: number of the other.
        found: what comparing them came to.
    """
    if len(_known) >= REMEMBERED:
        _known.clear()
    if one > other:
        one, other, found = other, one, found.turned()
    _known[one, other] = found if found.tells else APART


def recall(one: int, other: int) -> Likeness | None:
    """What two texts are to each other, None where that is not remembered."""
    found = _known.get((min(one, other), max(one, other)))
    return found.turned() if found is not None and one > other else found


def forget() -> None:
    """Forget all."""
    _known.clear()
