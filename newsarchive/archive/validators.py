"""ETag and Last-Modified: what a server calls the answers that are held, so that it need not send them again.

They are sent only where the answer they came with is held and was read well, and now and then a page is asked for without them all
the same: some servers call everything by one name. Where that hid a change, the site is not asked by them for half a year.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from newsarchive.archive.forms import iso, now_text, storable
from newsarchive.archive.settle import REF, ref_of
from newsarchive.items import SEEN_OUTCOMES, Condition, Earlier, Fetched, Outcome

IN_A_ROW = 3
"""Times that a server is believed that nothing changed; the next time the page is asked for without conditions."""
DISTRUSTED_FOR = timedelta(days=180)
CHECKS = 100
"""Checks that found damage whose findings are looked at: more than the parts that an archive is verified in."""
SURE = timedelta(minutes=1)
"""A Last-Modified must be so much older than its answer: a second change within the same second would go unseen (RFC 9110, 8.8.2.2), and
one that is always the present moment says nothing."""
_ETAG = re.compile(r'(?:W/)?"[!#-~\x80-\xff]{0,200}"|[\w.:+/=-]{1,200}', re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server calls one answer."""

    etag: str | None
    last_modified: str | None


def of_headers(headers: Iterable[tuple[str, str]], received_at: datetime) -> Validators | None:
    """The validators of an answer; None where it has none that can be used."""
    etag = last_modified = None
    for name, value in headers:
        if name.lower() == "etag" and _ETAG.fullmatch(value.strip()):
            etag = value.strip()
        elif name.lower() == "last-modified" and _is_past(value, received_at):
            last_modified = value.strip()
    return Validators(etag=etag, last_modified=last_modified) if etag or last_modified else None


def _is_past(value: str, received_at: datetime) -> bool:
    text = value.strip()
    if len(text) > 40 or not text.isascii() or not text.isprintable():
        return False
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)) <= received_at - SURE
    except (ValueError, IndexError, OverflowError):
        return False


def conditions(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, Condition]:
    """The answers held of these rows by which they may be asked on condition that they changed."""
    since = iso(datetime.now(UTC) - DISTRUSTED_FOR)
    damaged = _damaged(connection)
    found = {}
    for row in rows:
        one = connection.execute(
            f"SELECT v.url, v.etag, v.last_modified, c.fetched_at, {REF} FROM validators v JOIN captures c ON c.id = v.capture"
            " WHERE v.row = ? AND v.believed < ? AND c.record_type = 'response'"
            " AND NOT EXISTS (SELECT 1 FROM tombstones t WHERE t.kind = 'capture' AND t.value = c.id)"
            " AND NOT EXISTS (SELECT 1 FROM validators_distrusted d WHERE d.site = c.site AND d.since > ?)",
            (row, IN_A_ROW, since),
        ).fetchone()
        if one is None:
            continue
        url, etag, last_modified, fetched_at, *ref = one
        held = Earlier(ref=ref_of(ref), url=url, fetched_at=fetched_at)
        if held.ref.capture_id not in damaged:
            found[row] = Condition(earlier=held, etag=etag, last_modified=last_modified)
    return found


def _damaged(connection: sqlite3.Connection) -> frozenset[str]:
    """The captures that the last checks named as damaged: what they held is to be fetched whole."""
    rows = connection.execute("SELECT detail FROM events WHERE kind = 'damaged' ORDER BY id DESC LIMIT ?", (CHECKS,))
    # A finding is "FILE at OFFSET CAPTURE: what is wrong".
    places = (str(one).partition(": ")[0] for (detail,) in rows for one in json.loads(detail or "{}").get("found", ()))
    return frozenset(place.rpartition(" ")[2] for place in places)


def note(connection: sqlite3.Connection, item: Fetched, *, new: int) -> None:
    """Keep the validators of an answer that was read well, and forget those of an address that gives something else now.

    Args:
        new: addresses that the item, a source, named and no source had named before.
    """
    if item.is_not_modified and item.outcome in {Outcome.NOT_MODIFIED, Outcome.LISTED}:
        connection.execute("UPDATE validators SET believed = believed + 1 WHERE row = ?", (item.row,))
        return
    if item.status is None or item.status == 429 or item.status >= 500:
        # It says nothing about what is held.
        return
    capture = _capture_of(item)
    said = of_headers(item.headers, item.received_at) if capture is not None else None
    if said is None or capture is None:
        connection.execute("DELETE FROM validators WHERE row = ?", (item.row,))
        return
    url = storable(item.url)
    if item.outcome is Outcome.CHANGED or (item.outcome is Outcome.LISTED and new):
        _note_lie(connection, item, url, said)
    connection.execute(
        "INSERT INTO validators(row, url, etag, last_modified, capture) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (row) DO UPDATE"
        " SET url = ?2, etag = ?3, last_modified = ?4, capture = ?5, believed = 0",
        (item.row, url, said.etag, said.last_modified, capture),
    )


def _capture_of(item: Fetched) -> str | None:
    """The capture that holds the body of an answer that was read well; None where the body is not held, or a form or a browser had a
    part in it."""
    read_well = item.status == 200 and item.outcome in {*SEEN_OUTCOMES, Outcome.LISTED}
    if not read_well or item.record is None or item.form is not None or item.record.rendered is not None or item.flags:
        return None
    if item.repeats is None:
        return item.record.capture_id
    return item.repeats.earlier.ref.capture_id if item.repeats.how == "identical" else None


def _note_lie(connection: sqlite3.Connection, item: Fetched, url: str, said: Validators) -> None:
    """Something changed: where the server calls it by the same name as before, it would have said that nothing had."""
    assert item.record is not None
    row = connection.execute(
        "SELECT v.etag, v.last_modified FROM validators v JOIN captures c ON c.id = v.capture WHERE v.row = ? AND v.url = ?"
        " AND c.payload_sha256 <> ?",
        (item.row, url, item.record.payload_sha256),
    ).fetchone()
    if row is None or not (row[0] == said.etag if said.etag is not None else row[0] is None and row[1] == said.last_modified):
        return
    connection.execute(
        "INSERT INTO validators_distrusted(site, since, url) VALUES (?1, ?2, ?3) ON CONFLICT (site) DO UPDATE SET since = ?2, url = ?3",
        (item.site, now_text(), url),
    )
