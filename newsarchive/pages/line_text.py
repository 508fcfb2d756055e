"""Lines as a text: paragraphs, line breaks, lists and tables as a reader of plain text expects them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.pages.lines import CELLS, Box, Line

LONG_CELL = 300
"""Weight above which a cell holds text rather than data."""
LISTS = frozenset({"ul", "ol", "menu", "dir"})
_BULLET = re.compile(r"[•·▪▫◦‣●○■□►▶✓✔]\s*|[-–—*]\s+")


def text_of(lines: Sequence[Line]) -> str:
    """Lines as a text.

    A blank line stands between paragraphs; line breaks are kept; items of a list, of whatever kind, begin with "- " and stand
    line under line; so do the rows of a table, their cells parted by " | ". A table that only lays out a page is paragraphs.
    """
    places = _Places(lines)
    parts: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None:
            parts.append(places.between(before, line))
        parts.append(f"- {_BULLET.sub('', line.text, count=1) if _BULLET.match(line.text) else line.text}" if line.item else line.text)
        before = line
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a box stands in."""

    items: Box | None = None
    """The outermost list."""
    terms: Box | None = None
    """The nearest list of definitions."""
    table: Box | None = None
    row: Box | None = None
    cell: Box | None = None


class _Places:
    """Where the lines stand in lists and tables."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.known: dict[Box, _Place] = {}
        self.data = self._data_tables(lines)

    def of(self, box: Box) -> _Place:
        """What a box stands in; found once a box."""
        waiting: list[Box] = []
        at: Box | None = box
        while at is not None and at not in self.known:
            waiting.append(at)
            at = at.parent
        place = self.known[at] if at is not None else _Place()
        for one in reversed(waiting):
            place = self.known[one] = _entered(place, one)
        return place

    def between(self, before: Line, line: Line) -> str:
        """What parts two lines."""
        old, new = self.of(before.box), self.of(line.box)
        if new.table in self.data and old.table is new.table and old.row is not None and new.row is not None:
            if old.row is not new.row:
                return "\n"
            return " " if old.cell is new.cell else " | "
        follows = before.index == line.index - 1
        if line.joined and follows:
            return "\n"
        if line.item and new.items is not None and new.items is old.items:
            return "\n"
        if line.box.tag == "dd" and follows and old.terms is new.terms and before.box.tag in {"dt", "dd"}:
            return "\n"
        return "\n\n"

    def _data_tables(self, lines: Sequence[Line]) -> set[Box]:
        """The tables that hold data: several cells in a row, and hardly more than a line in each."""
        rows: dict[Box, dict[Box, dict[Box, list[Line]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for line in lines:
            place = self.of(line.box)
            if place.table is not None and place.row is not None and place.cell is not None:
                rows[place.table][place.row][place.cell].append(line)
        return {
            table
            for table, cells in rows.items()
            if any(len(row) > 1 for row in cells.values()) and all(_is_data(list(row.values())) for row in cells.values())
        }


def _entered(around: _Place, box: Box) -> _Place:
    tag = box.tag
    if tag in LISTS:
        return _Place(around.items or box, around.terms, around.table, around.row, around.cell)
    if tag == "dl":
        return _Place(around.items, box, around.table, around.row, around.cell)
    if tag == "table":
        return _Place(around.items, around.terms, box)
    if tag == "tr":
        return _Place(around.items, around.terms, around.table, box)
    if tag in CELLS:
        return _Place(around.items, around.terms, around.table, around.row, box)
    return around


def _is_data(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether the cells of a row hold data: no list, at most one of them long, and that one a single line."""
    long = [cell for cell in cells if sum(line.weight for line in cell) > LONG_CELL]
    return len(long) < 2 and all(len(cell) == 1 for cell in long) and not any(line.item for cell in cells for line in cell)
