"""No search keeps anybody waiting without a word."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from newsarchive.archive import time_limit as limit_of_archive
from newsarchive.archive.time_limit import TooSlow
from newsarchive.cli import time_limit
from newsarchive.cli.search import command as search
from newsarchive.cli.trends import command as trends
from tests.cost import at_most

FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:", check_same_thread=False)) as made:
        yield made


def run(command: click.Command, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments], standalone_mode=False)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [(search, []), (search, ["--json"]), (search, ["--kwic"]), (search, ["--csv"]), (trends, ["--by", "month"]), (trends, ["--csv"])],
)
def test_what_takes_longer_is_one_line_that_says_how_to_narrow_it(
    crawled: Path, monkeypatch: pytest.MonkeyPatch, command: click.Command, arguments: list[str]
) -> None:
    monkeypatch.setattr(time_limit, "within", lambda connection, seconds, is_over: interrupted(connection))
    found = run(command, "library", *arguments, "--max-time", "0.5", "--db", str(crawled))
    assert isinstance(found.exception, TooSlow)
    assert str(found.exception) == (
        "This took longer than 0.5 seconds. Narrow it by --site, --language, --from and --to, or give it more time: --max-time 60."
    )
    assert (found.exception.exit_code, found.stdout) == (2, "")


def until(condition: Callable[[], bool]) -> None:
    """Return once it holds, or after half a minute."""
    last = time.monotonic() + 30
    while not condition() and time.monotonic() < last:
        time.sleep(0.01)


@contextlib.contextmanager
def interrupted(connection: sqlite3.Connection) -> Iterator[None]:
    """As if the time was up at once."""
    from newsarchive.archive.time_limit import within

    with within(connection, -1):
        connection.set_progress_handler(lambda: 1, 1)
        yield


def test_a_search_ends_when_its_time_is_up(connection: sqlite3.Connection) -> None:
    with at_most(200), pytest.raises(TooSlow, match=r"0\.05 seconds.*--max-time 60"), time_limit.limited(connection, 0.05):
        connection.execute(FOREVER)
    assert connection.execute("SELECT 1").fetchone() == (1,), "what comes after it has no limit"


def test_where_the_index_does_not_look_at_the_time_the_command_ends(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(time_limit, "GRACE", 0.0)
    monkeypatch.setattr(limit_of_archive, "read_from_disk", lambda: 0)
    connection.create_function("asleep", 0, lambda: until(lambda: bool(ended)))
    with contextlib.suppress(TooSlow), time_limit.limited(connection, 0.01):
        connection.execute("SELECT asleep()").fetchall()
    assert ended == [2]
    assert capsys.readouterr().err.startswith("newsarchive: This took longer than 0.01 seconds. Narrow it")


def test_what_is_read_from_the_disk_goes_on_and_says_so(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reads = iter(range(1_000_000))
    monkeypatch.setattr(limit_of_archive, "read_from_disk", lambda: next(reads))
    monkeypatch.setattr(time_limit, "GRACE", 0.0)
    monkeypatch.setattr(time_limit, "STEP", 0.01)
    connection.create_function("read", 0, lambda: time.sleep(0.01))
    with time_limit.limited(connection, 0.1):
        connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30) SELECT read() FROM n").fetchall()
    assert capsys.readouterr().err == "(The archive is being read from the disk; the next search of it is faster.)\n"


def test_even_the_disk_is_not_waited_for_without_end(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = iter(range(100_000_000))
    monkeypatch.setattr(limit_of_archive, "read_from_disk", lambda: next(reads))
    monkeypatch.setattr(time_limit, "COLD", 4.0)
    with pytest.raises(TooSlow, match=r"0\.05 seconds"), time_limit.limited(connection, 0.05):
        connection.execute(FOREVER)


def test_what_is_found_in_time_is_not_ended(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(time_limit, "GRACE", 0.0)
    before = set(threading.enumerate())
    with time_limit.limited(connection, 5):
        (watch,) = set(threading.enumerate()) - before
        connection.execute("SELECT 1").fetchall()
    watch.join(4)
    assert not watch.is_alive(), "it does not wait for the end of its time"
    assert ended == []


def test_long_counts_say_that_they_go_on(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said, note = threading.Event(), time_limit._note
    monkeypatch.setattr(time_limit, "_note", lambda seconds: (note(seconds), said.set()))
    monkeypatch.setattr(time_limit, "SEARCH", 0.01)
    with time_limit.limited(connection, 60):
        assert said.wait(30)
    assert capsys.readouterr().err.startswith("(Counting in many texts, for 60 seconds at most; --max-time 0")


@pytest.mark.parametrize(("given", "told"), [("-1", "range"), ("nan", "number"), ("soon", "float"), ("1e300", "range")])
def test_a_time_that_is_none_is_wrong_use(crawled: Path, given: str, told: str) -> None:
    found = run(search, "library", "--max-time", given, "--db", str(crawled))
    assert isinstance(found.exception, click.UsageError)
    assert told in str(found.exception)


@pytest.mark.parametrize("arguments", [[], ["--kwic"], ["--csv"]])
def test_without_a_limit_it_takes_its_time(crawled: Path, arguments: list[str]) -> None:
    found = run(search, "library", *arguments, "--max-time", "0", "--db", str(crawled))
    assert found.exception is None
    assert "librar" in found.stdout
