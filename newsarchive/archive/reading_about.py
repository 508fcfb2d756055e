"""What the page about the archive tells: who keeps it, and how much it holds since when."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass

from newsarchive.archive.changes import archive_id, newest_change
from newsarchive.archive.extracted import extracted
from newsarchive.archive.preferences import contact
from newsarchive.archive.tallies import tallied


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The archive in a few numbers."""

    contact: str
    """How whoever crawls is reached; "" where that was not said."""
    articles: int
    sites: int
    languages: int
    crawls: int
    first_crawl: str | None
    last_crawl: str | None
    edits: int
    gone: int
    """Changes of these kinds."""
    change: int
    """The newest change."""
    archive: uuid.UUID
    extract: str
    """Of what this archive is an extract; "" where it is none."""


def standing(connection: sqlite3.Connection) -> Standing:
    """The numbers."""
    tallies = tallied(connection)
    crawls, first, last = connection.execute("SELECT count(*), min(started_at), max(started_at) FROM crawls").fetchone()
    edits, gone = (
        int(connection.execute("SELECT count(*) FROM events WHERE kind = ?", (kind,)).fetchone()[0]) for kind in ("changed", "gone")
    )
    return Standing(
        contact=contact(connection), extract=extracted(connection).said, articles=tallies.articles, sites=len(tallies.sites),
        languages=sum(1 for code in tallies.languages if code), crawls=crawls, first_crawl=first, last_crawl=last, edits=edits, gone=gone,
        change=newest_change(connection), archive=archive_id(connection),
    )  # fmt: skip
