"""What is to be run, when, and within which limits; checked before a unit or a line is made of it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.errors import UsageError

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SIZES = {"K": 1024, "M": 1024**2, "G": 1024**3}
SMALLEST_MEMORY = 512 * 1024**2
GRACE = 900
"""Seconds after `--max-time` until a crawl that does not end is stopped from outside."""
SETTLED = 120
"""Seconds after a start of the machine until what was missed is made up for."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One crawl, every day."""

    target: str | None
    """A site's id; None for all that are switched on."""
    db: Path
    python: str
    hour: int
    minute: int
    timezone: str
    jitter: int
    """Seconds; the crawl starts at a random moment within them."""
    max_time: int
    """Seconds after which the crawl asks for nothing new."""
    memory: int
    """Bytes."""
    contact: str = ""

    @property
    def name(self) -> str:
        """The name of its units and files."""
        return f"newsarchive-{self.target or 'all'}"

    @property
    def command(self) -> list[str]:
        """The command line of the crawl."""
        what = [self.target] if self.target else ["--all"]
        return [self.python, "-m", "newsarchive", "crawl", *what, "--quiet", "--max-time", f"{self.max_time}s", "--db", str(self.db)]

    @property
    def freshness(self) -> list[str]:
        """The command line that asks whether a crawl was missed: older than a day, its start's span, and its length."""
        age = 86400 + self.jitter + self.max_time
        what = ["--site", self.target] if self.target else []
        return [self.python, "-m", "newsarchive", "status", "--max-age", f"{age}s", *what, "--db", str(self.db)]


def seconds_of(option: str, text: str) -> int:
    """Seconds of 90, 90s, 30m, 2h, 1d.

    Raises:
        UsageError: it is none of these.
    """
    found = re.fullmatch(r"(\d{1,7})([smhd]?)", text.strip())
    if found is None:
        raise UsageError(f"{option} {text!r} is no duration.", "Write it as 90s, 30m, 2h or 1d.")
    return int(found[1]) * UNITS[found[2] or "s"]


def bytes_of(option: str, text: str) -> int:
    """Bytes of 800M or 2G.

    Raises:
        UsageError: it is none of these, or too little for a crawl.
    """
    found = re.fullmatch(r"(\d{1,6})([KMG])", text.strip().upper())
    if found is None:
        raise UsageError(f"{option} {text!r} is no size.", "Write it as 800M or 2G.")
    size = int(found[1]) * SIZES[found[2]]
    if size < SMALLEST_MEMORY:
        raise UsageError(f"{option} {text} is too little for a crawl and its workers.", "Give it at least 512M.")
    return size


def time_of(text: str) -> tuple[int, int]:
    """Hour and minute of 03:30.

    Raises:
        UsageError: it is no time of day.
    """
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise UsageError(f"--at {text!r} is no time of day.", "Write it as 03:30.")
    return int(found[1]), int(found[2])


def zone_of(text: str) -> str:
    """A time zone's name, checked.

    Raises:
        UsageError: there is no such zone.
    """
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"--timezone {text!r} is no time zone.", "Write it as Asia/Almaty or UTC.") from error
    return text


def path_of(path: Path) -> Path:
    """A path that units and crontabs can hold.

    Raises:
        UsageError: it holds a control character, which ends a line there.
    """
    if re.search(r"[\x00-\x1f\x7f]", str(path)):
        raise UsageError(f"{str(path)!r} holds a control character, which no unit and no crontab can hold.", "Move the archive.")
    return path


def shell(arguments: list[str]) -> str:
    """A command line for sh."""
    return " ".join(shlex.quote(one) for one in arguments)
