"""How long what is asked of an archive may take."""

from __future__ import annotations

import contextlib
import math
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator

from newsarchive.errors import UsageError

STILL = 0.25
"""Seconds in which nothing came from the disk, after which it is not the disk that is waited for."""


class TooSlow(UsageError):
    """A query took longer than its limit."""


class Patience:
    """The time that something may take; longer while pages of the archive still come from the disk.

    A large archive that nobody has asked for a while is read at the disk's pace, and what was read is there for the next question:
    to stop then would be to refuse forever what takes a tenth of a second a moment later. A query that only calculates gets no more time.
    """

    def __init__(self, seconds: float, longest: float) -> None:
        """Begin now.

        Args:
            seconds: that it may take.
            longest: seconds that it may take with all that it waits for the disk.
        """
        now = time.monotonic()
        self.until, self.last = now + seconds, now + longest
        self.reads, self.read_at = read_from_disk(), -math.inf

    def is_over(self) -> bool:
        """Whether it has taken too long. Cheap enough to be asked a thousand times a second."""
        now = time.monotonic()
        if now <= self.until - STILL:
            return False
        reads = read_from_disk()
        if reads != self.reads:
            self.reads, self.read_at = reads, now
        return now > self.last or (now > self.until and now - self.read_at > STILL)


def read_from_disk() -> int:
    """How often this process has had to wait for a disk until now; stands still where the system does not count it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_inblock + used.ru_majflt


@contextlib.contextmanager
def within(
    connection: sqlite3.Connection, seconds: float, then: float | None = None, is_over: Callable[[], bool] | None = None
) -> Iterator[None]:
    """Bound the time that what is asked inside may take.

    Args:
        then: seconds that what comes after it may take, where it is a part of something that is bounded too.
        is_over: tells instead of the seconds whether the time is up.

    Raises:
        TooSlow: it takes longer.
    """
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(is_over or (lambda: time.monotonic() > deadline), 2000)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooSlow("This took too long.", "Narrow it by a site, a language or dates.").known("too_slow") from error
        raise
    finally:
        later = None if then is None else time.monotonic() + then
        connection.set_progress_handler(None if later is None else lambda: time.monotonic() > later, 2000)
