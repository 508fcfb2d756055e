"""When an article counts as gone at its university: what must be seen, and how often."""

from __future__ import annotations

import re
import sqlite3
from datetime import timedelta
from urllib.parse import urlsplit

from newsarchive.archive import events
from newsarchive.archive.forms import iso, storable
from newsarchive.items import STORED_OUTCOMES, Fetched, Outcome

FRONT = re.compile(r"/?(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)\.\w{2,5})?", re.IGNORECASE)
"""The path of a front page, or of that of a language."""

APART = timedelta(hours=12)
"""Between two looks that find nothing, for them to count as two: a crawl that was interrupted at midnight and its repetition are one."""


def note(connection: sqlite3.Connection, item: Fetched, key: int, last_seen: str) -> None:
    """Note that an address gives its article no more. A 410 is clear; that there is nothing here must otherwise be seen on two days since
    the article was last seen, which are two dates and APART at least. What becomes of another address of it does not matter as long as its
    own answers."""
    if _lives_elsewhere(connection, item, key):
        return
    if item.status != 410 and not _seen_before(connection, item, last_seen):
        return
    changed = connection.execute(
        "UPDATE holdings SET gone_at = ? WHERE key = ? AND gone_at IS NULL", (iso(item.received_at), key)
    ).rowcount
    if changed:
        events.note(connection, "gone", key, at=iso(item.received_at), crawl=item.crawl, detail={"reason": item.reason})


def leads_away(connection: sqlite3.Connection, item: Fetched) -> bool:
    """Whether an address redirects to a front page or to a listing: so do many sites with what they took away."""
    if item.outcome is not Outcome.REDIRECTED or item.redirect_to is None:
        return False
    target = urlsplit(item.redirect_to)
    if FRONT.fullmatch(target.path) and not target.query:
        return True
    row = connection.execute(
        "SELECT 1 FROM frontier WHERE site = ?4 AND url IN (?1, ?2, ?3) AND kind = 'listing'",
        (item.redirect_to, item.redirect_to.rstrip("/"), item.redirect_to.rstrip("/") + "/", item.site),
    ).fetchone()
    return row is not None


def _seen_before(connection: sqlite3.Connection, item: Fetched, last_seen: str) -> bool:
    """Whether the same was seen on an earlier day since the article was last seen: on another date, and long enough ago."""
    row = connection.execute(
        "SELECT 1 FROM fetches f LEFT JOIN readings r ON r.capture = f.capture WHERE f.row = ?1 AND f.received_at > ?2"
        " AND date(f.received_at) < date(?3) AND f.received_at <= ?8"
        " AND (f.outcome IN (?4, ?5) OR r.outcome = ?5 OR (f.outcome = ?6 AND f.redirect_to = ?7)) LIMIT 1",
        (
            item.row, last_seen, iso(item.received_at), Outcome.GONE, Outcome.SOFT_404, Outcome.REDIRECTED,
            storable(item.redirect_to) if item.redirect_to else None, iso(item.received_at - APART),
        ),
    ).fetchone()  # fmt: skip
    return row is not None


def _lives_elsewhere(connection: sqlite3.Connection, item: Fetched, key: int) -> bool:
    """Whether this is another address of an article whose own address gave it when it was last asked."""
    row = connection.execute(
        "SELECT 1 FROM holdings h JOIN frontier f ON f.site = h.site AND f.url = h.canonical_url AND f.holding = h.key"
        f" WHERE h.key = ? AND f.id <> ? AND f.outcome IN ({', '.join('?' for _ in STORED_OUTCOMES)})",
        (key, item.row, *sorted(STORED_OUTCOMES)),
    ).fetchone()
    return row is not None
