"""How much of one text may stand in another, from a bit for each of its shortest runs of words: told without either text.

A run of so many words as count as standing in another text sets the bit that its digest names. What two texts share, both have set; what
both have set by chance follows from how many bits each has. A sample of long runs (a sketch) tells which texts may be alike out of all
that there are; this tells of two, and of nearly all that only have some sentences in common, that neither was made of the other.
"""

from __future__ import annotations

from collections.abc import Set
from math import sqrt
from typing import NamedTuple

SMALLEST = 2048
"""Bits of an imprint: always a power of two, so that a larger one is folded to the size of a smaller one."""
ROOM = 4
"""At least so many bits for each run."""
SURELY_FEWER = 0.25
"""Share of the runs of the text that has fewer, below which neither text was made of the other."""
UNCERTAIN = 2.0
"""How many standard deviations more than it seems may be shared."""
LEAST_FREE = 0.1
"""Share of the bits below which nothing can be told: a short text beside one that sets nearly all when it is folded."""


def imprint(digests: Set[int]) -> bytes:
    """The bits of a text's runs, by their digests."""
    size = SMALLEST
    while size < ROOM * len(digests):
        size *= 2
    bits = bytearray(size // 8)
    for one in digests:
        at = one & size - 1
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


class Bits(NamedTuple):
    """An imprint as it is compared."""

    bits: int
    size: int
    """How many bits there are; 0: nothing is known."""
    ones: int
    """How many of them are set."""


def bits_of(imprint: bytes) -> Bits:
    """An imprint, empty where there is none, as it is compared."""
    bits = int.from_bytes(imprint, "little")
    return Bits(bits, 8 * len(imprint), bits.bit_count())


def shared(one: Bits, other: Bits) -> float | None:
    """Which share of the runs of the text that has fewer of them stands in the other too, as likely as it is and at most 1; None where so
    little does that neither text was made of the other."""
    bits, size, fewer = one
    other_bits, other_size, more = other
    if not size or not other_size:
        return SURELY_FEWER
    if size != other_size:
        size = min(size, other_size)
        bits, _, fewer = _folded(one, size)
        other_bits, _, more = _folded(other, size)
    if fewer > more:
        fewer, more = more, fewer
    if not fewer:
        return None
    # Of bits that are not shared, both have some by chance: of those set in both, s + (fewer - s) * (more - s) / size are there if s are
    # shared, which is chance + s * (free + s / size).
    chance, free = fewer * more / size, 1 - (fewer + more) / size
    if free < LEAST_FREE:
        return SURELY_FEWER
    beyond = (bits & other_bits).bit_count() - chance
    least = SURELY_FEWER * fewer
    if beyond + UNCERTAIN * sqrt(chance * (1 - more / size)) < least * (free + least / size):
        return None
    return min(1.0, (sqrt(free * free + 4 * max(0.0, beyond) / size) - free) * size / 2 / fewer)


def _folded(one: Bits, size: int) -> Bits:
    bits, there, _ = one
    if there == size:
        return one
    while there > size:
        there //= 2
        bits = bits >> there | bits & (1 << there) - 1
    return Bits(bits, size, bits.bit_count())
