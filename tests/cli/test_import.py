"""What was exported is imported: the same articles, each with the time of its capture and where it comes from."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.place import captures_folder
from tests.captures.samples import check
from tests.program import run

NOT_THE_PAGES_OWN = {"last_seen", "published_raw", "published_source", "published_reason", "modified"}
"""What is known from listings and from visits that brought nothing, which a package of articles does not have."""


def records(db: Path) -> dict[str, dict[str, Any]]:
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        return {row["id"]: dict(row) for row in connection.execute("SELECT * FROM record")}


@pytest.fixture(scope="module")
def package(crawled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small university as a WACZ file."""
    path = tmp_path_factory.mktemp("package") / "university.wacz"
    done = run("export", "wacz", "--db", str(crawled), "-o", str(path))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def imported(package: Path, crawled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That, imported into an archive that was not there."""
    db = tmp_path_factory.mktemp("imported") / "archive.db"
    shutil.copytree(crawled.parent / "sites", db.parent / "sites")
    done = run("import", "wacz", str(package), "--quiet", "--db", str(db))
    assert done.returncode == 0, done.stdout + done.stderr
    return db


def test_what_was_exported_and_imported_are_the_same_articles(crawled: Path, imported: Path) -> None:
    before, now = records(crawled), records(imported)
    assert before.keys() == now.keys()
    assert len(before) > 20
    for ident, record in before.items():
        for name in record.keys() - NOT_THE_PAGES_OWN:
            assert now[ident][name] == record[name], (ident, name)
    with closing(sqlite3.connect(imported)) as connection:
        assert connection.execute("SELECT sum(sent), count(*) > 0 FROM fetches").fetchone() == (0, 1)
        assert connection.execute("SELECT DISTINCT finish_reason, verdict FROM crawls").fetchall() == [("imported", None)]


def test_its_captures_are_whole_and_say_where_they_come_from(package: Path, crawled: Path, imported: Path) -> None:
    for path in captures_folder(imported).glob("*.warc.gz"):
        assert set(check(path)) <= {"warcinfo", "response", "revisit"}
    verified = run("verify", "--db", str(imported))
    assert verified.returncode == 0, verified.stdout
    ident, record = next(iter(records(imported).items()))
    told = json.loads(run("show", ident, "--json", "--db", str(imported)).stdout)["provenance"]
    assert told["imported"]["file"] == f"{package.name}!archive/captures-0001.warc.gz"
    assert told["imported"]["record"] == f"<urn:uuid:{record['capture_id']}>"
    shown = run("show", ident, "--provenance", "--db", str(imported)).stdout
    assert f"Imported: it is record <urn:uuid:{record['capture_id']}> of {package.name}" in shown
    with closing(sqlite3.connect(crawled)) as one, closing(sqlite3.connect(imported)) as other:
        query = "SELECT fetched_at, payload_sha256 FROM captures WHERE id = ?"
        assert one.execute(query, (record["capture_id"],)).fetchone() == other.execute(query, (record["capture_id"],)).fetchone()


def test_what_is_held_is_not_stored_twice(package: Path, imported: Path, tmp_path: Path) -> None:
    shutil.copytree(imported.parent, tmp_path, dirs_exist_ok=True)
    db = tmp_path / "archive.db"
    before = records(db), sorted(path.name for path in captures_folder(db).glob("*.warc.gz"))
    done = run("import", "wacz", str(package), "--quiet", "--json", "--db", str(db))
    told = json.loads(done.stdout)
    assert (done.returncode, told["outcomes"]) == (0, {})
    assert told["left"]["held"] == sum(told["wanted"].values()) > 20
    assert (records(db), sorted(path.name for path in captures_folder(db).glob("*.warc.gz"))) == before


def test_captures_from_before_the_last_look_change_nothing_that_is_shown(package: Path, crawled: Path, tmp_path: Path) -> None:
    shutil.copytree(crawled.parent, tmp_path, dirs_exist_ok=True)
    db = tmp_path / "archive.db"
    with closing(sqlite3.connect(db)) as connection:
        # As if the archive had other captures of the same articles.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE holdings SET last_seen = '2099-01-01T00:00:00.000Z'")
        connection.execute("UPDATE captures SET id = 'x' || id, fetched_at = '2098-01-01T00:00:00.000Z'")
        connection.execute("UPDATE readings SET capture = 'x' || capture")
        connection.commit()
    done = run("import", "wacz", str(package), "--quiet", "--json", "--dry-run", "--db", str(db))
    assert done.returncode == 0
    done = run("import", "wacz", str(package), "--quiet", "--json", "--db", str(db))
    told = json.loads(done.stdout)
    assert told["outcomes"] == {}
    assert told["left"]["older"] > 20


@pytest.mark.full
def test_an_erased_article_does_not_come_back(package: Path, imported: Path, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    shutil.copytree(imported.parent / "sites", tmp_path / "sites")
    ident, record = next(iter(records(imported).items()))
    with closing(connect(db)) as target, transaction(target):
        target.execute("INSERT INTO tombstones VALUES ('url', ?, '2026-01-01T00:00:00Z', 'for the test')", (record["canonical_url"],))
    told = json.loads(run("import", "wacz", str(package), "--quiet", "--json", "--db", str(db)).stdout)
    assert told["left"]["erased"] >= 1
    assert ident not in records(db)


def test_a_look_at_the_file_writes_nothing(package: Path, crawled: Path, tmp_path: Path) -> None:
    shutil.copytree(crawled.parent / "sites", tmp_path / "sites")
    done = run("import", "wacz", str(package), "--dry-run", "--db", str(tmp_path / "archive.db"))
    assert done.returncode == 0
    assert "of demo" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["sites"]


@pytest.mark.parametrize(
    ("kind", "content", "code", "said"),
    [
        ("warc", b"no archive", 2, "is no WARC file"), ("wacz", b"no archive", 2, "is no WACZ file"),
        ("warc", b"", 2, "Nothing there is an article or a listing of a known site"), ("warc", None, 2, "cannot be read"),
        ("warc", gzip.compress(b"WARC/1.0\r\n" + b"x" * 3_000_000), 2, "is no WARC file"),
    ],
)
def test_a_file_that_is_none_is_named_in_one_line(kind: str, content: bytes | None, code: int, said: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    done = run("import", kind, str(path), "--quiet", "--db", str(tmp_path / "archive.db"))
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.full
def test_an_import_that_is_killed_goes_on_when_it_is_run_again(package: Path, imported: Path, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    shutil.copytree(imported.parent / "sites", tmp_path / "sites")
    command = [sys.executable, "-m", "newsarchive", "import", "wacz", str(package), "--quiet", "--db", str(db)]
    for wait in (1.2, 1.6, 2.0, 2.6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    expected, found = records(imported), records(db)
    assert found == expected
    assert run("verify", "--db", str(db)).returncode == 0
