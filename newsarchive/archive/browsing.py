"""Articles without a word that is searched for: of a site, a language, a time, the newest first, answered from the indexes and the tallies
however many there are."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from newsarchive.archive.filters import BY_THEN, less_exact, widest_since, widest_until
from newsarchive.archive.search import Filters, Hit, SearchResult
from newsarchive.archive.tallies import Tallies, tallied


def browse(connection: sqlite3.Connection, filters: Filters, limit: int, offset: int) -> tuple[SearchResult, Tallies | None]:
    """The articles, the newest first, those without a date last, and the counts of them all (None where they must be looked up, for days
    and authors). A period leaves out and counts those of which it is not known whether they are of it, as a search does."""
    undated = filters.undated == "only"
    where, values = _where(filters)
    if undated:
        condition, more = filters.unsure()
        where, values = [*where, condition], [*values, *more]
    order = "a.key DESC" if undated else "a.published DESC, a.key DESC"
    # The text is looked up for those that are shown alone.
    rows = connection.execute(
        "SELECT b.id, b.site, b.url, b.title, b.language, b.published, substr(t.text, 1, 300) AS text FROM"
        f" (SELECT a.key, a.id, a.site, a.url, a.title, a.language, a.published, a.text_sha256 FROM articles a WHERE {' AND '.join(where)}"
        f" ORDER BY {order} LIMIT ? OFFSET ?) b LEFT JOIN texts t ON t.sha256 = b.text_sha256",
        (*values, limit, offset),
    )
    hits = [
        Hit(
            id=row["id"], site=row["site"], url=row["url"], title=row["title"] or "", snippet=row["text"] or "", language=row["language"],
            published=row["published"],
        )
        for row in rows
    ]  # fmt: skip
    tallies = _tallies(connection, filters)
    without = _undated(connection, filters) if undated or (filters.dated and filters.undated == "leave") else 0
    total = without if undated else _total(connection, filters) if tallies is None else tallies.articles
    return SearchResult(query="", total=total, undated=0 if undated else without, filters=filters, hits=hits), tallies


def _tallies(connection: sqlite3.Connection, filters: Filters) -> Tallies | None:
    """How many there are by site, language and time; None where that must be looked up."""
    by_day = any(bound is not None and len(bound) > 7 for bound in (filters.since, filters.until))
    unsure_too = (filters.undated == "only" and filters.vague()) or (filters.undated == "include" and filters.dated)
    if by_day or unsure_too or filters.authors or filters.as_of is not None:
        return None
    if filters.undated == "only":
        return tallied(connection, site=filters.site, language=filters.language, undated=True)
    return tallied(connection, site=filters.site, language=filters.language, since=filters.since, until=filters.until)


def _undated(connection: sqlite3.Connection, filters: Filters) -> int:
    """Those of which it is not known, or not exactly enough, when they are of."""
    if filters.as_of is None and not filters.authors and not filters.vague():
        return tallied(connection, site=filters.site, language=filters.language, undated=True).articles
    where, values = _where(replace(filters, undated="only"))
    # One look-up in the index of days for each.
    counted = f"SELECT count(*) FROM articles a WHERE {' AND '.join([*where, 'a.published IS ?'])}"
    return sum(int(connection.execute(counted, [*values, day]).fetchone()[0]) for day in (None, *filters.vague()))


def _total(connection: sqlite3.Connection, filters: Filters) -> int:
    where, values = _where(filters)
    return int(connection.execute(f"SELECT count(*) FROM articles a WHERE {' AND '.join(where)}", values).fetchone()[0])


def _where(filters: Filters) -> tuple[list[str], list[Any]]:
    """Conditions that let SQLite begin at an index, unlike those of a search, which begins at the words."""
    parts = ["1"]
    values: list[Any] = []
    if filters.site is not None:
        parts.append("a.site = ?")
        values.append(filters.site)
    if filters.language is not None:
        parts.append(("+" if filters.site is not None else "") + "a.language = ?")
        values.append(filters.language)
    if filters.as_of is not None:
        parts.append(f"+a.key <= {BY_THEN}")
        values.append(filters.as_of)
    for author in filters.authors:
        parts.append("EXISTS (SELECT 1 FROM json_each(a.authors) WHERE instr(folded(value), folded(?)) > 0)")
        values.append(author)
    if filters.undated == "include" and filters.dated:
        condition, more = Filters(since=filters.since, until=filters.until, undated="include").where()
        parts.append(condition)
        values += more
    elif filters.undated != "only":
        if filters.since is not None:
            parts.append("a.published >= ?")
            values.append(widest_since(filters.since))
        if filters.until is not None:
            # "T" and "-" come after the end of a shorter date, and before any later one.
            parts.append("a.published < ?")
            until = widest_until(filters.until)
            values.append(until + "U")
            if vague := less_exact(until):
                parts.append(f"a.published NOT IN ({', '.join('?' * len(vague))})")
                values += vague
    return parts, values
