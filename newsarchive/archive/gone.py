"""When an article counts as gone at its university: what must be seen, and how often."""

from __future__ import annotations

import re
import sqlite3
from datetime import timedelta
from urllib.parse import urlsplit

from newsarchive.archive import events
from newsarchive.archive.forms import iso, storable
from newsarchive.items import SEEN_OUTCOMES, STORED_OUTCOMES, Fetched, Outcome
from newsarchive.target_words import Says, says

FRONT = re.compile(r"/?(?:[a-z]{2,3}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)\.\w{2,5})?", re.IGNORECASE)
"""The path of a front page, or of that of a language."""

APART = timedelta(hours=12)
"""Between two looks that find nothing, for them to count as two: a crawl that was interrupted at midnight and its repetition are one."""
SEVERAL = 2
"""Other articles that lead to one target, for it to be the place of what was taken away."""
LOOKED_AT = 200
"""Addresses that lead to a target which are looked at, to see whether they are articles."""
AWAY = "away"
"""The event that an article's address leads elsewhere, and nobody knows what that means."""


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


def leads_away(connection: sqlite3.Connection, item: Fetched, last_seen: str) -> bool:
    """Whether an address redirects to where sites lead from what they took away: a front page, a listing, a page for what is not found,
    the one page that several articles lead to. Never so where an article of the archive stands, nor a wall.

    Pages of errors, and what several lead to, may also mean that the site is broken or shut: they count where the site gave other
    articles since this was first seen.
    """
    if item.outcome is not Outcome.REDIRECTED or item.redirect_to is None:
        return False
    target = urlsplit(item.redirect_to)
    url = storable(item.redirect_to)
    said = says(url, urlsplit(item.url).path)
    if FRONT.fullmatch(target.path) and not target.query:
        return said is not Says.WALL
    stands = connection.execute(
        "SELECT kind, outcome, holding FROM frontier WHERE site = ?4 AND url IN (?1, ?2, ?3) AND id <> ?5",
        (url, url.rstrip("/"), url.rstrip("/") + "/", item.site, item.row),
    ).fetchall()
    if any(kind == "listing" for kind, _, _ in stands):
        return True
    if said is Says.WALL or any(holding is not None for _, _, holding in stands):
        return False
    if said is Says.NOTHING or any(outcome in {Outcome.GONE, Outcome.SOFT_404} for _, outcome, _ in stands):
        return True
    return (said is Says.ERROR or _is_shared(connection, item, url)) and _others_answer(connection, item, last_seen)


def note_away(connection: sqlite3.Connection, item: Fetched, key: int, last_seen: str) -> None:
    """Note that an article's own address leads elsewhere, seen on two days: what that means, a person must say."""
    if item.outcome is not Outcome.REDIRECTED or _lives_elsewhere(connection, item, key):
        return
    if connection.execute("SELECT 1 FROM holdings WHERE key = ? AND gone_at IS NULL", (key,)).fetchone() is None:
        return
    if _seen_before(connection, item, last_seen, anywhere=True):
        to = storable(str(item.redirect_to)).partition("?")[0]
        events.note(connection, AWAY, key, at=iso(item.received_at), crawl=item.crawl, detail={"reason": item.reason, "to": to})


def _is_shared(connection: sqlite3.Connection, item: Fetched, target: str) -> bool:
    """Whether as many other known articles of the site lead to the same target."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT row FROM fetches WHERE redirect_to = ?1 AND row IS NOT NULL LIMIT ?5) f"
        " JOIN frontier w ON w.id = f.row WHERE w.site = ?2 AND w.holding IS NOT NULL AND w.outcome = ?3 AND w.id <> ?4",
        (target, item.site, Outcome.REDIRECTED, item.row, LOOKED_AT),
    ).fetchone()
    return bool(found[0] >= SEVERAL)


def _others_answer(connection: sqlite3.Connection, item: Fetched, last_seen: str) -> bool:
    """Whether the site gave other articles in a crawl after the one in which this redirect was first seen."""
    marks = ", ".join("?" for _ in SEEN_OUTCOMES)
    row = connection.execute(
        f"SELECT 1 FROM crawls c JOIN fetches g ON g.crawl = c.id AND g.outcome IN ({marks}) WHERE c.site = ? AND c.id >"
        " (SELECT min(f.crawl) FROM fetches f WHERE f.row = ? AND f.received_at > ? AND f.outcome = ?) LIMIT 1",
        (*sorted(SEEN_OUTCOMES), item.site, item.row, last_seen, Outcome.REDIRECTED),
    ).fetchone()
    return row is not None


def _seen_before(connection: sqlite3.Connection, item: Fetched, last_seen: str, *, anywhere: bool = False) -> bool:
    """Whether the same was seen on an earlier day since the article was last seen: on another date, and long enough ago.

    Args:
        anywhere: a redirect is the same wherever it leads to.
    """
    row = connection.execute(
        "SELECT 1 FROM fetches f LEFT JOIN readings r ON r.capture = f.capture WHERE f.row = ?1 AND f.received_at > ?2"
        " AND date(f.received_at) < date(?3) AND f.received_at <= ?8"
        " AND (f.outcome IN (?4, ?5) OR r.outcome = ?5 OR (f.outcome = ?6 AND (?9 OR f.redirect_to = ?7))) LIMIT 1",
        (
            item.row, last_seen, iso(item.received_at), Outcome.GONE, Outcome.SOFT_404, Outcome.REDIRECTED,
            storable(item.redirect_to) if item.redirect_to else None, iso(item.received_at - APART), anywhere,
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
