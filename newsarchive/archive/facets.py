"""What every article is filed under, as words of the index: its site, its language, the year of its publication.

They stand in a column of their own, in letters that nobody types and no text holds, so that a search narrowed by them is answered by the
index alone. An article's row is looked at only for what the index does not know: a day, an author, a section.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsarchive.archive.filters import Filters

NO_YEAR = "none"
"""A year that no article is filed under."""
EDGE = "\ue000"
"""Before and after each; of Unicode's private use."""
INDEX = "articles_fts"
MOST_YEARS = 40
"""Years that a period is asked for by; a longer one is told by the rows alone."""


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """Filters, divided."""

    clause: str
    """What the index is asked for besides the words; empty for nothing."""
    rest: Filters
    """What is left to ask of the rows."""


def known(connection: sqlite3.Connection, index: str) -> bool:
    """Whether an index knows them; one that an older newsarchive made, and that of texts without spaces, do not."""
    if index != INDEX:
        return False
    return connection.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = 'facets'", (INDEX,)).fetchone() is not None


def narrowed(connection: sqlite3.Connection, filters: Filters, index: str = INDEX) -> Narrowed:
    """Divide filters into what the index knows and the rest."""
    if not known(connection, index):
        return Narrowed(clause="", rest=filters)
    parts = [_one("s", filters.site)] if filters.site is not None else []
    if filters.language is not None:
        parts.append(_one("l", filters.language))
    rest = replace(filters, site=None, language=None)
    years = _years(connection, filters)
    if years is not None:
        parts.append(f"({' OR '.join(_one('y', year) for year in years)})")
        if filters.undated == "leave" and all(bound is None or len(bound) == 4 for bound in (filters.since, filters.until)):
            rest = replace(rest, since=None, until=None)
    return Narrowed(clause=" AND ".join(parts), rest=rest)


def year_clause(year: str | None) -> str:
    """What the index is asked for to find the articles of one year; None: those of which it is not known."""
    return _one("y", year or "")


def without_language() -> str:
    """What the index is asked for to find the articles whose language is not known."""
    return _one("l", "")


def years(connection: sqlite3.Connection) -> list[str]:
    """From the first to the last year in which articles were published."""
    first, last = connection.execute(
        "SELECT (SELECT min(published) FROM articles), (SELECT max(published) FROM articles)"
    ).fetchone()
    return _span(first, last)


def _years(connection: sqlite3.Connection, filters: Filters) -> list[str] | None:
    """The years to ask for, "" for unknown ones; None where asking for years does not narrow it."""
    if filters.undated == "only":
        return ["", *_vague_years(filters)]
    if not filters.dated:
        return None
    known_years = years(connection)
    if not known_years:
        return None
    span = _span(filters.since or known_years[0], filters.until or known_years[-1])
    span = [year for year in span if known_years[0] <= year <= known_years[-1]] or [NO_YEAR]
    if len(span) > MOST_YEARS or span == known_years:
        return None
    if filters.undated == "include":
        return list(dict.fromkeys([*span, *_vague_years(filters), ""]))
    return span


def _vague_years(filters: Filters) -> list[str]:
    """The years whose articles may be of a period that begins or ends in them, though no more is known of them."""
    return list(dict.fromkeys(day[:4] for day in filters.vague()))


def _span(first: str | None, last: str | None) -> list[str]:
    start, end = (first or "")[:4], (last or "")[:4]
    if not (start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii()):
        return []
    return [f"{year:04}" for year in range(int(start), int(end) + 1)]


def _one(kind: str, value: str) -> str:
    escaped = value.replace('"', '""').replace("\x00", " ")
    return f'"{EDGE}{kind}{escaped}{EDGE}"'
