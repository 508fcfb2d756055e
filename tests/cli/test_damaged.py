"""Commands that read a damaged archive say so in one line."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.readonly import readable
from newsarchive.cli import cli
from newsarchive.errors import ArchiveError
from tests.proof.made import made


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which everything but the schema is overwritten."""
    db = made(tmp_path_factory.mktemp("damaged") / "archive.db", 3)
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        names = "SELECT rootpage FROM sqlite_master WHERE rootpage > 1 AND name NOT LIKE '%sqlite%'"
        pages = [page for (page,) in connection.execute(names)]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(db.read_bytes())
    for page in pages:
        data[(page - 1) * size : page * size] = b"\xa5" * size
    db.write_bytes(data)
    return db


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"], ["report", "--site", "demo"], ["search", "library"], ["show", "x"], ["export", "csv"], ["export", "wacz", "-o", "x"],
        ["changes"], ["review"], ["trends", "library"], ["diff", "x"], ["status"], ["correct", "x"],
        ["review", "accept", "--site", "demo", "--kind", "date", "--by", "A. B."],
    ],
)  # fmt: skip
def test_a_reading_command_says_in_one_line_that_the_archive_is_damaged(
    damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(damaged, tmp_path / "archive.db")
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert isinstance(done.exception, ArchiveError), done.exception
    assert "malformed" in str(done.exception)


def test_an_error_of_ours_is_not_called_damage(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), readable(tmp_path / "archive.db"), closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("SELECT nothing")


def test_a_link_to_an_archive_is_the_archive(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    db = made(tmp_path / "disk" / "archive.db", 1)
    (tmp_path / "news.db").symlink_to(db)
    done = CliRunner().invoke(cli, ["verify", "--db", str(tmp_path / "news.db")], standalone_mode=False)
    assert (done.exception, done.return_value) == (None, 0)
    assert "1 capture file" in done.output
    assert not list(tmp_path.glob("news*-*"))
