"""kill -9 while articles that are copies of each other are stored and their stories settled (settling)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from newsarchive import linking
from newsarchive.archive import digest_filters, sketch_memory, sketches
from newsarchive.archive.database import transaction
from newsarchive.archive.holds import verify_stories
from newsarchive.items import Fetched
from tests.archive.made import Feed, url_of
from tests.archive.test_story_groups import the_mixture
from tests.crash.settling import Killed, Kind, Outcome, series

LANGUAGES = ("en", "ru", "zh", "ar")
A_FEW = 3
"""Articles that are settled in one transaction."""


def story_series(folder: Path, kills: int, seed: int) -> Killed:
    """A mixture of copies in each language."""
    articles: dict[str, Callable[[Feed], Fetched]] = {
        url_of(number, language): partial(_article, number, language, text)
        for language in LANGUAGES for number, text in enumerate(the_mixture(language), 1)
    }  # fmt: skip
    kind = Kind(articles=articles, settle=_settle, queue="story_queue", outcome=_outcome, begin=_begin)
    return series(folder, kind, kills, seed)


def _begin() -> None:
    """Filters are used from the first text on, and hardly any digests wait; the archive that is left alone uses no filters."""
    sketch_memory.CALM, sketch_memory.WAITING, sketch_memory.COMMON = 0, 100, 2


def _article(number: int, language: str, text: str, feed: Feed) -> Fetched:
    return feed.article(number, text, language=language, published=f"2024-01-{number:02}")


def _settle(connection: sqlite3.Connection) -> None:
    def ask(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        with transaction(connection):
            return function(connection, *arguments, **{"most": A_FEW, **keywords})

    linking.settle(ask, linking.here)


def _outcome(connection: sqlite3.Connection) -> Outcome:
    """Which story each article is of, and what contradicts that."""
    faults = [*verify_stories(connection), *sketches.verify(connection), *digest_filters.verify(connection)]
    return {
        "groups": connection.execute("SELECT id, story FROM holdings ORDER BY id").fetchall(),
        "faults": [(line,) for line in faults],
    }
