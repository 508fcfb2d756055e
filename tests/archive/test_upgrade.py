"""An archive of every earlier schema opens after one copy and one migration; a migration that fails leaves what was there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import holds, upgrade
from newsarchive.archive import migrations as numbered
from newsarchive.archive.check import check_database
from newsarchive.archive.database import connect
from newsarchive.archive.rows import Finding, check_rows
from newsarchive.errors import ArchiveError
from tests.archive.older import NAMES, contents, older

NONE_YET = "seals: rows have no digests yet; the next crawl brings the archive to today's schema"


def check_rows_of(db: Path) -> list[Finding]:
    with closing(sqlite3.connect(db)) as connection:
        return list(check_rows(connection))


EACH = [
    pytest.param(count, marks=[] if count % 5 == 1 or count == len(NAMES) - 1 else pytest.mark.full) for count in range(1, len(NAMES))
]
"""How many migrations an earlier schema had; a few of them in the short run."""


@pytest.mark.parametrize("count", EACH)
def test_an_archive_of_each_earlier_schema_opens_with_all_its_rows(tmp_path: Path, count: int) -> None:
    db = tmp_path / "archive.db"
    rows = older(db, NAMES[:count])
    before = contents(db)
    has_none = [str(one) for one in check_rows_of(db) if not one.damage]
    assert has_none == ([] if "0012_seals" in NAMES[:count] else [NONE_YET])
    connect(db).close()
    copy = tmp_path / f"archive.db.before-{NAMES[count][:4]}"
    assert [path.name for path in tmp_path.glob("archive.db.before-*")] == [copy.name]
    assert contents(copy) == before
    after = contents(db)
    assert {(row[0], row[1]) for row in rows.pop("sketches_fresh", [])} <= set(after["sketches"])
    rows.pop("sketch_filters", None)
    if "0035_arrivals" not in NAMES[:count]:
        after["fingerprints"] = [row[1:] for row in after["fingerprints"]]
    for table, held in rows.items():
        width = len(held[0])
        assert [row[:width] for row in after[table][: len(held)]] == held, table
    assert [row[2] for row in after["_sqlite_migrations"]] == NAMES
    assert [str(one) for one in check_database(db) if one.place.startswith(("seals", "fetches", "captures", "sqlite_master"))] == []
    copied = copy.stat().st_mtime_ns
    connect(db).close()
    assert copy.stat().st_mtime_ns == copied


def test_a_new_archive_needs_no_copy(tmp_path: Path) -> None:
    connect(tmp_path / "archive.db").close()
    assert list(tmp_path.glob("*before*")) == []


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "archive.db"
    older(db, NAMES[:7])
    before = contents(db)
    monkeypatch.setattr(numbered, "_SEALS", "CREATE TABLE seals (part, key, PRIMARY KEY (nothing))")
    with pytest.raises(ArchiveError, match="cannot be written"):
        connect(db)
    assert contents(db) == before
    monkeypatch.undo()
    connect(db).close()
    assert len(contents(db)["_sqlite_migrations"]) == len(NAMES)


def test_without_room_for_the_copy_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "archive.db"
    older(db, NAMES[:3])
    before = contents(db)
    monkeypatch.setattr(upgrade.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(ArchiveError, match=r"no room for \d+ MB\. Make room; nothing was changed"):
        connect(db)
    assert contents(db) == before


def test_what_was_damaged_before_a_migration_is_not_made_good_by_it(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    older(db, NAMES[:1])
    connect(db).close()
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE fetches SET status = 2, reason = CAST(x'ff' AS TEXT)")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0008_settled'")
        connection.execute("ALTER TABLE crawls DROP COLUMN settled_at")
    connect(db).close()
    assert [str(one) for one in check_database(db) if one.place.startswith("fetches")] == ["fetches id=1: it does not match its digest"]


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_fingerprint_that_was_damaged_is_made_anew_where_its_row_gets_another_key(tmp_path: Path, *, is_damaged: bool) -> None:
    db = tmp_path / "archive.db"
    older(db, NAMES[: NAMES.index("0035_arrivals")])
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DELETE FROM story_queue")
        if is_damaged:
            connection.execute("UPDATE fingerprints SET runs = runs + 1")
    connect(db).close()
    after = contents(db)
    assert len(after["fingerprints"]) == (not is_damaged)
    assert [row[0] for row in after["story_queue"]] == [1] * is_damaged


def test_an_erasure_takes_the_copies_of_older_schemas_with_it(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    older(db, NAMES[:5])
    with closing(connect(db)) as connection:
        assert len(list(tmp_path.glob("*.before-*"))) == 1
        holds.scrub(connection)
    assert list(tmp_path.glob("*.before-*")) == []
