"""What may enter the frontier: discovered addresses, known or new, their other spellings, and the refused ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from newsarchive.archive import lastmod, named, spared, webs
from newsarchive.archive.forms import decode_hints, encode_form, encode_hints, is_unicode, now_text, storable
from newsarchive.items import Claim, Outcome, Why

LARGEST_NUMBER = 2**63 - 1
"""A longer "number" in an address is none that SQLite, or a university, could count with."""


NAMED_ELSEWHERE = "all that the last pages of this listing named stands in an interface that was read to its end"
MONTH = timedelta(days=30)
MAX_SPELLINGS = 3
"""Requests of one row after which no further spelling of it is tried."""


@dataclass(frozen=True, kw_only=True)
class Discovered:
    """An address in scope, as the caller found it."""

    url: str
    """Canonical form."""
    spelling: str
    """As it was written."""
    asked: str | None = None
    """The address to ask, where that is not the canonical form."""
    kind: Literal["article", "listing"]
    rank: int
    source: str
    number: int | None = None
    hints: tuple[Claim, ...] = ()
    form: tuple[tuple[str, str], ...] | None = None
    """What to send with POST; None for a GET."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An address that is not let into the frontier, with the reason."""

    url: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, kw_only=True)
class Added:
    """What a page brought to the frontier."""

    found: int
    """Different article addresses in scope, known or new."""
    new: int
    """Those of them that were not known, or that no source of the kind had named before."""
    alone: int = 0
    """Those of them that no interface names which is meant to name all."""


def add(
    connection: sqlite3.Connection, site: str, crawl: int, found: Iterable[Discovered], found_on: int | None, *,
    allowed: int | None = None,
) -> Added:  # fmt: skip
    """Let discovered addresses into the frontier: new ones wait, known ones get the hints they lack.

    A further listing page that was read before waits again when the page that names it lists an article that was discovered
    in a later crawl than the one that last read it: only then can anything new stand there; and where the page that names it is read
    as a part of reading the source whole. A sitemap of an index waits again where it
    changed since. What belongs to a web without an end is refused, and so is what other sources make needless.

    Args:
        allowed: how many pages one such web may cost, where the site file says.
    """
    counted: dict[int, bool] = {}
    said: list[lastmod.Said] = []
    latest = 0
    listings: list[Discovered] = []
    for one in found:
        if one.kind == "listing":
            listings.append(one)
            continue
        known = add_one(connection, site, crawl, one, found_on, allowed=allowed)
        if known is not None:
            counted.setdefault(known.id, known.is_new)
            latest = max(latest, known.first_crawl)
            if (told := lastmod.of_claims(known.id, one.source, one.hints)) is not None:
                said.append(told)
    lastmod.note(connection, site, said)
    whole = bool(listings) and _is_read_whole(connection, found_on)
    new = sum(counted.values())
    alone = named.beyond_interfaces(connection, counted) if listings else 0
    # Where a source is read whole its pages name little that is new, and may be one more than they were: that one is no web.
    beside = max(new, int(whole and _was_known(connection, crawl, found_on)))
    for one in listings:
        if one.source == "listing" and counted and not alone and spared.of_interface(connection, site, crawl, found_on):
            refuse(connection, crawl, [Refusal(url=one.url, outcome=Outcome.NOT_NEEDED, reason=NAMED_ELSEWHERE)])
            continue
        nested = webs.of_sitemaps(connection, crawl, found_on) if one.source == "sitemap" and "#" not in one.url else None
        if nested is not None:
            refuse(connection, crawl, [Refusal(url=one.url, outcome=Outcome.TRAP, reason=nested)])
            continue
        known = add_one(connection, site, crawl, one, found_on, named_beside=beside, allowed=allowed)
        if known is not None and not known.is_new:
            _read_on(connection, crawl, known.id, one, latest, whole=whole)
    return Added(found=len(counted), new=new, alone=alone)


_OF_A_ROW = "id, first_crawl, state, rank, hints, holding, asked, outcome, source, url"


@dataclass(frozen=True, kw_only=True)
class _Known:
    """A row of the frontier after an address was let in."""

    id: int
    is_new: bool
    first_crawl: int


def _is_read_whole(connection: sqlite3.Connection, page: int | None) -> bool:
    """Whether a source is read whole, of which this is a page."""
    return connection.execute("SELECT 1 FROM frontier WHERE id = ? AND why = ?", (page, Why.WHOLE)).fetchone() is not None


def _was_known(connection: sqlite3.Connection, crawl: int, page: int | None) -> bool:
    return connection.execute("SELECT 1 FROM frontier WHERE id = ? AND first_crawl < ?", (page, crawl)).fetchone() is not None


def _read_on(connection: sqlite3.Connection, crawl: int, row: int, one: Discovered, latest: int, *, whole: bool) -> None:
    if one.source == "archive" and not whole:
        # What is new stands on the listing itself.
        return
    if one.source == "sitemap" and "#" not in one.url:
        if not whole and not _may_have_changed(connection, row, one):
            return
        latest = crawl
    connection.execute(
        "UPDATE frontier SET state = 'waiting', rank = ?1, attempts = 0, not_before = NULL, form = ?5, why = ?6 WHERE id = ?2"
        " AND state = 'settled' AND NOT EXISTS (SELECT 1 FROM fetches WHERE row = ?2 AND crawl = ?3 AND final = 1)"
        " AND ?4 > coalesce((SELECT max(crawl) FROM fetches WHERE row = ?2 AND outcome = 'listed'), 0)",
        (one.rank, row, crawl, crawl if whole else latest, encode_form(one.form), Why.WHOLE if whole else Why.LISTING),
    )


def _may_have_changed(connection: sqlite3.Connection, row: int, one: Discovered) -> bool:
    """Whether a sitemap that an index names may name something new: by the day of its change, where the index gives one, else by how
    long ago it last did. One that brought nothing for two months is read every six days."""
    read, brought = connection.execute(
        "SELECT max(received_at), max(iif(links_new, received_at, NULL)) FROM fetches WHERE row = ? AND outcome = 'listed'", (row,)
    ).fetchone()
    changed = next((str(claim.value) for claim in one.hints if claim.field == "modified"), None)
    if read is None:
        return True
    if changed is not None:
        return bool(changed[:10] >= read[:10])
    barren = datetime.fromisoformat(read) - datetime.fromisoformat(brought or read)
    return datetime.now(UTC) - datetime.fromisoformat(read) >= min(barren / 10, MONTH)


def add_one(
    connection: sqlite3.Connection, site: str, crawl: int, one: Discovered, found_on: int | None, *, named_beside: int = 0,
    allowed: int | None = None,
) -> _Known | None:  # fmt: skip
    """Let one address in; None where it is refused.

    Args:
        named_beside: articles the same page names that no listing had named before.
        allowed: see `add`.
    """
    if not is_unicode(one.url):
        refuse(connection, crawl, [Refusal(url=one.url, outcome=Outcome.OUT_OF_SCOPE, reason="the address is no valid Unicode")])
        return None
    erased = connection.execute("SELECT 1 FROM tombstones WHERE kind = 'url' AND value = ?", (one.url,)).fetchone() is not None
    row = connection.execute(
        f"SELECT {_OF_A_ROW} FROM frontier WHERE site = ? AND url = ?", (site, one.url)
    ).fetchone()
    own = one.url
    if row is None and one.kind == "article":
        row = _with_other_slash(connection, site, one.url)
    if row is None:
        trap = _trap(connection, site, crawl, one, found_on, named_beside, allowed)
        if trap is not None:
            refuse(connection, crawl, [Refusal(url=one.url, outcome=Outcome.TRAP, reason=trap)])
            return None
        number = one.number if one.number is not None and one.number <= LARGEST_NUMBER else None
        hints = None if erased else encode_hints(one.hints)
        ident = connection.execute(
            "INSERT INTO frontier(site, url, asked, kind, rank, source, number, hints, found_on, first_crawl, first_seen, state, form)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
            (
                site, one.url, storable(one.asked) if one.asked else None, one.kind, one.rank, one.source, number, hints, found_on,
                crawl, now_text(), encode_form(one.form),
            ),
        ).lastrowid  # fmt: skip
        assert ident is not None
        known = _Known(id=ident, is_new=True, first_crawl=crawl)
        if one.kind == "article":
            named.note(connection, crawl, ident, one.source)
    else:
        ident, first_crawl, state, rank, old, holding, asked, outcome, source, own = row
        first = one.kind == "article" and named.note(connection, crawl, ident, one.source)
        known = _Known(id=ident, is_new=first, first_crawl=first_crawl)
        better = one.kind == "article" and named.tier(one.source) < named.tier(source)
        if better:
            _take_for_listed(connection, ident, one)
        same = named.tier(one.source) == named.tier(source)
        more = None if erased else _with_missing(old, one.hints)
        if more is not None:
            connection.execute("UPDATE frontier SET hints = ? WHERE id = ?", (more, ident))
        if state == "waiting" and holding is None and (rank > one.rank if same else better):
            # Found nearer to the front of a listing than before. A recheck stays behind whatever is new.
            connection.execute("UPDATE frontier SET rank = ? WHERE id = ?", (one.rank, ident))
        if holding is None and one.asked != asked:
            _respell(connection, crawl, ident, one.asked, never_asked=state == "waiting" and outcome is None, outcome=outcome)
    for spelling in {one.spelling, one.url}:
        if spelling != own:
            add_spelling(connection, crawl, spelling, known.id)
    return known


def _with_other_slash(connection: sqlite3.Connection, site: str, url: str) -> tuple[Any, ...] | None:
    """The row of an article whose address differs in nothing but a slash at its end."""
    if "?" in url or url.count("/") < 4:
        return None
    other = url.removesuffix("/") if url.endswith("/") else url + "/"
    found: tuple[Any, ...] | None = connection.execute(
        f"SELECT {_OF_A_ROW} FROM frontier WHERE site = ? AND url = ? AND kind = 'article'", (site, other)
    ).fetchone()
    return found


def _trap(
    connection: sqlite3.Connection, site: str, crawl: int, one: Discovered, found_on: int | None, named_beside: int, allowed: int | None
) -> str | None:
    """Why an address that was not known is not let in, since it belongs to a web without an end."""
    if one.source == "redirect":
        return webs.of_redirects(connection, found_on)
    if one.source == "seed":
        return None
    if one.kind == "listing":
        if one.source == "sitemap":
            # A part of a long sitemap may hold no article at all, and the next part many.
            return webs.of_path(one.url)
        return webs.of_path(one.url) or webs.of_pages(connection, found_on, named_beside, webs.budget(connection, site, allowed))
    if one.source != "page":
        return None
    return webs.of_path(one.url) or webs.of_shape(connection, crawl, one.url, webs.budget(connection, site, allowed))


def _take_for_listed(connection: sqlite3.Connection, row: int, one: Discovered) -> None:
    """A better source names what only pages had named: it is no trap, and no static page for want of a date, whatever it was taken for."""
    doubted = "(outcome = ?1 OR outcome = ?5 AND reason LIKE 'a static page: it has no date%')"
    connection.execute(
        f"UPDATE frontier SET source = ?4, state = iif({doubted}, 'waiting', state), rank = iif({doubted}, ?2, rank)"
        " WHERE id = ?3",
        (Outcome.TRAP, one.rank, row, one.source, Outcome.NOT_ARTICLE),
    )


def _respell(
    connection: sqlite3.Connection, crawl: int, row: int, asked: str | None, *, never_asked: bool, outcome: str | None
) -> None:
    """Ask a row by another spelling: by the canonical form, once that was seen somewhere, before the row is asked at all; by
    any other after the one that was asked came to nothing."""
    if never_asked and asked is None:
        connection.execute("UPDATE frontier SET asked = NULL WHERE id = ?", (row,))
    elif outcome in {Outcome.GONE, Outcome.CLIENT_ERROR, Outcome.SOFT_404}:
        connection.execute(
            "UPDATE frontier SET asked = ?1, state = 'waiting', attempts = 0, not_before = NULL WHERE id = ?2 AND state = 'settled'"
            " AND NOT EXISTS (SELECT 1 FROM fetches WHERE row = ?2 AND url = coalesce(?1, (SELECT url FROM frontier WHERE id = ?2)))"
            " AND (SELECT count(*) FROM fetches WHERE row = ?2) < ?3",
            (storable(asked) if asked else None, row, MAX_SPELLINGS),
        )


def add_spelling(connection: sqlite3.Connection, crawl: int, spelling: str, row: int) -> None:
    """Note another address by which a row is known."""
    connection.execute(
        "INSERT INTO spellings(url, row, first_crawl, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT (url, row) DO NOTHING",
        (storable(spelling), row, crawl, now_text()),
    )


def _with_missing(old: str | None, hints: Sequence[Claim]) -> str | None:
    """The row's hints with those claims that no claim of the same field and source made before; None where none is new."""
    if not hints:
        return None
    had = decode_hints(old)
    told = {(claim.field, claim.source) for claim in had}
    missing = [claim for claim in hints if (claim.field, claim.source) not in told]
    return encode_hints((*had, *missing)) if missing else None


def refuse(connection: sqlite3.Connection, crawl: int, refused: Iterable[Refusal]) -> None:
    """Write down addresses that were found and not let in."""
    connection.executemany(
        "INSERT INTO refused(crawl, url, outcome, reason) VALUES (?, ?, ?, ?) ON CONFLICT (crawl, url) DO NOTHING",
        [(crawl, storable(one.url), one.outcome, storable(one.reason)) for one in refused],
    )
