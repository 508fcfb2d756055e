"""Killed while it stores and settles stories, again and again, an archive comes to the stories it comes to when it is left alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive import linking
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.holds import verify_stories
from newsarchive.archive.sketches import verify
from newsarchive.archive.store import Job, store
from tests.archive.made import Feed
from tests.archive.test_story_groups import the_mixture

KILLS = 20
A_FEW = 3
"""Articles of one transaction."""
Rows = list[tuple[str, str | None]]


def work(db: Path) -> None:
    """Store what is not stored yet, a few a transaction, and settle a few a transaction, as a crawl does."""
    with closing(connect(db)) as connection:
        feed = Feed(connection=connection, crawl=1 if connection.execute("SELECT 1 FROM crawls").fetchone() else 0)
        there = set(feed.all("SELECT id FROM holdings"))
        jobs = [
            (number, language, text) for language in ("en", "ru", "zh", "ar") for number, text in enumerate(the_mixture(language), 1)
            if f"demo-{language}-{number}" not in there
        ]  # fmt: skip
        for first in range(0, len(jobs), 4):
            items = [
                feed.article(number, text, language=language, published=f"2024-01-{number:02}")
                for number, language, text in jobs[first : first + 4]
            ]
            with transaction(connection):
                store(connection, [Job(item=item) for item in items])

        def ask(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
            with transaction(connection):
                return function(connection, *arguments, **{"most": A_FEW, **keywords})

        linking.settle(ask, linking.here)


def outcome(db: Path) -> Rows:
    with closing(sqlite3.connect(db)) as connection:
        assert not list(verify_stories(connection))
        assert not list(verify(connection))
        assert not connection.execute("SELECT holding FROM story_queue").fetchall()
        return connection.execute("SELECT id, story FROM holdings ORDER BY id").fetchall()


def in_a_process(db: Path) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work(db)
    finally:
        os._exit(0)


@pytest.mark.full
def test_kills_change_nothing_of_the_stories(tmp_path: Path) -> None:
    work(tmp_path / "alone.db")
    chance = random.Random(1)
    killed = 0
    db = tmp_path / "killed.db"
    while killed < KILLS:
        child = in_a_process(db)
        time.sleep(chance.uniform(0.05, 0.6))
        done, _ = os.waitpid(child, os.WNOHANG)
        if done:
            # It came to its end: begin anew, so that kills hit it under way.
            assert outcome(db) == outcome(tmp_path / "alone.db")
            for file in tmp_path.glob("killed.db*"):
                file.unlink()
            continue
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        killed += 1
    os.waitpid(in_a_process(db), 0)
    found = outcome(db)
    assert found == outcome(tmp_path / "alone.db")
    assert len({story for _, story in found} - {None}) == 12
