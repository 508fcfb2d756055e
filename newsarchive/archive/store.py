"""Storing what the line brings: one transaction a batch, in which ledger, frontier, captures and articles change together."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from newsarchive.archive import due, files, frontier, holdings, intake, lastmod, shown, spared, templates, validators, webs
from newsarchive.archive.database import take_back
from newsarchive.archive.forms import as_json, encode_hints, iso, now_text, storable
from newsarchive.archive.holdings import Judged
from newsarchive.archive.intake import Discovered, Refusal
from newsarchive.items import STORED_OUTCOMES, TRANSIENT_OUTCOMES, Fetched, Outcome, Reading

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
"""Tries of one address in one go before a passing failure is final."""
RETRY_AFTER = (2.0, 10.0)
"""Seconds before the second and the third try, unless the server says when."""
ITEM_FAULTS = (
    ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, RecursionError,
    sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError,
)  # fmt: skip
"""Errors that one item can cause by what it holds. Anything else concerns the archive, and ends the batch."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """An item with what the caller found out about its links by the site's rules."""

    item: Fetched
    discovered: Sequence[Discovered] = field(default_factory=tuple)
    refused: Sequence[Refusal] = field(default_factory=tuple)
    shared_numbers: bool = False
    """Whether one number means one news item in several languages on this site."""
    trap_pages: int | None = None
    """How many pages a web of addresses without an end may cost, where the site file says."""
    target_fault: str | None = None
    """Of a file that redirects: why the address it leads to is not to be asked."""
    before: Reading | None = None
    """Today's reading of the capture that is shown for this address, where `settle.to_read_again` named one."""


def store(connection: sqlite3.Connection, jobs: Sequence[Job]) -> None:
    """Store a batch inside the caller's transaction. The final outcome is written back to each item.

    An item that cannot be stored for what it holds is rolled back alone and settled as read_failed: it must not take the
    others of its batch with it, nor end every crawl that meets it.
    """
    touched: list[int] = []
    for job in jobs:
        connection.execute("SAVEPOINT item")
        try:
            touched += _store_one(connection, job)
        except ITEM_FAULTS as error:
            take_back(connection, "item")
            logger.error("%s could not be stored: %s: %s", job.item.url, type(error).__name__, error)
            item = job.item
            item.outcome, item.reading = Outcome.READ_FAILED, None
            item.reason = f"it could not be stored: {type(error).__name__}: {error}"[:300]
            touched += _store_one(connection, Job(item=item))
        connection.execute("RELEASE item")
    shown.refresh(connection, touched)


def _store_one(connection: sqlite3.Connection, job: Job) -> Sequence[int]:
    item = job.item
    _capture(connection, item)
    intake.refuse(connection, item.crawl, job.refused)
    added = intake.add(connection, item.site, item.crawl, job.discovered, item.row or None, allowed=job.trap_pages)
    judged = _judge(connection, job)
    _note_redirect(connection, job)
    why = frontier.why(connection, item)
    if item.row and not item.hop:
        validators.note(connection, item, new=added.new)
        lastmod.note_look(connection, item)
    final = _settle(connection, item, judged)
    connection.execute(
        "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, status, bytes, outcome, reason, final,"
        " redirect_to, capture, links_found, links_new, page, links_alone, why)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.crawl, item.row or None, storable(item.url), item.kind, int(item.sent), iso(item.requested_at),
            iso(item.received_at), item.status, item.size, item.outcome, _reason(item), int(final),
            storable(item.redirect_to) if item.redirect_to else None, item.record.capture_id if item.record else None,
            added.found, added.new, item.page, added.alone, why,
        ),
    )  # fmt: skip
    if item.kind == "file":
        files.note(connection, item, job.target_fault)
    if final and item.row and item.kind == "article":
        noted = webs.note(connection, item.crawl, item.row, item.outcome, new=added.new, allowed=job.trap_pages)  # type: ignore[arg-type]
        for row, reason in noted:
            frontier.end_unasked(connection, item.crawl, row, Outcome.TRAP, reason)
        for row in spared.note_unnamed(connection, item.crawl, item.row, item.outcome, allowed=job.trap_pages):  # type: ignore[arg-type]
            frontier.end_unasked(connection, item.crawl, row, Outcome.NOT_NEEDED, "others like it that no source names were no articles")
    if final and item.row and item.outcome is Outcome.LISTED:
        for row in spared.note_archive(connection, item.crawl, item.row, new=added.new):
            frontier.end_unasked(connection, item.crawl, row, Outcome.NOT_NEEDED, "the archives beside it named nothing new")
    return judged.touched


def _reason(item: Fetched) -> str | None:
    return storable(item.reason) if item.reason is not None else None


def _capture(connection: sqlite3.Connection, item: Fetched) -> None:
    if item.record is None:
        return
    if connection.execute("SELECT 1 FROM captures WHERE id = ?", (item.record.capture_id,)).fetchone():
        return
    types = [value for name, value in item.headers if name.lower() == "content-type"]
    rights = item.reading.rights if item.reading is not None else {}
    connection.execute(
        "INSERT INTO captures(id, site, url, fetched_at, status, content_type, record_type, file, offset, length,"
        " payload_sha256, block_sha256, refers_to, robots_tags, tdm) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.record.capture_id, item.site, storable(item.url), iso(item.received_at), item.status,
            types[0][:200] if types else None, item.record.record_type, item.record.file, item.record.offset,
            item.record.length, item.record.payload_sha256, item.record.block_sha256,
            item.record.referred.capture_id if item.record.referred is not None else None,
            as_json(rights.get("robots")), as_json(rights.get("tdm")),
        ),
    )  # fmt: skip
    if (rendered := item.record.rendered) is not None:
        connection.execute(
            "INSERT INTO renderings(capture, id, record_type, file, offset, length, payload_sha256, block_sha256, requests)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item.record.capture_id, rendered.capture_id, rendered.record_type, rendered.file, rendered.offset, rendered.length,
                rendered.payload_sha256, rendered.block_sha256, item.asked_by_scripts,
            ),
        )  # fmt: skip


def _judge(connection: sqlite3.Connection, job: Job) -> Judged:
    """What the item means for the articles."""
    item = job.item
    if item.kind == "article" and _is_erased(connection, item):
        item.outcome, item.reason, item.reading = Outcome.ERASED, "the article was erased on request", None
        if item.record is not None:
            # The bytes stand in a capture file already; whoever scrubs the files finds them by this.
            connection.execute(
                "INSERT INTO tombstones(kind, value, erased_at, because) VALUES ('capture', ?, ?, ?) ON CONFLICT DO NOTHING",
                (item.record.capture_id, now_text(), "a page of an article that was erased before"),
            )
        return Judged()
    if item.outcome is None:
        if item.reading is None:
            return holdings.not_modified(connection, item)
        assert item.record is not None, "an article has a capture"
        judged = holdings.article(connection, item, item.reading, shared_numbers=job.shared_numbers, before=job.before)
        if item.reading.sample is not None and item.repeats is None and item.outcome in STORED_OUTCOMES:
            templates.add_sample(
                connection, item.site, item.record, item.reading.sample, strange="misfit" in item.reading.inputs
            )  # fmt: skip
        return judged
    if item.kind == "article" and item.row and not item.hop:
        return holdings.no_article(connection, item)
    return Judged()


def _is_erased(connection: sqlite3.Connection, item: Fetched) -> bool:
    """Whether this is an erased article: by any of its addresses, or by the bytes of its page."""
    if connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is None:
        return False
    row = connection.execute(
        "SELECT f.url, h.visibility FROM frontier f LEFT JOIN holdings h ON h.key = f.holding WHERE f.id = ?", (item.row,)
    ).fetchone()
    if row is not None and row[1] == "erased":
        return True
    canonical = item.reading.canonical_url if item.reading is not None else None
    wanted = [("url", url) for url in {storable(item.url), row[0] if row else None, canonical} if url]
    if item.outcome is None and item.record is not None:
        wanted.append(("payload", item.record.read_sha256))
    return any(
        connection.execute("SELECT 1 FROM tombstones WHERE kind = ? AND value = ?", one).fetchone() is not None for one in wanted
    )


def _note_redirect(connection: sqlite3.Connection, job: Job) -> None:
    """An address that redirects to another row is one more address by which that row is known."""
    item = job.item
    if item.outcome is not Outcome.REDIRECTED or item.hop:
        return
    for one in job.discovered:
        if one.source == "redirect" and one.url != item.url:
            found = connection.execute("SELECT id FROM frontier WHERE site = ? AND url = ?", (item.site, one.url)).fetchone()
            if found is not None and found[0] != item.row:
                intake.add_spelling(connection, item.crawl, item.url, found[0])


def _settle(connection: sqlite3.Connection, item: Fetched, judged: Judged) -> bool:
    """Write the outcome to the row; a passing failure waits for its next try. Returns whether the outcome is final."""
    assert item.outcome is not None, "every item has an outcome by now"
    if item.hop:
        return False
    if not item.row:
        return True
    attempts = 1 + connection.execute("SELECT attempts FROM frontier WHERE id = ?", (item.row,)).fetchone()[0]
    if item.outcome in TRANSIENT_OUTCOMES and attempts < MAX_ATTEMPTS:
        wait = item.retry_after if item.retry_after is not None else RETRY_AFTER[attempts - 1]
        connection.execute(
            "UPDATE frontier SET lease = NULL, attempts = ?, not_before = ?, outcome = ?, reason = ? WHERE id = ?",
            (attempts, iso(datetime.now(UTC) + timedelta(seconds=wait)), item.outcome, _reason(item), item.row),
        )
        return False
    again = judged.due
    if again is None and item.outcome in due.AFTER_FAILURE:
        times = 1 + connection.execute(
            "SELECT count(DISTINCT crawl) FROM fetches WHERE row = ? AND final = 1 AND outcome = ?", (item.row, item.outcome)
        ).fetchone()[0]
        again = due.after_failure(item.received_at, item.outcome, times)
    if not (item.is_not_modified or (item.reading is not None and item.reading.needs_hints)):
        _drop_text(connection, item)
    connection.execute(
        "UPDATE frontier SET state = 'settled', lease = NULL, attempts = 0, crashes = 0, not_before = NULL, outcome = ?,"
        " reason = ?, settled_at = ?, due_at = ?, holding = coalesce(?, holding), form = NULL, why = NULL,"
        " wait_days = coalesce(?, wait_days) WHERE id = ?",
        (item.outcome, _reason(item), now_text(), iso(again) if again else None, judged.holding, judged.days, item.row),
    )
    return True


def _drop_text(connection: sqlite3.Connection, item: Fetched) -> None:
    """Forget a full text that a source gave of the article: its page has one, or will have none."""
    if any(claim.field == "body" for claim in item.hints):
        kept = encode_hints([claim for claim in item.hints if claim.field != "body"])
        connection.execute("UPDATE frontier SET hints = ? WHERE id = ?", (kept, item.row))
