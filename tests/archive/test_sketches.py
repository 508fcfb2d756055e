"""What is found near to a text does not depend on whether it is indexed itself, nor on what was moved on in the index."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing

import pytest

from newsarchive.archive import sketch_memory, sketches
from newsarchive.archive.database import transaction
from newsarchive.edits.imprint import imprint
from newsarchive.edits.shingles import BITS, Sketch
from tests.archive.made import memory


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    sketches._known.clear()
    yield
    sketches._known.clear()


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


def of_runs(runs: range) -> Sketch:
    """A sketch of a text that has these runs of words."""
    chance = random.Random(1)
    digests = [chance.getrandbits(BITS) for _ in range(1000)][runs.start : runs.stop]
    return Sketch(digests=tuple(sorted(digests)[:32]), runs=len(digests), imprint=imprint(set(digests)))


def test_a_text_is_near_by_its_stored_imprint_as_long_as_it_is_indexed_by_this_code() -> None:
    text, copy = of_runs(range(300)), of_runs(range(20, 300))
    other = Sketch(digests=text.digests, runs=300, imprint=of_runs(range(500, 800)).imprint)
    with closing(memory()) as connection:
        sketches.put(connection, 1, text)
        sketches.put(connection, 2, other)
        for _ in range(2):
            assert sketches.near(connection, 3, copy).texts == (1,)
        sketches._known.clear()
        connection.execute("UPDATE fingerprints SET form = form - 1")
        assert sketches.near(connection, 3, copy).texts == ()


def test_whether_others_wrote_is_asked_once_in_a_transaction() -> None:
    with closing(memory()) as connection:
        asked: list[str] = []
        with transaction(connection):
            sketches.put(connection, 1, of_runs(range(300)))
        connection.set_trace_callback(lambda one: asked.append(one) if "data_version" in one else None)
        for number in (2, 3):
            with transaction(connection):
                sketches.near(connection, number, of_runs(range(300)))
                sketches.put(connection, number, of_runs(range(300)))
        assert len(asked) == 2
        sketches.near(connection, 4, of_runs(range(300)))
        assert len(asked) == 3


def test_digests_above_all_slices_wait_and_are_moved_on_like_others() -> None:
    odd = Sketch(digests=(5, (1 << BITS) + 3, (1 << BITS) + 9), runs=3, imprint=bytes(256))
    with closing(memory()) as connection:
        sketches.put(connection, 1, odd)
        sketches.put(connection, 2, odd)
        known = sketch_memory.of(connection)
        assert known.holders(connection, odd.digests) == [[1, 2]] * 3
        sketches.remove(connection, 1)
        for part in range(len(known.waiting)):
            known.move_on(connection, part)
        assert known.held == 0
        assert connection.execute("SELECT digest FROM sketches WHERE text = 2 ORDER BY 1").fetchall() == [(one,) for one in odd.digests]
        assert known.holders(connection, odd.digests) == [[2]] * 3
