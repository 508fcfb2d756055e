"""`newsarchive correct`: what a person may say, and what is said back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect
from newsarchive.cli.correct import command
from newsarchive.cli.show import command as show
from newsarchive.errors import UsageError
from tests.archive.made import Feed


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An archive with one article."""
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(7))
    return path


def run(db: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command, ["demo-en-7", *arguments, "--db", str(db)], catch_exceptions=False, standalone_mode=False)
    return done.output


def test_a_correction_is_shown_with_name_and_reason_until_it_is_taken_back(db: Path) -> None:
    assert "Nobody corrected" in run(db)
    told = run(db, "published=2021-04", "authors=А. Б.; C", "--because", "the bulletin", "--by", "Айгүл")
    assert told.splitlines()[0].startswith("published: 2021-04, by Айгүл on 20")
    shown = CliRunner().invoke(show, ["demo-en-7", "--evidence", "--db", str(db)], catch_exceptions=False, standalone_mode=False).output
    assert "published 2021-04 (month, from person)" in shown
    assert "authors: А. Б.; C, from person" in shown
    assert "Taken back" in run(db, "published", "--withdraw", "--by", "Айгүл")
    assert [one["withdrawn_by"] for one in json.loads(run(db, "--json"))] == ["Айгүл", None]


@pytest.mark.parametrize(
    "arguments",
    [
        ["published=2021"], ["published", "--because", "x"], ["published=2021", "--because", "  "], ["nosuch=1", "--because", "x"],
        ["published", "--withdraw"], ["--withdraw"], ["title=a", "title=b", "--because", "x"], ["title=a", "--because", "x", "--by", " "],
        ["language=kz", "--because", "x"], ["language=qq", "--because", "x"],
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_changes_nothing(db: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        run(db, *arguments)
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM corrections").fetchone() == (0,)
