"""What the reading room shows: newest articles, hits with their facets, one article with what belongs to it. Reads only, and
under a time limit: no query of a visitor keeps a read transaction open for long."""

from __future__ import annotations

import contextlib
import sqlite3
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsarchive.archive import articles
from newsarchive.archive.changes import archive_id, changes
from newsarchive.archive.compared import Sides, sides
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.records import fields, records
from newsarchive.archive.search import Filters, SearchResult, match, search
from newsarchive.errors import UsageError

SECONDS = 3.0
"""Limit of one page."""
FACET_SECONDS = 0.7
"""Limit of the counts beside the hits; beyond it they are left out, which the page says."""
LARGEST_VALUE = 20_000_000
"""Bytes of the largest value a query may make."""


class TooSlow(UsageError):
    """A query took longer than its limit."""


@dataclass(frozen=True, kw_only=True)
class Facets:
    """Counts of what a search found, by site, language and year; None where counting took too long."""

    sites: list[tuple[str, int]] | None = None
    languages: list[tuple[str, int]] | None = None
    years: list[tuple[str, int]] | None = None


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What stands in the archive."""

    articles: int
    sites: list[tuple[str, int]]
    languages: list[tuple[str, int]]
    newest: list[dict[str, Any]] = field(default_factory=list)


@contextlib.contextmanager
def reading(path: Path, seconds: float = SECONDS) -> Iterator[sqlite3.Connection]:
    """A connection for one page.

    Raises:
        TooSlow: what was asked takes longer than `seconds`.
    """
    connection = open_readonly(path)
    try:
        bound(connection)
        with _within(connection, seconds):
            yield connection
    finally:
        connection.close()


def bound(connection: sqlite3.Connection) -> None:
    """Bound the values a query may make: a zeroblob of 50 MB escapes any time limit."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)


@contextlib.contextmanager
def _within(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 2000)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooSlow("This took too long.", "Narrow it by a site, a language or dates.") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def shelf(connection: sqlite3.Connection, count: int = 20) -> Shelf:
    """Counts, and the newest articles by publication."""
    newest = connection.execute(
        "SELECT id, site, title, language, published, summary FROM articles WHERE published IS NOT NULL ORDER BY published DESC LIMIT ?",
        (count,),
    )
    return Shelf(
        articles=connection.execute("SELECT count(*) FROM articles").fetchone()[0],
        sites=_pairs(connection, "SELECT site, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC"),
        languages=_pairs(connection, "SELECT coalesce(language, '?'), count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC"),
        newest=[dict(row) for row in newest],
    )


def find(connection: sqlite3.Connection, query: str, filters: Filters, limit: int, offset: int) -> tuple[SearchResult, Facets]:
    """One page of hits, and the facets of all of them."""
    result = search(connection, query, filters, limit, offset=offset)
    facets: dict[str, list[tuple[str, int]]] = {}
    if result.total:
        with contextlib.suppress(TooSlow), _within(connection, FACET_SECONDS):
            for name, expression in (("sites", "a.site"), ("languages", "a.language"), ("years", "substr(a.published, 1, 4)")):
                facets[name] = [pair for pair in _facet(connection, result, expression) if pair[0]]
    return result, Facets(**facets)


def _facet(connection: sqlite3.Connection, result: SearchResult, expression: str) -> list[tuple[str, int]]:
    source, values = match(result.query, result.filters, result.index)
    order = "1 DESC" if "published" in expression else "2 DESC"
    return _pairs(connection, f"SELECT {expression}, count(*) {source} GROUP BY 1 ORDER BY {order} LIMIT 30", *values)


def _pairs(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in connection.execute(query, values)]


def found_records(connection: sqlite3.Connection, query: str, filters: Filters) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """The names of the record's fields, and every article that a search finds, whole: all of them, whatever their number."""
    result = search(connection, query, filters, 1)
    return fields(connection), records(connection, result.filters, matching=(result.query, result.index)) if result.total else iter(())


def changed(
    connection: sqlite3.Connection, *, site: str | None, kind: str | None, limit: int
) -> tuple[list[dict[str, Any]], uuid.UUID]:
    """The newest changes, and by what the archive is known."""
    found = list(changes(connection, site=site, kind=kind, limit=limit))
    return found, archive_id(connection)


def two_versions(connection: sqlite3.Connection, name: str, old: int, new: int) -> Sides:
    """Two versions of an article, to be compared.

    Raises:
        UsageError: there is no such article or version.
    """
    return sides(connection, articles.resolve(connection, name), old, new)


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article for reading."""

    record: dict[str, Any]
    reason: str | None
    """Why a date that was inferred was inferred so."""
    provenance: dict[str, Any]
    story: list[dict[str, Any]]
    translations: list[dict[str, Any]]
    versions: list[dict[str, Any]]
    history: list[dict[str, Any]]


def article(connection: sqlite3.Connection, name: str) -> Article:
    """The article that an id, a former id, a capture's id or an address names.

    Raises:
        UsageError: there is none that may be shown.
    """
    key = articles.resolve(connection, name)
    record = articles.record(connection, key)
    others = connection.execute(
        "SELECT o.id, o.title, o.language FROM articles o JOIN articles a ON a.translation_id = o.translation_id"
        " WHERE a.key = ? AND o.key <> a.key ORDER BY o.language",
        (key,),
    )
    return Article(
        record=record, reason=articles.evidence(connection, key)["published_reason"], provenance=articles.provenance(connection, key),
        story=articles.story(connection, key), translations=[dict(row) for row in others], versions=articles.versions(connection, key),
        history=articles.history(connection, key),
    )  # fmt: skip
