"""What a crawl of one site is asked for, by the command line or by `scrapy crawl -a`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from newsarchive.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was asked of a crawl."""

    limit: int | None = None
    """At most this many articles are asked for, the newest first."""
    max_time: float | None = None
    """Seconds after which nothing new is asked."""
    since: str | None = None
    """ISO date: articles that a listing dates before it are left in the frontier."""
    recheck: Literal["due", "all", "none"] = "due"
    urls: tuple[str, ...] = ()
    """Addresses to ask for by themselves, known or not."""
    whole: bool = True
    """Whether the listings are read and everything that waits is asked for; False: only `urls`."""
    demo_day: int = 1
    """The day on which the demo university is crawled; on the second something has changed there."""

    @classmethod
    def from_arguments(cls, arguments: dict[str, Any]) -> Options:
        """From `scrapy crawl SITE -a limit=20 -a recheck=all`: text values; takes its own out of the dictionary.

        Raises:
            UsageError: a value does not fit.
        """
        try:
            limit = int(arguments.pop("limit")) if "limit" in arguments else None
            demo_day = int(arguments.pop("demo_day", 1))
            max_time = float(arguments.pop("max_time")) if "max_time" in arguments else None
            since = date.fromisoformat(arguments.pop("since")).isoformat() if "since" in arguments else None
        except ValueError as error:
            raise UsageError(f"A crawl's argument does not fit: {error}.") from error
        recheck = arguments.pop("recheck", "due")
        if recheck not in {"due", "all", "none"}:
            raise UsageError(f"recheck={recheck!r} is not one of due, all, none.")
        return cls(limit=limit, max_time=max_time, since=since, recheck=recheck, demo_day=demo_day)
