"""Articles whose addresses are numbers: which numbers to ask for that no source named. Gaps between known numbers, newest first, and what
lies above the top; each within what one crawl may spend on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain, islice

from newsarchive.archive.forms import now_text

SOURCE = "numbers"
LARGEST = 10**15
NEXT = 5
"""Numbers right above the top that each crawl asks for; others that came to nothing wait until their next try is due."""


def probes(
    connection: sqlite3.Connection, site: str, crawl: int, patterns: Sequence[str], *, first: int, budget: int, misses: int
) -> list[int]:
    """Numbers to ask for next; none where the budget is spent or nothing is left to ask.

    Called again after those were asked: what was found above the top moves the top.

    Args:
        connection: the archive.
        site: the site.
        crawl: the crawl that asks.
        patterns: the addresses of the numbers in all languages, as GLOB patterns.
        first: the smallest number an article has.
        budget: requests of one crawl.
        misses: numbers in a row, above the top or in gaps, that come to nothing, after which no further one is asked for there.
    """
    where = f"site = ? AND kind = 'article' AND number IS NOT NULL AND ({' OR '.join('url GLOB ?' for _ in patterns)})"
    values = (site, *patterns)
    left = budget - int(
        connection.execute(
            f"SELECT count(*) FROM fetches f JOIN frontier w ON w.id = f.row WHERE f.crawl = ? AND w.source = '{SOURCE}' AND f.sent = 1"
            f" AND w.id IN (SELECT id FROM frontier WHERE {where})",
            (crawl, *values),
        ).fetchone()[0]
    )
    count = max(left, 0) // len(patterns)
    if count == 0:
        return []
    known = {
        row[0] for row in connection.execute(
            f"SELECT DISTINCT number FROM frontier WHERE {where} AND (holding IS NOT NULL OR source <> '{SOURCE}')", values
        ) if row[0] < LARGEST
    }  # fmt: skip
    asked = {row[0] for row in connection.execute(f"SELECT DISTINCT number FROM frontier WHERE {where} AND source = '{SOURCE}'", values)}
    now = {
        row[0] for row in connection.execute(
            f"SELECT DISTINCT number FROM frontier w WHERE {where} AND EXISTS (SELECT 1 FROM fetches f WHERE f.row = w.id AND f.crawl = ?)",
            (*values, crawl),
        )
    }  # fmt: skip
    top = max(known, default=first - 1)
    later = _later(connection, where, values)
    above = [n for n in range(top + 1, top + misses + 1) if n not in now and (n <= top + NEXT or n not in later)]
    low = min(known, default=top)
    inside = range(top - 1, low, -1)
    if _seem_none(sorted(number for number in asked & now if low < number < top)[:misses], known, misses):
        # The gaps seem to be no articles; what lies below the smallest known one may still be some.
        inside = range(0)
    below = range(low - 1, first - 1, -1)
    if sum(number < low for number in asked & now) >= misses:
        below = range(0)
    gaps = (number for number in chain(inside, below) if number not in known and number not in asked)
    return [*above[:count], *islice(gaps, min(misses, max(count - len(above), 0)))]


def _later(connection: sqlite3.Connection, where: str, values: Sequence[str]) -> set[int]:
    """Numbers that came to nothing and whose next try is not due yet."""
    return {
        row[0] for row in connection.execute(
            f"SELECT DISTINCT number FROM frontier WHERE {where} AND source = '{SOURCE}' AND holding IS NULL AND due_at > ?",
            (*values, now_text()),
        )
    }  # fmt: skip


def _seem_none(tried: Sequence[int], known: set[int], misses: int) -> bool:
    return len(tried) == misses and not known.intersection(tried)
