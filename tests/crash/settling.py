"""kill -9 while articles are stored and settled, again and again; what they come to beside an archive that is left alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.items import Fetched
from tests.archive.made import Feed
from tests.crash.proof_series import in_a_process

Outcome = dict[str, list[tuple[object, ...]]]
A_FEW = 4
"""Articles that are stored in one transaction."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What is settled, and how that is seen."""

    articles: Mapping[str, Callable[[Feed], Fetched]]
    """By their canonical URLs."""
    settle: Callable[[sqlite3.Connection], None]
    """Settle all, a few a transaction, as a crawl does."""
    queue: str
    """The table of what waits to be settled."""
    outcome: Callable[[sqlite3.Connection], Outcome]
    """What came of it, whatever came first: `groups` has each article with its group; `faults` what `verify` says."""
    begin: Callable[[], None] = lambda: None
    """Called in each process that may be killed, before it begins."""


@dataclass
class Killed:
    """What came of a series of kills."""

    kills: int = 0
    while_storing: int = 0
    """Kills after which articles were missing."""
    while_settling: int = 0
    """Kills after which all articles were there, and not all was settled."""
    ended: int = 0
    """Runs that came to their end before the kill, and whose archive was begun anew."""
    articles: int = 0
    groups: int = 0
    """Different groups in the archive that was left alone."""
    differing: list[str] = field(default_factory=list)
    """What differs from the archive that was left alone, or does not follow from its parts; each part once for each archive."""


def series(folder: Path, kind: Kind, kills: int, seed: int) -> Killed:
    """Store and settle articles, each time in another order, killed before a random statement until `kills` runs were; then to the end."""
    alone, db = folder / "alone.db", folder / "killed.db"
    chance = random.Random(seed)
    statements = _run(alone, kind, seed)
    assert statements is not None
    expected = _outcome(alone, kind)
    found = Killed(articles=len(kind.articles), groups=len({row[1] for row in expected["groups"]} - {None}))
    found.differing += _differences({**expected, "faults": [], "queue": []}, expected)
    # So many statements does one take that may be killed.
    statements = _run(db, kind, chance.random(), may_be_killed=True)
    assert statements is not None
    is_whole = True
    while found.kills < kills or not is_whole:
        if is_whole:
            found.differing += _differences(expected, _outcome(db, kind))
            for file in folder.glob("killed.db*"):
                file.unlink()
        kill_before = chance.randrange(1, statements) if found.kills < kills else None
        is_whole = _run(db, kind, chance.random(), may_be_killed=True, kill_before=kill_before) is not None
        if not is_whole:
            found.kills += 1
            missing, waits = _left(db, kind)
            found.while_storing += missing
            found.while_settling += waits and not missing
        elif kill_before is not None:
            found.ended += 1
    found.differing += _differences(expected, _outcome(db, kind))
    return found


def _work(db: Path, kind: Kind, order: float, kill_before: int | None) -> int:
    """Store what is not stored yet, a few a transaction, and settle it; returns how many statements that took.

    Args:
        order: by which the articles are shuffled.
        kill_before: the statement before which this process is killed.
    """
    count = 0

    def note(_statement: str) -> None:
        nonlocal count
        count += 1
        if count == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)

    with closing(connect(db)) as connection:
        connection.set_trace_callback(note)
        # What a process wrote outlives its death, if not the machine's: the runs are short for want of waiting for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        feed = Feed(connection=connection, crawl=1 if connection.execute("SELECT 1 FROM crawls").fetchone() else 0)
        there = set(feed.all("SELECT canonical_url FROM holdings"))
        left = [make for url, make in kind.articles.items() if url not in there]
        random.Random(order).shuffle(left)
        for first in range(0, len(left), A_FEW):
            items = [make(feed) for make in left[first : first + A_FEW]]
            with transaction(connection):
                store(connection, [Job(item=item) for item in items])
        kind.settle(connection)
    return count


def _run(db: Path, kind: Kind, order: float, *, may_be_killed: bool = False, kill_before: int | None = None) -> int | None:
    """Work in a process of its own: how many statements it took; None where it was killed."""
    counted = db.with_suffix(".statements")

    def work() -> None:
        if may_be_killed:
            kind.begin()
        counted.write_text(str(_work(db, kind, order, kill_before)))

    _, is_killed = in_a_process(work)
    return None if is_killed else int(counted.read_text())


def _outcome(db: Path, kind: Kind) -> Outcome:
    with closing(sqlite3.connect(db)) as connection:
        return {**kind.outcome(connection), "queue": connection.execute(f"SELECT * FROM {kind.queue}").fetchall()}


def _differences(expected: Outcome, found: Outcome) -> list[str]:
    return [name for name, rows in expected.items() if found[name] != rows]


def _left(db: Path, kind: Kind) -> tuple[bool, bool]:
    """Whether articles are missing after a kill, and whether anything waits to be settled."""
    with closing(sqlite3.connect(db)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (kind.queue,)).fetchone() is None:
            return True, False
        there = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        return there < len(kind.articles), connection.execute(f"SELECT 1 FROM {kind.queue} LIMIT 1").fetchone() is not None
