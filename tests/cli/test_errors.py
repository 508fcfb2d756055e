"""Every error a user can cause ends in one clear line and its exit code; never in a traceback."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.demo.server import Answer, DemoServer, serve
from tests.crash.harness import command, crawl, site_file, stored
from tests.program import run


def one_line(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("newsarchive: "), done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


@pytest.fixture
def university() -> Iterator[DemoServer]:
    server = serve(count=6)
    yield server
    server.close()


def test_an_unknown_site_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    one_line(run("crawl", "kaznuu", "--db", str(tmp_path / "a.db")), 2, "'kaznuu'", "'kaznu'")
    assert list(tmp_path.iterdir()) == []


def test_a_bad_date_is_named_with_the_form_expected(tmp_path: Path) -> None:
    one_line(run("crawl", "demo", "--since", "20.04.2021", "--db", str(tmp_path / "a.db")), 2, "'20.04.2021'", "2021-04-20")
    one_line(run("crawl", "demo", "--since", "2021-02-30", "--db", str(tmp_path / "a.db")), 2, "'2021-02-30'")


def test_a_bad_site_file_names_every_fault_with_key_value_and_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "mine.toml").write_text('id = "mine"\nstatus = "unverified"\ncountry = "Kazakhstan"\nnam = 1\n')
    done = run("crawl", "mine", "--db", str(tmp_path / "a.db"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for word in ("mine.toml", "country = 'Kazakhstan': expected", "nam = 1: no such key; did you mean 'names'", "hosts: missing"):
        assert word in done.stderr


def test_an_address_of_no_known_site_is_refused(tmp_path: Path) -> None:
    one_line(run("crawl", "https://nobody.example/news/1", "--db", str(tmp_path / "a.db")), 2, "nobody.example")


def test_a_missing_archive_is_named_by_every_reading_command(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.db")
    for arguments in (("search", "x"), ("show", "x"), ("export", "csv")):
        one_line(run(*arguments, "--db", missing), 4, "There is no archive", "newsarchive crawl")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.db", tmp_path / "other.db"
    text.write_text("these are my notes, and no database " * 100)
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    for path in (text, other):
        before = path.read_bytes()
        one_line(run("search", "x", "--db", str(path)), 4, path.name)
        one_line(crawl(path), 4, path.name)
        assert path.read_bytes() == before


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    one_line(run("crawl", "demo", "--db", str(tmp_path / "no" / "a.db")), 4, "does not exist")


def test_a_site_that_is_down_is_named_with_exit_3(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        site_file(tmp_path, f"http://127.0.0.1:{free.getsockname()[1]}")
    one_line(crawl(tmp_path / "a.db"), 3, "could not be reached", "refused")


def test_listings_that_hold_no_article_any_more_are_named_with_exit_3(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    plain = university.university.answer
    university.university.answer = lambda host, path, query: (  # type: ignore[method-assign]
        plain(host, path, query) if path == "/robots.txt" else Answer("<html><body><h1>News</h1><p>We have moved.</p></body></html>")
    )
    one_line(crawl(tmp_path / "a.db"), 3, "0 article addresses", "redesigned")


def test_a_crawl_of_which_no_article_can_be_read_ends_with_exit_3(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    plain = university.university.answer
    university.university.answer = lambda host, path, query: (  # type: ignore[method-assign]

            Answer("<p " + " ".join(f"a{n}=1" for n in range(9000)) + ">")
            if "/one/" in path or "/release/" in path
            else plain(host, path, query)

    )
    one_line(crawl(tmp_path / "a.db"), 3, "could be stored", "hostile")


def test_an_archive_locked_by_another_program_ends_with_exit_4(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "a.db"
    assert crawl(db, "--limit", "1").returncode == 0
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = crawl(db, env={**os.environ, "NEWSARCHIVE_LOCK_WAIT": "1"})
    one_line(done, 4, "stayed locked")


needs_namespace = pytest.mark.skipif(
    not os.environ.get("NEWSARCHIVE_REQUIRE_ALL")
    and (shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0),
    reason="this system allows no mount namespaces",
)


@needs_namespace
def test_a_full_disk_ends_with_exit_4_and_leaves_the_archive_whole(tmp_path: Path) -> None:
    script = f"""
set -e
mount -t tmpfs -o size=2m tmpfs {tmp_path}
cd {tmp_path}
set +e
{" ".join(command(tmp_path / "a.db"))}
echo "exit $?"
cp {tmp_path}/a.db* /dev/shm/{tmp_path.name}/
"""
    kept = Path("/dev/shm") / tmp_path.name
    kept.mkdir(exist_ok=True)
    try:
        done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, timeout=120)
        assert "exit 4" in done.stdout, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert "full" in done.stderr or "No space" in done.stderr
        stored(kept / "a.db")
    finally:
        shutil.rmtree(kept)


@needs_namespace
def test_a_read_only_place_ends_with_exit_4(tmp_path: Path) -> None:
    script = f"mount -t tmpfs tmpfs {tmp_path} && mount -o remount,ro {tmp_path} && {' '.join(command(tmp_path / 'a.db'))}"
    one_line(
        subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, timeout=60), 4, "cannot be written"
    )


def test_a_malformed_query_is_read_as_words_and_says_so(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "a.db"
    assert crawl(db, "--limit", "3").returncode == 0
    for query in ('"', "AND", "(", "a OR", "x:y", "^*", "NEAR(", "'; DROP TABLE articles; --", "-", "''", "a" * 5000):
        done = run("search", "--db", str(db), "--", query)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
