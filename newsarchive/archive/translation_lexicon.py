"""Which words stand for which in another language, learned from pairs of articles that are sure to be translations.

Words of two languages that stand in the same pairs more often than by chance (the log-likelihood ratio of Dunning 1993, "Accurate methods
for the statistics of surprise and coincidence") are taken to mean one thing: for each word the two that fit best, where it fits them best
too. A pair of articles then gains where a word and its counterpart stand in both, as far as that is rarer by chance, and loses a little
where the counterpart is missing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LEAST_TOGETHER = 2
"""Pairs in which two words must stand."""
LEAST_SURPRISE = 4.0
"""Log-likelihood ratio."""
COUNTERPARTS = 2
"""Of a word."""
COMMON = 0.6
"""Share of the pairs from which a word says nothing."""
BOTH, ALONE = 0.5, 0.15
"""By what the logarithms are multiplied where a counterpart stands in the other text, and where it does not: words depend on each other,
and a translation is free to leave them out."""
MOST, LEAST, MISSED = 6.0, -3.0, -1.5
"""What all words add at most and at least, and what one adds at least."""


class Told(NamedTuple):
    """An article as a lexicon sees it."""

    tongue: str
    marks: frozenset[str]
    """Of its words (text.word_marks)."""


class _Meaning(NamedTuple):
    """What a word says of another text."""

    gains: tuple[tuple[str, float], ...]
    """Its counterparts, and what each adds that stands there."""
    missing: float
    """What it adds that none does."""


Side = dict[str, _Meaning]


class Lexicon:
    """Words by their languages."""

    def __init__(self, pairs: Iterable[tuple[Told, Told]]) -> None:
        by_tongues: dict[tuple[str, str], list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        for pair in pairs:
            one, other = sorted(pair, key=lambda told: told.tongue)
            by_tongues[one.tongue, other.tongue].append((one.marks, other.marks))
        self._by_tongues = {tongues: _learned(found) for tongues, found in by_tongues.items()}

    def adds(self, one: Told, other: Told) -> float:
        """What the words of two articles add to the logarithm of the odds that they are translations; which is which does not matter."""
        if other.tongue < one.tongue:
            one, other = other, one
        meanings = self._by_tongues.get((one.tongue, other.tongue))
        if not meanings:
            return 0.0
        found = []
        for mark in one.marks:
            meaning = meanings.get(mark)
            if meaning is not None:
                gain = max((adds for there, adds in meaning.gains if there in other.marks), default=0.0)
                found.append(BOTH * gain if gain else ALONE * meaning.missing)
        # The order of a set is no one's: summed exactly, it does not matter.
        return round(min(MOST, max(LEAST, math.fsum(found))), 3)


def _learned(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Side:
    """What the words of one language say of texts in the other."""
    count = len(pairs)
    mine: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for one, other in pairs:
        mine.update(one)
        theirs.update(other)
    most = max(LEAST_TOGETHER, COMMON * count)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for one, other in pairs:
        told = [mark for mark in other if LEAST_TOGETHER <= theirs[mark] <= most]
        for mark in one:
            if LEAST_TOGETHER <= mine[mark] <= most:
                together[mark].update(told)
    logs = [0.0, *(number * math.log(number) for number in range(1, count + 1))]
    fits: dict[str, list[tuple[float, str]]] = defaultdict(list)
    back: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for mark, counts in together.items():
        often = mine[mark]
        for there, both in counts.items():
            rare = theirs[there]
            if both < LEAST_TOGETHER or both * count <= often * rare:
                continue
            surprise = 2 * (
                logs[both] + logs[often - both] + logs[rare - both] + logs[count - often - rare + both] + logs[count]
                - logs[often] - logs[rare] - logs[count - often] - logs[count - rare]
            )  # fmt: skip
            if surprise >= LEAST_SURPRISE:
                score = surprise * 2 * both / (often + rare)
                fits[mark].append((-score, there))
                back[there].append((-score, mark))
    best = {there: {mark for _, mark in sorted(found)[:COUNTERPARTS]} for there, found in back.items()}
    return {
        mark: _meaning([(there, together[mark][there], theirs[there]) for there in chosen], mine[mark], count)
        for mark, found in fits.items()
        if (chosen := [there for _, there in sorted(found)[:COUNTERPARTS] if mark in best[there]])
    }


def _meaning(chosen: list[tuple[str, int, int]], often: int, count: int) -> _Meaning:
    gains = []
    missing = 0.0
    for there, both, rare in chosen:
        likely, chance = both / (often + 1), (rare + 0.5) / (count + 2)
        gains.append((there, max(0.0, math.log(likely / chance))))
        if likely > chance:
            missing += math.log((1 - likely) / (1 - min(0.95, chance)))
    return _Meaning(tuple(gains), max(MISSED, missing))
