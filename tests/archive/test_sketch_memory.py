"""What is known in memory of the index of copies is what stands in the archive, whoever writes and whatever is taken back."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import digest_filters, sketch_memory, sketches
from newsarchive.archive.database import connect, take_back, transaction
from newsarchive.archive.seals import SealingConnection
from newsarchive.archive.sketch_memory import unpacked
from newsarchive.edits.shingles import BITS, FEWEST, Sketch
from tests.archive.made import memory
from tests.archive.sketched import found, stored

MOST = 3


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little waits, little is remembered, and filters are used at once."""
    monkeypatch.setattr(sketch_memory, "HOLDERS", MOST)
    monkeypatch.setattr(sketch_memory, "WAITING", 60)
    monkeypatch.setattr(sketch_memory, "COMMON", 2)
    monkeypatch.setattr(sketch_memory, "REMEMBERED", 12)
    monkeypatch.setattr(sketch_memory, "CALM", 1)


class Walk:
    """Connections that index and remove texts by chance; which texts have a digest is known apart."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.common = [self.chance.getrandbits(BITS) for _ in range(20)]
        self.connections = [connect(path) for _ in range(3)]
        self.texts: dict[int, Sketch] = {}

    def put(self, connection: sqlite3.Connection) -> None:
        digests = {*self.chance.sample(self.common, 4), *(self.chance.getrandbits(BITS) for _ in range(6))}
        number, one = self.chance.getrandbits(40), Sketch(digests=tuple(sorted(digests)), runs=10, imprint=bytes(256))
        self.texts[number] = one
        assert sketches.put(connection, number, one)
        assert not sketches.put(connection, number, one)

    def remove(self, connection: sqlite3.Connection) -> None:
        if self.texts:
            number = self.chance.choice(list(self.texts))
            del self.texts[number]
            sketches.remove(connection, number)

    def some(self, connection: sqlite3.Connection) -> None:
        for _ in range(self.chance.randrange(3)):
            self.chance.choice((self.put, self.put, self.put, self.remove))(connection)

    def step(self) -> None:
        at = self.chance.randrange(len(self.connections))
        connection = self.connections[at]
        match self.chance.randrange(8):
            case 0:
                connection.close()
                self.connections[at] = connect(self.path)
            case 1:
                connection.execute("BEGIN IMMEDIATE")
                before = dict(self.texts)
                self.some(connection)
                self.texts = before
                take_back(connection)
            case 2:
                with transaction(connection):
                    self.some(connection)
                    before = dict(self.texts)
                    connection.execute("SAVEPOINT item")
                    self.some(connection)
                    self.check(connection)
                    take_back(connection, "item")
                    self.texts = before
                    self.some(connection)
            case 3:
                with transaction(connection):
                    self.some(connection)
                    sketch_memory.forget(connection)
            case _:
                with transaction(connection):
                    self.some(connection)
        self.check(self.connections[self.chance.randrange(len(self.connections))])

    def check(self, connection: SealingConnection) -> None:
        digests = sorted({*self.common, *(digest for one in self.texts.values() for digest in one.digests)})
        expected = [sorted(number for number, one in self.texts.items() if digest in one.digests)[: MOST + 1] for digest in digests]
        for _ in range(2):
            assert sketch_memory.of(connection).holders(connection, digests) == [one for one in expected if one]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(3))
def test_all_connections_know_which_texts_have_a_digest_whatever_happens(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path / "a.db", seed)
    for _ in range(100):
        walk.step()
    assert walk.connections[0].execute("SELECT count(*) FROM sketches").fetchone()[0] > 50
    for connection in walk.connections:
        assert not [*sketches.verify(connection), *digest_filters.verify(connection)]
        connection.close()


def test_what_waits_is_moved_on_slice_by_slice_and_its_arrivals_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 500)
    with closing(memory()) as connection:
        texts = stored(connection, 600)
        known = sketch_memory.of(connection)
        assert len(known.waiting) <= 500 + len(digest_filters.SLICES) * FEWEST
        assert min(known.moved) > 0
        arrivals = connection.execute("SELECT count(*), min(number), max(number) FROM sketch_arrivals").fetchone()
        assert arrivals == (601 - min(known.moved), min(known.moved), 600)
        assert list(sketch_memory.waiting(connection))
        assert all(found(connection, one) == len(one.digests) for one in texts)


def test_a_number_is_not_given_anew_after_all_was_moved_on_and_removed() -> None:
    with closing(memory()) as connection:
        stored(connection, 3)
        known = sketch_memory.of(connection)
        for part in digest_filters.SLICES:
            known.move_on(connection, part)
        for (number,) in connection.execute("SELECT text FROM fingerprints").fetchall():
            sketches.remove(connection, number)
        (last,) = connection.execute("SELECT max(number) FROM sketch_arrivals").fetchone()
        assert last == 6
        assert sketch_memory.arrived(connection, 1) == 7
        assert connection.execute("SELECT count(*) FROM sketch_arrivals WHERE text IS NOT NULL").fetchone() == (1,)


@pytest.mark.parametrize("damage", [
    "UPDATE sketch_slices SET moved = 'x'", "UPDATE sketch_slices SET part = part + 1000", "UPDATE sketch_arrivals SET text = 'x'",
    "UPDATE sketch_arrivals SET text = 7", "UPDATE fingerprints SET digests = x'0102'", "UPDATE fingerprints SET digests = 'text'",
    "DELETE FROM sketch_arrivals", "DELETE FROM sketches", "UPDATE sketches SET digest = digest + 1",
])
def test_a_damaged_index_is_named_and_stops_nothing(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 300)
    with closing(connect(tmp_path / "a.db")) as connection:
        stored(connection, 40)
        assert not list(sketches.verify(connection))
    with closing(sqlite3.connect(tmp_path / "a.db")) as other, other:
        other.execute(damage)
    with closing(connect(tmp_path / "a.db")) as connection:
        assert list(sketches.verify(connection)) or "sketch_slices" in damage
        stored(connection, 40, 2)


def test_digests_are_read_as_they_were_stored() -> None:
    digests = tuple(sorted(random.Random(1).getrandbits(BITS) for _ in range(50)))
    assert unpacked(sketches._packed(digests)) == digests
    assert unpacked(sketches._packed(digests)[:-1]) == unpacked(None) == ()
