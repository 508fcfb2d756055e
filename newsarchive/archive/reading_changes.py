"""What happened to the articles, month by month and page by page, as the reading room shows it. Reads only."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from newsarchive.archive.changes import FIELDS, KINDS, newest_change

PAGE = 50
"""Changes on one page."""
STORED = {"edited": "changed"}
"""What a kind is called in the table, where that is something else."""
_TOLD = {STORED.get(kind, kind): kind for kind in KINDS}
_SHIFTS = ("hidden", "shown", "embargoed", "erased")
"""After these, what was counted before is counted anew."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the changes of a month, the newest first."""

    rows: list[dict[str, Any]]
    """By the names that `archive.changes` gives, and `change`, by which the next page is asked for; of an edit also `old_text`, `text`."""
    next: int | None
    """What to ask the next page with; None on the last."""


@dataclass(kw_only=True)
class Months:
    """How many changes there were in each month, kept up to date: only events that came since are counted again."""

    upto: int = 0
    shifts: int = -1
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def refresh(self, connection: sqlite3.Connection, site: str | None) -> dict[str, dict[str, int]]:
        """The counts by kind of each month (YYYY-MM), the newest first."""
        marks = ", ".join("?" for _ in _SHIFTS)
        shifts = connection.execute(f"SELECT count(*) FROM events WHERE kind IN ({marks})", _SHIFTS).fetchone()[0]
        if shifts != self.shifts:
            self.shifts, self.upto, self.counts = shifts, 0, {}
        last = newest_change(connection)
        if last > self.upto:
            kinds = ", ".join(f"'{kind}'" for kind in _TOLD)
            for month, kind, count in connection.execute(
                f"SELECT substr(e.at, 1, 7), e.kind, count(*) FROM events e {_shown(site)}"
                f" AND e.id > ?1 AND e.id <= ?2 AND +e.kind IN ({kinds}) GROUP BY 1, 2",
                (self.upto, last, *([site] if site is not None else [])),
            ):
                self.counts.setdefault(month, Counter())[_TOLD[kind]] += count
            self.upto = last
        return {month: dict(self.counts[month]) for month in sorted(self.counts, reverse=True)}


def _shown(site: str | None) -> str:
    """The join and condition by which only events of articles count that may be shown, those of a site (?3) where one is given. Of all
    sites, the few that are withheld are left out by their own events, so that no article need be looked up."""
    if site is not None:
        return "CROSS JOIN articles a ON a.key = e.holding WHERE a.site = ?3"
    withheld = ", ".join(f"'{kind}'" for kind in _SHIFTS)
    return (
        f"WHERE e.holding NOT IN (SELECT w.holding FROM events w WHERE w.kind IN ({withheld}) AND w.holding IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.key = w.holding))"
    )


def page(
    connection: sqlite3.Connection, month: str | None, *, site: str | None = None, kind: str | None = None, before: int | None = None,
    count: int = PAGE,
) -> Page:  # fmt: skip
    """The changes of a month (YYYY-MM), or of all time, the newest first.

    Args:
        before: the last `change` of the page before.
    """
    where = ["e.id < ?1", "+e.kind IN ({})".format(", ".join(f"'{one}'" for one in _TOLD)) if kind is None else "+e.kind = ?2"]
    if month is not None:
        where.append("e.at >= ?3 AND e.at < ?4")
    if site is not None:
        where.append("a.site = ?5")
    rows = connection.execute(
        "SELECT e.at, e.kind, a.id, a.site, a.title, a.url, a.language, e.version, e.edit, e.kept, e.words_added, e.words_removed, e.crawl,"
        " e.id, e.holding FROM events e CROSS JOIN articles a ON a.key = e.holding"
        f" WHERE {' AND '.join(where)} ORDER BY e.id DESC LIMIT ?6",
        (before if before is not None else 2**63 - 1, STORED.get(kind or "", kind), month, f"{month}~", site, count + 1),
    ).fetchall()
    found = []
    for row in rows[:count]:
        one: dict[str, Any] = dict(zip((*FIELDS, "change", "key"), tuple(row), strict=True))
        one["kind"] = _TOLD[one["kind"]]
        found.append(one)
    return Page(rows=found, next=found[-1]["change"] if len(rows) > count else None)


def texts(connection: sqlite3.Connection, key: int, version: int, longest: int) -> tuple[str, str] | None:
    """What an article said at the version before and at this one; None where either is longer than `longest` characters, or unknown."""
    rows = connection.execute(
        "SELECT v.number, t.text FROM versions v JOIN readings r ON r.id = v.reading JOIN readings o ON o.id = coalesce(r.same_as, r.id)"
        " JOIN texts t ON t.sha256 = o.text_sha256 WHERE v.holding = ? AND v.number IN (?, ?) AND length(t.text) <= ?",
        (key, version - 1, version, longest),
    ).fetchall()
    said = {row[0]: row[1] for row in rows}
    return (said[version - 1], said[version]) if len(said) == 2 else None
