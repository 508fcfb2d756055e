"""What the last `sites check` of a site came to: one row a source. Whether it still answers, not what its pages say."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from newsarchive.archive.forms import storable


@dataclass(frozen=True, kw_only=True)
class SourceCheck:
    """How one source stood."""

    url: str
    kind: str
    """listing, feed, sitemap, wordpress, drupal, json or numbers."""
    at: str
    """UTC, ISO 8601."""
    articles: int
    known: int | None
    newest: str | None
    cause: str | None
    """What broke; None where nothing did."""
    reason: str | None


def keep(connection: sqlite3.Connection, site: str, found: Sequence[SourceCheck]) -> None:
    """Keep a check in place of the one before; inside the caller's transaction."""
    connection.execute("DELETE FROM source_checks WHERE site = ?", (site,))
    connection.executemany(
        "INSERT OR REPLACE INTO source_checks(site, url, kind, at, articles, known, newest, cause, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (site, storable(one.url), one.kind, one.at, one.articles, one.known, one.newest, one.cause, storable(one.reason or "") or None)
            for one in found
        ],
    )


def last(connection: sqlite3.Connection, site: str) -> list[SourceCheck]:
    """The last check of a site, what broke first; empty where it was never checked."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'source_checks'").fetchone() is None:
        return []
    rows = connection.execute(
        "SELECT url, kind, at, articles, known, newest, cause, reason FROM source_checks WHERE site = ? ORDER BY cause IS NULL, kind, url",
        (site,),
    )
    names = ("url", "kind", "at", "articles", "known", "newest", "cause", "reason")
    return [SourceCheck(**dict(zip(names, tuple(row), strict=True))) for row in rows]
