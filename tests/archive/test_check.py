"""What an archive from before a migration does not have yet is no damage: backups of it can be restored."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from newsarchive.archive.check import check_database
from newsarchive.archive.migrations import migrations
from tests.archive.older import NAMES


@pytest.mark.parametrize("before", NAMES[NAMES.index("0013_repeats") :])
def test_an_archive_of_an_earlier_schema_is_checked_by_what_it_has(tmp_path: Path, before: str) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        migrations.apply(Database(connection), stop_before=before)
        connection.execute("COMMIT")
    said = [f"{one.place}: {one.text}" for one in check_database(tmp_path / "archive.db", still=True)]
    assert not [line for line in said if "no such" in line or "cannot be read" in line]
