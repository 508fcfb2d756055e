"""Which digests a slice of the index of copies surely does not hold, told without a look at it: of a new text most stand nowhere else, and
each look at a large index reads a page that nothing else needs.

For each slice of the index a Bloom filter is stored (B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, CACM 13:7,
1970), written in the transaction that moves digests on into the slice. A filter may say that a digest is there that is not, never the
other way round; one that is missing, or whose row was damaged, makes finding slower, and nothing else.
"""

from __future__ import annotations

import sqlite3
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newsarchive.edits.shingles import BITS

NARROW, WIDE = 48, 16
"""Slices of the eighth with the smallest digests, where nearly all are of texts of usual length, and of the rest."""
BOUNDS = (
    *(part * (1 << BITS - 3) // NARROW for part in range(NARROW)),
    *((1 << BITS - 3) + part * 7 * (1 << BITS - 3) // WIDE for part in range(WIDE)),
)
"""The smallest digest of each slice."""
SLICES = range(len(BOUNDS))
ROOM = 8
"""Bits for each digest, at least, of filters that may grow: of digests that are not there (1 - e ** -(2 / ROOM)) ** 2 seem to be."""
SMALLEST, LARGEST = 1 << 12, 1 << 22
"""Bits of a slice's filter: all together 32 MB at most. Beyond half a million texts more and more digests are looked up in vain."""
_ODD = 0x9E3779B97F4A7C15
_OF_A_SLICE = "SELECT digest FROM sketches WHERE digest >= ? AND digest < ?"
_SIZE_OF_A_SLICE = "SELECT count(*) FROM sketches WHERE digest >= ? AND digest < ?"


class Filter:
    """A Bloom filter of digests, with two bits for each: one that its last bits name, which are evenly spread themselves, and one that all
    of them do.

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
        """An empty one with room for so many digests, and as many more."""
        size = SMALLEST
        while size < 2 * ROOM * count and size < LARGEST:
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
            other = one * _ODD >> 40
            bits[(other & mask) >> 3] |= 1 << (other & 7)
            held += 1
        self.held = held

    def __contains__(self, digest: int) -> bool:
        if not self.bits[(digest & self.mask) >> 3] >> (digest & 7) & 1:
            return False
        other = digest * _ODD >> 40
        return bool(self.bits[(other & self.mask) >> 3] >> (other & 7) & 1)


def part_of(digest: int) -> int:
    """The slice that a digest belongs to."""
    return bisect_right(BOUNDS, digest) - 1


def span(part: int) -> tuple[int, int]:
    """The smallest digest of a slice, and of the one after it."""
    return BOUNDS[part], BOUNDS[part + 1] if part + 1 < len(BOUNDS) else 1 << BITS


def parts_of(digests: Iterable[int]) -> list[int]:
    """The slices that some digests belong to."""
    return [bisect_right(BOUNDS, one) - 1 for one in digests]


def possible(filters: Sequence[Filter | None], digests: Iterable[int], parts: Iterable[int]) -> list[int]:
    """Those of some digests that may be in the index, by the filters of all slices.

    Args:
        parts: the slice of each digest.
    """
    found = []
    for one, part in zip(digests, parts, strict=True):
        there = filters[part]
        # Of most the first bit is not set, which is asked here without a call.
        if there is None or (there.bits[(one & there.mask) >> 3] >> (one & 7) & 1 and one in there):
            found.append(one)
    return found


def read(connection: sqlite3.Connection, part: int) -> Filter | None:
    """The stored filter of a slice; None where there is none, or it is damaged."""
    row = connection.execute("SELECT held, checksum, bits FROM sketch_filters WHERE part = ?", (part,)).fetchone()
    if row is None:
        return None
    held, checksum, bits = row
    if not isinstance(bits, bytes) or _checksum(part, held, bits) != checksum or not _is_size(8 * len(bits)):
        return None
    return Filter(bytearray(bits), held)


def renewed(connection: sqlite3.Connection, part: int, there: Filter | None, digests: Iterable[int]) -> Filter:
    """Store a slice's filter, to hold these digests too, which were just moved into the slice; returns it.

    Args:
        there: the one that is stored, None where none is or it is damaged: then it is made of all that the slice holds.
    """
    if there is not None:
        there.add(digests)
    if there is None or there.is_full:
        there = Filter.for_so_many(connection.execute(_SIZE_OF_A_SLICE, span(part)).fetchone()[0])
        there.add(row[0] for row in connection.execute(_OF_A_SLICE, span(part)))
    connection.execute(
        "REPLACE INTO sketch_filters(part, held, checksum, bits) VALUES (?, ?, ?, ?)",
        (part, there.held, _checksum(part, there.held, there.bits), there.bits),
    )
    return there


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """Filters that are damaged, or say of a digest of `sketches` that it is not there; a line for each. Nothing in an archive from before
    filters of this kind."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'sketch_slices'").fetchone() is None:
        return
    for (part,) in connection.execute("SELECT part FROM sketch_filters ORDER BY part").fetchall():
        there = read(connection, part) if part in SLICES else None
        if there is None:
            yield f"sketch_filters part={part} is damaged"
            continue
        missing = sum(row[0] not in there for row in connection.execute(_OF_A_SLICE, span(part)))
        if missing:
            yield f"sketch_filters part={part} says of {missing:,} digests of sketches that they are not there"


def _checksum(part: int, held: int, bits: bytes | bytearray) -> int:
    """Of all that a row says."""
    return zlib.crc32(bits, zlib.crc32(f"{part} {held}".encode()))


def _is_size(bits: int) -> bool:
    return SMALLEST <= bits <= LARGEST and not bits & bits - 1
