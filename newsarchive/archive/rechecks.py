"""Looking again at what is archived: which earlier capture an answer may repeat."""

from __future__ import annotations

import sqlite3

from newsarchive.archive.forms import storable
from newsarchive.archive.settle import REF, ref_of
from newsarchive.items import Earlier


def last_whole(connection: sqlite3.Connection, row: int, url: str) -> Earlier | None:
    """The last whole response from this address that was read as the article of its frontier row; None where there is none. What was
    held or refused is none: nothing may rest on it.

    Args:
        connection: the archive.
        row: key of the frontier row.
        url: the address that was asked.
    """
    return _first(
        connection,
        " JOIN readings r ON r.capture = c.id JOIN frontier w ON w.holding = r.holding JOIN holdings h ON h.key = r.holding"
        " WHERE w.id = ? AND r.outcome IS NULL AND c.url = ? AND c.record_type = 'response' AND c.status = 200"
        " AND h.visibility <> 'erased' ORDER BY c.fetched_at DESC LIMIT 1",
        (row, storable(url)),
    )


def same_bytes(connection: sqlite3.Connection, site: str, url: str, payload_sha256: str, status: int) -> Earlier | None:
    """The last whole response from an address with this body and status, as the browser rendered none; None where there is none."""
    return _first(
        connection,
        " WHERE c.url = ? AND c.site = ? AND c.payload_sha256 = ? AND c.status = ? AND c.record_type = 'response'"
        " AND NOT EXISTS (SELECT 1 FROM renderings v WHERE v.capture = c.id) ORDER BY c.fetched_at DESC LIMIT 1",
        (storable(url), site, payload_sha256, status),
    )


def by_id(connection: sqlite3.Connection, capture: str) -> Earlier | None:
    """The whole response of this id; None where there is none, or it was erased."""
    return _first(connection, " WHERE c.id = ? AND c.record_type = 'response'", (capture,))


def _first(connection: sqlite3.Connection, rest: str, values: tuple[object, ...]) -> Earlier | None:
    found = connection.execute(f"SELECT c.url, c.fetched_at, {REF} FROM captures c{rest}", values).fetchone()
    if found is None:
        return None
    url, fetched_at, *ref = found
    return Earlier(ref=ref_of(ref), url=url, fetched_at=fetched_at)
