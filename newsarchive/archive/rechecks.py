"""Looking again at what is archived: which earlier capture an answer may repeat, and whether it is read as that was."""

from __future__ import annotations

import hashlib
import sqlite3

from newsarchive.archive import readings
from newsarchive.archive.forms import storable
from newsarchive.archive.settle import REF, ref_of
from newsarchive.items import Earlier, Fetched, Reading, Repeat


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


def identical(connection: sqlite3.Connection, item: Fetched) -> Repeat | None:
    """The earlier capture that an answer repeats byte for byte; None where there is none."""
    digest = hashlib.sha256(item.body).hexdigest()
    earlier = same_bytes(connection, item.site, item.url, digest, item.status or 0)
    return Repeat(earlier=earlier, how="identical") if earlier is not None else None


def by_id(connection: sqlite3.Connection, capture: str) -> Earlier | None:
    """The whole response of this id; None where there is none, or it was erased."""
    return _first(connection, " WHERE c.id = ? AND c.record_type = 'response'", (capture,))


def has_articles(connection: sqlite3.Connection, site: str) -> bool:
    """Whether a site has articles that may be fetched again."""
    return connection.execute("SELECT 1 FROM holdings WHERE site = ? LIMIT 1", (site,)).fetchone() is not None


def says_the_same(connection: sqlite3.Connection, row: int, reading: Reading, before: Reading | None) -> bool:
    """Whether a reading has the fields of the one that is shown for the article of a frontier row, evidence included.

    Args:
        connection: the archive.
        row: key of the frontier row.
        reading: of the page as it is now.
        before: today's reading of the capture that is shown, where that was read by other code or with other inputs.
    """
    found = connection.execute("SELECT holding FROM frontier WHERE id = ?", (row,)).fetchone()
    if found is None or found[0] is None or (before is not None and before.outcome is not None):
        return False
    if before is not None:
        return _fields(before) == _fields(reading)
    return readings.equal_to_shown(connection, found[0], _fields(reading), keep_inferred=True) is not None


def _fields(reading: Reading) -> dict[str, object]:
    if reading.text is not None:
        reading.text_sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    return readings.columns_of(reading)


def _first(connection: sqlite3.Connection, rest: str, values: tuple[object, ...]) -> Earlier | None:
    found = connection.execute(f"SELECT c.url, c.fetched_at, {REF} FROM captures c{rest}", values).fetchone()
    if found is None:
        return None
    url, fetched_at, *ref = found
    return Earlier(ref=ref_of(ref), url=url, fetched_at=fetched_at)
