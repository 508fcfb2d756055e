"""What is found near to a text does not depend on whether it is indexed itself, nor on what was moved on in the index."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from newsarchive.archive import sketch_memory, sketches
from newsarchive.edits.imprint import imprint
from newsarchive.edits.shingles import BITS, Sketch
from tests.archive.made import memory


def crowd(chance: random.Random, number: int, families: int) -> dict[int, Sketch]:
    """Texts that share runs of words with others of their family, some with many others."""
    runs = [[chance.getrandbits(BITS) for _ in range(60)] for _ in range(families)]
    found = {}
    for _ in range(number):
        shared = chance.sample(chance.choice(runs), chance.randint(0, 50))
        digests = {*shared, *(chance.getrandbits(BITS) for _ in range(60 - len(shared)))}
        found[chance.getrandbits(BITS)] = Sketch(digests=tuple(sorted(digests)[:32]), runs=60, imprint=imprint(digests))
    return found


@pytest.mark.parametrize(("number", "families"), [(120, 40), (200, 8), (300, 2)])
def test_the_same_is_found_wherever_digests_stand_in_the_index(number: int, families: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = crowd(random.Random(number), number, families)
    found = []
    for waiting, calm, remembered in ((10**9, 10**9, 0), (10**9, 0, 500), (0, 10**9, 5), (0, 0, 5), (500, 50, 500)):
        monkeypatch.setattr(sketch_memory, "WAITING", waiting)
        monkeypatch.setattr(sketch_memory, "CALM", calm)
        monkeypatch.setattr(sketch_memory, "COMMON", 2 if remembered else 10**9)
        monkeypatch.setattr(sketch_memory, "REMEMBERED", remembered)
        with closing(memory()) as connection:
            for key, one in texts.items():
                before = sketches.near(connection, key, one)
                sketches.put(connection, key, one)
                assert sketches.near(connection, key, one) == before
            found.append([sketches.near(connection, key, one) for key, one in texts.items()])
            assert bool(connection.execute("SELECT count(*) FROM sketches").fetchone()[0]) == (waiting < 10**9)
            assert not list(sketches.verify(connection))
    assert all(one == found[0] for one in found)
    assert sum(len(near.texts) for near in found[0]) > number
