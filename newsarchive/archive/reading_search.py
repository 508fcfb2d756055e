"""What the search page shows: hits, what they could be narrowed by, the words in their context, and what came after a search was cited."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from newsarchive.archive import facets
from newsarchive.archive.browsing import browse
from newsarchive.archive.changes import newest_change
from newsarchive.archive.corpus import Line, lines_of
from newsarchive.archive.found import Asked
from newsarchive.archive.reading_room import FACET_SECONDS, SECONDS, TooSlow, within
from newsarchive.archive.search import Filters, SearchResult, prepared, search
from newsarchive.archive.selection import says_something
from newsarchive.archive.tallies import Tallies

FEED = 50
"""Articles in a feed."""
LINES = 6
"""Places of one article that are shown in their context."""


@dataclass(frozen=True, kw_only=True)
class Facets:
    """Counts of what was found; empty where counting took too long, which `late` says."""

    sites: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    """Of the year that is looked at, by YYYY-MM."""
    sections: Mapping[str, int] = field(default_factory=dict)
    of: int | None = None
    """Of how many articles these are the counts, those that came into the archive last; None: of all. The years are of all."""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Since:
    """What happened since a search was cited."""

    at: str
    """The moment of the change it was cited at."""
    new: int
    edited: int
    gone: int
    """Articles among those that would be found now."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of a search."""

    result: SearchResult
    facets: Facets
    change: int
    """The newest change of the archive."""
    lines: Mapping[str, list[Line]] = field(default_factory=dict)
    """By article: the places where the words stand."""
    since: Since | None = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a search page is to show."""

    query: str
    filters: Filters
    limit: int
    offset: int = 0
    order: str = "relevance"
    """One of archive.found.ORDERS."""
    exact: bool = False
    context: bool = False
    """Whether the words are shown in their context."""
    all_copies: bool = False
    """Whether every copy of a story is shown, not only the first."""
    as_of: int | None = None
    """The change that the search was cited at; the filters name it too."""


def find(connection: sqlite3.Connection, wanted: Wanted) -> Found:
    """One page of hits, and what belongs to it."""
    tallies: Tallies | None = None
    result = search(
        connection, wanted.query, wanted.filters, wanted.limit, offset=wanted.offset, exact=wanted.exact,
        order=wanted.order, all_copies=wanted.all_copies,
    )  # fmt: skip
    if not result.asks and says_something(wanted.query, result, wanted.filters):
        read = result.without_note("no_words")
        result, tallies = browse(connection, result.filters, wanted.limit, wanted.offset)
        result = replace(result, note=read.note, notes=read.notes)
    return Found(
        result=result, facets=_of_all(tallies) if tallies is not None else _facets(connection, result), change=newest_change(connection),
        lines=lines_of(connection, result, LINES) if wanted.context and result.query else {},
        since=_since(connection, result, wanted.as_of) if wanted.as_of is not None else None,
    )  # fmt: skip


def _of_all(tallies: Tallies) -> Facets:
    known = {year: count for year, count in tallies.years.items() if year}
    return Facets(
        sites=tallies.sites, languages={code: count for code, count in tallies.languages.items() if code}, years=known,
        months=tallies.months if len(known) == 1 else {},
    )  # fmt: skip


def _facets(connection: sqlite3.Connection, result: SearchResult) -> Facets:
    if not result.total:
        return Facets()
    try:
        with within(connection, FACET_SECONDS, SECONDS):
            return _counted(connection, result)
    except TooSlow:
        return Facets(late=True)


def _counted(connection: sqlite3.Connection, result: SearchResult) -> Facets:
    asked = Asked(connection, result.query, result.filters, result.index)
    sites: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    years: Counter[str] = Counter()
    months: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    source, values = asked.last()
    for site, language, month, section, count in connection.execute(
        f"SELECT a.site, a.language, substr(a.published, 1, 7), a.section, count(*) {source} GROUP BY 1, 2, 3, 4", values
    ):
        sites[site] += count
        if language:
            languages[language] += count
        if section:
            sections[section] += count
        if month:
            years[month[:4]] += count
            if len(month) == 7:
                months[month] += count
    whole = _years(connection, asked) if result.more else None
    plotted = years if whole is None else whole
    return Facets(
        sites=sites, languages=languages, years=plotted, months=months if len(plotted) == 1 else {}, sections=sections,
        of=result.total if result.more else None,
    )  # fmt: skip


def _years(connection: sqlite3.Connection, asked: Asked) -> dict[str, int] | None:
    """All that is found, by year, counted from the index alone: a plot of only what came last would be the history of the archive. None
    where the index does not know the years, or where one year is looked at already."""
    if asked.filters.dated or not asked.by_year:
        return None
    counts = {}
    for year in facets.years(connection)[-facets.MOST_YEARS :]:
        source, values = asked.of_year(year)
        counts[year] = int(connection.execute(f"SELECT count(*) {source}", values).fetchone()[0])
    return counts


def _since(connection: sqlite3.Connection, result: SearchResult, change: int) -> Since | None:
    at = connection.execute("SELECT at FROM events WHERE id <= ? ORDER BY id DESC LIMIT 1", (change,)).fetchone()
    if at is None:
        return None
    source, values = Asked(connection, result.query, replace(result.filters, as_of=None), result.index).source(joined=True)
    happened: Counter[str] = Counter()
    with contextlib.suppress(TooSlow), within(connection, FACET_SECONDS, SECONDS):
        for kind, count in connection.execute(
            f"WITH found AS MATERIALIZED (SELECT a.key {source}) SELECT e.kind, count(DISTINCT e.holding) FROM events e"
            " JOIN found ON found.key = e.holding WHERE e.id > ? AND e.kind IN ('new', 'changed', 'gone') GROUP BY 1",
            (*values, change),
        ):
            happened[kind] = count
    return Since(at=at[0], new=happened["new"], edited=happened["changed"], gone=happened["gone"])


def newest_found(connection: sqlite3.Connection, query: str, filters: Filters, *, exact: bool = False) -> list[dict[str, Any]]:
    """The articles that were found last of those that a search finds, as changes (`archive.changes.FIELDS`), for a feed."""
    result = prepared(connection, query, filters, exact=exact)
    source, values = Asked(connection, result.query, result.filters, result.index).source(joined=True)
    order = f"{result.index}.rowid" if result.query else "a.key"
    rows = connection.execute(
        f"SELECT a.first_seen AS at, 'new' AS kind, a.id, a.site, a.title, a.url, a.language, 1 AS version, NULL AS edit, NULL AS kept,"
        f" NULL AS words_added, NULL AS words_removed, NULL AS crawl {source} ORDER BY {order} DESC LIMIT ?",
        (*values, FEED),
    )
    return [dict(row) for row in rows]
