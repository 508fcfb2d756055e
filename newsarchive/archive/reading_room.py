"""How the reading room reads: under limits of time and size, so that no query of a visitor keeps a read transaction open for long."""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.archive.changes import archive_id, changes
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.time_limit import TooSlow as TooSlow
from newsarchive.archive.time_limit import within as within

SECONDS = 3.0
"""Limit of one page."""
FACET_SECONDS = 0.7
"""Limit of the counts beside the hits; beyond it they are left out, which the page says."""
LARGEST_VALUE = 20_000_000
"""Bytes of the largest value a query may make."""


@contextlib.contextmanager
def reading(path: Path, seconds: float = SECONDS) -> Iterator[sqlite3.Connection]:
    """A connection for one page.

    Raises:
        TooSlow: what was asked takes longer than `seconds`.
    """
    connection = open_readonly(path)
    try:
        bound(connection)
        with within(connection, seconds):
            yield connection
    finally:
        connection.close()


def bound(connection: sqlite3.Connection) -> None:
    """Bound the values a query may make: a zeroblob of 50 MB escapes any time limit."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)


def changed(
    connection: sqlite3.Connection, *, site: str | None, kind: str | None, limit: int
) -> tuple[list[dict[str, Any]], uuid.UUID]:
    """The newest changes, and by what the archive is known."""
    found = list(changes(connection, site=site, kind=kind, limit=limit))
    return found, archive_id(connection)
