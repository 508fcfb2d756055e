"""Captures for the reading room: only those of articles that may be shown, with where each stands. Reads only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newsarchive.archive.settle import REF, ref_of
from newsarchive.captured import RecordRef

BELONGS = (
    "(SELECT r.holding FROM readings r WHERE r.capture = c.id AND r.holding IS NOT NULL ORDER BY r.id LIMIT 1)",
    "(SELECT r.holding FROM readings r WHERE r.capture = c.refers_to AND r.holding IS NOT NULL ORDER BY r.id LIMIT 1)",
    "(SELECT u.holding FROM files f JOIN file_uses u ON u.file = f.id JOIN articles a ON a.key = u.holding WHERE f.capture = c.id LIMIT 1)",
)
"""Whose a capture is: the article that was read from it, or from the one whose body it names; or one that shows the file."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A capture that may be shown."""

    ref: RecordRef
    url: str
    fetched_at: str
    status: int
    content_type: str | None
    article: str
    """The id of the article it belongs to."""
    article_title: str | None
    key: int
    is_file: bool
    """Whether it is a picture or an attachment, not a page."""


def shown(connection: sqlite3.Connection, capture: str) -> Shown | None:
    """A capture of an article that may be shown; None for any other, whether there is one or not."""
    has_files = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'file_uses'").fetchone() is not None
    belongs = BELONGS if has_files else BELONGS[:2]
    file = BELONGS[2] if has_files else "NULL"
    row = connection.execute(
        f"SELECT {REF}, c.url, c.fetched_at, c.status, c.content_type, coalesce({', '.join(belongs)}) AS holding,"
        f" {file} IS NOT NULL AS is_file FROM captures c WHERE c.id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM tombstones t WHERE t.kind = 'capture' AND t.value IN (c.id, c.refers_to))"
        " AND NOT EXISTS (SELECT 1 FROM readings o JOIN holdings h ON h.key = o.holding WHERE h.visibility <> 'shown'"
        "  AND o.capture IN (c.id, c.refers_to))",
        (capture,),
    ).fetchone()
    if row is None or row["holding"] is None:
        return None
    article = connection.execute("SELECT id, title FROM articles WHERE key = ?", (row["holding"],)).fetchone()
    if article is None:
        return None
    return Shown(
        ref=ref_of(tuple(row)[:9]), url=row["url"], fetched_at=row["fetched_at"], status=row["status"],
        content_type=row["content_type"], article=article[0], article_title=article[1], key=row["holding"], is_file=bool(row["is_file"]),
    )  # fmt: skip


def pictures(connection: sqlite3.Connection, key: int) -> dict[str, str]:
    """The captures of an article's pictures that were kept, by address; a redirected one by the address the article names too. SVG is
    left out: it is a document."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'file_uses'").fetchone() is None:
        return {}
    rows = connection.execute(
        "SELECT f.url, f.capture, f.outcome, t.redirect_to FROM file_uses u JOIN files f ON f.id = u.file"
        " LEFT JOIN captures c ON c.id = f.capture LEFT JOIN fetches t ON t.capture = f.capture WHERE u.holding = ? AND f.kind = 'image'"
        " AND coalesce(c.content_type, '') NOT LIKE '%svg%' ORDER BY f.id",
        (key,),
    ).fetchall()
    kept = {row["url"]: row["capture"] for row in rows if row["outcome"] == "kept" and row["capture"]}
    leads = {row["url"]: row["redirect_to"] for row in rows if row["redirect_to"]}
    found = dict(kept)
    for url in leads:
        target, hops = url, 0
        while target in leads and hops < 5:
            target, hops = leads[target], hops + 1
        if target in kept:
            found[url] = kept[target]
    return found
