"""One thread writes; what is acknowledged is on disk; what fails is told to whoever waits."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsarchive.archive import crawls, frontier, writer
from newsarchive.archive.store import Job
from newsarchive.archive.writer import Writer
from newsarchive.errors import ArchiveError
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, found, memory


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Writer, list[str]]]:
    """A writer over a new archive, and a list of what happened to its captures."""
    happened: list[str] = []
    made = Writer(tmp_path / "archive.db", sync=lambda: happened.append("sync"))
    yield made, happened
    made.close()


def begin(made: Writer) -> int:
    return made.call(crawls.start, site="demo", digest="d", definition="x", options={}, code_version="t").result()


def job(made: Writer, crawl: int, number: int, text: str = LONG) -> Job:
    """An article's job, with its row in this writer's archive."""
    item = Feed(connection=memory()).article(number, text)
    [item.row] = made.call(frontier.ask_again, "demo", crawl, [found(item.url)], []).result()
    item.crawl = crawl
    return Job(item=item)


def count(path: Path, table: str) -> int:
    with sqlite3.connect(path) as connection:
        rows: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return rows


def test_an_item_is_committed_within_a_second_and_after_its_capture_is_synced(
    opened: tuple[Writer, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, happened = opened
    crawl = begin(made)
    waits: list[float] = []
    handed = made._queue

    class Watched:
        put = staticmethod(handed.put)

        @staticmethod
        def get(timeout: float | None = None) -> Any:
            waits.extend(() if timeout is None else (timeout,))
            return handed.get(timeout=timeout)

    monkeypatch.setattr(made, "_queue", Watched())
    # It waits at the queue itself until it has something to do.
    made.before(int).result(timeout=30)
    assert made.put(job(made, crawl, 1)).result(timeout=30).outcome is Outcome.STORED
    assert 0 < sum(waits) <= 1, "it waits once for others, and no longer"
    assert happened == ["sync"]
    assert count(made.path, "articles") == 1


def test_an_item_that_is_to_stand_now_waits_for_no_batch(
    opened: tuple[Writer, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, happened = opened
    crawl = begin(made)
    monkeypatch.setattr(writer, "BATCH_SECONDS", 3600.0)
    first = made.put(job(made, crawl, 1))
    assert made.put(job(made, crawl, 2, LONG + "Two."), now=True).result(timeout=30).outcome is Outcome.STORED
    assert first.done(), "one transaction holds both"
    assert happened


def test_a_full_batch_is_committed_at_once_in_one_transaction(opened: tuple[Writer, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    made, happened = opened
    monkeypatch.setattr(writer, "BATCH_SECONDS", 60.0)
    crawl = begin(made)
    jobs = [job(made, crawl, number) for number in range(writer.BATCH_ITEMS)]
    for future in [made.put(one) for one in jobs]:
        future.result(timeout=30)
    assert happened == ["sync"]


def test_a_call_sees_what_was_put_before_it(opened: tuple[Writer, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = opened
    monkeypatch.setattr(writer, "BATCH_SECONDS", 60.0)
    crawl = begin(made)
    made.put(job(made, crawl, 1))
    seen = made.call(lambda connection: connection.execute("SELECT count(*) FROM articles").fetchone()[0]).result(timeout=30)
    assert seen == 1


def test_work_without_a_transaction_neither_flushes_nor_delays_the_batch(
    opened: tuple[Writer, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, happened = opened
    monkeypatch.setattr(writer, "BATCH_SECONDS", 0.2)
    crawl = begin(made)
    one, queued = job(made, crawl, 1), threading.Event()
    made.before(queued.wait)
    future = made.put(one)
    seen = made.before(lambda: list(happened))
    queued.set()
    assert seen.result() == []
    stop = time.monotonic() + 30
    while not future.done() and time.monotonic() < stop:
        made.before(time.sleep, 0.01).result()
    assert happened == ["sync"]


def test_closing_commits_what_waits(tmp_path: Path) -> None:
    made = Writer(tmp_path / "archive.db", sync=lambda: None)
    future = made.put(job(made, begin(made), 1))
    made.close()
    made.close()
    assert future.result(timeout=0).outcome is Outcome.STORED
    assert count(made.path, "articles") == 1
    with pytest.raises(ArchiveError, match="closed"):
        made.put(Job(item=future.result())).result(timeout=1)


def test_a_waiter_that_gives_up_does_not_take_the_item_back(opened: tuple[Writer, list[str]]) -> None:
    made, _ = opened
    crawl = begin(made)
    future = made.put(job(made, crawl, 1))
    assert not future.cancel()
    assert future.result(timeout=30).outcome is Outcome.STORED


def test_a_capture_that_cannot_be_synced_stops_all_writing(tmp_path: Path) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    made = Writer(tmp_path / "archive.db", sync=full)
    one = job(made, begin(made), 1)
    with pytest.raises(ArchiveError, match="No space left"):
        made.put(one).result(timeout=30)
    assert made.failed
    with pytest.raises(ArchiveError, match="No space left"):
        made.call(lambda connection: 1).result(timeout=30)
    made.close()
    assert count(made.path, "articles") == 0


def test_a_full_disk_leaves_the_archive_as_of_the_last_commit(opened: tuple[Writer, list[str]]) -> None:
    made, _ = opened
    crawl = begin(made)
    made.put(job(made, crawl, 1)).result(timeout=30)
    made.call(lambda connection: connection.execute("CREATE TABLE big(x)")).result(timeout=30)
    pages = made.call(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0]).result(timeout=30)
    made.before(lambda: made._connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()).result(timeout=30)

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE articles SET title = 'half'")
        connection.execute("INSERT INTO big VALUES (zeroblob(10000000))")

    with pytest.raises(ArchiveError, match="disk is full"):
        made.call(fill).result(timeout=30)
    assert made.failed
    assert count(made.path, "articles") == 1
    with sqlite3.connect(made.path) as connection:
        assert connection.execute("SELECT title FROM articles").fetchall() == [("A title",)]
    connection.close()


def test_a_callers_own_error_is_its_own_and_writing_goes_on(opened: tuple[Writer, list[str]]) -> None:
    made, _ = opened

    def wrong(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO about VALUES ('half', 'done')")
        raise KeyError("mine")

    with pytest.raises(KeyError):
        made.call(wrong).result(timeout=30)
    assert not made.failed
    assert made.call(lambda connection: connection.execute("SELECT count(*) FROM about WHERE key = 'half'").fetchone()[0]).result() == 0


def test_two_archives_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    writers = [Writer(path, sync=lambda: None) for _ in range(2)]
    errors: list[BaseException] = []

    def work(made: Writer, site: str) -> None:
        try:
            crawl: Any = made.call(crawls.start, site=site, digest=site, definition="x", options={}, code_version="t").result()
            for number in range(30):
                item = Feed(connection=memory(), site=site).article(number, f"{LONG}{site}{number}")
                [item.row] = made.call(frontier.ask_again, site, crawl, [found(item.url)], []).result()
                item.crawl = crawl
                made.put(Job(item=item))
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)

    threads = [threading.Thread(target=work, args=(made, f"site{index}")) for index, made in enumerate(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for made in writers:
        made.close()
    assert errors == []
    assert count(path, "articles") == 60
