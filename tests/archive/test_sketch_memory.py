"""What is known in memory of the index of copies is what stands in the archive, whoever writes and whatever is taken back."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import digest_filters, sketch_memory, sketches
from newsarchive.archive.database import connect, take_back, transaction
from newsarchive.archive.rows import check_rows
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


def waiting(known: sketch_memory.Memory) -> dict[int, list[int]]:
    """Which texts have a digest that waits."""
    assert all(digest_filters.part_of(one) == part for part in digest_filters.SLICES for one in known.waiting[part])
    there = {one: text for part in known.waiting for one, text in part.items()}
    assert known.others.keys() <= there.keys()
    assert all(known.others.values())
    return {one: sorted([text, *known.others.get(one, ())]) for one, text in there.items()}


class Walk:
    """Connections that index and remove texts by chance; which texts have a digest is known apart."""

    def __init__(self, path: Path, seed: int, *, is_calm: bool) -> None:
        self.path = path
        self.is_calm = is_calm
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
        for _ in range(self.chance.randrange(4)):
            self.chance.choice((self.put, self.put, self.put, self.put if self.is_calm else self.remove))(connection)

    def step(self) -> None:
        at = self.chance.randrange(len(self.connections))
        connection = self.connections[at]
        match self.chance.randrange(8) if not self.is_calm else 8:
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
        known, new = sketch_memory.of(connection), sketch_memory.Memory(connection)
        assert waiting(known) == waiting(new)
        assert (known.moved, known.held, known.held) == (new.moved, new.held, sum(map(len, waiting(new).values())))
        assert len(known.common) <= sketch_memory.REMEMBERED


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("seed", "is_calm"), [(1, False), (2, False), (3, True)])
def test_all_connections_know_which_texts_have_a_digest_whatever_happens(tmp_path: Path, seed: int, *, is_calm: bool) -> None:
    """Where it is calm nothing is removed nor taken back, and all connections keep what they know."""
    walk = Walk(tmp_path / "a.db", seed, is_calm=is_calm)
    known = [sketch_memory.of(connection) for connection in walk.connections]
    for _ in range(100):
        walk.step()
    assert walk.connections[0].execute("SELECT count(*) FROM sketches").fetchone()[0] > 50
    assert [sketch_memory.of(connection) is one for connection, one in zip(walk.connections, known, strict=True)] == [is_calm] * 3
    for connection in walk.connections:
        assert not [*sketches.verify(connection), *digest_filters.verify(connection)]
        connection.close()


def test_what_waits_is_moved_on_slice_by_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 500)
    with closing(memory()) as connection:
        texts = stored(connection, 600)
        known = sketch_memory.of(connection)
        assert len(waiting(known)) <= 500 + len(digest_filters.SLICES) * FEWEST
        assert 600 - len(digest_filters.SLICES) <= min(known.moved) < max(known.moved) <= 600
        assert len(list(sketch_memory.waiting(connection))) == known.held == sum(map(len, waiting(known).values()))
        assert connection.execute("SELECT count(*) FROM sketches").fetchone()[0] == 600 * FEWEST - known.held
        assert all(found(connection, one) == len(one.digests) for one in texts)


@pytest.mark.parametrize("moved", [0, 30, 64])
def test_what_comes_after_the_last_text_was_removed_is_found_by_all(tmp_path: Path, moved: int) -> None:
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        stored(one, 3)
        stored(other, 3, 2)
        with transaction(one):
            for part in range(moved):
                sketch_memory.of(one).move_on(one, part)
            for (number,) in one.execute("SELECT text FROM fingerprints WHERE number > 2").fetchall():
                sketches.remove(one, number)
        for seed, writer in ((3, one), (4, other)):
            texts = stored(writer, 2, seed)
            with closing(connect(tmp_path / "a.db")) as third:
                assert all(found(reader, text) == FEWEST for text in texts for reader in (one, other, third))
                assert not list(sketches.verify(third))


@pytest.mark.parametrize("damage", [
    "UPDATE sketch_slices SET moved = 'x'", "UPDATE sketch_slices SET part = part + 1000", "UPDATE sketch_slices SET moved = -1 - moved",
    "UPDATE sketch_slices SET moved = 9223372036854775807", "UPDATE sketch_slices SET moved = moved + 1000", "DELETE FROM sketch_slices",
    "UPDATE sketch_removals SET removals = 'x'", "DELETE FROM sketch_removals",
    "UPDATE fingerprints SET digests = x'0102'", "UPDATE fingerprints SET digests = 'text'", "DELETE FROM fingerprints WHERE number > 30",
    "DELETE FROM sketches", "UPDATE sketches SET digest = digest + 1",
])
def test_a_damaged_index_is_named_and_stops_nothing(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 300)
    with closing(connect(tmp_path / "a.db")) as connection:
        stored(connection, 40)
        with transaction(connection):
            sketches.remove(connection, connection.execute("SELECT min(text) FROM fingerprints").fetchone()[0])
        assert not [*sketches.verify(connection), *check_rows(connection)]
    with closing(sqlite3.connect(tmp_path / "a.db")) as other, other:
        other.execute(damage)
    with closing(connect(tmp_path / "a.db")) as connection:
        assert list(sketches.verify(connection)) or list(check_rows(connection))
        new = stored(connection, 40, 2)
        assert all(found(connection, one) == FEWEST for one in new)
    with closing(connect(tmp_path / "a.db")) as connection:
        assert all(found(connection, one) == FEWEST for one in new)


@pytest.mark.parametrize("shared", [2, 0])
def test_what_waits_is_bounded_also_where_all_texts_are_alike(monkeypatch: pytest.MonkeyPatch, shared: int) -> None:
    monkeypatch.setattr(sketch_memory, "WAITING", 500)
    one = Sketch(digests=(5, 7)[:shared], runs=2, imprint=bytes(256))
    with closing(memory()) as connection:
        for number in range(2000):
            sketches.put(connection, number, one)
        known = sketch_memory.of(connection)
        assert known.held <= 500 + len(digest_filters.SLICES) * shared
        assert known.last - min(known.moved) <= 600
        assert [len(there) for there in known.holders(connection, one.digests)] == [sketch_memory.HOLDERS + 1] * shared
        assert not list(sketches.verify(connection))


def test_another_process_forgets_what_it_knows_of_an_erased_text(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        stored(one, 3)
        known = sketch_memory.of(other)
        assert sketch_memory.of(other) is known
        with transaction(one):
            sketch_memory.forget(one)
        assert sketch_memory.of(other) is not known


@pytest.mark.parametrize("moved", [0, 64])
def test_a_removed_text_leaves_nothing_behind_though_its_fingerprint_is_damaged(moved: int) -> None:
    with closing(memory()) as connection:
        texts = stored(connection, 3)
        for part in range(moved):
            sketch_memory.of(connection).move_on(connection, part)
        (number,) = connection.execute("SELECT text FROM fingerprints WHERE number = 2").fetchone()
        connection.execute("UPDATE fingerprints SET digests = x'0102' WHERE number = 2")
        sketches.remove(connection, number)
        assert [found(connection, one) for one in texts] == [FEWEST, 0, FEWEST]
        assert not list(sketches.verify(connection))


@pytest.mark.parametrize("moved", [0, 64])
@pytest.mark.parametrize("damage", ["", ", digests = x'0102'"])
def test_a_text_that_is_indexed_anew_is_found_by_its_new_digests_alone(moved: int, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = (Sketch(digests=tuple(range(first, first + 20)), runs=20, imprint=bytes(256)) for first in (1, 101))
    with closing(memory()) as connection:
        sketches.put(connection, 5, old)
        for part in range(moved):
            sketch_memory.of(connection).move_on(connection, part)
        connection.execute(f"UPDATE fingerprints SET form = form - 1{damage}")
        monkeypatch.setattr(sketch_memory, "WAITING", 0)
        assert sketches.put(connection, 5, new)
        assert connection.execute("SELECT min(digest), max(digest) FROM sketches").fetchone() == (101, 120)
        assert [found(connection, one) for one in (old, new)] == [0, 20]
        assert not list(sketches.verify(connection))


def test_as_many_digests_are_held_as_wait_where_one_is_stored_twice_of_a_text() -> None:
    with closing(memory()) as connection:
        known = sketch_memory.of(connection)
        known.add(1, 100, (5, 5, 7))
        known.add(2, 101, (5, 7, 7))
        assert {one: set(texts) for one, texts in waiting(known).items()} == {5: {100, 101}, 7: {100, 101}}
        assert known.held == sum(len(texts) for texts in waiting(known).values())


def test_digests_are_read_as_they_were_stored() -> None:
    digests = tuple(sorted(random.Random(1).getrandbits(BITS) for _ in range(50)))
    assert unpacked(sketches._packed(digests)) == digests
    assert unpacked(sketches._packed(digests)[:-1]) == unpacked(None) == ()
