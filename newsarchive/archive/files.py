"""The pictures and attachments of articles, where the site file has them kept: which there are, what became of each, who shows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from newsarchive.archive.forms import iso, now_text, storable
from newsarchive.archive.intake import Refusal, refuse
from newsarchive.items import TRANSIENT_OUTCOMES, Fetched, Outcome

MOST_ATTEMPTS = 3
"""Crawls in which a file is tried that fails in passing."""
MOST_HOPS = 3
"""Redirects that are followed from the address an article names."""
RETRY = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class File:
    """A picture or attachment to be asked for."""

    id: int
    url: str
    kind: str
    """image or attachment."""


def discover(
    connection: sqlite3.Connection, site: str, crawl: int, kinds: Sequence[str], look: Callable[[str], tuple[str, str | None]]
) -> int:
    """Take up the files that articles of a site show and that are not known yet; returns how many are to be asked for.

    Args:
        connection: the archive.
        site: its id.
        crawl: that finds them.
        kinds: image, attachment.
        look: gives for an address how it is asked for, and why it is not to be; None where it may be. Such an address is refused, with
            this reason, once.
    """
    rows = connection.execute(
        "SELECT DISTINCT h.key, json_extract(m.value, '$.kind'), json_extract(m.value, '$.url') FROM holdings h"
        " JOIN readings r ON r.id = h.reading, json_each(r.media) m WHERE h.site = ? AND h.visibility = 'shown' AND r.media IS NOT NULL"
        f" AND json_extract(m.value, '$.kind') IN ({', '.join('?' for _ in kinds)})"
        " AND NOT EXISTS (SELECT 1 FROM file_uses u JOIN files f ON f.id = u.file WHERE u.holding = h.key"
        "  AND f.url = json_extract(m.value, '$.url')) ORDER BY h.key",
        (site, *kinds),
    ).fetchall()
    added = 0
    for holding, kind, url in rows:
        if url:
            asked, reason = look(url)
            added += _add(connection, site, crawl, kind, asked, [holding], reason=reason)
    return added


def _add(
    connection: sqlite3.Connection, site: str, crawl: int, kind: str, url: str, holdings: Sequence[int], *, reason: str | None,
    hops: int = 0,
) -> bool:
    """Take up one file; returns whether it is new and to be asked for."""
    url = storable(url)
    known = connection.execute("SELECT id FROM files WHERE site = ? AND url = ?", (site, url)).fetchone()
    if known is None:
        state, outcome = ("waiting", None) if reason is None else ("settled", Outcome.OUT_OF_SCOPE)
        key = connection.execute(
            "INSERT INTO files(site, url, kind, hops, first_crawl, state, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (site, url, kind, hops, crawl, state, outcome, reason),
        ).lastrowid
        if reason is not None:
            refuse(connection, crawl, [Refusal(url=url, outcome=Outcome.OUT_OF_SCOPE, reason=reason)])
    else:
        key = known[0]
    connection.executemany("INSERT OR IGNORE INTO file_uses(holding, file) VALUES (?, ?)", [(holding, key) for holding in holdings])
    return known is None and reason is None


def waiting(connection: sqlite3.Connection, site: str, after: int, most: int) -> list[File]:
    """Files of a site to be asked for now, those of the newest articles first taken up first.

    Args:
        after: id of the last one that was given out.
    """
    rows = connection.execute(
        "SELECT id, url, kind FROM files WHERE site = ? AND state = 'waiting' AND id > ? AND (not_before IS NULL OR not_before <= ?)"
        " ORDER BY id LIMIT ?",
        (site, after, now_text(), most),
    )
    return [File(id=key, url=url, kind=kind) for key, url, kind in rows]


def note(connection: sqlite3.Connection, item: Fetched, target_fault: str | None) -> None:
    """What became of a file that was asked for; in the transaction of its fetch.

    Args:
        target_fault: where it redirects: why that address is not to be asked; None where it may be.
    """
    row = connection.execute(
        "SELECT id, attempts, kind, hops FROM files WHERE site = ? AND url = ?", (item.site, storable(item.url))
    ).fetchone()
    if row is None:
        return
    key, attempts, kind, hops = row
    again = item.outcome in TRANSIENT_OUTCOMES and attempts + 1 < MOST_ATTEMPTS
    connection.execute(
        "UPDATE files SET state = ?, attempts = attempts + 1, not_before = ?, outcome = ?, reason = ?, settled_at = ?,"
        " capture = coalesce(?, capture) WHERE id = ?",
        (
            "waiting" if again else "settled", iso(datetime.now(UTC) + RETRY) if again else None, item.outcome,
            storable(item.reason) if item.reason is not None else None, now_text(),
            item.record.capture_id if item.record is not None else None, key,
        ),
    )  # fmt: skip
    if item.outcome is Outcome.REDIRECTED and item.redirect_to is not None and hops < MOST_HOPS:
        users = [one for (one,) in connection.execute("SELECT holding FROM file_uses WHERE file = ?", (key,))]
        _add(connection, item.site, item.crawl, kind, item.redirect_to, users, reason=target_fault, hops=hops + 1)


def of_article(connection: sqlite3.Connection, holding: int) -> list[dict[str, Any]]:
    """The files of an article with what became of them: {url, kind, outcome, reason, capture, file, offset, length, payload_sha256}."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'file_uses'").fetchone() is None:
        return []
    names = ("url", "kind", "outcome", "reason", "capture", "file", "offset", "length", "payload_sha256")
    rows = connection.execute(
        "SELECT f.url, f.kind, f.outcome, f.reason, f.capture, c.file, c.offset, c.length, c.payload_sha256 FROM file_uses u"
        " JOIN files f ON f.id = u.file LEFT JOIN captures c ON c.id = f.capture WHERE u.holding = ? ORDER BY f.id",
        (holding,),
    )
    return [dict(zip(names, tuple(row), strict=True)) for row in rows]
