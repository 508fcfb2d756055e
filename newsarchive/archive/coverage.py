"""What an export is a part of: the state of the archive it was made from, and what is known to be missing there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field

from newsarchive.archive.changes import archive_id
from newsarchive.archive.readings import YEAR_INFERRED
from newsarchive.archive.selection import Chosen, condition
from newsarchive.archive.tallies import apart, months_between


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A state of an archive."""

    archive: str
    """By which the archive is known, a UUID; copies and later states have the same."""
    change: int
    """Number of the last thing that happened to an article."""
    reading: int
    """Number of the last reading of a page."""
    articles: int
    """That may be shown."""


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """The state that this connection sees."""
    change, reading, articles = tuple(
        connection.execute(
            "SELECT coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT max(id) FROM readings), 0), (SELECT count(*) FROM articles)"
        ).fetchone()
    )
    return Snapshot(archive=str(archive_id(connection)), change=change, reading=reading, articles=articles)


@dataclass(kw_only=True)
class Holding:
    """What is held of a site in one language."""

    site: str
    language: str | None
    held: int = 0
    exported: int = 0
    undated: int = 0
    """Of those exported: with no date, or none that names a month."""
    inferred: int = 0
    """Of those exported: with a day that follows from others."""
    months: dict[str, int] = field(default_factory=dict)
    """Articles held by month of publication (YYYY-MM)."""
    found: dict[str, int] = field(default_factory=dict)
    """Articles exported by month."""

    @property
    def gaps(self) -> list[str]:
        """The months between the first and the last of which nothing is held."""
        return [month for month in months_between(min(self.months), max(self.months)) if month not in self.months] if self.months else []


@dataclass(frozen=True, kw_only=True)
class Crawled:
    """What crawls made of a site."""

    site: str
    first: str | None
    last: str | None
    crawls: int
    verdict: str | None
    """Of the last crawl that came to one."""
    missing: dict[str, int]
    """Addresses that are known and of which no article is held, by what became of them; those that wait as waiting."""
    gone: int
    """Articles held that the university no longer shows."""


def holdings(connection: sqlite3.Connection, chosen: Chosen) -> list[Holding]:
    """What is held, and what is exported, by site and language: of all sites and languages that the filters leave."""
    filters = chosen.result.filters
    found: dict[tuple[str, str | None], Holding] = {}

    def at(site: str, language: str | None) -> Holding:
        return found.setdefault((site, language), Holding(site=site, language=language))

    for site, language, month, count in apart(connection):
        if filters.site not in {None, site} or filters.language not in {None, language or None}:
            continue
        holding = at(site, language or None)
        holding.held += count
        if len(month) == 7:
            holding.months[month] = count
    where, values = condition(connection, chosen)
    month = "CASE WHEN length(a.published) >= 7 THEN substr(a.published, 1, 7) END"
    told = connection.execute(
        f"SELECT a.site, a.language, {month}, count(*), sum(coalesce({YEAR_INFERRED}, 0)) FROM articles a WHERE {where} GROUP BY 1, 2, 3",
        values,
    )
    for site, language, published, count, inferred in map(tuple, told):
        holding = at(site, language)
        holding.exported += count
        holding.inferred += inferred
        if published is not None:
            holding.found[published] = count
        else:
            holding.undated += count
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or ""))]


def crawled(connection: sqlite3.Connection, sites: set[str]) -> list[Crawled]:
    """What crawls made of these sites."""
    missing: dict[str, dict[str, int]] = defaultdict(dict)
    rows = connection.execute(
        "SELECT site, CASE WHEN state = 'waiting' AND outcome IS NULL THEN 'waiting' ELSE outcome END, count(*) FROM frontier"
        " WHERE kind = 'article' AND holding IS NULL AND coalesce(outcome, '') NOT IN"
        " ('redirected', 'alias', 'not_article', 'listed', 'erased') GROUP BY 1, 2"
    )
    for site, outcome, count in rows:
        missing[site][outcome or "waiting"] = count
    gone = dict(map(tuple, connection.execute("SELECT site, count(*) FROM articles WHERE gone_at IS NOT NULL GROUP BY 1")))
    found = []
    for site in sorted(sites):
        first, last, crawls = tuple(
            connection.execute(
                "SELECT min(started_at), max(coalesce(finished_at, started_at)), count(*) FROM crawls WHERE site = ?", (site,)
            ).fetchone()
        )
        verdict = connection.execute(
            "SELECT verdict FROM crawls WHERE site = ? AND verdict IS NOT NULL ORDER BY id DESC LIMIT 1", (site,)
        ).fetchone()
        found.append(
            Crawled(
                site=site, first=first, last=last, crawls=crawls, verdict=verdict[0] if verdict is not None else None,
                missing=missing.get(site, {}), gone=gone.get(site, 0),
            )
        )  # fmt: skip
    return found
