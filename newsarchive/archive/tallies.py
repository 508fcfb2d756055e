"""How many articles there are, by site, language and month: counted while they are stored, so that nobody waits for it later."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_MONTH = "coalesce(substr(published, 1, 7), '')"
_ANEW = f"SELECT site, coalesce(language, '') AS language, {_MONTH} AS month, count(*) AS articles FROM articles GROUP BY 1, 2, 3"


@dataclass(kw_only=True)
class Tallies:
    """Counts of articles; "" stands for what is not known."""

    articles: int = 0
    sites: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    """Without the articles of which no more than the year is known."""


def tallied(
    connection: sqlite3.Connection, *, site: str | None = None, language: str | None = None, since: str | None = None,
    until: str | None = None, undated: bool = False,
) -> Tallies:
    """The counts of all articles, or of those of a site, a language, a time.

    Args:
        since: a month or year (ISO 8601), from its beginning on.
        until: a month or year, to its end; articles of which only its year is known are left out where it is a month.
        undated: only those of which no date is known.
    """
    where: list[str] = ["1"]
    values: list[str | int] = []
    for condition, value in (("site = ?", site), ("language = ?", language), ("month >= ?", since)):
        if value is not None:
            where.append(condition)
            values.append(value)
    if until is not None:
        where.append("substr(month, 1, ?) <= ?")
        values += [len(until), until]
        if len(until) > 4:
            # Of a year alone it is not known whether it ends by then.
            where.append("month <> ?")
            values.append(until[:4])
    if since is not None or until is not None:
        where.append("month > ''")
    if undated:
        where.append("month = ''")
    source = f"FROM {'tallies' if kept(connection) else f'({_ANEW})'} WHERE {' AND '.join(where)} GROUP BY 1"
    sites, languages, months = (
        Counter(dict(connection.execute(f"SELECT {column}, sum(articles) {source}", values).fetchall()))
        for column in ("site", "language", "month")
    )
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return Tallies(
        articles=sites.total(), sites=sites, languages=languages, years=years,
        months=Counter({month: count for month, count in months.items() if len(month) == 7}),
    )  # fmt: skip


def apart(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, int]]:
    """Site, language, month or year, and how many articles; "" for what is not known."""
    for row in connection.execute(f"SELECT site, language, month, articles FROM {'tallies' if kept(connection) else f'({_ANEW})'}"):
        yield row[0], row[1], row[2], row[3]


def months_between(first: str, last: str) -> Iterator[str]:
    """Every month (YYYY-MM) from one to another, both among them."""
    year, month = int(first[:4]), int(first[5:7])
    while (said := f"{year:04}-{month:02}") <= last and year < 10_000:
        yield said
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def kept(connection: sqlite3.Connection) -> bool:
    """Whether the archive keeps them; one that an older newsarchive wrote last does not."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'tallies'").fetchone() is not None


def rebuild(connection: sqlite3.Connection) -> None:
    """Count anew; inside the caller's transaction."""
    connection.execute("DELETE FROM tallies")
    connection.execute(f"INSERT INTO tallies(site, language, month, articles) {_ANEW}")


def verify(connection: sqlite3.Connection) -> Iterator[str]:
    """What is counted wrongly, a line each."""
    if not kept(connection):
        return
    there = {tuple(row[:3]): row[3] for row in connection.execute("SELECT site, language, month, articles FROM tallies")}
    counted = {tuple(row[:3]): row[3] for row in connection.execute(_ANEW)}
    for group in sorted(there.keys() | counted.keys()):
        if there.get(group, 0) != counted.get(group, 0):
            named = " ".join(one or "(unknown)" for one in group)
            yield f"{named}: counted {there.get(group, 0)} articles, there are {counted.get(group, 0)}"
