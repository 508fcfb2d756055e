"""A site as the reading room shows it: what is held, day by day; how its crawls went; what its sources named. Reads only."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newsarchive.archive.ledger import Listing, first_pages, without_end
from newsarchive.archive.named import Named, by_source
from newsarchive.archive.readings import YEAR_INFERRED
from newsarchive.archive.source_checks import SourceCheck, last
from newsarchive.archive.tallies import months_between, tallied
from newsarchive.archive.verdict import ADVICE, Cause
from newsarchive.items import STORED_OUTCOMES

MOST_MONTHS = 12 * 120
"""Months between two that are looked at."""
CRAWLS = 20
"""Crawls that are told one by one."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A site in the list of all."""

    site: str
    articles: int
    newest: str | None
    """Day of the newest article."""
    crawled_at: str | None
    """When its last crawl began; None in an extract, which has no crawls."""
    verdict: str | None
    finish_reason: str | None
    is_on: bool
    """Whether a person switched it on."""


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """A crawl in a row of figures."""

    id: int
    site: str
    started_at: str
    finished_at: str | None
    finish_reason: str
    verdict: str | None
    reason: str | None
    """Why the verdict is what it is."""
    advice: str
    whole: bool
    events: dict[str, int] = field(default_factory=dict)
    """What happened to articles: new, changed, gone, returned, held, counted."""
    outcomes: dict[str, int] = field(default_factory=dict)
    """Answers, and addresses settled without one, by outcome, the most frequent first."""
    refused: dict[str, int] = field(default_factory=dict)
    """Addresses that were found and never asked for, by outcome."""


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """What the archive holds of a site."""

    articles: int
    gone: int
    dated: int
    """With a date of publication."""
    inferred: int
    """Of these, with a year that was inferred."""
    first: str | None
    """The oldest date of publication."""
    last: str | None
    languages: list[tuple[str | None, int]]
    years: dict[int, int]
    """Articles by year of publication."""
    coarse: int
    """Of the dated ones, those of which only the year is known."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What is held of a site in one language."""

    language: str | None
    articles: int
    first: str | None
    """The first month of publication (YYYY-MM); None where none is known."""
    last: str | None
    gaps: list[str]
    """The months in between of which nothing is held."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One site for reading."""

    site: str
    definition: str
    """The site file that it was last crawled with; "" in an extract."""
    is_on: bool
    held: Holdings
    crawls: list[Crawl]
    """The newest first."""
    crawls_in_all: int
    first_pages: list[Listing]
    """What the first page of each listing named in the last crawl that read any, beside what it usually names."""
    sources: list[Named]
    covered: list[Coverage]
    checks: list[SourceCheck]
    """The last `sites check`, what broke first."""
    judged: int | None
    """The crawl that `first_pages` and `sources` speak of."""


def all_sites(connection: sqlite3.Connection) -> list[Row]:
    """Every site that was ever crawled into the archive, or has articles in it, by id."""
    switched = _switched_on(connection)
    counted = tallied(connection).sites
    rows = []
    for site in sorted({row[0] for row in connection.execute("SELECT DISTINCT site FROM crawls")} | set(counted)):
        newest = connection.execute("SELECT max(published) FROM articles WHERE site = ?", (site,)).fetchone()[0]
        last = connection.execute(
            "SELECT started_at, verdict, finish_reason FROM crawls WHERE site = ? ORDER BY id DESC LIMIT 1", (site,)
        ).fetchone() or (None, None, None)
        rows.append(
            Row(
                site=site, articles=counted[site], newest=newest[:10] if newest else None, crawled_at=last[0], verdict=last[1],
                finish_reason=last[2], is_on=site in switched,
            )
        )  # fmt: skip
    return rows


def sheet(connection: sqlite3.Connection, site: str) -> Sheet | None:
    """Everything of a site; None for one of which the archive knows neither crawls nor articles."""
    row = connection.execute(
        "SELECT s.definition FROM crawls c JOIN site_files s ON s.digest = c.site_file WHERE c.site = ? ORDER BY c.id DESC LIMIT 1", (site,)
    ).fetchone()
    if row is None and not tallied(connection, site=site).articles:
        return None
    crawls = _crawls(connection, site)
    judged = next((one.id for one in crawls if one.outcomes.get("listed")), None)
    return Sheet(
        site=site, definition=row[0] if row is not None else "",
        is_on=site in _switched_on(connection), held=_held(connection, site), crawls=crawls,
        covered=coverage(connection, site), checks=last(connection, site),
        crawls_in_all=connection.execute("SELECT count(*) FROM crawls WHERE site = ?", (site,)).fetchone()[0],
        first_pages=first_pages(connection, judged, passing=STORED_OUTCOMES) if judged is not None else [],
        sources=by_source(connection, site, judged) if judged is not None else [], judged=judged,
    )  # fmt: skip


def _crawls(connection: sqlite3.Connection, site: str) -> list[Crawl]:
    """The newest crawls of a site, the newest first."""
    rows = connection.execute("SELECT id FROM crawls WHERE site = ? ORDER BY id DESC LIMIT ?", (site, CRAWLS)).fetchall()
    return [found for (one,) in rows if (found := crawl(connection, one)) is not None]


def crawl(connection: sqlite3.Connection, number: int) -> Crawl | None:
    """One crawl; None where there is none of this number."""
    row = connection.execute(
        "SELECT site, started_at, finished_at, finish_reason, verdict, verdict_cause, verdict_reason, whole FROM crawls WHERE id = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    site, started, finished, reason, verdict, cause, why, whole = row
    return Crawl(
        id=number, site=site, started_at=started, finished_at=finished, finish_reason=reason or without_end(connection, site),
        verdict=verdict, reason=why, advice=ADVICE[Cause(cause)] if cause in set(Cause) else "", whole=bool(whole),
        events=_counted(connection.execute("SELECT kind, count(*) FROM events WHERE crawl = ? GROUP BY 1", (number,))),
        outcomes=_counted(
            connection.execute(
                "SELECT outcome, count(*) FROM fetches WHERE crawl = ?1 GROUP BY 1"
                " UNION ALL SELECT outcome, sum(count) FROM fetch_counts WHERE crawl = ?1 GROUP BY 1", (number,),
            )
        ),
        refused=_counted(connection.execute("SELECT outcome, count(*) FROM refused WHERE crawl = ? GROUP BY 1", (number,))),
    )  # fmt: skip


def _counted(rows: Iterable[Any]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for name, count in rows:
        total[name] += count
    return dict(total.most_common())


def _held(connection: sqlite3.Connection, site: str) -> Holdings:
    counted = tallied(connection, site=site)
    first, last, gone, inferred = connection.execute(
        "SELECT (SELECT min(published) FROM articles WHERE site = ?1), (SELECT max(published) FROM articles WHERE site = ?1),"
        " (SELECT count(*) FROM articles WHERE site = ?1 AND gone_at IS NOT NULL),"
        f" (SELECT count(*) FROM articles WHERE site = ?1 AND {YEAR_INFERRED})",
        (site,),
    ).fetchone()
    return Holdings(
        articles=counted.articles, gone=gone, dated=counted.articles - counted.years[""], inferred=inferred,
        first=first[:10] if first else None, last=last[:10] if last else None,
        languages=[(language or None, count) for language, count in counted.languages.most_common()],
        years={int(year): count for year, count in sorted(counted.years.items()) if year.isdecimal()},
        coarse=sum(counted.years.values()) - counted.years[""] - sum(counted.months.values()),
    )  # fmt: skip


def coverage(connection: sqlite3.Connection, site: str) -> list[Coverage]:
    """What is held of a site in each language, the largest first, with the months in between of which nothing is."""
    found = []
    for language, count in tallied(connection, site=site).languages.most_common():
        months = sorted(tallied(connection, site=site, language=language).months) if language else []
        held = set(months)
        gaps = [one for one in islice(months_between(months[0], months[-1]), MOST_MONTHS + 1) if one not in held] if months else []
        found.append(
            Coverage(
                language=language or None, articles=count, gaps=gaps,
                first=months[0] if months else None, last=months[-1] if months else None,
            )
        )  # fmt: skip
    return found


def days(connection: sqlite3.Connection, site: str, since: int, until: int) -> dict[str, int]:
    """Articles by day of publication (YYYY-MM-DD), of these years; what has only a month or a year is left out."""
    rows = connection.execute(
        "SELECT substr(published, 1, 10), count(*) FROM articles WHERE site = ? AND published >= ? AND published < ? GROUP BY 1 ORDER BY 1",
        (site, f"{since:04}", f"{until:04}~"),
    )
    return {day: count for day, count in rows if len(day) == 10}


def _switched_on(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT site FROM switched_on")}
