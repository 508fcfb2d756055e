"""How long what is asked of an archive may take."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator

from newsarchive.errors import UsageError


class TooSlow(UsageError):
    """A query took longer than its limit."""


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
