"""Whether crawls still happen and end well: for an outside watcher, since a dead scheduler cannot report its own death."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from newsarchive.archive.switches import switched_on
from newsarchive.archive.verdict import CUT_OFF
from newsarchive.plural import number_of


@dataclass(frozen=True, kw_only=True)
class SiteStatus:
    """How a site stands."""

    site: str
    finished_at: str | None
    """End of its last crawl that came to a verdict."""
    age: float | None
    """Seconds since then."""
    verdict: str | None
    problem: str | None
    """What is wrong, in words; None where all is well."""


def status(connection: sqlite3.Connection, now: datetime, max_age: float, site: str | None = None) -> list[SiteStatus]:
    """The status of one site; without one, of all that are switched on, or where none is, of all that were ever crawled."""
    if site is not None:
        sites = [site]
    else:
        sites = switched_on(connection) or [row[0] for row in connection.execute("SELECT DISTINCT site FROM crawls ORDER BY site")]
    return [_of(connection, one, now, max_age) for one in sites]


def _of(connection: sqlite3.Connection, site: str, now: datetime, max_age: float) -> SiteStatus:
    row = connection.execute(
        "SELECT finished_at, verdict, verdict_reason FROM crawls WHERE site = ? AND verdict IS NOT NULL AND finished_at IS NOT NULL"
        f" AND finish_reason NOT IN ({', '.join('?' for _ in CUT_OFF)}) ORDER BY id DESC LIMIT 1",
        (site, *CUT_OFF),
    ).fetchone()
    if row is None:
        return SiteStatus(site=site, finished_at=None, age=None, verdict=None, problem="no crawl ever came to its end")
    finished_at, verdict, reason = row
    age = (now - datetime.fromisoformat(finished_at)).total_seconds()
    problem = None
    if age > max_age:
        problem = f"its last crawl ended {words(age)} ago"
    elif verdict != "good":
        problem = f"its last crawl was bad: {reason}"
    return SiteStatus(site=site, finished_at=finished_at, age=age, verdict=verdict, problem=problem)


def words(seconds: float) -> str:
    """A time in words."""
    for size, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return number_of(round(seconds), "second")
