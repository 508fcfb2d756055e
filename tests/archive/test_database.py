"""Opening an archive says clearly why it cannot be opened, and never harms what is not ours."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import database
from newsarchive.archive.database import connect, explain, file_system_of, transaction
from newsarchive.archive.rows import check_rows
from newsarchive.errors import ArchiveError


def test_a_new_archive_loses_nothing_and_explains_itself(tmp_path: Path) -> None:
    connection = connect(tmp_path / "archive.db")
    names = ("journal_mode", "synchronous", "foreign_keys", "page_size")
    pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "page_size": 8192}
    about = dict(connection.execute("SELECT key, value FROM about").fetchall())
    assert "archive-captures/" in about["captures"]
    connection.close()


def test_the_explanation_follows_a_renamed_archive(tmp_path: Path) -> None:
    connect(tmp_path / "one.db").close()
    (tmp_path / "one.db").rename(tmp_path / "two.db")
    connection = connect(tmp_path / "two.db")
    assert "two-captures/" in connection.execute("SELECT value FROM about WHERE key = 'captures'").fetchone()[0]
    connection.close()


def test_every_table_is_explained(tmp_path: Path) -> None:
    connection = connect(tmp_path / "archive.db")
    keys = {row[0] for row in connection.execute("SELECT key FROM about")}
    text = " ".join(row[0] for row in connection.execute("SELECT value FROM about"))
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    ours = [name for name in names if not name.startswith(("sqlite_", "_sqlite", "articles_fts_", "spaced_fts_"))]
    assert [name for name in ours if name not in keys and name not in text and name != "about"] == []
    connection.close()


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs(x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"no newsarchive.*--db"):
        connect(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, quite long ones, and no database at all. " * 20)
    with pytest.raises(ArchiveError, match="no readable archive"):
        connect(path)


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    connection = connect(tmp_path / "archive.db")
    connection.execute("INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('newsarchive', '9999_later', 'x')")
    connection.close()
    with pytest.raises(ArchiveError, match=r"newer newsarchive \(9999_later\)"):
        connect(tmp_path / "archive.db")


@pytest.mark.parametrize("name", ["missing/archive.db", "."])
def test_a_place_that_cannot_hold_an_archive_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match=r"does not exist|is a folder"):
        connect(tmp_path / name)


def test_an_archive_that_stays_locked_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    holder = connect(path)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(database, "WAIT", 0.1)
    with pytest.raises(ArchiveError, match="stayed locked"):
        connect(path)
    holder.close()


def test_an_archive_on_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "file_system_of", lambda folder: "nfs4")
    with pytest.raises(ArchiveError, match=r"network file system \(nfs4\)"):
        connect(tmp_path / "archive.db")


def test_the_nearest_mount_names_the_file_system(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\nserver:/x /mnt/far\\040away nfs rw 0 0\nbroken\n/dev/b /mnt ext4 rw 0 0\n")
    assert file_system_of(Path("/mnt/far away/archive"), mounts) == "nfs"
    assert file_system_of(Path("/mnt/far"), mounts) == "ext4"
    assert file_system_of(Path("/mnt"), tmp_path / "none") == ""


def test_each_transaction_has_a_turn_of_its_own_which_ends_with_it(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "archive.db")) as connection:
        turns = []
        for _ in range(2):
            with transaction(connection):
                turns.append(connection.turn)
            assert connection.turn is None
        with pytest.raises(sqlite3.OperationalError), transaction(connection):
            connection.execute("SELECT nothing")
        assert connection.turn is None
        assert None not in turns
        assert len({id(one) for one in turns}) == len(turns)


def test_an_error_inside_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    connection = connect(tmp_path / "archive.db")

    def fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO about VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert connection.execute("SELECT count(*) FROM about WHERE key = 'a'").fetchone()[0] == 0
    connection.close()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("database or disk is full", "disk is full"), ("attempt to write a readonly database", "read-only"),
        ("database is locked", "stayed locked"), ("database disk image is malformed", "no readable archive"),
        ("unable to open database file", "cannot be opened"), ("disk I/O error", "cannot be written: disk I/O error"),
    ],
)  # fmt: skip
def test_what_sqlite_says_is_put_in_words_with_a_next_step(said: str, heard: str) -> None:
    error = explain(Path("archive.db"), sqlite3.OperationalError(said))
    assert heard in error.message
    assert error.advice
    assert error.exit_code == 4


def test_two_processes_may_make_the_archive_at_the_same_moment(tmp_path: Path) -> None:
    code = "import sys, pathlib; from newsarchive.archive.database import connect; connect(pathlib.Path(sys.argv[1])).close()"
    made = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "archive.db")], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in made] == [b"", b"", b""]
    assert [process.returncode for process in made] == [0, 0, 0]


def test_what_writes_for_long_keeps_its_notes_in_memory_and_seals_all_the_same(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db", for_long=True)) as connection:
        assert connection.execute("PRAGMA temp_store").fetchone()[0] == 2
        with transaction(connection):
            connection.execute("INSERT INTO site_files VALUES ('d', 'made', '', '2026-01-01')")
        assert connection.execute("SELECT count(*) FROM temp.unsealed").fetchone()[0] == 0
        assert list(check_rows(connection)) == []
        connection.execute("DROP TRIGGER temp.seal_site_files_UPDATE")
        connection.execute("UPDATE site_files SET definition = 'other'")
        assert len(list(check_rows(connection))) == 1
