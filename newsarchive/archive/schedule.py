"""When each article is looked at next: its row of the frontier gets the day, and the days waited for it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsarchive.archive import due
from newsarchive.archive.forms import iso
from newsarchive.items import SEEN_OUTCOMES, Why

NEAR = 5_000
"""Numbers farther away than this say nothing about an article's age."""
SEEN = ", ".join(f"'{outcome}'" for outcome in sorted(SEEN_OUTCOMES))
LOOKED_AT = 20
"""Numbers above an article's own of which the first dated one tells its age."""


def days(connection: sqlite3.Connection, key: int, row: int, now: datetime, *, changed: bool = False) -> int:
    """Days until an article is looked at again that was just seen as it should be.

    Args:
        key: of its holding, whose reading and versions are stored already.
        row: of the frontier, from which it was asked for; 0 for none.
        changed: whether this look found it changed, or back again.
    """
    ident, site, number, first_seen, published = connection.execute(
        "SELECT h.id, h.site, h.number, h.first_seen, r.published FROM holdings h LEFT JOIN readings r ON r.id = h.reading WHERE h.key = ?",
        (key,),
    ).fetchone()
    if published is None and number is not None:
        published = _of_neighbour(connection, site, key, number)
    before = _waited(connection, row, now)
    if isinstance(before, _Early) and not changed:
        return before.days
    return due.days_to_next(
        due.age(now, published, first_seen, _last_change(connection, key)), ident, before if isinstance(before, int) else None,
        changed=changed,
    )  # fmt: skip


@dataclass(frozen=True)
class _Early:
    """A look long before its time, as a person or a source may ask for: the next one is as far off as this one was."""

    days: int


def _waited(connection: sqlite3.Connection, row: int, now: datetime) -> int | _Early | None:
    """The days that were waited before this look; None for an article's first one."""
    days, last = connection.execute(
        f"SELECT wait_days, (SELECT max(received_at) FROM fetches WHERE row = f.id AND outcome IN ({SEEN})) FROM frontier f WHERE id = ?",
        (row,),
    ).fetchone() or (None, None)
    if days is None or last is None:
        return None
    return int(days) if (now - datetime.fromisoformat(last)).total_seconds() >= days * 86400 / 2 else _Early(int(days))


def _last_change(connection: sqlite3.Connection, key: int) -> str | None:
    """When a version of an article was last seen for the first time, its first one apart."""
    found: str | None = connection.execute("SELECT max(seen_at) FROM versions WHERE holding = ? AND number > 1", (key,)).fetchone()[0]
    return found


def _of_neighbour(connection: sqlite3.Connection, site: str, key: int, number: int) -> str | None:
    """The date of the article that has the next dated number, or the same one in another language: it is no older than that. Numbers
    grow with time; those below say nothing of how new an article is."""
    row = connection.execute(
        "SELECT r.published FROM (SELECT key, number, reading FROM holdings WHERE site = ?1 AND number BETWEEN ?2 AND ?3 AND key <> ?4"
        " ORDER BY number LIMIT ?5) h JOIN readings r ON r.id = h.reading WHERE r.published IS NOT NULL ORDER BY h.number LIMIT 1",
        (site, number, number + NEAR, key, LOOKED_AT),
    ).fetchone()
    return row[0] if row is not None else None


def after_settling(connection: sqlite3.Connection, site: str, crawl: int) -> int:
    """Put off the first look at articles of this crawl whose date became known only at its end, or that turned out to lie between
    older ones; returns how many."""
    moved = 0
    for row, key, ident, number, first_seen, published in connection.execute(
        "SELECT f.id, h.key, h.id, h.number, h.first_seen, r.published FROM frontier f JOIN holdings h ON h.key = f.holding"
        " JOIN readings r ON r.id = h.reading WHERE f.site = ? AND f.first_crawl = ? AND f.wait_days = ? AND f.due_at IS NOT NULL"
        " AND h.version = 1",
        (site, crawl, due.STEPS[0]),
    ).fetchall():
        if published is None and number is not None:
            published = _of_neighbour(connection, site, key, number)
        seen = datetime.fromisoformat(first_seen)
        wait = due.days_to_next(due.age(seen, published, first_seen), ident)
        if wait > due.STEPS[0]:
            connection.execute("UPDATE frontier SET due_at = ?, wait_days = ? WHERE id = ?", (iso(seen + timedelta(days=wait)), wait, row))
            moved += 1
    return moved


def look_soon(connection: sqlite3.Connection, row: int, why: Why, now: str) -> None:
    """Have a known article looked at by the next recheck, whatever its age."""
    connection.execute(
        "UPDATE frontier SET due_at = min(due_at, ?), why = ? WHERE id = ? AND state = 'settled' AND holding IS NOT NULL"
        " AND due_at IS NOT NULL",
        (now, why, row),
    )
