"""A series of kills at random moments while articles that are copies of each other are stored, in another order each time, and settled."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsarchive import linking
from newsarchive.archive import digest_filters, sketches
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.holds import verify_stories
from newsarchive.archive.store import Job, store
from tests.archive.made import Feed
from tests.archive.test_story_groups import the_mixture

LANGUAGES = ("en", "ru", "zh", "ar")
A_FEW = 3
"""Articles of one transaction."""
Rows = list[tuple[str, str | None]]


@dataclass
class Series:
    """What came of it."""

    articles: int = 0
    stories: int = 0
    """Different stories of more than one article."""
    kills: int = 0
    while_storing: int = 0
    while_settling: int = 0
    ended: int = 0
    """Processes that came to their end before they were killed."""
    differing: list[str] = field(default_factory=list)
    """In what an archive differs from one that was left alone, or contradicts itself; a line each."""


def work(db: Path, seed: int) -> None:
    """Store what is not stored yet, a few a transaction, and settle a few a transaction, as a crawl does."""
    with closing(connect(db)) as connection:
        feed = Feed(connection=connection, crawl=1 if connection.execute("SELECT 1 FROM crawls").fetchone() else 0)
        there = set(feed.all("SELECT id FROM holdings"))
        jobs = [
            (number, language, text) for language in LANGUAGES for number, text in enumerate(the_mixture(language), 1)
            if f"demo-{language}-{number}" not in there
        ]  # fmt: skip
        random.Random(seed).shuffle(jobs)
        for first in range(0, len(jobs), A_FEW):
            items = [
                feed.article(number, text, language=language, published=f"2024-01-{number:02}")
                for number, language, text in jobs[first : first + A_FEW]
            ]
            with transaction(connection):
                store(connection, [Job(item=item) for item in items])

        def ask(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
            with transaction(connection):
                return function(connection, *arguments, **{"most": A_FEW, **keywords})

        linking.settle(ask, linking.here)


def series(folder: Path, kills: int, seed: int) -> Series:
    """So many kills (SIGKILL); an archive whose process came to its end is compared and begun anew, so that kills hit it under way."""
    work(folder / "alone.db", seed)
    expected, faults = _outcome(folder / "alone.db")
    chance = random.Random(seed)
    found = Series(articles=len(expected), stories=len({story for _, story in expected} - {None}), differing=faults)
    db = folder / "killed.db"
    order = seed
    while found.kills < kills:
        child = _in_a_process(db, order)
        time.sleep(chance.uniform(0.05, 0.6))
        done, status = os.waitpid(child, os.WNOHANG)
        if not done:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            found.kills += 1
            is_stored = _articles(db) == len(expected)
            found.while_settling += is_stored
            found.while_storing += not is_stored
            continue
        found.ended += 1
        found.differing += _differing(db, status, expected)
        if status:
            return found
        for file in folder.glob("killed.db*"):
            file.unlink()
        order += 1
    status = os.waitpid(_in_a_process(db, order), 0)[1]
    found.differing += _differing(db, status, expected)
    return found


def _in_a_process(db: Path, order: int) -> int:
    child = os.fork()
    if child:
        return child
    failed = 1
    try:
        # Filters are used from the first text on, and every other text moves a slice on; the archive that is left alone has none.
        digest_filters.CALM, sketches.TURN = 0, 2
        work(db, order)
        failed = 0
    except BaseException:  # noqa: BLE001 - whatever it is, this process ends here
        traceback.print_exc()
    finally:
        os._exit(failed)


def _articles(db: Path) -> int:
    if not db.exists():
        return 0
    with closing(sqlite3.connect(db)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'holdings'").fetchone():
            return 0
        return int(connection.execute("SELECT count(*) FROM holdings").fetchone()[0])


def _outcome(db: Path) -> tuple[Rows, list[str]]:
    """Which story each article is of; and what contradicts that."""
    with closing(sqlite3.connect(db)) as connection:
        waiting = [f"{row[0]} still waits" for row in connection.execute("SELECT holding FROM story_queue")]
        faults = [*verify_stories(connection), *sketches.verify(connection), *digest_filters.verify(connection), *waiting]
        return connection.execute("SELECT id, story FROM holdings ORDER BY id").fetchall(), faults


def _differing(db: Path, status: int, expected: Rows) -> list[str]:
    if status:
        return [f"a process that was not killed ended with {os.waitstatus_to_exitcode(status)}"]
    found, faults = _outcome(db)
    there, wanted = dict(found), dict(expected)
    other = [
        f"{ident} is of {there.get(ident)} and not of {wanted.get(ident)}"
        for ident in sorted(there.keys() | wanted.keys()) if ident not in there or there[ident] != wanted.get(ident)
    ]  # fmt: skip
    return [*other, *faults]
