"""What there is to report of a site: one crawl, those before it, and what the archive holds. Reads only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from newsarchive.archive.events import tell_edits
from newsarchive.archive.ledger import COUNTED, FAILURES, Tally, last_crawls, tally, without_end
from newsarchive.archive.rollup import rolled
from newsarchive.archive.templates import Used, used
from newsarchive.archive.verdict import ADVICE, Cause
from newsarchive.errors import UsageError

HISTORY = 30
"""Crawls a report looks back on."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """One crawl of the site's history, in a row of figures."""

    crawl: int
    started_at: str
    seconds: float
    finish_reason: str
    verdict: str | None
    requests: int
    bytes: int
    links: int
    """Article addresses, known or new, that listings named."""
    new: int
    changed: int
    gone: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the archive holds of a site."""

    articles: int
    gone: int
    """Articles that the university no longer shows."""
    versions: int
    languages: dict[str, int] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)
    """Articles by year of publication; "unknown" for those without a date."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report on one crawl of one site."""

    tally: Tally
    verdict: str | None
    """good or bad; None for a crawl that has no verdict: it runs still, it died, or it was interrupted."""
    cause: str | None
    reason: str
    advice: str
    history: list[Past]
    """The site's crawls up to this one, the oldest first."""
    held: Held
    template: Used
    edits: dict[str, int] = field(default_factory=dict)
    """Changes of this crawl by what kind of edit they were."""
    unjudged: int = 0
    """Articles whose text changed together with the code or the layout, so that nobody knows who changed it."""


def sites(connection: sqlite3.Connection) -> list[str]:
    """The sites that were ever crawled into this archive."""
    return [row[0] for row in connection.execute("SELECT DISTINCT site FROM crawls ORDER BY site")]


def report(connection: sqlite3.Connection, *, site: str | None = None, crawl: int | None = None) -> Report:
    """The report on a crawl: the one named, else the site's last.

    Raises:
        UsageError: there is no such crawl.
    """
    if crawl is None:
        row = connection.execute("SELECT max(id) FROM crawls WHERE site = ?", (site,)).fetchone()
        if row[0] is None:
            known = ", ".join(sites(connection)) or "no site"
            raise UsageError(f"Nothing of {site!r} was crawled into this archive; it has crawls of {known}.")
        crawl = int(row[0])
    counted = tally(connection, crawl)
    if counted is None or (site is not None and counted.site != site):
        of = f" of {site}" if site else ""
        raise UsageError(f"There is no crawl {crawl}{of}; 'newsarchive report' shows the last one of each site.")
    verdict, cause, reason = connection.execute(
        "SELECT verdict, verdict_cause, verdict_reason FROM crawls WHERE id = ?", (crawl,)
    ).fetchone()
    advice = ADVICE[Cause(cause)] if cause in set(Cause) else ""
    if verdict is None:
        reason, advice = _without_verdict(counted)
    before = [crawl, *last_crawls(connection, counted.site, HISTORY - 1, before=crawl)]
    return Report(
        tally=counted, verdict=verdict, cause=cause, reason=reason, advice=advice, held=_held(connection, counted.site),
        template=used(connection, counted.site, crawl), edits=_edits(connection, crawl),
        unjudged=connection.execute("SELECT count(*) FROM events WHERE crawl = ? AND kind = 'unjudged'", (crawl,)).fetchone()[0],
        history=[_past(connection, one) for one in reversed(before)],
    )


def _without_verdict(counted: Tally) -> tuple[str, str]:
    again = "The same command goes on from where it stopped."
    if counted.finish_reason == "running":
        return "It still runs.", ""
    if counted.finish_reason == "imported":
        return "It was an import: nothing was asked, and it has no verdict.", ""
    if counted.finish_reason == "died":
        return "It died before its end; what was acknowledged is stored.", again
    return f"It has no verdict ({counted.finish_reason}); what was acknowledged is stored.", again


def _past(connection: sqlite3.Connection, crawl: int) -> Past:
    site, started_at, finish_reason, verdict, seconds = connection.execute(
        "SELECT site, started_at, finish_reason, verdict, (julianday(coalesce(finished_at, started_at)) - julianday(started_at)) * 86400"
        " FROM crawls WHERE id = ?",
        (crawl,),
    ).fetchone()
    marks = ", ".join("?" for _ in FAILURES)
    requests, size, links, failed = connection.execute(
        "SELECT count(*) FILTER (WHERE sent = 1), coalesce(sum(bytes) FILTER (WHERE sent = 1), 0),"
        " coalesce(sum(links_found) FILTER (WHERE kind = 'listing' AND outcome = 'listed'), 0),"
        f" count(*) FILTER (WHERE kind = 'article' AND outcome IN ({marks}) AND {COUNTED}) FROM fetches f WHERE crawl = ?",
        (*FAILURES, crawl),
    ).fetchone()
    old = rolled(connection, crawl)
    events = dict(connection.execute("SELECT kind, count(*) FROM events WHERE crawl = ? GROUP BY 1", (crawl,)).fetchall())
    return Past(
        crawl=crawl, started_at=started_at, seconds=seconds, finish_reason=finish_reason or without_end(connection, site), verdict=verdict,
        requests=requests + old.requests, bytes=size + old.bytes, links=links + old.links, failed=failed,
        new=events.get("new", 0), changed=events.get("changed", 0),
        gone=events.get("gone", 0),
    )  # fmt: skip


def _edits(connection: sqlite3.Connection, crawl: int) -> dict[str, int]:
    """The edits of a crawl; an archive that was last written before edits were told apart names none."""
    if not tell_edits(connection):
        return {}
    rows = connection.execute(
        "SELECT edit, count(*) FROM events WHERE crawl = ? AND kind = 'changed' AND edit IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
        (crawl,),
    )
    return {row[0]: row[1] for row in rows}


def _held(connection: sqlite3.Connection, site: str) -> Held:
    articles, gone, versions = connection.execute(
        "SELECT count(*), count(gone_at), coalesce(sum(version_count), 0) FROM articles WHERE site = ?", (site,)
    ).fetchone()
    languages = connection.execute(
        "SELECT coalesce(language, 'unknown'), count(*) FROM articles WHERE site = ? GROUP BY 1 ORDER BY 2 DESC", (site,)
    ).fetchall()
    years = connection.execute(
        "SELECT coalesce(substr(published, 1, 4), 'unknown'), count(*) FROM articles WHERE site = ? GROUP BY 1 ORDER BY 1", (site,)
    ).fetchall()
    return Held(articles=articles, gone=gone, versions=versions, languages=dict(languages), years=dict(years))
