"""The articles of a university day by day, and what stands in those before: what all of them say tells no two of them apart."""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from typing import NamedTuple

from newsarchive.archive.translation_clues import BACKGROUND, NEAR, SIDE, of_days, side_of
from newsarchive.archive.translation_model import Side, Window, grouped


class _Before(NamedTuple):
    """An article of the background."""

    day: int
    text: str | None
    clues: tuple[tuple[str, frozenset[str]], ...]
    """By their groups."""


class Days:
    """The articles of one university, gone through day by day; days that are asked for in their order cost least."""

    def __init__(self, connection: sqlite3.Connection, university: str) -> None:
        self._connection = connection
        self._university = university
        self._until: int | None = None
        self._near: deque[Side] = deque()
        self._before: dict[str, deque[_Before]] = {}
        self._frequency: dict[str, dict[str, dict[str, int]]] = {}

    def at(self, day: int) -> tuple[list[Side], Window]:
        """The articles of a day and of the NEAR days before it; and what stands in the last BACKGROUND articles of each language."""
        if self._until is None or day < self._until:
            self._begin(day)
        else:
            for side in of_days(self._connection, self._university, self._until + 1, day):
                self._add(side)
        self._until = day
        while self._near and (self._near[0].day or 0) < day - NEAR:
            self._near.popleft()
        near = sorted(self._near, key=lambda side: (side.day or 0, side.key))
        return near, Window({tongue: len(found) for tongue, found in self._before.items()}, self._frequency, _by_day(near))

    def _begin(self, day: int) -> None:
        """Look back from a day: BACKGROUND articles of each language, and the days that are near."""
        self._near.clear()
        self._before, self._frequency = {}, {}
        tongues = [
            row[0] for row in self._connection.execute(
                "SELECT DISTINCT tongue FROM translation_clues WHERE university = ? AND tongue IS NOT NULL", (self._university,)
            )
        ]  # fmt: skip
        found: dict[int, Side] = {side.key: side for side in of_days(self._connection, self._university, day - NEAR, day)}
        for tongue in tongues:
            rows = self._connection.execute(
                f"SELECT {SIDE} AND c.university = ? AND c.tongue = ? AND c.day <= ? ORDER BY c.day DESC, a.canonical_url DESC LIMIT ?",
                (self._university, tongue, day, BACKGROUND),
            )
            found.update((side.key, side) for side in map(side_of, map(tuple, rows)))
        for side in sorted(found.values(), key=lambda one: (one.day or 0, one.url)):
            self._add(side)

    def _add(self, side: Side) -> None:
        self._near.append(side)
        before = self._before.setdefault(side.tongue, deque())
        frequency = self._frequency.setdefault(side.tongue, {})
        new = _Before(side.day or 0, side.text, tuple(grouped(side)))
        for group, clues in new.clues:
            counts = frequency.setdefault(group, defaultdict(int))
            for clue in clues:
                counts[clue] += 1
        before.append(new)
        if len(before) > BACKGROUND:
            for group, clues in before.popleft().clues:
                counts = frequency[group]
                for clue in clues:
                    counts[clue] -= 1
                    if not counts[clue]:
                        del counts[clue]


def _by_day(near: list[Side]) -> dict[tuple[str, int], int]:
    """How many texts of each language are of each day; copies of one text count once."""
    texts: dict[tuple[str, int], set[str]] = defaultdict(set)
    for side in near:
        texts[side.tongue, side.day or 0].add(side.text or side.url)
    return {name: len(found) for name, found in texts.items()}
