"""What an import asks of the archive before a capture is read: whether it is held already, and under which row it is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsarchive.archive import frontier, rechecks
from newsarchive.archive.forms import iso, storable
from newsarchive.archive.frontier import Discovered, Row
from newsarchive.items import Earlier

Left = Literal["held", "older", "erased"]
"""Why a capture is left out: it stands in the archive; the archive looked at its article later; its article was erased."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A capture that may be imported."""

    capture: str
    """The id it is to have."""
    url: str
    fetched_at: datetime
    status: int
    payload_sha256: str
    wanted: Discovered
    """Its address, for the frontier."""


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """A capture that is to be stored."""

    row: Row
    earlier: Earlier | None
    """A capture of the address with the same body."""


def left_out(connection: sqlite3.Connection, site: str, one: Candidate) -> Left | None:
    """Why a capture is not taken; None where it is."""
    at = iso(one.fetched_at)
    if connection.execute(
        "SELECT 1 FROM captures WHERE id = ?1 UNION ALL SELECT 1 FROM captures WHERE url = ?2 AND fetched_at = ?3 AND payload_sha256 = ?4",
        (one.capture, storable(one.url), at, one.payload_sha256),
    ).fetchone():
        return "held"
    if connection.execute(
        "SELECT 1 FROM tombstones WHERE kind = 'url' AND value IN (?, ?) UNION ALL SELECT 1 FROM tombstones"
        " WHERE kind = 'payload' AND value = ? UNION ALL SELECT 1 FROM tombstones WHERE kind = 'capture' AND value = ?",
        (storable(one.url), one.wanted.url, one.payload_sha256, one.capture),
    ).fetchone():
        return "erased"
    if connection.execute(
        "SELECT 1 FROM frontier f JOIN holdings h ON h.key = f.holding WHERE f.site = ? AND f.url = ? AND h.last_seen > ?",
        (site, one.wanted.url, at),
    ).fetchone():
        return "older"
    return None


def admit(connection: sqlite3.Connection, site: str, crawl: int, candidates: Sequence[Candidate]) -> list[Admitted | Left]:
    """What is to become of each capture; those that are taken have a row that waits for them. No two are of one address."""
    found: list[Admitted | Left] = []
    for one in candidates:
        left = left_out(connection, site, one)
        if left is not None:
            found.append(left)
            continue
        [row] = frontier.lease_rows(connection, crawl, frontier.ask_again(connection, site, crawl, [one.wanted], []))
        earlier = rechecks.same_bytes(connection, site, one.url, one.payload_sha256, one.status)
        found.append(Admitted(row=row, earlier=earlier))
    return found


def named_by(capture: str, url: str, date: str) -> Callable[[sqlite3.Connection], Earlier | None]:
    """Finds the whole response that a record of another file names: by its id, else by its address and second."""

    def find(connection: sqlite3.Connection) -> Earlier | None:
        found = rechecks.by_id(connection, capture) if capture else None
        if found is not None or len(date) < 19:
            return found
        row = connection.execute(
            "SELECT id FROM captures WHERE url = ? AND fetched_at BETWEEN ? AND ? AND record_type = 'response' LIMIT 1",
            (storable(url), date[:19], f"{date[:19]}~"),
        ).fetchone()
        return rechecks.by_id(connection, row[0]) if row is not None else None

    return find
