"""One crawl of a site at a time, by a lock that dies with its process."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.archive.locks import SiteLock, is_crawled
from newsarchive.errors import ArchiveError

HOLD = (
    "import sys, pathlib, time; from newsarchive.archive.locks import SiteLock; SiteLock(pathlib.Path(sys.argv[1]), 'kaznu').take();"
    " print('held', flush=True); time.sleep(60)"
)


def test_the_second_crawl_of_a_site_is_refused_and_told_who_runs(tmp_path: Path) -> None:
    first = SiteLock(tmp_path / "archive.db", "kaznu")
    first.take()
    with pytest.raises(ArchiveError, match=rf"Another crawl of kaznu runs \(process {os.getpid()}\)"):
        SiteLock(tmp_path / "archive.db", "kaznu").take()
    first.release()
    SiteLock(tmp_path / "archive.db", "kaznu").take()


def test_other_sites_and_other_archives_are_free(tmp_path: Path) -> None:
    locks = [SiteLock(tmp_path / name, site) for name, site in (("a.db", "kaznu"), ("a.db", "demo"), ("b.db", "kaznu"))]
    for lock in locks:
        lock.take()
    for lock in locks:
        lock.release()


def test_a_killed_process_gives_its_lock_back(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path / "archive.db")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    lock = SiteLock(tmp_path / "archive.db", "kaznu")
    with pytest.raises(ArchiveError, match=f"process {process.pid}"):
        lock.take()
    process.kill()
    process.communicate()
    lock.take()
    lock.release()


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        SiteLock(tmp_path / "missing" / "archive.db", "kaznu").take()


def test_whether_a_site_is_crawled_is_known_without_getting_into_the_way_of_a_crawl(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    (tmp_path / "linked.db").symlink_to(tmp_path / "archive.db")
    lock = SiteLock(tmp_path / "archive.db", "kaznu")
    for name in ("archive.db", "linked.db"):
        with contextlib.closing(sqlite3.connect(tmp_path / name)) as connection:
            assert not is_crawled(connection, "kaznu")
            lock.take()
            assert is_crawled(connection, "kaznu")
            assert not is_crawled(connection, "demo")
            lock.release()
            assert not is_crawled(connection, "kaznu")
            lock.take()
            lock.release()
    assert not (tmp_path / "archive.db-lock-demo").exists(), "looking leaves nothing behind"


def test_a_crawl_begins_while_somebody_looks_whether_one_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = SiteLock(tmp_path / "archive.db", "kaznu")
    lock.take()
    lock.release()
    looking = os.open(lock.path, os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    monkeypatch.setattr("newsarchive.archive.locks.time.sleep", lambda _: os.close(looking))
    lock.take()
    lock.release()
