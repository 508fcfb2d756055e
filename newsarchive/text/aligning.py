"""Which paragraphs of a text say what which paragraphs of its translation say.

By their lengths, as Gale and Church do ("A program for aligning sentences in bilingual corpora", 1993): a long paragraph has a long
translation; one may become two, two one, or a paragraph have none. Their probabilities of these cases are for sentences of proceedings,
ours for paragraphs of news, of which more are left out. Numbers, dates and names that stand in both are anchors, and pull paragraphs
together; a number that the other side has not pushes them apart. The best path is searched for near the diagonal, so that the cost is
linear in the number of paragraphs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsarchive.text.counterparts import counterparts_of

BEADS = {(1, 1): 0.8, (1, 0): 0.05, (0, 1): 0.05, (2, 1): 0.04, (1, 2): 0.04, (2, 2): 0.02}
"""How often so many paragraphs stand for so many."""
VARIANCE = 6.8
"""Of the length of a translation, for each letter (Gale and Church)."""
BAND = 15
"""Paragraphs beside the diagonal that are looked at."""
MOST = 400
"""Paragraphs of a text that are aligned one by one; those after them stand alone."""
WORTH = {"numbers": 2.5, "dates": 2.0, "names": 1.5, "small": 0.6, "concepts": 0.6, "cognates": 0.3}
"""What a clue adds that stands on both sides."""
MOST_ADDED = 8.0
STRANGE = 1.2
"""What a number takes that stands on one side alone, where both have some."""


class Aligned(NamedTuple):
    """Paragraphs that belong together."""

    one: tuple[int, ...]
    """Their places in the first text; empty where the translation says more."""
    other: tuple[int, ...]
    shared: tuple[str, ...]
    """Anchors: what stands on both sides."""


@dataclass(frozen=True, slots=True)
class _Block:
    letters: int
    clues: dict[str, frozenset[str]]
    paragraphs: int = 1


def align(one: Sequence[str], other: Sequence[str], languages: tuple[str | None, str | None] = (None, None)) -> list[Aligned]:
    """Align the paragraphs of two texts; each stands in exactly one of the groups, in its order.

    Args:
        one, other: paragraphs.
        languages: BCP 47 of the two texts.
    """
    mine = [_block(text, languages[0]) for text in one[:MOST]]
    theirs = [_block(text, languages[1]) for text in other[:MOST]]
    found = _path(mine, theirs)
    aligned = [
        Aligned(tuple(range(*ours)), tuple(range(*those)), _anchors(mine[slice(*ours)], theirs[slice(*those)])) for ours, those in found
    ]
    aligned += [Aligned((place,), (), ()) for place in range(len(mine), len(one))]
    return aligned + [Aligned((), (place,), ()) for place in range(len(theirs), len(other))]


def sides(one: Sequence[str], other: Sequence[str], group: Aligned) -> tuple[str, str]:
    """What a group says in both texts; "" where one of them says nothing of it.

    Args:
        one, other: the paragraphs that were aligned.
    """
    return "\n\n".join(one[place] for place in group.one), "\n\n".join(other[place] for place in group.other)


def _block(text: str, language: str | None) -> _Block:
    found = counterparts_of(None, text, language)
    return _Block(max(1, found.letters), {name: frozenset(getattr(found, name)) for name in WORTH})


def _path(mine: Sequence[_Block], theirs: Sequence[_Block]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The cheapest way through both texts: for each step the paragraphs from and to of both."""
    rows, columns = len(mine), len(theirs)
    left, right = _runs(mine), _runs(theirs)
    ratio = max(0.2, min(5.0, sum(one.letters for one in theirs) / max(1, sum(one.letters for one in mine))))
    # Where one text has more paragraphs, it is longer by what the other leaves out as well.
    ratio = ratio if rows == columns else math.sqrt(ratio)
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows + 1):
        for column in _near(row, rows, columns):
            here = costs.get((row, column))
            if here is None:
                continue
            for (down, right_of), chance in BEADS.items():
                to = row + down, column + right_of
                if to[0] > rows or to[1] > columns or to[1] not in _near(to[0], rows, columns):
                    continue
                cost = here - math.log(chance) + _cost(left.get((row, down)), right.get((column, right_of)), ratio)
                if cost < costs.get(to, math.inf):
                    costs[to], steps[to] = cost, (row, column)
    found = []
    at = rows, columns
    while at != (0, 0):
        before = steps[at]
        found.append(((before[0], at[0]), (before[1], at[1])))
        at = before
    return found[::-1]


def _near(row: int, rows: int, columns: int) -> range:
    """The columns near the diagonal; from one row to the next they overlap."""
    middle = row * columns // max(1, rows)
    wide = BAND + columns // max(1, rows)
    first, last = max(0, middle - wide), min(columns, middle + wide)
    return range(0 if row == 0 else first, (columns if row == rows else last) + 1)


def _runs(blocks: Sequence[_Block]) -> dict[tuple[int, int], _Block]:
    """Each paragraph, and each with the one after it, by where they begin and how many they are."""
    found = {(place, 1): block for place, block in enumerate(blocks)}
    for place, (block, after) in enumerate(pairwise(blocks)):
        clues = {name: block.clues[name] | after.clues[name] for name in WORTH}
        found[place, 2] = _Block(block.letters + after.letters, clues, 2)
    return found


def _cost(mine: _Block | None, theirs: _Block | None, ratio: float) -> float:
    if mine is None or theirs is None:
        return 1.0
    distance = abs(theirs.letters - mine.letters * ratio) / math.sqrt(VARIANCE * max(mine.letters, theirs.letters / ratio) * 2)
    cost = min(12.0, -math.log(max(1e-6, math.erfc(distance / math.sqrt(2)))) * 0.6)
    gained = 0.0
    for name, worth in WORTH.items():
        left, right = mine.clues[name], theirs.clues[name]
        if not left or not right:
            continue
        gained += worth * len(left & right)
        if name in {"numbers", "dates"}:
            gained -= STRANGE * min(2, len(left ^ right))
    return cost - min(MOST_ADDED, gained) + (0.3 if mine.paragraphs + theirs.paragraphs > 2 else 0.0)


def _anchors(mine: Sequence[_Block], theirs: Sequence[_Block]) -> tuple[str, ...]:
    found: list[str] = []
    for name in ("numbers", "dates", "names"):
        left, right = (frozenset[str]().union(*(one.clues[name] for one in side)) for side in (mine, theirs))
        found += sorted(left & right)
    return tuple(found)
