"""The filters of the index of copies: what they say is not there is not there, and what is damaged is named, not used and made anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import digest_filters, sketch_memory
from newsarchive.archive.database import connect
from newsarchive.archive.digest_filters import BOUNDS, SLICES, Filter
from newsarchive.edits.shingles import BITS, FEWEST
from tests.archive.made import memory
from tests.archive.sketched import found, stored, stored_nowhere

WRONG = 0.06
"""More than (1 - e ** -(2 / ROOM)) ** 2."""


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters are used from the first text on, and digests hardly wait."""
    monkeypatch.setattr(sketch_memory, "CALM", 0)
    monkeypatch.setattr(sketch_memory, "WAITING", 500)


def looked_up(connection: sqlite3.Connection, digests: tuple[int, ...]) -> list[int]:
    """Which of some digests are looked up in the index."""
    return sketch_memory.of(connection)._possible(connection, list(digests), digest_filters.parts_of(digests))


@pytest.mark.parametrize("shift", [0, 10])
def test_a_filter_holds_what_was_added_and_seems_to_hold_few_others(shift: int) -> None:
    chance = random.Random(1)
    digests = [chance.getrandbits(BITS - shift) for _ in range(20_000)]
    one = Filter.for_so_many(len(digests))
    one.add(digests)
    while not one.is_full:
        digests.append(chance.getrandbits(BITS - shift))
        one.add(digests[-1:])
    assert all(digest in one for digest in digests)
    others = [chance.getrandbits(BITS - shift) for _ in range(20_000)]
    assert sum(digest in one for digest in others) < len(others) * WRONG


def test_slices_are_all_digests_without_a_gap() -> None:
    assert BOUNDS[0] == 0
    assert all(digest_filters.span(part)[1] == BOUNDS[part + 1] for part in range(len(BOUNDS) - 1))
    assert digest_filters.span(len(BOUNDS) - 1)[1] == 1 << BITS
    assert all(digest_filters.part_of(first) == digest_filters.part_of(after - 1) == part for part in SLICES
               for first, after in [digest_filters.span(part)])


@pytest.mark.usefixtures("at_once")
def test_all_that_is_indexed_is_found_and_little_else_is_looked_up() -> None:
    with closing(memory()) as connection:
        texts = stored(connection)
        assert connection.execute("SELECT count(*) FROM sketches").fetchone()[0] > 1000
        assert all(found(connection, one) == FEWEST for one in texts)
        assert sum(len(looked_up(connection, one.digests)) for one in stored_nowhere(50)) < 50 * FEWEST * WRONG
        assert not list(digest_filters.verify(connection))


def test_few_texts_are_looked_for_without_filters_that_take_long_to_load() -> None:
    with closing(memory()) as connection:
        stored(connection, 10)
        digests = stored_nowhere(1)[0].digests
        asked = [len(looked_up(connection, digests)) for _ in range(sketch_memory.CALM + 2)]
        assert asked[: sketch_memory.CALM] == [FEWEST] * sketch_memory.CALM
        assert sketch_memory.of(connection).filters is not None


@pytest.mark.usefixtures("at_once")
def test_filters_grow_with_their_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_filters, "SMALLEST", 64)
    with closing(memory()) as connection:
        stored(connection, 1000)
        for held, size in connection.execute("SELECT held, 8 * length(bits) FROM sketch_filters"):
            assert digest_filters.ROOM * held <= size


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
    "bits = zeroblob(length(bits)) WHERE held > 0", "bits = x'00'", "bits = 'text'", "checksum = 7", "held = 'x'", "held = -5",
    "part = part + 1000", "bits = x'00', checksum = crc(part, held, x'00')",
    "bits = x'0000000000', checksum = crc(part, held, x'0000000000')",
])
def test_damaged_filters_are_named_not_used_and_made_anew(tmp_path: Path, damage: str) -> None:
    with closing(connect(tmp_path / "a.db")) as connection:
        texts = stored(connection, 60)
    with closing(connect(tmp_path / "a.db")) as connection:
        with closing(sqlite3.connect(tmp_path / "a.db")) as other:
            other.create_function("crc", 3, digest_filters._checksum)
            number = other.execute(f"UPDATE sketch_filters SET {damage}").rowcount
            other.commit()
        assert len(list(digest_filters.verify(connection))) == number
        assert all(found(connection, text) == FEWEST for text in texts)
        made = connection.execute("SELECT part FROM sketch_filters WHERE held <> 0 AND part <= 100").fetchall()
        digests = [digest_filters.span(part)[0] for (part,) in made]
        assert looked_up(connection, tuple(digests)) == digests
        connection.execute("DELETE FROM sketch_filters WHERE part > 100")
        stored(connection, 600, 5)
        assert not list(digest_filters.verify(connection))


@pytest.mark.usefixtures("at_once")
def test_a_filter_that_denies_a_digest_is_named() -> None:
    with closing(memory()) as connection:
        stored(connection, 60)
        (part,) = connection.execute("SELECT part FROM sketch_filters WHERE held > 20 LIMIT 1").fetchone()
        there = digest_filters.renewed(connection, part, None, [])
        digest = digest_filters.span(part)[0] + 1
        connection.execute("INSERT INTO sketches VALUES (?, 1)", (digest,))
        (fault,) = digest_filters.verify(connection)
        assert fault == f"sketch_filters part={part} says of 1 digests of sketches that they are not there"
        digest_filters.renewed(connection, part, there, [digest])
        assert not list(digest_filters.verify(connection))


@pytest.mark.usefixtures("at_once")
def test_filters_are_forgotten_and_come_again() -> None:
    with closing(memory()) as connection:
        texts = stored(connection, 60)
        digests = tuple(digest_filters.span(part)[0] for (part,) in connection.execute("SELECT part FROM sketch_filters").fetchall())
        assert len(looked_up(connection, digests)) < len(digests)
        sketch_memory.forget(connection)
        assert len(looked_up(connection, digests)) == len(digests)
        assert not connection.execute("SELECT count(*) FROM sketch_filters").fetchone()[0]
        texts += stored(connection, 60, 2)
        assert connection.execute("SELECT count(*) FROM sketch_filters").fetchone()[0]
        assert all(found(connection, text) == FEWEST for text in texts)
