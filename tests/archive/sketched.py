"""Makes sketches of texts, and indexes them."""

from __future__ import annotations

import random
import sqlite3

from newsarchive.archive import sketch_memory, sketches
from newsarchive.archive.database import transaction
from newsarchive.edits.shingles import BITS, FEWEST, ONE_IN, Sketch


def made(chance: random.Random, shared: tuple[int, ...] = ()) -> tuple[int, Sketch]:
    """Number and sketch of a text that has some digests of others."""
    digests = {chance.getrandbits(BITS) // ONE_IN for _ in range(FEWEST - len(shared))}
    return chance.getrandbits(BITS), Sketch(digests=tuple(sorted(digests.union(shared))), runs=300, imprint=bytes(256))


def stored(connection: sqlite3.Connection, number: int = 400, seed: int = 1) -> list[Sketch]:
    """Index so many texts."""
    chance = random.Random(seed)
    texts = [made(chance) for _ in range(number)]
    with transaction(connection):
        for key, one in texts:
            sketches.put(connection, key, one)
    return [one for _, one in texts]


def stored_nowhere(number: int) -> list[Sketch]:
    """Sketches of other texts."""
    chance = random.Random(99)
    return [made(chance)[1] for _ in range(number)]


def found(connection: sqlite3.Connection, one: Sketch) -> int:
    """How many of a text's digests are found in the index."""
    return len(sketch_memory.of(connection).holders(connection, one.digests))
