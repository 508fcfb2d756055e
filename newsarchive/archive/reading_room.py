"""How the reading room reads: under limits of time and size, so that no query of a visitor keeps a read transaction open for long."""

from __future__ import annotations

import contextlib
import sqlite3
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.archive.changes import archive_id, changes
from newsarchive.archive.readonly import open_readonly
from newsarchive.errors import UsageError

SECONDS = 3.0
"""Limit of one page."""
FACET_SECONDS = 0.7
"""Limit of the counts beside the hits; beyond it they are left out, which the page says."""
LARGEST_VALUE = 20_000_000
"""Bytes of the largest value a query may make."""


class TooSlow(UsageError):
    """A query took longer than its limit."""


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


@contextlib.contextmanager
def within(connection: sqlite3.Connection, seconds: float, then: float | None = None) -> Iterator[None]:
    """Bound the time that what is asked inside may take.

    Args:
        then: seconds that what comes after it may take, where it is a part of something that is bounded too.

    Raises:
        TooSlow: it takes longer.
    """
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 2000)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooSlow("This took too long.", "Narrow it by a site, a language or dates.").known("too_slow") from error
        raise
    finally:
        later = None if then is None else time.monotonic() + then
        connection.set_progress_handler(None if later is None else lambda: time.monotonic() > later, 2000)


def changed(
    connection: sqlite3.Connection, *, site: str | None, kind: str | None, limit: int
) -> tuple[list[dict[str, Any]], uuid.UUID]:
    """The newest changes, and by what the archive is known."""
    found = list(changes(connection, site=site, kind=kind, limit=limit))
    return found, archive_id(connection)
