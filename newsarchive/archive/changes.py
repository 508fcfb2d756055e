"""What happened to the articles: new, edited, gone, returned; for the command line, for feeds and for the reading room. Reads only."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from typing import Any

from newsarchive.archive.events import tell_edits
from newsarchive.errors import ArchiveError, UsageError

KINDS = ("new", "edited", "gone", "returned")
FIELDS = (
    "at", "kind", "id", "site", "title", "url", "language", "version", "edit", "kept", "words_added", "words_removed", "crawl",
)  # fmt: skip
"""What a change is told with, in this order."""


def changes(
    connection: sqlite3.Connection, *, site: str | None = None, since: str | None = None, kind: str | None = None, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """The changes, the newest first.

    Args:
        since: only of this day, month or year and later (ISO 8601).
        kind: only of this kind.
        limit: only so many.

    Raises:
        ArchiveError: the archive was last written before edits were told apart.
    """
    if not tell_edits(connection):
        raise ArchiveError(
            "This archive was last written by an older newsarchive, which told no changes.",
            "The next command that writes to it (crawl, reextract) brings it up to date.",
        )
    # As the view says it, but from the newest event backwards, without sorting them all first: "+" keeps SQLite from an index.
    stored = {"edited": "changed"}
    kinds = ", ".join(f"'{stored.get(one, one)}'" for one in KINDS)
    where, values = [f"+e.kind IN ({kinds})" if kind is None else "e.kind = ?"], [] if kind is None else [stored.get(kind, kind)]
    for condition, value in (("a.site = ?", site), ("e.at >= ?", since)):
        if value is not None:
            where.append(condition)
            values.append(value)
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    rows = connection.execute(
        "SELECT e.at, CASE e.kind WHEN 'changed' THEN 'edited' ELSE e.kind END, a.id, a.site, a.title, a.url, a.language, e.version,"
        " e.edit, e.kept, e.words_added, e.words_removed, e.crawl FROM events e CROSS JOIN articles a ON a.key = e.holding"
        f" WHERE {' AND '.join(where)} ORDER BY e.id DESC{bound}",
        values,
    )
    for row in rows:
        yield dict(zip(FIELDS, row, strict=True))


def newest_change(connection: sqlite3.Connection) -> int:
    """The number of the last thing that happened to an article, 0 for nothing; what names it can say later what came after it."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])


def check_change(connection: sqlite3.Connection, change: int | None) -> None:
    """See that an archive has come to a change that is asked for.

    Raises:
        UsageError: it has not.
    """
    if change is not None and change > (newest := newest_change(connection)):
        raise UsageError(
            f"The archive is at change {newest}: it has not come to change {change}, or that is of another archive."
        ).known("no_change", newest=newest, name=change)  # fmt: skip


def archive_id(connection: sqlite3.Connection) -> uuid.UUID:
    """By which an archive is known wherever it is copied to: made of its first crawl; that of the archive an extract was made from."""
    whole = connection.execute("SELECT value FROM about WHERE key = 'extract_of'").fetchone()
    if whole is not None:
        return uuid.UUID(whole[0])
    first = connection.execute("SELECT site, started_at, pid FROM crawls ORDER BY id LIMIT 1").fetchone()
    return uuid.uuid5(uuid.NAMESPACE_URL, "newsarchive:" + "/".join(map(str, first or ())))
