"""Every row has its digest from the transaction that wrote it, and a row that was changed otherwise is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import seals
from newsarchive.archive.check import check_database
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.rows import Part, check_rows
from newsarchive.items import Outcome
from tests.archive.made import Feed, found, url_of


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive into which everything ordinary was written."""
    db = tmp_path_factory.mktemp("sealed") / "archive.db"
    with closing(connect(db)) as connection:
        feed = Feed(connection=connection)
        feed.listing("http://u.example/news", *(found(url_of(number), rank=number) for number in range(1, 9)))
        for number, text in enumerate(("Ректор кітапхананы ашты. ", "Открыт новый корпус. ", "大学は新しい図書館を開いた。"), 1):
            feed.put(feed.article(number, text * 15))
        feed.put(feed.no_article(url_of(4), Outcome.GONE, status=404))
        feed.next_crawl()
        feed.put(feed.article(1, "Ректор кітапхананы жапты. " * 12))
    return db


def test_links_that_do_not_follow_from_what_they_were_made_of_are_named(archive: Path) -> None:
    trust = "INSERT INTO translation_trust(site, declared, agreed, contradicted) VALUES ('demo', 'number', 7, 0)"
    by_hand(archive, "UPDATE holdings SET story = 'story-of-one' WHERE id = 'demo-en-2'", trust)
    told = {one.place: one.text for one in check_database(archive) if one.damage}
    assert told["stories"] == "demo-en-2 is in the story story-of-one and belongs by its links to none"
    assert told["translations"].startswith("of demo, number: (7, 0)")


@pytest.mark.parametrize(("dropped", "left"), [("sketch_slices", "translations"), ("translation_trust", "stories")])
def test_links_are_not_asked_for_in_an_archive_from_before_them(archive: Path, dropped: str, left: str) -> None:
    trust = "INSERT INTO translation_trust(site, declared, agreed, contradicted) VALUES ('demo', 'number', 7, 0)"
    by_hand(archive, "UPDATE holdings SET story = 'story-of-one' WHERE id = 'demo-en-2'", trust, f"DROP TABLE {dropped}")
    assert {"stories", "translations"}.intersection(places(archive)) == {left}


@pytest.fixture
def archive(written: Path, tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    (tmp_path / "archive.db").write_bytes(written.read_bytes())
    return tmp_path / "archive.db"


def by_hand(db: Path, *statements: str) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        for one in statements:
            connection.execute(one)


def places(db: Path, part: Part | None = None) -> list[str]:
    return [one.place for one in check_database(db, part or Part()) if one.damage]


def test_what_was_written_matches_its_digests(written: Path) -> None:
    assert [str(one) for one in check_database(written)] == []
    with closing(sqlite3.connect(written)) as connection:
        for table in seals.tables(connection):
            rows = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            assert connection.execute("SELECT count(*) FROM seals WHERE part = ?", (table.number,)).fetchone()[0] == rows, table.name


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE fetches SET status = 201 WHERE id = 2", "fetches id=2"),
        ("UPDATE readings SET title_source = 'guess' WHERE id = 1", "readings id=1"),
        ("UPDATE holdings SET last_seen = 'never' WHERE key = 2", "holdings key=2"),
        ("DELETE FROM events WHERE id = 1", "events id=1"),
        ("UPDATE crawls SET verdict_reason = CAST(x'ff41' AS TEXT) WHERE id = 1", "crawls id=1"),
        ("UPDATE captures SET length = length + 1 WHERE file = 'a.warc.gz'", "captures id=capture-"),
        ("INSERT INTO other_ids VALUES ('old', 1)", "other_ids id=old"),
        ("UPDATE seals SET sum = sum + 1 WHERE part = 7", ""),
        ("DELETE FROM named WHERE row = 3", "named"),
        ("UPDATE texts SET text = text || '!'", "texts sha256="),
        ("DROP INDEX frontier_due", "sqlite_master"),
    ],
)
def test_whatever_anything_else_changes_is_named(archive: Path, change: str, place: str) -> None:
    by_hand(archive, change)
    found_at = places(archive)
    assert bool(found_at) == bool(place)
    assert all(one.startswith(place) for one in found_at if not one.startswith("articles")), found_at


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_still_checked(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fetches'").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE")
    with archive.open("r+b") as file:
        # The pointer to the page's first cell.
        file.seek((root - 1) * 8192 + 8)
        file.write(b"\xff\xff")
    found_at = places(archive)
    assert "fetches id=1" in found_at
    assert not any(place.startswith(("readings", "holdings", "frontier ")) for place in found_at)


def test_a_file_that_is_no_database_any_more_is_one_finding(archive: Path) -> None:
    archive.write_bytes(b"x" + archive.read_bytes()[1:])
    assert places(archive) == ["archive.db"]


def test_every_row_is_in_one_part(archive: Path) -> None:
    by_hand(
        archive, "UPDATE fetches SET bytes = bytes + 1", "UPDATE named SET source = 'feed'", "UPDATE texts SET text = text || '!'",
        "UPDATE captures SET status = 1", "DROP INDEX frontier_due",
    )  # fmt: skip
    parts = [place for number in range(1, 8) for place in places(archive, Part(number=number, of=7))]
    assert sorted(parts) == sorted(places(archive))
    assert len(parts) > 20


def test_what_is_rolled_back_leaves_no_digest(archive: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        with transaction(connection):
            connection.execute("UPDATE fetches SET bytes = 7")
            connection.execute("DELETE FROM events")
            raise ZeroDivisionError

    with closing(connect(archive)) as connection:
        with pytest.raises(ZeroDivisionError):
            fail(connection)
        with transaction(connection):
            connection.execute("UPDATE fetches SET bytes = 9 WHERE id = 1")
    assert places(archive) == []


def test_a_row_whose_key_changes_has_its_digest_under_the_new_one_alone(archive: Path) -> None:
    with closing(connect(archive)) as connection:
        for change in ("INSERT INTO about VALUES ('made', '1')", "UPDATE about SET key = 'other', value = '2' WHERE key = 'made'"):
            with transaction(connection):
                connection.execute(change)
        # The key is set, and stays the same.
        with transaction(connection):
            connection.execute("UPDATE about SET key = key, value = '3' WHERE key = 'other'")
        part, rows = seals.table_of(connection, "about").number, connection.execute("SELECT count(*) FROM about").fetchone()[0]
        assert connection.execute("SELECT count(*) FROM seals WHERE part = ?", (part,)).fetchone()[0] == rows
    assert places(archive) == []


def test_digests_tell_values_of_different_kinds_and_borders_apart() -> None:
    rows: list[list[object]] = [["ab", "c"], ["a", "bc"], ["abc", None], ["abc", ""], ["abc", 0], ["abc", "0"], ["abc", 0.0], ["abc", b"0"]]
    assert len({seals.digest(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("make", ["CREATE TABLE more(x)", "CREATE TABLE more(a, b, c, d, e, PRIMARY KEY (a, b, c, d, e))"])
def test_a_table_that_could_have_no_digests_is_refused(archive: Path, make: str) -> None:
    by_hand(archive, make)
    with closing(sqlite3.connect(archive)) as connection, pytest.raises(ValueError, match="primary key of more"):
        seals.tables(connection)


def test_rows_are_compared_inside_a_transaction_too(archive: Path) -> None:
    check: Callable[[sqlite3.Connection], list[str]] = lambda connection: [str(one) for one in check_rows(connection)]  # noqa: E731
    with closing(connect(archive)) as connection, transaction(connection):
        assert check(connection) == []
