"""When a crawl is stopped, by the clock or by a person: nothing more is asked, and nobody takes it for a good one."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsarchive.demo.server import Answer, DemoServer, serve
from newsarchive.spiders.limit import NONE_THERE
from tests import program
from tests.crash.harness import crawl, site_file, start

PAGE = "/news/one/"


@pytest.fixture
def university(tmp_path: Path) -> Iterator[DemoServer]:
    server = serve(count=6)
    site_file(tmp_path, server.url)
    yield server
    server.close()


def run(db: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return crawl(db, *arguments)


def status(db: Path) -> subprocess.CompletedProcess[str]:
    return program.run("status", "--db", str(db))


def one(db: Path, query: str) -> Any:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchone()


def test_a_host_that_asks_for_more_time_than_is_left_is_not_waited_for_and_the_crawl_is_bad(
    tmp_path: Path, university: DemoServer
) -> None:
    plain = university.university.answer
    university.university.answer = lambda host, path, query: (  # type: ignore[method-assign]
        Answer("slow down", 429, Retry_After="60") if PAGE in path else plain(host, path, query)
    )
    begun = time.monotonic()
    done = run(tmp_path / "a.db", "--max-time", "3")
    assert time.monotonic() - begun < 40
    assert one(tmp_path / "a.db", "SELECT finish_reason FROM crawls") == ("max_time",)
    assert done.returncode == 3, done.stdout
    assert "throttled" in done.stderr
    assert status(tmp_path / "a.db").returncode == 3


def test_a_crawl_that_had_no_time_to_ask_anything_is_bad(tmp_path: Path, university: DemoServer) -> None:
    done = run(tmp_path / "a.db", "--max-time", "0.000001")
    assert done.returncode == 3
    assert "asked for nothing" in done.stderr
    assert not university.requests
    assert status(tmp_path / "a.db").returncode == 3


def test_the_time_runs_only_once_the_workers_are_ready(tmp_path: Path, university: DemoServer) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(
        "import sys, time\nif 'newsarchive.workers.nest' in ' '.join(sys.orig_argv):\n    time.sleep(4)\n"
    )
    process = start(
        tmp_path / "a.db", "--max-time", "4", env={"PYTHONPATH": f"{tmp_path / 'hook'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    )
    process.communicate(timeout=110)
    assert one(tmp_path / "a.db", "SELECT count(*) FROM fetches WHERE outcome = 'listed'")[0] > 0


@pytest.mark.parametrize("articles", [0, 3])
def test_an_interrupted_crawl_has_no_verdict_and_makes_no_site_fresh(tmp_path: Path, university: DemoServer, articles: int) -> None:
    db = tmp_path / "a.db"
    go_on = threading.Event()
    answer = university.university.answer

    def held(*arguments: Any) -> Any:
        if sum(PAGE in url for url in university.requests) > articles:
            go_on.wait(timeout=100)
        return answer(*arguments)

    university.university.answer = held  # type: ignore[method-assign]
    process = start(db)
    deadline = time.monotonic() + 60
    while sum(PAGE in url for url in university.requests) <= articles and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    go_on.set()
    assert process.returncode == 130
    assert one(db, "SELECT finish_reason, verdict FROM crawls") == ("interrupted", None)
    told = status(db)
    assert (told.returncode, "no crawl ever came to its end" in told.stdout) == (3, True)


def _slow(folder: Path) -> None:
    file = folder / "sites" / "demo.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("delay = 0", "delay = 1"), encoding="utf-8")


IN_LINE = 12
"""Requests to one host that Scrapy holds at least when many wait; with a second between any two they take as many seconds."""


def test_nothing_is_asked_after_the_time_is_up_though_it_was_in_line(tmp_path: Path) -> None:
    server = serve(count=28)
    last = 0.0

    def note(url: str) -> None:
        nonlocal last
        last = time.monotonic()

    try:
        site_file(tmp_path, server.url)
        _slow(tmp_path)
        server.watch = note
        done = run(tmp_path / "a.db", "--max-time", "6")
        ended = time.monotonic()
        asked = [url for url in server.requests if "//welcome." in url]
    finally:
        server.close()
    assert one(tmp_path / "a.db", "SELECT finish_reason FROM crawls") == ("max_time",)
    assert 1 < len(asked) <= 8, "one a second"
    assert one(tmp_path / "a.db", "SELECT count(*) FROM frontier WHERE kind = 'article' AND state = 'waiting'")[0] > IN_LINE
    assert ended - last < IN_LINE - 2, "and what was in line is not waited for"
    assert "wait" in done.stdout
    assert one(tmp_path / "a.db", "SELECT count(*) FROM frontier WHERE lease IS NOT NULL") == (0,)


def test_a_host_that_asks_for_time_is_left_alone_also_by_what_was_in_line(tmp_path: Path, university: DemoServer) -> None:
    plain = university.university.answer
    asked: list[tuple[float, str]] = []

    def answer(host: str, path: str, query: str) -> Answer:
        if not host.startswith("welcome.") or PAGE not in path:
            return plain(host, path, query)
        asked.append((time.monotonic(), path))
        return Answer("slow down", 429, Retry_After="4") if len(asked) == 1 else plain(host, path, query)

    _slow(tmp_path)
    university.university.answer = answer  # type: ignore[method-assign]
    done = run(tmp_path / "a.db", "--limit", "8")
    assert done.returncode == 0, done.stderr
    assert len(asked) > 2
    assert asked[1][0] - asked[0][0] >= 4
    none = ", ".join(f"'{outcome}'" for outcome in NONE_THERE)
    tried = one(
        tmp_path / "a.db",
        "SELECT count(DISTINCT f.row) FROM fetches f JOIN frontier r ON r.id = f.row"
        f" WHERE f.kind = 'article' AND f.sent = 1 AND r.outcome NOT IN ({none})",
    )
    assert tried == (8,), "what was given back unasked does not count for the limit, nor does what is no article"
