"""In how many articles words stand, by time, of all that there are then: counted from the index and the tallies alone, all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsarchive.archive import facets
from newsarchive.archive.filters import Filters
from newsarchive.archive.found import Asked
from newsarchive.archive.search import prepared
from newsarchive.archive.tallies import tallied

MOST = 8
"""Curves."""
MOST_YEARS = 60


@dataclass(frozen=True, kw_only=True)
class Curve:
    """One thing over time."""

    query: str
    """What stands in the articles."""
    filters: Filters
    """Of which articles it is."""
    articles: Mapping[str, int]
    """In which it stands, by year, or by month of one year."""
    of: Mapping[str, int]
    """All there are then."""
    forms: tuple[str, ...] = ()
    """In which the words were found."""


@dataclass(frozen=True, kw_only=True)
class OverTime:
    """Curves over the same times."""

    times: list[str]
    """Years, or the months of one year, the first to the last."""
    curves: list[Curve]


def over_time(
    connection: sqlite3.Connection, queries: Sequence[str], filters: Filters, *, by: str = "words", year: str | None = None,
    exact: bool = False,
) -> OverTime:
    """How often queries are met.

    Args:
        queries: as `search` reads them; only the first MOST.
        filters: narrow all curves.
        by: words: a curve for each query; site or language: one for each site or language of the first query, those with most articles.
        year: its months instead of years; where all articles are of one year, its months are told too.
    """
    pairs = [(query, filters) for query in queries[:MOST]]
    if by in {"site", "language"} and pairs:
        tallies = tallied(connection, site=filters.site, language=filters.language)
        names = (tallies.sites if by == "site" else tallies.languages).most_common(MOST)
        pairs = [
            (queries[0], replace(filters, site=name) if by == "site" else replace(filters, language=name)) for name, _ in names if name
        ]  # fmt: skip
    curves = [_curve(connection, query, narrowed, year, exact=exact) for query, narrowed in pairs]
    if year is not None:
        return OverTime(times=[f"{year}-{month:02}" for month in range(1, 13)], curves=curves)
    known = sorted({one for curve in curves for one, count in curve.of.items() if count})
    if len(known) == 1:
        months = over_time(connection, queries, filters, by=by, year=known[0], exact=exact)
        if any(any(curve.of.values()) for curve in months.curves):
            return months
    return OverTime(times=_whole(known), curves=curves)


def _whole(years: list[str]) -> list[str]:
    if not years or int(years[-1]) - int(years[0]) >= MOST_YEARS:
        return years[-MOST_YEARS:]
    return [f"{year:04}" for year in range(int(years[0]), int(years[-1]) + 1)]


def _curve(connection: sqlite3.Connection, query: str, filters: Filters, year: str | None, *, exact: bool) -> Curve:
    result = prepared(connection, query, filters, exact=exact)
    narrowed = result.filters
    tallies = tallied(connection, site=narrowed.site, language=narrowed.language, since=year, until=year)
    of = tallies.months if year is not None else {one: count for one, count in tallies.years.items() if _is_year(one)}
    forms = tuple(form for found in result.forms.values() for form in found)
    if not result.query:
        return Curve(query=query, filters=filters, articles={}, of=of)
    if year is None and facets.known(connection, result.index):
        asked = Asked(connection, result.query, narrowed, result.index)
        articles = {one: _count(connection, asked, one) for one in of}
    else:
        asked = Asked(connection, result.query, replace(narrowed, since=year or narrowed.since, until=year or narrowed.until), result.index)
        source, values = asked.source(joined=True)
        length = 4 if year is None else 7
        articles = dict(connection.execute(f"SELECT substr(a.published, 1, {length}), count(*) {source} GROUP BY 1", values).fetchall())
    return Curve(query=query, filters=filters, articles=articles, of=of, forms=forms)


def _count(connection: sqlite3.Connection, asked: Asked, year: str) -> int:
    source, values = asked.source(facets.year_clause(year))
    return int(connection.execute(f"SELECT count(*) {source}", values).fetchone()[0])


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text.isascii()
