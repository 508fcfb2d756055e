"""Storing what the line brings: one transaction a batch, in which ledger, frontier, captures and articles change together."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from newsarchive.archive import frontier, readings, shown
from newsarchive.archive.frontier import Discovered, Refusal, now_text
from newsarchive.items import TRANSIENT_OUTCOMES, Fetched, Outcome, Reading

MAX_ATTEMPTS = 3
"""Tries of one address in one go before a passing failure is final."""
RETRY_AFTER = (2.0, 10.0)
"""Seconds before the second and the third try, unless the server says when."""
SHORTEST_SAME_TEXT = 200
"""Characters below which equal texts say nothing ("Details follow.")."""
WORSE = 0.7
"""A text shorter than this share of the one before it is held, not shown in its place."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """An item with what the caller found out about its links by the site's rules."""

    item: Fetched
    discovered: Sequence[Discovered] = field(default_factory=tuple)
    refused: Sequence[Refusal] = field(default_factory=tuple)
    shared_numbers: bool = False
    """Whether one number means one news item in several languages on this site."""


def store(connection: sqlite3.Connection, jobs: Sequence[Job]) -> None:
    """Store a batch inside the caller's transaction. The final outcome is written back to each item."""
    touched: list[int] = []
    for job in jobs:
        touched += _store_one(connection, job)
    shown.refresh(connection, touched)


def _store_one(connection: sqlite3.Connection, job: Job) -> list[int]:
    item = job.item
    _capture(connection, item)
    frontier.refuse(connection, item.crawl, job.refused)
    added = frontier.add(connection, item.site, item.crawl, job.discovered, item.row or None)
    touched: list[int] = []
    if item.outcome is None:
        assert item.reading is not None and item.record is not None
        touched = _article(connection, job, item.reading)
    elif item.kind == "article" and item.row:
        touched = _no_article(connection, item)
    final = _settle(connection, item)
    connection.execute(
        "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, status, bytes, outcome, reason, final,"
        " redirect_to, capture, links_found, links_new) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.crawl, item.row or None, item.url, item.kind, int(item.sent), iso(item.requested_at), iso(item.received_at),
            item.status, len(item.body), item.outcome, item.reason, int(final), item.redirect_to,
            item.record.capture_id if item.record else None, added.found, added.new,
        ),
    )  # fmt: skip
    return touched


def iso(moment: datetime) -> str:
    """A time as stored: UTC, to the millisecond, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _capture(connection: sqlite3.Connection, item: Fetched) -> None:
    if item.record is None:
        return
    types = [value for name, value in item.headers if name.lower() == "content-type"]
    connection.execute(
        "INSERT OR IGNORE INTO captures(id, site, url, fetched_at, status, content_type, record_type, file, offset, length,"
        " payload_sha256, block_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.record.capture_id, item.site, item.url, iso(item.received_at), item.status, types[0][:200] if types else None,
            item.record.record_type, item.record.file, item.record.offset, item.record.length,
            item.record.payload_sha256, item.record.block_sha256,
        ),
    )  # fmt: skip


def _settle(connection: sqlite3.Connection, item: Fetched) -> bool:
    """Write the outcome to the row; a passing failure waits for its next try. Returns whether the outcome is final."""
    assert item.outcome is not None
    if item.hop:
        return False
    if not item.row:
        return True
    attempts = 1 + connection.execute("SELECT attempts FROM frontier WHERE id = ?", (item.row,)).fetchone()[0]
    passing = item.outcome in TRANSIENT_OUTCOMES and (item.sent or item.outcome is Outcome.UNREACHABLE)
    if passing and attempts < MAX_ATTEMPTS:
        wait = item.retry_after if item.retry_after is not None else RETRY_AFTER[attempts - 1]
        connection.execute(
            "UPDATE frontier SET lease = NULL, attempts = ?, not_before = ?, outcome = ?, reason = ? WHERE id = ?",
            (attempts, iso(datetime.now(UTC) + timedelta(seconds=wait)), item.outcome, item.reason, item.row),
        )
        return False
    connection.execute(
        "UPDATE frontier SET state = 'settled', lease = NULL, attempts = 0, not_before = NULL, outcome = ?, reason = ?,"
        " settled_at = ? WHERE id = ?",
        (item.outcome, item.reason, now_text(), item.row),
    )
    return True


def _article(connection: sqlite3.Connection, job: Job, reading: Reading) -> list[int]:
    """An article was read: new, changed, unchanged, worse, or another address of a known one."""
    item = job.item
    assert reading.canonical_url is not None
    own = connection.execute("SELECT holding FROM frontier WHERE id = ?", (item.row,)).fetchone()
    known = own[0] if own else None
    by_address = connection.execute(
        "SELECT key FROM holdings WHERE site = ? AND canonical_url = ?", (item.site, reading.canonical_url)
    ).fetchone()
    if known is None and by_address is not None:
        known = by_address[0]
        if _row_url(connection, item.row) != reading.canonical_url:
            item.outcome, item.reason = Outcome.ALIAS, f"the article at {reading.canonical_url}"
            connection.execute("UPDATE frontier SET holding = ? WHERE id = ?", (known, item.row))
            return []
    if known is None:
        return _new(connection, job, reading)
    return _again(connection, item, reading, known)


def _row_url(connection: sqlite3.Connection, row: int) -> str | None:
    found = connection.execute("SELECT url FROM frontier WHERE id = ?", (row,)).fetchone()
    return found[0] if found else None


def _new(connection: sqlite3.Connection, job: Job, reading: Reading) -> list[int]:
    item = job.item
    seen = iso(item.received_at)
    translation = f"{item.site}-{reading.number}" if job.shared_numbers and reading.number is not None else None
    key = connection.execute(
        "INSERT INTO holdings(id, site, url, canonical_url, number, first_seen, last_seen, translation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(connection, item.site, reading), item.site, item.url, reading.canonical_url, reading.number, seen, seen,
            translation,
        ),
    ).lastrowid  # fmt: skip
    assert key is not None
    row = readings.insert(connection, key, reading)
    connection.execute("UPDATE holdings SET reading = ? WHERE key = ?", (row, key))
    readings.add_version(connection, key, row, reading.capture_id, seen)
    twins = _same_text(connection, key, reading)
    item.outcome = Outcome.SAME_TEXT if twins else Outcome.STORED
    item.reason = f"the text stands also at {twins[0][1]}" if twins else None
    _event(connection, item, "new", key, None)
    _due(connection, item, key, reading, changed=True)
    return [key, *(twin for twin, _ in twins)]


def _same_text(connection: sqlite3.Connection, key: int, reading: Reading) -> list[tuple[int, str]]:
    """Link the article with others that show exactly its text, as one story; returns their keys and addresses."""
    if reading.text is None or len(reading.text) < SHORTEST_SAME_TEXT:
        return []
    twins = connection.execute(
        "SELECT h.key, h.canonical_url, coalesce(h.story, h.id) FROM readings r JOIN holdings h ON h.reading = r.id"
        " WHERE r.text_sha256 = ? AND r.language IS ? AND h.key <> ? AND h.visibility <> 'erased' ORDER BY h.key",
        (reading.text_sha256, reading.language, key),
    ).fetchall()
    if not twins:
        return []
    story = twins[0][2]
    connection.executemany("UPDATE holdings SET story = ? WHERE key = ?", [(story, key), *((story, twin[0]) for twin in twins)])
    return [(twin, url) for twin, url, _ in twins]


def _again(connection: sqlite3.Connection, item: Fetched, reading: Reading, key: int) -> list[int]:
    """A known article was fetched again."""
    shown_now = connection.execute(
        "SELECT r.id, r.title, r.text_sha256, r.extractor, json_extract(r.inputs, '$.site'), c.payload_sha256, length(t.text),"
        " h.gone_at FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ?",
        (key,),
    ).fetchone()
    _, title, digest, extractor, site_file, payload, length, gone_at = shown_now
    seen = iso(item.received_at)
    connection.execute("UPDATE holdings SET last_seen = max(last_seen, ?) WHERE key = ?", (seen, key))
    assert item.record is not None
    same_bytes = payload == item.record.payload_sha256
    same_code = (extractor, site_file) == (reading.extractor, reading.inputs.get("site"))
    if not same_bytes and length and len(reading.text or "") < WORSE * length:
        item.outcome = Outcome.HELD
        item.reason = f"its text has {len(reading.text or '')} characters where the one shown has {length}"
        reading.outcome, reading.reason = Outcome.HELD, item.reason
        readings.insert(connection, key, reading)
        _event(connection, item, "held", key, {"reason": item.reason})
        _due(connection, item, key, reading, changed=False)
        return [key]
    row = readings.insert(connection, key, reading)
    is_same = connection.execute("SELECT same_as FROM readings WHERE id = ?", (row,)).fetchone()[0] is not None
    changed = not same_bytes and (title, digest) != (reading.title, reading.text_sha256) and same_code
    if not is_same:
        connection.execute("UPDATE holdings SET reading = ? WHERE key = ?", (row, key))
    if changed:
        number = readings.add_version(connection, key, row, reading.capture_id, seen)
        _event(connection, item, "changed", key, {"version": number})
    if gone_at is not None:
        connection.execute("UPDATE holdings SET gone_at = NULL WHERE key = ?", (key,))
        _event(connection, item, "returned", key, {"was_gone_at": gone_at})
    item.outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    _due(connection, item, key, reading, changed=changed)
    return [key]


def _no_article(connection: sqlite3.Connection, item: Fetched) -> list[int]:
    """What came is no article: its reading is kept, and a known article is never replaced by it."""
    found = connection.execute("SELECT holding FROM frontier WHERE id = ?", (item.row,)).fetchone()
    key = found[0] if found else None
    if item.reading is not None and item.record is not None:
        item.reading.outcome, item.reading.reason = item.outcome, item.reason
        readings.insert(connection, key, item.reading)
    if key is None or item.outcome not in {Outcome.GONE, Outcome.SOFT_404}:
        return []
    # A 410 is clear; anything else must be seen on another day too.
    earlier = connection.execute(
        "SELECT 1 FROM fetches WHERE row = ? AND outcome IN (?, ?) AND date(received_at) < date(?) LIMIT 1",
        (item.row, Outcome.GONE, Outcome.SOFT_404, iso(item.received_at)),
    ).fetchone()
    if item.status == 410 or earlier is not None:
        gone = connection.execute(
            "UPDATE holdings SET gone_at = ? WHERE key = ? AND gone_at IS NULL", (iso(item.received_at), key)
        ).rowcount
        if gone:
            _event(connection, item, "gone", key, {"reason": item.reason})
    connection.execute(
        "UPDATE frontier SET due_at = ? WHERE id = ?", (iso(item.received_at + timedelta(days=1)), item.row)
    )
    return [key]


def _event(connection: sqlite3.Connection, item: Fetched, kind: str, key: int, detail: dict[str, Any] | None) -> None:
    connection.execute(
        "INSERT INTO events(at, crawl, kind, holding, detail) VALUES (?, ?, ?, ?, ?)",
        (iso(item.received_at), item.crawl, kind, key, json.dumps(detail, ensure_ascii=False) if detail else None),
    )


def _due(connection: sqlite3.Connection, item: Fetched, key: int, reading: Reading, *, changed: bool) -> None:
    """When to look again: soon while the article is young, then monthly, then twice a year."""
    published = _day(reading.published) or item.received_at
    age = max((item.received_at - published).days, 0)
    if age < 7:
        days = next(step for step in (1, 3, 7, 30) if changed or step > age)
    else:
        days = 30 if age < 365 else 180
    connection.execute(
        "UPDATE frontier SET holding = ?, due_at = ? WHERE id = ?", (key, iso(item.received_at + timedelta(days=days)), item.row)
    )


def _day(published: str | None) -> datetime | None:
    if published is None or len(published) < 10:
        return None
    return datetime.fromisoformat(published[:10]).replace(tzinfo=UTC)


def new_id(connection: sqlite3.Connection, site: str, reading: Reading) -> str:
    """The article's id: text derived from its canonical address, never used before."""
    assert reading.canonical_url is not None
    if reading.number is not None:
        base = "-".join(part for part in (site, reading.language, str(reading.number)) if part)
    else:
        slug = re.sub(r"[^a-z0-9]+", "-", urlsplit(reading.canonical_url).path.rsplit("/", 2)[-1].lower()).strip("-")[:60]
        digest = hashlib.sha256(reading.canonical_url.encode()).hexdigest()[:8]
        base = f"{site}-{slug}-{digest}" if slug else f"{site}-{digest}"
    candidate, number = base, 1
    while connection.execute(
        "SELECT 1 FROM holdings WHERE id = ?1 UNION ALL SELECT 1 FROM other_ids WHERE id = ?1"
        " UNION ALL SELECT 1 FROM tombstones WHERE kind = 'id' AND value = ?1",
        (candidate,),
    ).fetchone():
        number += 1
        candidate = f"{base}-{number}"
    return candidate
