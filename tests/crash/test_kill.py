"""kill -9 at any moment: nothing acknowledged is lost, nothing is doubled, nothing lives on, and the next crawl is complete."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsarchive.demo.catalogue import truth
from newsarchive.demo.server import DemoServer, serve
from tests.crash.harness import command, crawl, is_article, kill, processes_of_session, site_file, start, stored, warc_check
from tests.crash.series import kill_series
from tests.program import Process

PAGE = "/news/one/"
MOST_AGAIN = 66
"""A batch of the writer's and what is in the downloader."""
FEW = 10
"""Items the small university has: a crawl of it takes little more than the start of its processes."""


@pytest.fixture
def university() -> Iterator[DemoServer]:
    server = serve(count=FEW)
    yield server
    server.close()


def finish(db: Path) -> None:
    done = crawl(db)
    assert done.returncode == 0, done.stdout + done.stderr


def outcomes(db: Path) -> Counter[str]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return Counter(row[0] for row in connection.execute("SELECT outcome FROM frontier WHERE kind = 'article'"))


def test_crawls_killed_at_random_moments_lose_nothing_and_the_next_is_complete(tmp_path: Path) -> None:
    report = kill_series(tmp_path / "archive.db", kills=4, seed=3, count=FEW)
    assert report.kills == 4
    assert report.with_articles_under_way > 0, "kills that hit nothing prove nothing"
    assert report.lost == []
    assert report.crashed == []
    assert report.articles == len(truth(1, FEW))


@pytest.mark.full
@pytest.mark.timeout(900)
def test_twenty_kills_lose_nothing_and_blame_no_good_page(tmp_path: Path) -> None:
    report = kill_series(tmp_path / "archive.db", kills=20, seed=20)
    assert report.kills == 20
    assert report.with_articles_under_way >= 10
    assert max(report.fetched_again) <= MOST_AGAIN
    assert report.lost == []
    assert report.crashed == []
    assert report.articles == len(truth(1))


@pytest.mark.full
@pytest.mark.timeout(900)
def test_thirty_kills_in_a_row_soon_after_the_start_leave_no_good_page_crashed(tmp_path: Path) -> None:
    report = kill_series(tmp_path / "archive.db", kills=30, seed=30, early=4.5)
    assert (report.kills, report.crashed, report.lost, report.articles) == (30, [], [], len(truth(1)))


def test_after_a_kill_at_most_66_articles_are_asked_for_again(tmp_path: Path) -> None:
    university = serve()
    try:
        site_file(tmp_path, university.url)
        db = tmp_path / "archive.db"
        process = start(db)
        deadline = time.monotonic() + 60
        while sum(map(is_article, university.requests)) <= 120 and time.monotonic() < deadline:
            time.sleep(0.002)
        kill(process)
        before = set(filter(is_article, university.requests))
        university.requests.clear()
        finish(db)
        again = before & set(university.requests)
    finally:
        university.close()
    assert len(before) > 120
    assert len(again) <= MOST_AGAIN < len(before)
    assert len(stored(db).articles) == len(truth(1))


def test_no_more_than_66_articles_are_under_way_at_any_moment_however_slow_the_reading_is(tmp_path: Path) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(SLOW)
    university = serve()
    try:
        site_file(tmp_path, university.url)
        db = tmp_path / "archive.db"
        process = start(db, env={"PYTHONPATH": f"{tmp_path / 'hook'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"})
        begun = time.monotonic()
        while sum(map(is_article, university.requests)) < 60 and time.monotonic() < begun + 60:
            time.sleep(0.01)
        time.sleep(2)
        kill(process)
        asked = set(filter(is_article, university.requests))
    finally:
        university.close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        settled = {row[0] for row in connection.execute("SELECT url FROM fetches WHERE crawl = 1")}
    assert 40 <= len(asked - settled) <= MOST_AGAIN


def test_a_page_that_kills_the_process_each_time_ends_as_crashed_while_the_others_complete(
    tmp_path: Path, university: DemoServer
) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "archive.db"
    # The newest: what is left for the last crawl is then all the others, and one crash among them is no bad verdict.
    number = max(one.number for one in truth(1, FEW) if one.number is not None and one.language == "en")
    victim: list[Process] = []

    def deadly(url: str) -> None:
        if f"/en/3/news/one/{number}" in url:
            os.kill(victim[-1].pid, signal.SIGKILL)

    university.watch = deadly
    codes = []
    for _ in range(8):
        victim.append(start(db))
        victim[-1].communicate(timeout=120)
        codes.append(victim[-1].returncode)
        if codes[-1] != -signal.SIGKILL:
            break
    assert codes[-1] == 0, codes
    assert codes.count(-signal.SIGKILL) == 4, "once among others, three times alone"
    counted = outcomes(db)
    assert counted["crashed"] == 1
    assert len(stored(db).articles) == len(truth(1, FEW)) - 1


SPIN = """
import sys
if "newsarchive.workers.nest" in " ".join(sys.orig_argv):
    import math
    import newsarchive.line as line
    plain = line.read
    def read(capture, site, state):
        if capture.url.endswith(%r):
            open(%r, "a").write("spinning")
            math.factorial(10**7)
        return plain(capture, site, state)
    line.read = read
"""


SLOW = """
import sys
if "newsarchive.workers.nest" in " ".join(sys.orig_argv):
    import time
    import newsarchive.line as line
    plain = line.read
    def read(capture, site, state):
        time.sleep(0.3 if capture.kind == "article" else 0)
        return plain(capture, site, state)
    line.read = read
"""


def spinning(folder: Path) -> tuple[dict[str, str], Path]:
    """An environment in which one page keeps its worker busy in C code, and the file that appears when it does."""
    number = min(one.number or 0 for one in truth(1, FEW) if "/en/3/news/one/" in one.canonical_url)
    (folder / "hook").mkdir()
    marker = folder / "spinning"
    (folder / "hook" / "sitecustomize.py").write_text(SPIN % (f"/en/3/news/one/{number}/", str(marker)))
    return {"PYTHONPATH": f"{folder / 'hook'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}, marker


def test_a_crawl_killed_while_a_worker_spins_leaves_no_process(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "archive.db"
    environment, marker = spinning(tmp_path)
    process = start(db, env=environment)
    deadline = time.monotonic() + 60
    while not marker.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert marker.exists(), "the page that spins was never read"
    assert len(processes_of_session(process.pid)) > 1
    kill(process)
    finish(db)
    assert len(stored(db).articles) == len(truth(1, FEW))


def test_a_page_that_spins_is_named_and_the_crawl_goes_on(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "archive.db"
    environment, _ = spinning(tmp_path)
    process = start(db, env=environment)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert outcomes(db)["read_timeout"] >= 1
    with contextlib.closing(sqlite3.connect(db)) as connection:
        kept = connection.execute("SELECT count(*) FROM fetches WHERE outcome = 'read_timeout' AND capture IS NULL").fetchone()[0]
    assert kept == 0, "its full response is kept"


def test_a_record_cut_off_in_the_middle_is_cut_away_and_its_page_fetched_again(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "archive.db"
    process = start(db)
    deadline = time.monotonic() + 60
    while len(stored(db).captures) < 8 and time.monotonic() < deadline:
        time.sleep(0.05)
    kill(process)
    half_written = list((tmp_path / "archive-captures").glob("*.open"))
    assert half_written
    with half_written[0].open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff the first bytes of a record")
    before = stored(db)
    finish(db)
    after = stored(db)
    assert set(before.captures) <= after.captures
    assert len(after.articles) == len(truth(1, FEW))
    warc_check(tmp_path / "archive-captures")


def test_a_second_crawl_of_the_same_site_is_refused_with_exit_4(tmp_path: Path, university: DemoServer) -> None:
    site_file(tmp_path, university.url)
    db = tmp_path / "archive.db"
    go_on = threading.Event()
    answer = university.university.answer

    def held(*arguments: Any) -> Any:
        go_on.wait(timeout=100)
        return answer(*arguments)

    university.university.answer = held  # type: ignore[method-assign]
    process = start(db)
    deadline = time.monotonic() + 60
    while not university.requests and time.monotonic() < deadline:
        time.sleep(0.05)
    tries = 50 if os.environ.get("NEWSARCHIVE_REQUIRE_ALL") else 5
    for _ in range(tries):
        second = crawl(db, timeout=30)
        assert second.returncode == 4
        assert second.stderr.startswith("newsarchive: Another crawl of demo runs")
        assert "Traceback" not in second.stderr
    assert process.poll() is None
    go_on.set()
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert len(stored(db).articles) == len(truth(1, FEW))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_within_seconds_with_exit_130_and_keeps_what_is_acknowledged(
    tmp_path: Path, university: DemoServer, number: int
) -> None:
    site_file(tmp_path, university.url)
    go_on = threading.Event()
    answer = university.university.answer

    def held(*arguments: Any) -> Any:
        if sum(PAGE in url for url in university.requests) > 12:
            go_on.wait(timeout=100)
        return answer(*arguments)

    university.university.answer = held  # type: ignore[method-assign]
    db = tmp_path / "archive.db"
    process = start(db)
    deadline = time.monotonic() + 60
    while len(stored(db).articles) < 5 and time.monotonic() < deadline:
        time.sleep(0.05)
    before = stored(db)
    begun = time.monotonic()
    os.kill(process.pid, number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert time.monotonic() - begun < 10
    assert "everything acknowledged is stored" in errors
    assert "Traceback" not in errors
    assert set(before.articles) <= set(stored(db).articles)
    go_on.set()
    finish(db)
    assert len(stored(db).articles) == len(truth(1, FEW))


def test_the_command_used_here_is_the_real_one() -> None:
    assert command(Path("x.db"))[:3] == [sys.executable, "-m", "newsarchive"]
