"""The filters of the index of copies: what they say is not there is not there, whoever writes, and whatever is taken back or damaged."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import digest_filters, sketches
from newsarchive.archive.database import connect, take_back, transaction
from newsarchive.archive.digest_filters import BOUNDS, Filter
from newsarchive.edits.shingles import BITS, FEWEST, ONE_IN, Sketch
from tests.archive.made import memory


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


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters are used from the first text on, and every other text moves a slice on."""
    monkeypatch.setattr(digest_filters, "CALM", 0)
    monkeypatch.setattr(sketches, "TURN", 2)


def holders(connection: sqlite3.Connection, digests: tuple[int, ...]) -> int:
    """How many of some digests are found in the index."""
    return len(sketches._holders(connection, digests, 0))


def test_a_filter_holds_what_was_added_and_seems_to_hold_few_others() -> None:
    chance = random.Random(1)
    digests = [chance.getrandbits(BITS) for _ in range(20_000)]
    one = Filter.for_so_many(len(digests))
    one.add(digests)
    assert all(digest in one for digest in digests)
    others = [chance.getrandbits(BITS) for _ in range(20_000)]
    assert sum(digest in one for digest in others) < len(others) / digest_filters.ROOM
    assert not one.is_full
    one.add(others)
    assert one.is_full


def test_slices_are_all_digests_without_a_gap() -> None:
    assert BOUNDS[0] == 0
    assert all(digest_filters.span(part)[1] == BOUNDS[part + 1] for part in range(len(BOUNDS) - 1))
    assert digest_filters.span(len(BOUNDS) - 1)[1] == 1 << BITS


@pytest.mark.usefixtures("at_once")
def test_all_that_is_indexed_is_found_and_little_else_is_looked_up() -> None:
    with closing(memory()) as connection:
        texts = stored(connection)
        assert connection.execute("SELECT count(*) FROM sketches").fetchone()[0] > 1000
        assert connection.execute("SELECT count(*) FROM sketches_fresh").fetchone()[0] > 1000
        assert all(holders(connection, one.digests) == len(one.digests) for one in texts)
        others = stored_nowhere(50)
        looked_up = [digest_filters.possible(connection, one.digests) for one in others]
        assert sum(len(one.moved_on) + len(one.fresh) for one in looked_up) < 50 * FEWEST * 0.25
        assert not list(digest_filters.verify(connection))


def stored_nowhere(number: int) -> list[Sketch]:
    """Sketches of other texts."""
    chance = random.Random(99)
    return [made(chance)[1] for _ in range(number)]


def test_few_texts_are_looked_for_without_filters_that_take_long_to_load() -> None:
    with closing(memory()) as connection:
        (one, *_) = stored(connection, 10)
        for _ in range(digest_filters.CALM):
            assert digest_filters.possible(connection, one.digests) == (one.digests, one.digests)
        assert digest_filters.possible(connection, one.digests).fresh is not one.digests


@pytest.mark.usefixtures("at_once")
def test_filters_grow_with_their_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_filters, "SMALLEST", 64)
    with closing(memory()) as connection:
        stored(connection, 1000)
        for held, size in connection.execute("SELECT held, 8 * length(bits) FROM sketch_filters"):
            assert digest_filters.ROOM * held <= size


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("most", [100, 3000, 5000])
def test_where_there_are_too_many_fresh_digests_all_are_looked_up(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(digest_filters, "FRESH", most)
    monkeypatch.setattr(sketches, "TURN", 10**9)
    chance = random.Random(1)
    shared = tuple(chance.getrandbits(BITS) for _ in range(FEWEST // 2))
    with closing(memory()) as connection:
        texts = [made(chance, shared) for _ in range(400)]
        for key, one in texts:
            assert len(sketches.near(connection, key, one).texts) <= sketches.LOOKED_AT
            sketches.put(connection, key, one)
        assert connection.execute("SELECT count(*) FROM sketches_fresh").fetchone()[0] > 10_000
        assert all(holders(connection, one.digests) == len(one.digests) for _, one in texts)
        assert (digest_filters.possible(connection, shared).fresh is shared) == (most < 5000)


@pytest.mark.usefixtures("at_once")
def test_what_another_process_indexed_is_found(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        for seed in range(6):
            writer, reader = (one, other) if seed % 2 else (other, one)
            texts = stored(writer, 40, seed)
            assert all(holders(reader, text.digests) == len(text.digests) for text in texts)
            assert not list(digest_filters.verify(reader))


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("savepoint", [None, "item"])
def test_what_is_taken_back_harms_nothing(tmp_path: Path, savepoint: str | None) -> None:
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        texts = stored(one, 40, 1)
        for (number,) in one.execute("SELECT text FROM fingerprints").fetchall():
            one.execute("BEGIN IMMEDIATE")
            one.execute("SAVEPOINT item")
            sketches.remove(one, number)
            one.execute("UPDATE sketches_fresh SET digest = digest + 1 WHERE digest IN (SELECT max(digest) FROM sketches_fresh)")
            for part in range(len(BOUNDS)):
                sketches._move_on(one, part)
            assert len(digest_filters.possible(one, texts[0].digests).fresh) < FEWEST
            take_back(one, savepoint)
            if savepoint:
                one.execute("COMMIT")
            assert all(holders(one, text.digests) == len(text.digests) for text in texts)
        texts += stored(one, 40, 3) + stored(other, 40, 2) + stored(one, 40, 4)
        assert all(holders(reader, text.digests) == len(text.digests) for text in texts for reader in (one, other))


def test_what_is_fresh_is_read_anew_only_some_time_after_another_process_wrote(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        (text, *_) = stored(one, 10)
        asked = [digest_filters.possible(one, text.digests).fresh is text.digests for _ in range(digest_filters.CALM + 5)]
        assert asked == [True] * digest_filters.CALM + [False] * 5
        stored(other, 10, 2)
        asked = [digest_filters.possible(one, text.digests).fresh is text.digests for _ in range(digest_filters.CALM + 5)]
        assert asked == [True] * digest_filters.CALM + [False] * 5


@pytest.mark.usefixtures("at_once")
def test_a_slice_is_not_read_again_and_again_once_its_filter_grows_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_filters, "SMALLEST", 64)
    monkeypatch.setattr(digest_filters, "LARGEST", 64)
    with closing(memory()) as connection:
        stored(connection, 600)
        read: list[str] = []
        connection.set_trace_callback(lambda one: read.append(one) if one.startswith("SELECT digest FROM sketches W") else None)
        stored(connection, 200, 2)
        connection.set_trace_callback(None)
        assert len(read) <= 2
        assert not list(digest_filters.verify(connection))


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("damage", [
    "bits = zeroblob(length(bits))", "bits = x'00'", "bits = 'text'", "checksum = 7", "held = 'x'", "held = -5", "part = part + 1000",
    "bits = x'00', checksum = crc(part, held, x'00')", "bits = x'0000000000', checksum = crc(part, held, x'0000000000')",
])
def test_damaged_filters_are_named_not_used_and_made_anew(tmp_path: Path, damage: str) -> None:
    with closing(connect(tmp_path / "a.db")) as connection:
        texts = stored(connection, 60)
        with closing(sqlite3.connect(tmp_path / "a.db")) as other:
            other.create_function("crc", 3, digest_filters._checksum)
            other.execute(f"UPDATE sketch_filters SET {damage}")
            other.commit()
            number = other.execute("SELECT count(*) FROM sketch_filters").fetchone()[0]
        assert len(list(digest_filters.verify(connection))) == number
        assert all(holders(connection, text.digests) == len(text.digests) for text in texts)
        assert digest_filters.possible(connection, texts[0].digests).moved_on == list(texts[0].digests)
        connection.execute("DELETE FROM sketch_filters WHERE part > 100")
        stored(connection, 600, 5)
        assert not list(digest_filters.verify(connection))


@pytest.mark.usefixtures("at_once")
def test_a_filter_that_denies_a_digest_is_named() -> None:
    with closing(memory()) as connection:
        stored(connection, 60)
        (part,) = connection.execute("SELECT part FROM sketch_filters WHERE held > 20 LIMIT 1").fetchone()
        connection.execute("DELETE FROM sketch_filters WHERE part = ?", (part,))
        digest_filters.moved_on(connection, part, [])
        connection.execute("INSERT INTO sketches VALUES (?, 1)", (digest_filters.span(part)[0] + 1,))
        digests = [row[0] for row in connection.execute("SELECT digest FROM sketches WHERE text = 1")]
        (fault,) = digest_filters.verify(connection)
        assert fault == f"sketch_filters part={part} says of 1 digests of sketches that they are not there"
        digest_filters.moved_on(connection, part, digests)
        assert not list(digest_filters.verify(connection))


@pytest.mark.usefixtures("at_once")
def test_filters_are_forgotten_and_come_again() -> None:
    with closing(memory()) as connection:
        texts = stored(connection, 60)
        assert len(digest_filters.possible(connection, stored_nowhere(1)[0].digests).moved_on) < FEWEST
        digest_filters.forget(connection)
        assert len(digest_filters.possible(connection, stored_nowhere(1)[0].digests).moved_on) == FEWEST
        assert not connection.execute("SELECT count(*) FROM sketch_filters").fetchone()[0]
        texts += stored(connection, 60, 2)
        assert connection.execute("SELECT count(*) FROM sketch_filters").fetchone()[0]
        assert all(holders(connection, text.digests) == len(text.digests) for text in texts)
