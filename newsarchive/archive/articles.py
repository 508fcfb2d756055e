"""One article with everything the archive knows of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from newsarchive.errors import UsageError


def resolve(connection: sqlite3.Connection, article: str, canonical: Sequence[str] = ()) -> int:
    """The key of the article that an id, a former id, a capture's id or any address ever known names.

    Args:
        article: what the user wrote.
        canonical: its canonical form by the rules of any site it may belong to, where it is an address.

    Raises:
        UsageError: nothing of that name may be shown; names what is near.
    """
    for query in (
        "SELECT key FROM holdings WHERE id = ?",
        "SELECT holding FROM other_ids WHERE id = ?",
        "SELECT holding FROM readings WHERE capture = ? AND holding IS NOT NULL LIMIT 1",
    ):
        found = connection.execute(query, (article,)).fetchone()
        if found is not None:
            return _if_shown(connection, found[0], article)
    for address in dict.fromkeys((article, *canonical)):
        found = connection.execute(
            "SELECT key FROM holdings WHERE canonical_url = ?1 OR url = ?1"
            " UNION ALL SELECT holding FROM frontier WHERE url = ?1 AND holding IS NOT NULL"
            " UNION ALL SELECT f.holding FROM spellings s JOIN frontier f ON f.id = s.row WHERE s.url = ?1 AND f.holding IS NOT NULL"
            " UNION ALL SELECT f.holding FROM fetches t JOIN frontier f ON f.id = t.row WHERE t.url = ?1 AND f.holding IS NOT NULL"
            " LIMIT 1",
            (address,),
        ).fetchone()
        if found is not None:
            return _if_shown(connection, found[0], article)
    near = connection.execute(
        "SELECT id FROM articles WHERE id LIKE ? ESCAPE '\\' ORDER BY id LIMIT 3", (f"%{_plain(article)}%",)
    ).fetchall()
    hint = f"Did you mean {', '.join(row[0] for row in near)}?" if near else "Use an id or address that 'newsarchive search' shows."
    raise UsageError(f"There is no article {article!r}.", hint)


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")[:100]


def _if_shown(connection: sqlite3.Connection, key: int, article: str) -> int:
    visibility = connection.execute("SELECT visibility FROM holdings WHERE key = ?", (key,)).fetchone()[0]
    if visibility != "shown":
        raise UsageError(f"The article {article!r} is {visibility} and is not shown.")
    return int(key)


def record(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """The article's record; lists are lists."""
    row = connection.execute("SELECT r.* FROM record r JOIN holdings h ON h.id = r.id WHERE h.key = ?", (key,)).fetchone()
    found = dict(row)
    for name in ("authors", "tags", "contacts", "translations"):
        found[name] = json.loads(found[name]) if found[name] else []
    return found


def version_text(connection: sqlite3.Connection, key: int, number: int) -> tuple[str | None, str | None, str]:
    """Title and text of one version, and when it was seen.

    Raises:
        UsageError: there is no such version.
    """
    row = connection.execute(
        "SELECT r.title, t.text, v.seen_at FROM versions v JOIN readings r ON r.id = coalesce("
        " (SELECT coalesce(n.same_as, n.id) FROM readings n WHERE n.capture = v.capture AND n.holding = v.holding ORDER BY n.id DESC"
        " LIMIT 1), v.reading) LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE v.holding = ? AND v.number = ?",
        (key, number),
    ).fetchone()
    if row is None:
        count = connection.execute("SELECT count(*) FROM versions WHERE holding = ?", (key,)).fetchone()[0]
        raise UsageError(f"There is no version {number}; the article has {count}.")
    return row[0], row[1], row[2]


def evidence(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """The evidence of the reading that is shown, with the reason of an inferred date."""
    row = connection.execute(
        "SELECT r.evidence, r.published_reason, r.removed, r.language, r.language_source FROM holdings h"
        " JOIN readings r ON r.id = h.reading WHERE h.key = ?",
        (key,),
    ).fetchone()
    return {
        "fields": json.loads(row[0] or "{}"), "published_reason": row[1], "removed": json.loads(row[2] or "[]"),
        "language": {"value": row[3], "source": row[4]},
    }  # fmt: skip


def provenance(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """The chain from the article to the page as received: reading, capture, request, crawl, site file; and its addresses."""
    row = connection.execute(
        "SELECT h.id, h.first_seen, h.last_seen, r.id AS reading, r.read_at, r.extractor, r.inputs, c.id AS capture, c.file, c.offset,"
        " c.length, c.record_type, c.payload_sha256, c.block_sha256, c.fetched_at, c.status, c.content_type, f.url AS requested,"
        " f.requested_at, f.received_at, f.bytes, w.id AS crawl, w.started_at, w.code_version, w.site_file"
        " FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " LEFT JOIN fetches f ON f.capture = c.id LEFT JOIN crawls w ON w.id = f.crawl WHERE h.key = ? LIMIT 1",
        (key,),
    ).fetchone()
    found = dict(row)
    found["inputs"] = json.loads(found["inputs"])
    found["addresses"] = [
        address[0] for address in connection.execute(
            "SELECT canonical_url FROM holdings WHERE key = ?1 UNION SELECT url FROM holdings WHERE key = ?1"
            " UNION SELECT url FROM frontier WHERE holding = ?1"
            " UNION SELECT s.url FROM spellings s JOIN frontier f ON f.id = s.row WHERE f.holding = ?1",
            (key,),
        )
    ]
    found["captures"] = [
        dict(one) for one in connection.execute(
            "SELECT DISTINCT c.id, c.fetched_at, c.payload_sha256 FROM readings r JOIN captures c ON c.id = r.capture"
            " WHERE r.holding = ? ORDER BY c.fetched_at", (key,),
        )
    ]
    return found


def story(connection: sqlite3.Connection, key: int) -> list[dict[str, Any]]:
    """The other articles that say the same text, first seen first."""
    rows = connection.execute(
        "SELECT a.id, a.url, a.title, a.published, a.first_seen FROM articles a JOIN articles own ON own.story_id = a.story_id"
        " WHERE own.key = ? AND a.key <> own.key ORDER BY a.first_seen, a.id",
        (key,),
    )
    return [dict(row) for row in rows]


def versions(connection: sqlite3.Connection, key: int) -> list[dict[str, Any]]:
    """Number and time of each version."""
    return [dict(row) for row in connection.execute("SELECT number, seen_at, capture FROM versions WHERE holding = ? ORDER BY 1", (key,))]
