"""How many articles there are, by site, language and month: counted while they are stored, so that nobody waits for it later."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_MONTH = "coalesce(substr(published, 1, 7), '')"
_ANEW = f"SELECT site, coalesce(language, ''), {_MONTH}, count(*) FROM articles GROUP BY 1, 2, 3"


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
        until: a month or year, to its end.
        undated: only those of which no date is known.
    """
    found = Tallies()
    for one, tongue, month, count in _rows(connection):
        if undated and month:
            continue
        if site not in {None, one} or language not in {None, tongue or None} or not _within(month, since, until):
            continue
        found.articles += count
        found.sites[one] += count
        found.languages[tongue] += count
        found.years[month[:4]] += count
        if len(month) == 7:
            found.months[month] += count
    return found


def _within(month: str, since: str | None, until: str | None) -> bool:
    """Whether all of a month or year is inside; as `archive.search.Filters` counts it."""
    if since is None and until is None:
        return True
    return bool(month) and (since is None or month >= since) and (until is None or month[: len(until)] <= until)


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, int]]:
    if not kept(connection):
        yield from connection.execute(_ANEW)
        return
    yield from connection.execute("SELECT site, language, month, articles FROM tallies")


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
