"""What a first judgement of all lines of a page says of each of them: its neighbours', its position's and its container's."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsarchive.pages.line_features import Matrix
from newsarchive.pages.lines import Box, Line, boxes_of

CONTEXT_NAMES = (
    "kept", "kept_prev", "kept_next", "kept_near", "kept_around", "kept_before", "kept_after", "inside", "container_share",
    "below", "since_first", "to_last", "past_last", "group_kept", "box_kept", "parent_kept", "kept_mass",
)  # fmt: skip


def context(lines: Sequence[Line], kept: NDArray[np.float64]) -> Matrix:
    """What the first judgement of all lines says of each: its neighbours', its position's and its box's.

    Args:
        lines: the lines of the whole page.
        kept: for each line, how likely it is part of the body.
    """
    n = len(lines)
    if not n:
        return np.zeros((0, len(CONTEXT_NAMES)), dtype=np.float32)
    weight = np.array([line.weight for line in lines], dtype=np.float64)
    mass = weight * kept
    total = float(mass.sum()) or 1.0
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    weights = np.concatenate([[0.0], np.cumsum(weight)])

    def window(before: int, after: int) -> NDArray[np.float64]:
        low = np.clip(np.arange(n) - before, 0, n)
        high = np.clip(np.arange(n) + after + 1, 0, n)
        return np.asarray((sums[high] - sums[low]) / np.maximum(weights[high] - weights[low], 1))

    container = container_of(lines, kept)
    inside = np.zeros(n)
    inside[container.first : container.end] = 1
    positive = np.flatnonzero((kept > 0.5) & (inside > 0))
    first, last = (int(positive[0]), int(positive[-1])) if len(positive) else (0, n - 1)
    index = np.arange(n)
    groups: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for line in lines:
        groups[line.box.depth, line.box.key + (line.box.parent.key if line.box.parent else ""), line.chain].append(line.index)
    group_kept = np.zeros(n)
    for members in groups.values():
        group_kept[members] = mass[members].sum() / weight[members].sum()

    def of(box: Box | None) -> float:
        if box is None:
            return 0.0
        return float((sums[box.end] - sums[box.first]) / max(weights[box.end] - weights[box.first], 1))

    shares: dict[Box, tuple[float, float]] = {}
    for line in lines:
        if line.box not in shares:
            shares[line.box] = (of(line.box), of(line.box.parent))
    columns = [
        kept, np.concatenate([[0.0], kept[:-1]]), np.concatenate([kept[1:], [0.0]]), window(2, 2), window(6, 6), sums[:-1] / total,
        1 - sums[1:] / total, inside, np.full(n, (sums[container.end] - sums[container.first]) / total),
        np.array([line.box.depth - container.depth for line in lines]), np.clip(index - first, -30, 60), np.clip(last - index, -30, 60),
        (index > last).astype(np.float64), group_kept, np.array([shares[line.box][0] for line in lines]),
        np.array([shares[line.box][1] for line in lines]), np.full(n, np.log1p(total)),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def container_of(lines: Sequence[Line], kept: NDArray[np.float64]) -> Box:
    """The box that holds most of what is kept and least of what is not."""
    gain = np.array([line.weight for line in lines]) * (kept - 0.35)
    sums = np.concatenate([[0.0], np.cumsum(gain)])
    best: Box | None = None
    most = -math.inf
    for box in boxes_of(lines):
        score = float(sums[box.end] - sums[box.first])
        if score > most + 1e-9 or (best is not None and abs(score - most) <= 1e-9 and box.depth > best.depth):
            best, most = box, score
    assert best is not None
    return best
