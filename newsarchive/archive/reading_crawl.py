"""The addresses of a crawl, page by page: what was asked for and what came of it, and what was found and never asked for. Reads only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

PAGE = 100
"""Addresses on one page."""
FIELDS = ("id", "url", "kind", "sent", "requested_at", "status", "bytes", "outcome", "reason", "why", "final", "redirect_to", "links_found",
          "article")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """One page of the addresses of a crawl."""

    rows: list[dict[str, Any]]
    """By the names of FIELDS; `article` is the id of the article that stands there and may be shown."""
    next: int | None
    """What to ask the next page with; None on the last."""


def addresses(connection: sqlite3.Connection, crawl: int, *, outcome: str | None = None, after: int = 0) -> Addresses:
    """What a crawl asked for, or settled without asking, in the order in which it did.

    Args:
        outcome: only what came to this.
        after: the last id of the page before.
    """
    if outcome is not None:
        where, values = "f.crawl = ?1 AND f.outcome = ?4 AND f.id > ?2", [crawl, after, PAGE + 1, outcome]
    else:
        # By the key of the table, from the first of this crawl on, instead of sorting all of them.
        first = connection.execute("SELECT min(id) FROM fetches WHERE crawl = ?", (crawl,)).fetchone()[0] or 0
        where, values = "+f.crawl = ?1 AND f.id > ?2", [crawl, max(after, first - 1), PAGE + 1]
    rows = connection.execute(
        "SELECT f.id, f.url, f.kind, f.sent, f.requested_at, f.status, f.bytes, f.outcome, f.reason, f.why, f.final, f.redirect_to,"
        " f.links_found, a.id AS article FROM fetches f LEFT JOIN frontier w ON w.id = f.row LEFT JOIN articles a ON a.key = w.holding"
        f" WHERE {where} ORDER BY f.id LIMIT ?3",
        values,
    ).fetchall()
    found = [dict(zip(FIELDS, tuple(row), strict=True)) for row in rows[:PAGE]]
    return Addresses(rows=found, next=found[-1]["id"] if len(rows) > PAGE else None)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """One page of the addresses that a crawl found and never asked for."""

    rows: list[tuple[str, str, str]]
    """Address, outcome, reason; by address."""
    next: str | None


def refused(connection: sqlite3.Connection, crawl: int, *, outcome: str | None = None, after: str = "") -> Refused:
    """What a crawl found and did not let in, by address.

    Args:
        outcome: only what came to this.
        after: the last address of the page before.
    """
    rows = connection.execute(
        "SELECT url, outcome, reason FROM refused WHERE crawl = ? AND url > ? AND (?3 IS NULL OR outcome = ?3) ORDER BY url LIMIT ?4",
        (crawl, after, outcome, PAGE + 1),
    ).fetchall()
    found = [(row[0], row[1], row[2]) for row in rows[:PAGE]]
    return Refused(rows=found, next=found[-1][0] if len(rows) > PAGE else None)


def spans(connection: sqlite3.Connection, crawl: int) -> int:
    """How many fetches of a crawl are only counts by now, since they changed nothing and are old."""
    return int(connection.execute("SELECT coalesce(sum(count), 0) FROM fetch_counts WHERE crawl = ?", (crawl,)).fetchone()[0])
