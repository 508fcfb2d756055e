"""What the archive knows of a site that a check of its sources compares with."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from statistics import median

from newsarchive.archive.ledger import REMEMBERED

NEWEST_DAYS = 200
"""Days with news, the newest ones, whose pauses count."""
MOST_DATED = 5_000


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How a site, or one language of it, brings news."""

    newest: str
    """Day of the newest article."""
    pause: int
    """Days of a long pause between two days with news: one in twenty is longer."""


@dataclass(frozen=True, kw_only=True)
class SourcePast:
    """What earlier crawls saw of one source."""

    usual: float | None = None
    """Articles that its first page named, in the median of the last crawls that could read it."""
    led_to: str | None = None
    """Where it redirected to, the last time it was asked for."""


@dataclass(kw_only=True)
class Past:
    """What the archive knows of a site."""

    held: int = 0
    """Articles."""
    rhythms: dict[str | None, Rhythm] = field(default_factory=dict)
    """By language; under None that of all languages."""
    silent: tuple[float, float] | None = None
    """Days since a crawl last brought news, and the longest such pause before; None where too few crawls brought any."""
    sources: dict[str, SourcePast] = field(default_factory=dict)
    """By canonical address."""
    numbered: list[str] = field(default_factory=list)
    """Addresses of the articles with the largest numbers, the largest first."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the archive knows of the articles that a source names."""

    count: int
    language: str | None = None
    """In which most of them are."""
    newest: str | None = None
    """Day of the newest of them."""


def past_of(connection: sqlite3.Connection, site: str, now: datetime, sources: Iterable[str]) -> Past:
    """The past of a site.

    Args:
        sources: canonical addresses of its sources.
    """
    dated = connection.execute(
        "SELECT language, substr(published, 1, 10) FROM articles WHERE site = ? AND published <= ? AND length(published) >= 10"
        " ORDER BY published DESC LIMIT ?", (site, now.date().isoformat() + "U", MOST_DATED),
    ).fetchall()  # fmt: skip
    languages = {None, *(row[0] for row in dated)}
    rhythms = {one: rhythm_of(row[1] for row in dated if one is None or row[0] == one) for one in languages}
    numbered = connection.execute(
        "SELECT canonical_url FROM holdings WHERE site = ? AND number IS NOT NULL AND gone_at IS NULL ORDER BY number DESC LIMIT 50",
        (site,),
    ).fetchall()  # fmt: skip
    return Past(
        held=connection.execute("SELECT count(*) FROM articles WHERE site = ?", (site,)).fetchone()[0],
        rhythms={one: found for one, found in rhythms.items() if found is not None}, silent=_silent(connection, site, now),
        sources={url: _source(connection, site, url) for url in sources}, numbered=[row[0] for row in numbered],
    )  # fmt: skip


def rhythm_of(days: Iterable[str], *, share: float = 0.95) -> Rhythm | None:
    """The rhythm of days with news, in any order; None for no day.

    Args:
        share: of the pauses that are no longer than the one that counts: what stands pinned, or was dated wrongly, must not count.
    """
    known = sorted({day for day in days if _day(day) is not None}, reverse=True)[:NEWEST_DAYS]
    if not known:
        return None
    pauses = sorted(days_between(older, newer) for newer, older in pairwise(known))
    return Rhythm(newest=known[0], pause=pauses[int(share * (len(pauses) - 1))] if pauses else 0)


def days_between(older: str, newer: str) -> int:
    """Days from one day to another; 0 where one is no day."""
    first, last = _day(older), _day(newer)
    return (last - first).days if first is not None and last is not None else 0


def known_among(connection: sqlite3.Connection, site: str, urls: Iterable[str]) -> Known:
    """How many of these canonical addresses a crawl has found, and of what language and day their articles are."""
    count = 0
    languages: Counter[str] = Counter()
    days: list[str] = []
    for url in urls:
        row = connection.execute(
            "SELECT a.language, a.published FROM frontier f LEFT JOIN articles a ON a.key = f.holding WHERE f.site = ? AND f.url = ?",
            (site, url),
        ).fetchone()
        if row is not None:
            count += 1
            languages.update([row[0]] if row[0] else [])
            days += [row[1][:10]] if row[1] and len(row[1]) >= 10 else []
    return Known(count=count, language=languages.most_common(1)[0][0] if languages else None, newest=max(days, default=None))


def _source(connection: sqlite3.Connection, site: str, url: str) -> SourcePast:
    row = connection.execute("SELECT id FROM frontier WHERE site = ? AND url = ?", (site, url)).fetchone()
    if row is None:
        return SourcePast()
    links = connection.execute(
        "SELECT links_found FROM fetches WHERE row = ? AND final = 1 AND outcome = 'listed' ORDER BY crawl DESC LIMIT ?",
        (row[0], REMEMBERED),
    ).fetchall()  # fmt: skip
    last = connection.execute("SELECT redirect_to FROM fetches WHERE row = ? ORDER BY id DESC LIMIT 1", (row[0],)).fetchone()
    return SourcePast(usual=median(one[0] for one in links) if links else None, led_to=last[0] if last is not None else None)


def _silent(connection: sqlite3.Connection, site: str, now: datetime) -> tuple[float, float] | None:
    """As the verdict counts it, up to now: at least four crawls after the first must have brought news."""
    moments = [
        datetime.fromisoformat(row[0]) for row in connection.execute(
            "SELECT c.started_at FROM crawls c WHERE c.site = ?1"
            " AND EXISTS (SELECT 1 FROM events e WHERE e.crawl = c.id AND e.kind = 'new') ORDER BY c.id",
            (site,),
        )
    ]  # fmt: skip
    if len(moments) < 5:
        return None
    pauses = [(later - earlier).total_seconds() / 86400 for earlier, later in pairwise(moments)]
    return (now - moments[-1]).total_seconds() / 86400, max(pauses)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
