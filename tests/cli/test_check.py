"""`sites check` keeps what it found in the archive, where there is one of today's; it makes none and changes no older one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from newsarchive.archive.database import connect
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.source_checks import last
from newsarchive.cli.check import _keep
from newsarchive.survey.causes import Cause
from newsarchive.survey.check import Checked

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def results() -> list[Any]:
    checked = [
        Checked(
            kind="listing", url="http://u.example/news/", status=200, articles=0, newest=None, known=0, cause=Cause.EMPTY, reason="None."
        ),
        Checked(kind="feed", url="http://u.example/feed/", status=200, articles=20, newest="2026-02-28", known=19),
    ]  # fmt: skip
    return [(SimpleNamespace(site=SimpleNamespace(id="demo")), checked)]


def test_the_results_are_kept_for_the_page_of_the_site(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    connect(db).close()
    _keep(results(), db, NOW)
    with closing(open_readonly(db)) as connection:
        broken, good = last(connection, "demo")
    assert (broken.cause, broken.reason, broken.at[:19]) == ("empty", "None.", "2026-03-01T12:00:00")
    assert (good.cause, good.articles, good.known) == (None, 20, 19)


def test_no_archive_is_made_and_an_older_one_is_left_as_it_is(tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    _keep(results(), db, NOW)
    assert not db.exists()
    connect(db).close()
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0026_checks'")
        connection.execute("DROP TABLE source_checks")
        connection.commit()
    _keep(results(), db, NOW)
    with closing(open_readonly(db)) as connection:
        assert last(connection, "demo") == []
