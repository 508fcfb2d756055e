"""Which bytes of a SQLite file are used: headers, pointers and cells of every page that is not free, and the payload that overflows.

See https://www.sqlite.org/fileformat2.html; what lies between (free blocks, gaps, free pages) holds nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX = 0x0D, 0x05, 0x0A, 0x02


class Used:
    """The used ranges (start, end) of a database file that no process has open."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        (size,) = struct.unpack(">H", self.data[16:18])
        self.page = 65536 if size == 1 else size
        self.room = self.page - self.data[20]
        self.ranges: list[tuple[int, int]] = [(0, 100)]
        free = set(self._free())
        self._overflow: dict[int, int] = {}
        for number in range(1, len(self.data) // self.page + 1):
            if number not in free and self.data[self._start(number)] in {LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX}:
                self._tree_page(number)
        self.ranges.sort()

    def _start(self, number: int) -> int:
        """Where the B-tree header of a page begins."""
        return (number - 1) * self.page + (100 if number == 1 else 0)

    def _free(self) -> Iterator[int]:
        (trunk,) = struct.unpack(">I", self.data[32:36])
        while trunk:
            yield trunk
            at = (trunk - 1) * self.page
            following, count = struct.unpack(">II", self.data[at : at + 8])
            yield from struct.unpack(f">{count}I", self.data[at + 8 : at + 8 + 4 * count])
            trunk = following

    def _tree_page(self, number: int) -> None:
        base, at = (number - 1) * self.page, self._start(number)
        kind = self.data[at]
        (count,) = struct.unpack(">H", self.data[at + 3 : at + 5])
        pointers = at + (12 if kind in {INNER_TABLE, INNER_INDEX} else 8)
        self.ranges.append((at, pointers + 2 * count))
        for (cell,) in struct.iter_unpack(">H", self.data[pointers : pointers + 2 * count]):
            self.ranges.append((base + cell, self._cell(kind, base + cell)))

    def _cell(self, kind: int, start: int) -> int:
        """Where a cell ends; its overflow pages are noted."""
        at = start + (4 if kind in {INNER_TABLE, INNER_INDEX} else 0)
        if kind == INNER_TABLE:
            return self._varint(at)[1]
        payload, at = self._varint(at)
        if kind == LEAF_TABLE:
            at = self._varint(at)[1]
        most = self.room - 35 if kind == LEAF_TABLE else (self.room - 12) * 64 // 255 - 23
        if payload <= most:
            return at + payload
        least = (self.room - 12) * 32 // 255 - 23
        local = least + (payload - least) % (self.room - 4)
        local = least if local > most else local
        (page,) = struct.unpack(">I", self.data[at + local : at + local + 4])
        left = payload - local
        while page and left > 0:
            first = (page - 1) * self.page
            here = min(left, self.room - 4)
            self.ranges.append((first, first + 4 + here))
            (page,) = struct.unpack(">I", self.data[first : first + 4])
            left -= here
        return at + local + 4

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for number in range(9):
            byte = self.data[at + number]
            if number == 8:
                return value << 8 | byte, at + 9
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + number + 1
        raise AssertionError("a varint has nine bytes at most")
