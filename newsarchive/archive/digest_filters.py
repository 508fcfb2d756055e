"""Which digests the index of copies surely does not hold, told without a look at it: of a new text most stand nowhere else, and each look
at a large index reads a page that nothing else needs.

For each slice of the index a Bloom filter is stored (B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, CACM 13:7,
1970), written in the transaction that moves digests on into the slice. Which digests were not moved on yet a process that writes many texts
keeps in memory, until another process writes. A filter may say that a digest is there that is not, never the other way round; one that is
missing, or whose row was damaged, makes finding slower, and nothing else.
"""

from __future__ import annotations

import sqlite3
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsarchive.archive.seals import SealingConnection
from newsarchive.edits.shingles import BITS

NARROW, WIDE = 48, 16
"""Slices of the eighth with the smallest digests, where nearly all are of texts of usual length, and of the rest."""
BOUNDS = (
    *(part * (1 << BITS - 3) // NARROW for part in range(NARROW)),
    *((1 << BITS - 3) + part * 7 * (1 << BITS - 3) // WIDE for part in range(WIDE)),
)
"""The smallest digest of each slice."""
ROOM = 8
"""Bits for each digest, at least, of filters that may grow: of those that are not there an eighth at most seem to be."""
SMALLEST, LARGEST = 1 << 12, 1 << 22
"""Bits of a slice's filter: all together 32 MB at most. Beyond half a million texts more and more digests are looked up in vain."""
FRESH = 1 << 18
"""Fresh digests that are read into memory at most; where there are more, as of long texts, all are looked up. Twice as many are remembered,
some of which were moved on in the meantime, before they are forgotten and read anew: 40 MB at most."""
CALM = 200
"""Texts that are looked for, without another process having written, until filters are loaded."""
LATER = 10_000
"""Texts after which it is tried again where there were too many fresh digests."""
_OF_A_SLICE = "SELECT digest FROM sketches WHERE digest >= ? AND digest < ?"
_SIZE_OF_A_SLICE = "SELECT count(*) FROM sketches WHERE digest >= ? AND digest < ?"


class Filter:
    """A Bloom filter of digests, with one bit for each: their last bits are evenly spread themselves.

    Args:
        bits: of which there are a power of two.
        held: digests that were added.
    """

    def __init__(self, bits: bytearray, held: int = 0) -> None:
        self.bits = bits
        self.mask = 8 * len(bits) - 1
        self.held = held

    @classmethod
    def for_so_many(cls, count: int) -> Filter:
        """An empty one with room for so many digests, and some more."""
        size = SMALLEST
        while size < (ROOM + 2) * count and size < LARGEST:
            size *= 2
        return cls(bytearray(size // 8))

    @property
    def is_full(self) -> bool:
        """Whether a larger one should take its place."""
        return ROOM * self.held > self.mask and self.mask + 1 < LARGEST

    def add(self, digests: Iterable[int]) -> None:
        """Have it hold these too."""
        bits, mask, held = self.bits, self.mask, self.held
        for one in digests:
            bits[(one & mask) >> 3] |= 1 << (one & 7)
            held += 1
        self.held = held

    def __contains__(self, digest: int) -> bool:
        return bool(self.bits[(digest & self.mask) >> 3] >> (digest & 7) & 1)


class Possible(NamedTuple):
    """Digests that may be somewhere."""

    moved_on: Sequence[int]
    """Those that `sketches` may hold."""
    fresh: Sequence[int]
    """Those that `sketches_fresh` may hold."""


class _Memory:
    """The filters that a connection has in memory."""

    def __init__(self) -> None:
        self.version = -1
        """By which SQLite tells that another connection wrote."""
        self.asked = 0
        """Texts that were looked for since another connection wrote; below zero where there were too many fresh digests."""
        self.slices: dict[int, Filter] | None = None
        """Of each slice that has one; None where none was loaded yet."""
        self.checksums: dict[int, int] = {}
        """Of each of these, as it was read or written."""
        self.fresh: set[int] | None = None
        """All fresh digests, and some that were; None where it is not known which there are."""


def span(part: int) -> tuple[int, int]:
    """The smallest digest of a slice, and of the one after it."""
    return BOUNDS[part], BOUNDS[part + 1] if part + 1 < len(BOUNDS) else 1 << BITS


def possible(connection: sqlite3.Connection, digests: Sequence[int]) -> Possible:
    """Which of some digests the index may hold; to be asked in the transaction in which they are looked up."""
    memory = _memory(connection)
    if memory is None:
        return Possible(digests, digests)
    memory.asked += 1
    if memory.asked > CALM:
        if memory.slices is None:
            _load(connection, memory)
        if memory.fresh is None:
            rows = connection.execute("SELECT digest FROM sketches_fresh LIMIT ?", (FRESH + 1,)).fetchall()
            if len(rows) <= FRESH:
                memory.fresh = {row[0] for row in rows}
            else:
                memory.asked = -LATER
    moved_on = fresh = digests
    if memory.slices is not None:
        moved_on = _among(memory.slices, digests)
    if memory.fresh is not None:
        fresh = [one for one in digests if one in memory.fresh]
    return Possible(moved_on, fresh)


def _among(slices: dict[int, Filter], digests: Sequence[int]) -> list[int]:
    found = []
    for one in digests:
        there = slices.get(bisect_right(BOUNDS, one) - 1)
        if there is None or one in there:
            found.append(one)
    return found


def added(connection: sqlite3.Connection, digests: Sequence[int]) -> None:
    """Note that these were added to `sketches_fresh`."""
    memory = connection.memories.get(_Memory) if isinstance(connection, SealingConnection) else None
    if memory is not None and memory.fresh is not None:
        memory.fresh.update(digests)
        if len(memory.fresh) > 2 * FRESH:
            memory.fresh = None


def moved_on(connection: sqlite3.Connection, part: int, digests: Sequence[int]) -> None:
    """Have the filter of a slice of `sketches` hold these too, which were just moved there."""
    memory = _memory(connection)
    there = memory.slices.get(part) if memory is not None and memory.slices is not None else _read(connection, part)
    if there is not None:
        there.add(digests)
    if there is None or there.is_full:
        there = Filter.for_so_many(connection.execute(_SIZE_OF_A_SLICE, span(part)).fetchone()[0])
        there.add(row[0] for row in connection.execute(_OF_A_SLICE, span(part)))
    checksum = _checksum(part, there.held, there.bits)
    connection.execute(
        "REPLACE INTO sketch_filters(part, held, checksum, bits) VALUES (?, ?, ?, ?)", (part, there.held, checksum, there.bits)
    )
    if memory is not None and memory.slices is not None:
        memory.slices[part], memory.checksums[part] = there, checksum


def forget(connection: sqlite3.Connection) -> None:
    """Delete all filters, which are made anew by and by: they still say of an erased text that it may have been there."""
    connection.execute("DELETE FROM sketch_filters")
    if isinstance(connection, SealingConnection):
        connection.memories.pop(_Memory, None)


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """Filters that are damaged, or say of a digest of `sketches` that it is not there; a line for each. Nothing in an archive from before
    filters."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sketch_filters'").fetchone() is None:
        return
    for (part,) in connection.execute("SELECT part FROM sketch_filters ORDER BY part").fetchall():
        there = _read(connection, part) if isinstance(part, int) and 0 <= part < len(BOUNDS) else None
        if there is None:
            yield f"sketch_filters part={part} is damaged"
            continue
        missing = sum(row[0] not in there for row in connection.execute(_OF_A_SLICE, span(part)))
        if missing:
            yield f"sketch_filters part={part} says of {missing:,} digests of sketches that they are not there"


def _memory(connection: sqlite3.Connection) -> _Memory | None:
    """What a connection has in memory, as far as it still holds; None of one that is not made for storing articles. In a transaction, where
    no other connection can write."""
    if not isinstance(connection, SealingConnection):
        return None
    memory: _Memory = connection.memories.setdefault(_Memory, _Memory())
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    if memory.version != version:
        memory.asked, memory.fresh = 0, None
        if memory.slices is not None:
            _load(connection, memory)
        memory.version = version
    return memory


def _load(connection: sqlite3.Connection, memory: _Memory) -> None:
    """Read those of the stored filters that are not in memory, or are other ones there."""
    before = memory.slices or {}
    checksums = dict(connection.execute("SELECT part, checksum FROM sketch_filters"))
    slices = {
        part: before[part] if memory.checksums.get(part) == checksum and part in before else _read(connection, part)
        for part, checksum in checksums.items()
    }
    memory.slices, memory.checksums = {part: one for part, one in slices.items() if one is not None}, checksums


def _read(connection: sqlite3.Connection, part: int) -> Filter | None:
    """The stored filter of a slice; None where there is none, or it is damaged."""
    row = connection.execute("SELECT held, checksum, bits FROM sketch_filters WHERE part = ?", (part,)).fetchone()
    if row is None:
        return None
    held, checksum, bits = row
    if not isinstance(bits, bytes) or _checksum(part, held, bits) != checksum or not _is_size(8 * len(bits)):
        return None
    return Filter(bytearray(bits), held)


def _checksum(part: int, held: int, bits: bytes | bytearray) -> int:
    """Of all that a row says."""
    return zlib.crc32(bits, zlib.crc32(f"{part} {held}".encode()))


def _is_size(bits: int) -> bool:
    return SMALLEST <= bits <= LARGEST and not bits & bits - 1
