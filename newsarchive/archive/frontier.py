"""The frontier: every address ever discovered, what became of it, and which to ask next. It outlives every crawl and crash."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from newsarchive.items import Claim, Outcome

MAX_CRASHES = 3
"""Times the process may die while a row alone is under way before the row ends as `crashed`."""
RECHECK_RANK = 1_000_000_000
"""Ranks from here on are rechecks: they come after whatever is new."""


@dataclass(frozen=True, kw_only=True)
class Discovered:
    """An address in scope, as the caller found it."""

    url: str
    """Canonical form."""
    spelling: str
    """As it was written."""
    kind: Literal["article", "listing"]
    rank: int
    source: str
    number: int | None = None
    hints: tuple[Claim, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An address that is not let into the frontier, with the reason."""

    url: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A leased row of the frontier: what to ask."""

    id: int
    url: str
    kind: Literal["article", "listing"]
    rank: int
    hints: tuple[Claim, ...]
    crashes: int
    attempts: int


@dataclass(frozen=True, kw_only=True)
class Added:
    """What a page brought to the frontier."""

    found: int
    """Article addresses in scope, known or new."""
    new: int
    """Those of them that were not known."""


_COLUMNS = "id, url, kind, rank, hints, crashes, attempts"


def now_text() -> str:
    """The present moment as stored: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def host_of(url: str) -> str:
    """The host a URL is asked from; "" where it has none."""
    return urlsplit(url).hostname or ""


def add(
    connection: sqlite3.Connection, site: str, crawl: int, found: Iterable[Discovered], found_on: int | None
) -> Added:
    """Let discovered addresses into the frontier: new ones wait, known ones get their missing hints.

    A further listing page waits (again) when the page that named it brought at least one new article, or when it was never read.
    """
    articles = new = 0
    listings: list[Discovered] = []
    for one in found:
        if one.kind == "listing":
            listings.append(one)
            continue
        articles += 1
        new += _add_one(connection, site, crawl, one, found_on)
    for one in listings:
        if not _add_one(connection, site, crawl, one, found_on) and new:
            connection.execute(
                "UPDATE frontier SET state = 'waiting', rank = ?, attempts = 0, not_before = NULL WHERE site = ? AND url = ?"
                " AND state = 'settled' AND NOT EXISTS"
                " (SELECT 1 FROM fetches WHERE fetches.row = frontier.id AND fetches.crawl = ? AND final = 1)",
                (one.rank, site, one.url, crawl),
            )
    return Added(found=articles, new=new)


def _add_one(connection: sqlite3.Connection, site: str, crawl: int, one: Discovered, found_on: int | None) -> int:
    hints = encode_hints(one.hints)
    added = connection.execute(
        "INSERT INTO frontier(site, url, kind, rank, source, number, hints, found_on, first_crawl, first_seen, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT (site, url) DO NOTHING",
        (site, one.url, one.kind, one.rank, one.source, one.number, hints, found_on, crawl, now_text()),
    ).rowcount
    if not added and hints is not None:
        connection.execute("UPDATE frontier SET hints = ? WHERE site = ? AND url = ? AND hints IS NULL", (hints, site, one.url))
    if not added:
        # Found nearer to the front of a listing than before: a waiting row moves up.
        connection.execute(
            "UPDATE frontier SET rank = ? WHERE site = ? AND url = ? AND state = 'waiting' AND rank > ?",
            (one.rank, site, one.url, one.rank),
        )
    if one.spelling != one.url:
        connection.execute(
            "INSERT OR IGNORE INTO spellings(url, row, first_crawl, first_seen)"
            " SELECT ?, id, ?, ? FROM frontier WHERE site = ? AND url = ?",
            (one.spelling, crawl, now_text(), site, one.url),
        )
    return added


def refuse(connection: sqlite3.Connection, crawl: int, refused: Iterable[Refusal]) -> None:
    """Write down addresses that were found and not let in."""
    connection.executemany(
        "INSERT OR IGNORE INTO refused(crawl, url, outcome, reason) VALUES (?, ?, ?, ?)",
        [(crawl, one.url, one.outcome, one.reason) for one in refused],
    )


def seed(
    connection: sqlite3.Connection, site: str, crawl: int, wanted: Sequence[Discovered], refused: Sequence[Refusal]
) -> None:
    """Put the first page of every listing in line, at each crawl."""
    ask_again(connection, site, crawl, wanted, refused)


def ask_again(
    connection: sqlite3.Connection, site: str, crawl: int, wanted: Sequence[Discovered], refused: Sequence[Refusal]
) -> list[int]:
    """Make these addresses wait, known or not; returns their rows."""
    refuse(connection, crawl, refused)
    ids = []
    for one in wanted:
        _add_one(connection, site, crawl, one, None)
        connection.execute(
            "UPDATE frontier SET state = 'waiting', rank = min(rank, ?), attempts = 0, not_before = NULL"
            " WHERE site = ? AND url = ?",
            (one.rank, site, one.url),
        )
        ids.append(connection.execute("SELECT id FROM frontier WHERE site = ? AND url = ?", (site, one.url)).fetchone()[0])
    return ids


def recheck(connection: sqlite3.Connection, site: str, crawl: int, *, everything: bool) -> int:
    """Make known articles wait for a recheck: those that are due, or all; returns how many."""
    due = "" if everything else "AND due_at <= ?"
    return connection.execute(
        "UPDATE frontier SET state = 'waiting', rank = ? + rank % ?, attempts = 0, not_before = NULL"
        f" WHERE site = ? AND state = 'settled' AND kind = 'article' AND holding IS NOT NULL AND due_at IS NOT NULL {due}",
        (RECHECK_RANK, RECHECK_RANK, site, *(() if everything else (now_text(),))),
    ).rowcount


def lease(
    connection: sqlite3.Connection,
    site: str,
    crawl: int,
    count: int,
    *,
    exclude_hosts: Sequence[str] = (),
    since: str | None = None,
    only: Sequence[int] | None = None,
) -> list[Row]:
    """Lease up to `count` waiting rows to this crawl, the smallest rank first.

    A lease of an earlier crawl has lapsed: its crawl is over, since only one crawl of a site runs at a time.

    Args:
        exclude_hosts: hosts that asked us to wait.
        since: ISO date; articles a listing dates before it stay waiting.
        only: nothing but these rows.
    """
    leased: list[Row] = []
    wanted = None if only is None else set(only)
    for row in _waiting(connection, site, crawl, now_text()):
        if len(leased) >= count:
            break
        if (wanted is not None and row.id not in wanted) or host_of(row.url) in exclude_hosts or is_older(row, since):
            continue
        if connection.execute("SELECT 1 FROM tombstones WHERE kind = 'url' AND value = ?", (row.url,)).fetchone():
            _settle(connection, row.id, Outcome.ERASED, "the article was erased on request")
            continue
        leased.append(row)
    connection.executemany("UPDATE frontier SET lease = ? WHERE id = ?", [(crawl, row.id) for row in leased])
    return leased


def _waiting(connection: sqlite3.Connection, site: str, crawl: int, until: str) -> Iterable[Row]:
    cursor = connection.execute(
        f"SELECT {_COLUMNS} FROM frontier WHERE site = ? AND state = 'waiting' AND (lease IS NULL OR lease <> ?)"
        " AND (not_before IS NULL OR not_before <= ?) ORDER BY rank, id",
        (site, crawl, until),
    )
    while chunk := cursor.fetchmany(256):
        yield from map(as_row, chunk)


def lease_rows(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> list[Row]:
    """Lease these rows where they still wait."""
    rows = []
    for one in ids:
        found = connection.execute(f"SELECT {_COLUMNS} FROM frontier WHERE id = ? AND state = 'waiting'", (one,)).fetchone()
        if found is not None:
            connection.execute("UPDATE frontier SET lease = ? WHERE id = ?", (crawl, one))
            rows.append(as_row(found))
    return rows


def release(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> None:
    """Give rows back that were leased to this crawl and not asked."""
    connection.executemany("UPDATE frontier SET lease = NULL WHERE id = ? AND lease = ?", [(one, crawl) for one in ids])


def earliest(
    connection: sqlite3.Connection, site: str, crawl: int, *, since: str | None = None, only: Sequence[int] | None = None
) -> datetime | None:
    """When the next waiting row may be asked: now or later; None where nothing waits for this crawl."""
    wanted = None if only is None else set(only)
    best: str | None = None
    for row in _waiting(connection, site, crawl, "9999"):
        if is_older(row, since) or (wanted is not None and row.id not in wanted):
            continue
        moment = connection.execute("SELECT coalesce(not_before, first_seen) FROM frontier WHERE id = ?", (row.id,)).fetchone()[0]
        best = moment if best is None else min(best, moment)
    return None if best is None else datetime.fromisoformat(best)


def count_crashes(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> set[int]:
    """Note that the process died while each of these rows alone was under way; returns those that are now given up."""
    crashed = set()
    for one in ids:
        connection.execute("UPDATE frontier SET crashes = crashes + 1 WHERE id = ? AND state = 'waiting'", (one,))
        found = connection.execute(
            "SELECT url, kind, crashes FROM frontier WHERE id = ? AND state = 'waiting'", (one,)
        ).fetchone()
        if found is None or found[2] < MAX_CRASHES:
            continue
        reason = f"the crawl died {found[2]} times while this address alone was under way"
        _settle(connection, one, Outcome.CRASHED, reason)
        connection.execute(
            "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, reason, final)"
            " VALUES (?, ?, ?, ?, 0, ?, ?, 0, ?, ?, 1)",
            (crawl, one, found[0], found[1], now_text(), now_text(), Outcome.CRASHED, reason),
        )
        crashed.add(one)
    return crashed


def _settle(connection: sqlite3.Connection, row: int, outcome: Outcome, reason: str) -> None:
    connection.execute(
        "UPDATE frontier SET state = 'settled', lease = NULL, outcome = ?, reason = ?, settled_at = ? WHERE id = ?",
        (outcome, reason, now_text(), row),
    )


def is_older(row: Row, since: str | None) -> bool:
    """Whether a listing dates this article before the day."""
    if since is None:
        return False
    dates = [str(claim.value) for claim in row.hints if claim.field == "published" and claim.value]
    return bool(dates) and max(dates)[:10] < since[: len(max(dates)[:10])]


def as_row(columns: Sequence[object]) -> Row:
    """A frontier row from its columns (_COLUMNS)."""
    ident, url, kind, rank, hints, crashes, attempts = columns
    return Row(
        id=ident, url=url, kind=kind, rank=rank, hints=decode_hints(hints), crashes=crashes, attempts=attempts,  # type: ignore[arg-type]
    )  # fmt: skip


def encode_hints(hints: Sequence[Claim]) -> str | None:
    """Claims as JSON; None for none."""
    if not hints:
        return None
    return json.dumps([{k: v for k, v in asdict(claim).items() if v is not None} for claim in hints], ensure_ascii=False)


def decode_hints(text: object) -> tuple[Claim, ...]:
    """The claims of `encode_hints`."""
    return tuple(Claim(**{"value": None, **claim}) for claim in json.loads(str(text))) if text else ()
