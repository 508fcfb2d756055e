"""Which parts of two sequences are the same: first what stands once in both, then the shortest script between, for bounded work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

DEEPEST = 8
"""Rounds of looking for what stands once in both."""
MOST_EDITS = 400
"""Differences of one stretch that are looked for one by one; beyond that the whole stretch counts as replaced."""
WORK = 3_000_000
"""Steps for all stretches of one comparison."""


@dataclass
class _Budget:
    left: int = WORK


Pairs = list[tuple[int, int, int]]
"""Stretches that are the same: where they begin in both, and their length; in order."""


def align(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The stretches that two sequences have in common, in order, as long as could be found with bounded work."""
    found: list[tuple[int, int]] = []
    _align(old, new, 0, len(old), 0, len(new), found, DEEPEST, _Budget())
    pairs: Pairs = []
    for one, other in found:
        if pairs and pairs[-1][0] + pairs[-1][2] == one and pairs[-1][1] + pairs[-1][2] == other:
            pairs[-1] = (*pairs[-1][:2], pairs[-1][2] + 1)
        else:
            pairs.append((one, other, 1))
    return pairs


def _align(
    old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int, found: list[tuple[int, int]], depth: int, budget: _Budget
) -> None:
    """Append the pairs of old[a:b] and new[c:d] that are the same."""
    while a < b and c < d and old[a] == new[c]:
        found.append((a, c))
        a, c = a + 1, c + 1
    tail = 0
    while a < b - tail and c < d - tail and old[b - tail - 1] == new[d - tail - 1]:
        tail += 1
    b, d = b - tail, d - tail
    if a < b and c < d:
        anchors = _anchors(old, new, a, b, c, d) if depth else []
        if anchors:
            for one, other in [*anchors, (b, d)]:
                _align(old, new, a, one, c, other, found, depth - 1, budget)
                if one < b:
                    found.append((one, other))
                a, c = one + 1, other + 1
        else:
            found += _shortest(old[a:b], new[c:d], a, c, budget)
    found += [(b + n, d + n) for n in range(tail)]


def _anchors(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """The longest series of what stands once in both, in the same order."""
    once: dict[str, int] = {}
    for place in range(a, b):
        once[old[place]] = -1 if old[place] in once else place
    where: dict[str, int] = {}
    for place in range(c, d):
        if once.get(new[place], -1) >= 0:
            where[new[place]] = -1 if new[place] in where else place
    pairs = [(once[one], place) for one, place in where.items() if place >= 0]
    pairs.sort()
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at:at + 1] = [place]
        last[at:at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _shortest(old: Sequence[str], new: Sequence[str], a: int, c: int, budget: _Budget) -> list[tuple[int, int]]:
    """The pairs of the shortest script of edits (Myers); none where that takes too many edits."""
    n, m = len(old), len(new)
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(n + m, MOST_EDITS) + 1):
        trace.append(dict(reach))
        budget.left -= len(reach)
        for diagonal in range(-edits, edits + 1, 2):
            x = reach[diagonal + 1] if _is_down(reach, edits, diagonal) else reach[diagonal - 1] + 1
            y = x - diagonal
            begun = x
            while x < n and y < m and old[x] == new[y]:
                x, y = x + 1, y + 1
            budget.left -= 1 + x - begun
            reach[diagonal] = x
            if x >= n and y >= m:
                return _walk_back(trace, n, m, a, c)
        if budget.left < 0:
            break
    return []


def _walk_back(trace: list[dict[int, int]], x: int, y: int, a: int, c: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        reach = trace[edits]
        diagonal = x - y
        before = diagonal + 1 if _is_down(reach, edits, diagonal) else diagonal - 1
        came_x = reach.get(before, 0)
        came_y = came_x - before
        while x > came_x and y > came_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            pairs.append((a + x, c + y))
        x, y = came_x, came_y
    return pairs[::-1]


def _is_down(reach: dict[int, int], edits: int, diagonal: int) -> bool:
    """Whether the farthest way to a diagonal comes by something added, rather than by something removed."""
    return diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
