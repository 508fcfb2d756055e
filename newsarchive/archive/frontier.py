"""The frontier: every address ever discovered, what became of it, and which to ask next. It outlives every crawl and crash."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from newsarchive.archive import due, validators, webs
from newsarchive.archive.forms import decode_form, decode_hints, iso, now_text
from newsarchive.archive.intake import Discovered, Refusal, add_one, add_spelling, refuse
from newsarchive.items import Claim, Condition, Fetched, Outcome, Why

__all__ = [
    "Discovered", "Refusal", "Row", "aliases", "ask_again", "authority_of",
    "count_crashes", "earliest", "end_unasked", "host_of", "lease", "lease_rows",
    "release", "retry_failed", "seed", "unite", "waiting", "why",
]  # fmt: skip

MAX_CRASHES = 3
"""Times the process may die while a row alone is under way before the row ends as `crashed`."""
WHOLE_EVERY = timedelta(days=30)
"""Time after which all sources of a site are read whole, and not only until what is known."""
RECHECK_RANK = 1_000_000_000
"""Ranks from here on are rechecks: they come after whatever is new."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A leased row of the frontier: what to ask."""

    id: int
    url: str
    """Canonical form."""
    asked: str
    """The address to ask."""
    kind: Literal["article", "listing"]
    rank: int
    hints: tuple[Claim, ...]
    crashes: int
    attempts: int
    source: str
    """Which source found it."""
    known: bool = False
    """Whether an article is held for it."""
    form: tuple[tuple[str, str], ...] | None = None
    """What to send with POST; None for a GET."""
    condition: Condition | None = None
    """The answer held of it, on condition of whose change it may be asked for."""

    @property
    def part(self) -> str:
        """Which part of what stands at the address is wanted (Link.part); "" for the whole."""
        return self.url.partition("#")[2]


_COLUMNS = "id, url, coalesce(asked, url), kind, rank, hints, crashes, attempts, source, holding IS NOT NULL, form"
PAGES_AT_A_TIME = 25
"""Rows leased at a time of those that only pages name: what is leased is asked, also when it turns out to be a web without an end."""
MOST_PASSED_OVER = 2000
"""Rows passed over in one lease since enough of their shape are under way."""


def authority_of(url: str) -> str:
    """The host and port a URL is asked at, which have one pace; "" where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """The host a URL is asked from; "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def seed(
    connection: sqlite3.Connection, site: str, crawl: int, wanted: Sequence[Discovered], refused: Sequence[Refusal], *,
    far_back: bool = True,
) -> None:  # fmt: skip
    """Put the first page of every listing in line, at each crawl, and what failed in an earlier crawl and may succeed now. Now and
    then the sources are read whole.

    Args:
        far_back: False where the crawl goes back to a day only, so that nothing is read whole.
    """
    before = connection.execute(
        "SELECT max(started_at), max(iif(whole, started_at, '')) FROM crawls WHERE site = ? AND id < ?", (site, crawl)
    ).fetchone()
    whole = far_back and (before[1] is None or before[1] < iso(datetime.now(UTC) - WHOLE_EVERY))
    connection.execute("UPDATE crawls SET whole = ? WHERE id = ?", (int(whole), crawl))
    ask_again(connection, site, crawl, wanted, refused, why=Why.WHOLE if whole and before[0] is not None else Why.LISTING)
    retry_failed(connection, site)


def ask_again(
    connection: sqlite3.Connection, site: str, crawl: int, wanted: Sequence[Discovered], refused: Sequence[Refusal], *,
    why: Why | None = None,
) -> list[int]:  # fmt: skip
    """Make these addresses wait, known or not; returns their rows.

    Args:
        why: for what reason, where it is another than that they are new.
    """
    refuse(connection, crawl, refused)
    ids = []
    for one in wanted:
        known = add_one(connection, site, crawl, one, None)
        if known is None:
            continue
        connection.execute(
            "UPDATE frontier SET state = 'waiting', rank = min(rank, ?), attempts = 0, not_before = NULL, why = ? WHERE id = ?",
            (one.rank, why, known.id),
        )
        ids.append(known.id)
    return ids


def retry_failed(connection: sqlite3.Connection, site: str) -> int:
    """Make addresses wait again that never came to an article or a listing and whose next try is due; returns how many."""
    return connection.execute(
        f"UPDATE frontier SET state = 'waiting', attempts = 0, not_before = NULL, why = '{Why.RETRY}'"
        " WHERE site = ? AND due_at <= ? AND state = 'settled' AND holding IS NULL AND source <> 'numbers'"
        # A form is sent once; the page before it names the next one anew.
        " AND url NOT LIKE '%#postback=%'",
        (site, now_text()),
    ).rowcount


def why(connection: sqlite3.Connection, item: Fetched) -> Why | None:
    """Why an item was asked for, before its row is settled; None where nothing was sent."""
    if not item.sent:
        return None
    row = connection.execute("SELECT why, attempts, source FROM frontier WHERE id = ?", (item.row,)).fetchone()
    if row is None:
        return Why.ROBOTS
    told, attempts, source = row
    if attempts:
        return Why.RETRY
    if told is not None:
        return Why(told)
    if item.kind == "listing":
        return Why.LISTING
    return Why.NUMBERS if source == "numbers" else Why.NEW


def lease(
    connection: sqlite3.Connection,
    site: str,
    crawl: int,
    count: int,
    *,
    exclude_hosts: Sequence[str] = (),
    since: str | None = None,
    only: Sequence[int] | None = None,
    trap_pages: int | None = None,
    listing: int | None = None,
    in_order: bool = False,
) -> list[Row]:
    """Lease up to `count` waiting rows to this crawl, the smallest rank first. Addresses that only pages name wait until no listing is
    under way any more: what it names need not be found by links, and what it leaves out is often nothing.

    A lease of an earlier crawl has lapsed: its crawl is over, since only one crawl of a site runs at a time.

    Args:
        exclude_hosts: hosts that asked us to wait.
        since: ISO date; articles a listing dates before it stay waiting.
        only: nothing but these rows.
        trap_pages: what a web of addresses without an end may cost, where the site file says.
        listing: the smallest rank of a listing that is under way; None where none is.
        in_order: whether no article is asked that ranks behind such a listing, which may name newer ones.
    """
    leased: list[Row] = []
    erased: list[Row] = []
    traps: list[tuple[Row, str]] = []
    from_pages = passed_over = 0
    room: _Room | None = None
    wanted = None if only is None else set(only)
    for row, _ in _waiting(connection, site, crawl, now_text()):
        if len(leased) >= count:
            break
        if (wanted is not None and row.id not in wanted) or authority_of(row.asked) in exclude_hosts or is_older(row, since):
            continue
        if (row.source == "page" or in_order) and row.kind == "article" and listing is not None and row.rank > listing:
            break
        if row.source == "page":
            if from_pages == PAGES_AT_A_TIME:
                break
            room = room or _Room(connection, site, crawl, trap_pages)
            if not row.known and (trap := room.caught(row.url)) is not None:
                traps.append((row, trap))
                continue
            if not row.known and not room.takes(row.url):
                passed_over += 1
                if passed_over == MOST_PASSED_OVER:
                    break
                continue
            from_pages += 1
        dead = connection.execute("SELECT 1 FROM tombstones WHERE kind = 'url' AND value = ?", (row.url,)).fetchone()
        (leased if dead is None else erased).append(row)
        if row.kind == "listing" and dead is None:
            listing = row.rank if listing is None else min(listing, row.rank)
    for row, trap in traps:
        end_unasked(connection, crawl, row.id, Outcome.TRAP, trap)
    for row in erased:
        end_unasked(connection, crawl, row.id, Outcome.ERASED, "the article was erased on request")
    connection.executemany("UPDATE frontier SET lease = ? WHERE id = ?", [(crawl, row.id) for row in leased])
    return _with_conditions(connection, leased)


def _with_conditions(connection: sqlite3.Connection, rows: list[Row]) -> list[Row]:
    held = validators.conditions(connection, [row.id for row in rows if row.form is None])
    return [replace(row, condition=held[row.id]) if row.id in held else row for row in rows]


class _Room:
    """How many addresses of each shape may be under way that only pages name, so that a web of them costs no more than its budget."""

    def __init__(self, connection: sqlite3.Connection, site: str, crawl: int, allowed: int | None) -> None:
        self.most = webs.budget(connection, site, allowed)
        self.barren = webs.barren(connection, crawl)
        self.taken = Counter(self.barren)
        for (url,) in connection.execute(
            "SELECT url FROM frontier WHERE lease = ? AND state = 'waiting' AND source = 'page' AND holding IS NULL", (crawl,)
        ):
            self.taken[webs.shape(url)] += 1

    def caught(self, url: str) -> str | None:
        """Why no address of this shape is asked any more; None where one may be."""
        counted = self.barren.get(webs.shape(url), 0)
        return webs.reason(url, counted) if counted >= self.most else None

    def takes(self, url: str) -> bool:
        """Whether one more of this address's shape may be asked now; if so it is counted."""
        shape = webs.shape(url)
        if self.taken[shape] >= self.most:
            return False
        self.taken[shape] += 1
        return True


def _waiting(connection: sqlite3.Connection, site: str, crawl: int, until: str) -> Iterable[tuple[Row, str | None]]:
    """Rows that wait and that this crawl has not leased, in their order, each with the earliest time of its next try."""
    cursor = connection.execute(
        f"SELECT not_before, {_COLUMNS} FROM frontier WHERE site = ? AND state = 'waiting'"
        " AND (lease IS NULL OR lease <> ?)"
        " AND (not_before IS NULL OR not_before <= ?) ORDER BY rank, id",
        (site, crawl, until),
    )
    while chunk := cursor.fetchmany(256):
        for not_before, *columns in chunk:
            yield as_row(columns), not_before


def lease_rows(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> list[Row]:
    """Lease these rows where they still wait."""
    rows = []
    for one in ids:
        found = connection.execute(
            f"SELECT {_COLUMNS} FROM frontier WHERE id = ? AND state = 'waiting'", (one,)
        ).fetchone()
        if found is not None:
            connection.execute("UPDATE frontier SET lease = ? WHERE id = ?", (crawl, one))
            rows.append(as_row(found))
    return _with_conditions(connection, rows)


def release(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> None:
    """Give rows back that were leased to this crawl and not asked."""
    connection.executemany("UPDATE frontier SET lease = NULL WHERE id = ? AND lease = ?", [(one, crawl) for one in ids])


def earliest(
    connection: sqlite3.Connection, site: str, crawl: int, *, since: str | None = None, only: Sequence[int] | None = None
) -> datetime | None:
    """When the next waiting row may be asked: now or later; None where nothing waits for this crawl."""
    wanted = None if only is None else set(only)
    now = now_text()
    best: str | None = None
    for row, not_before in _waiting(connection, site, crawl, "9999"):
        if is_older(row, since) or (wanted is not None and row.id not in wanted):
            continue
        if not_before is None or not_before <= now:
            return datetime.fromisoformat(not_before or now)
        best = not_before if best is None else min(best, not_before)
    return None if best is None else datetime.fromisoformat(best)


def waiting(connection: sqlite3.Connection, site: str) -> int:
    """How many addresses of a site wait."""
    count: int = connection.execute("SELECT count(*) FROM frontier WHERE site = ? AND state = 'waiting'", (site,)).fetchone()[0]
    return count


def count_crashes(connection: sqlite3.Connection, crawl: int, ids: Sequence[int]) -> set[int]:
    """Note that the process died while each of these rows alone was under way; returns those that are now given up."""
    crashed = set()
    for one in ids:
        connection.execute("UPDATE frontier SET crashes = crashes + 1 WHERE id = ? AND state = 'waiting'", (one,))
        found = connection.execute("SELECT crashes FROM frontier WHERE id = ? AND state = 'waiting'", (one,)).fetchone()
        if found is None or found[0] < MAX_CRASHES:
            continue
        end_unasked(
            connection, crawl, one, Outcome.CRASHED, f"the crawl died {found[0]} times while this address alone was under way"
        )
        crashed.add(one)
    return crashed


def unite(connection: sqlite3.Connection, site: str, crawl: int, row: int, canonical: str) -> bool:
    """Settle a row for which nothing is sent, since its address is another one of the row with this canonical address; returns
    whether there is such a row."""
    other = connection.execute("SELECT id, holding FROM frontier WHERE site = ? AND url = ? AND id <> ?", (site, canonical, row)).fetchone()
    if other is None:
        return False
    (url,) = connection.execute("SELECT url FROM frontier WHERE id = ?", (row,)).fetchone()
    end_unasked(connection, crawl, row, Outcome.ALIAS, f"another address of {canonical}")
    connection.execute("UPDATE frontier SET holding = ? WHERE id = ?", (other[1], row))
    add_spelling(connection, crawl, url, other[0])
    return True


def aliases(connection: sqlite3.Connection, site: str) -> list[tuple[str, str]]:
    """Addresses that turned out to be other ones of an article, with its canonical address; the last hundred that were asked."""
    return connection.execute(
        "SELECT f.url, h.canonical_url FROM frontier r JOIN fetches f ON f.row = r.id JOIN holdings h ON h.key = r.holding"
        " WHERE r.site = ? AND r.outcome = 'alias' AND f.outcome = 'alias' AND f.sent = 1 ORDER BY f.id DESC LIMIT 100",
        (site,),
    ).fetchall()


def end_unasked(connection: sqlite3.Connection, crawl: int, row: int, outcome: Outcome, reason: str) -> None:
    """Settle a row for which nothing was sent; the ledger says so. A known article has a next look all the same."""
    now = now_text()
    known = connection.execute("SELECT h.last_seen FROM frontier f JOIN holdings h ON h.key = f.holding WHERE f.id = ?", (row,)).fetchone()
    again = due.of_known(datetime.fromisoformat(now), outcome, known[0]) if known is not None else None
    connection.execute(
        "UPDATE frontier SET state = 'settled', lease = NULL, attempts = 0, not_before = NULL, due_at = ?, outcome = ?,"
        " reason = ?, settled_at = ? WHERE id = ?",
        (iso(again) if again is not None else None, outcome, reason, now, row),
    )
    connection.execute(
        "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, reason, final)"
        " SELECT ?, id, coalesce(asked, url), kind, 0, ?, ?, 0, ?, ?, 1 FROM frontier WHERE id = ?",
        (crawl, now, now, outcome, reason, row),
    )


def is_older(row: Row, since: str | None) -> bool:
    """Whether a listing dates this article before the day."""
    return since is not None and is_dated_before(row.hints, since)


def is_dated_before(hints: Sequence[Claim], since: str) -> bool:
    """Whether claims of an article date it before the day."""
    dates = [str(claim.value) for claim in hints if claim.field == "published" and claim.value]
    return bool(dates) and max(dates)[:10] < since[: len(max(dates)[:10])]


def as_row(columns: Sequence[object]) -> Row:
    """A frontier row from its columns (_COLUMNS)."""
    ident, url, asked, kind, rank, hints, crashes, attempts, source, known, form = columns
    return Row(
        id=ident, url=url, asked=asked, kind=kind, rank=rank, hints=decode_hints(hints), crashes=crashes, attempts=attempts,  # type: ignore[arg-type]
        source=source, known=bool(known), form=decode_form(form),  # type: ignore[arg-type]
    )  # fmt: skip
