"""Captures of articles' addresses that came to no article: those that were stored and not read, and those that were read as something
else. Read again, they may turn out to be one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsarchive.archive import readings, store
from newsarchive.archive.forms import decode_hints
from newsarchive.archive.settle import REF, ref_of
from newsarchive.archive.store import Job
from newsarchive.items import Claim, Outcome, Reading, RecordRef

NOT_READ = (Outcome.EXTRACTION_POSTPONED, Outcome.READ_TIMEOUT, Outcome.READ_CRASHED, Outcome.READ_FAILED)
"""What an address comes to whose page was stored, and not read."""
READ_AS_NONE = (
    Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.NO_TEXT, Outcome.ERROR_PAGE, Outcome.SOFT_404, Outcome.BLOCKED_PAGE, Outcome.HOSTILE,
)
"""What an address comes to whose page was read as no article."""


@dataclass(frozen=True, kw_only=True)
class NoArticle:
    """The last capture of an address that came to no article."""

    row: int
    """Of the frontier."""
    address: str
    """Canonical."""
    fetch: int
    crawl: int
    url: str
    """As it was asked for."""
    requested_at: str
    received_at: str
    size: int
    rank: int
    source: str
    hints: tuple[Claim, ...]
    is_known: bool
    """Whether an article is held for it."""
    outcome: Outcome
    ref: RecordRef
    extractor: str | None
    """Which code read it last; None where none did."""
    inputs: Mapping[str, Any]


_SLICE = (
    "SELECT f.id, f.url, t.id, t.crawl, t.url, t.requested_at, t.received_at, t.bytes, f.rank, f.source, f.hints, f.holding IS NOT NULL,"
    f" f.outcome, l.extractor, l.inputs, {REF}"
    " FROM frontier f CROSS JOIN fetches t ON t.id = (SELECT max(g.id) FROM fetches g WHERE g.row = f.id)"
    " CROSS JOIN captures c ON c.id = t.capture"
    " LEFT JOIN readings l ON l.id = (SELECT max(n.id) FROM readings n WHERE n.capture = c.id)"
    " WHERE f.site = ?1 AND f.url > ?2 AND f.kind = 'article' AND f.state = 'settled' AND t.outcome = f.outcome AND t.final = 1"
    " AND t.status = 200 AND c.record_type = 'response' AND (f.outcome IN ({unread}) OR f.holding IS NULL AND f.outcome IN ({none}))"
    " ORDER BY f.url LIMIT ?3"
).format(unread=", ".join(f"'{one}'" for one in NOT_READ), none=", ".join(f"'{one}'" for one in READ_AS_NONE))


def slice_after(connection: sqlite3.Connection, site: str, after: str, most: int) -> list[NoArticle]:
    """The next so many of a site, by canonical address.

    Args:
        after: the address of the last one of the slice before; "" for the first slice.
    """
    found = []
    for row, address, fetch, crawl, url, asked, came, size, rank, source, hints, known, outcome, extractor, inputs, *ref in (
        connection.execute(_SLICE, (site, after, most))
    ):
        found.append(
            NoArticle(
                row=row, address=address, fetch=fetch, crawl=crawl, url=url, requested_at=asked, received_at=came, size=size, rank=rank,
                source=source, hints=decode_hints(hints), is_known=bool(known), outcome=Outcome(outcome), extractor=extractor,
                inputs=readings.inputs_of(inputs), ref=ref_of(ref),
            )
        )  # fmt: skip
    return found


def note(connection: sqlite3.Connection, found: Sequence[Reading]) -> None:
    """Note that captures came to no article again: who looked at them, and by what."""
    for reading in found:
        readings.write(connection, None, reading)


def settle(connection: sqlite3.Connection, found: Sequence[tuple[NoArticle, Job]]) -> None:
    """Store what captures came to now, as in their crawl: the ledger has it as one more look at the same answer, without a request, and
    that one settled the address."""
    for one, _ in found:
        connection.execute("UPDATE fetches SET final = 0 WHERE id = ?", (one.fetch,))
    store.store(connection, [job for _, job in found])
