"""Changes that could not be judged when they came, since other means read the page than had read the one before: once both captures are
read alike, those that say the same wait for nobody any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.archive import events, readings
from newsarchive.archive.forms import decode_hints, now_text
from newsarchive.archive.settle import HINTS, REF, YEARLESS, ref_of
from newsarchive.archive.templates import Stale
from newsarchive.edits.judge import Judgement, judge
from newsarchive.edits.kinds import Said

MOST = 500
"""Changes whose captures one crawl reads again, the newest first."""
JUDGED = "judged"
"""The event that both captures, read alike, say the same."""
OPEN = (
    "NOT EXISTS (SELECT 1 FROM events n WHERE n.holding = e.holding AND n.id > e.id"
    f" AND n.kind IN ('unjudged', 'changed', '{JUDGED}'))"
)
"""SQL: whether the change of an event e of kind unjudged still is."""
NEW = (
    "(SELECT c.id FROM readings r JOIN captures c ON c.id = r.capture WHERE r.holding = e.holding AND c.fetched_at = e.at"
    " AND r.outcome IS NULL ORDER BY r.id DESC LIMIT 1)"
)
"""SQL: the capture in which the change of an event e was seen."""
_OLD = "(SELECT v.capture FROM versions v WHERE v.holding = e.holding ORDER BY v.number DESC LIMIT 1)"
_OF_SITE = (
    f"FROM events e JOIN holdings h ON h.key = e.holding WHERE e.kind = 'unjudged' AND h.site = ? AND h.visibility <> 'erased' AND {OPEN}"
)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A capture as it was read last."""

    by: tuple[object, ...]
    """Extractor, site file and template."""
    said: Said


def to_read(connection: sqlite3.Connection, site: str, extractor: str, site_file: str, template: str | None) -> list[Stale]:
    """The captures of such changes that were not read by these means yet.

    Args:
        extractor: `line.code_version()` of today.
        site_file: digest of today's site file.
        template: digest of today's template.
    """
    found = connection.execute(
        f"WITH some AS (SELECT e.holding, {_OLD} AS old, {NEW} AS new {_OF_SITE} ORDER BY e.id DESC LIMIT ?),"
        " each AS (SELECT holding, old AS capture FROM some UNION SELECT holding, new FROM some)"
        f" SELECT h.key, h.number, {YEARLESS}, {HINTS}, {REF} FROM each JOIN holdings h ON h.key = each.holding"
        " JOIN captures c ON c.id = each.capture JOIN readings l ON l.id = (SELECT max(n.id) FROM readings n"
        " WHERE n.holding = h.key AND n.capture = c.id AND n.outcome IS NULL) JOIN readings r ON r.id = coalesce(l.same_as, l.id)"
        " WHERE l.extractor <> ? OR json_extract(l.inputs, '$.site') IS NOT ? OR json_extract(l.inputs, '$.template') IS NOT ?"
        " ORDER BY h.key, c.id",
        (site, MOST, extractor, site_file, template),
    ).fetchall()
    return [
        Stale(holding=key, number=number, yearless=bool(yearless), ref=ref_of(ref), hints=decode_hints(hints))
        for key, number, yearless, hints, *ref in found
    ]


def settle(connection: sqlite3.Connection, site: str) -> int:
    """Note of which of these changes both captures, read alike, say the same; returns how many."""
    same = [holding for holding, old, new in _pairs(connection, site) if _say_the_same(connection, holding, old, new)]
    for holding in same:
        events.note(connection, JUDGED, holding, at=now_text(), detail={"reason": "both captures, read alike, say the same"})
    return len(same)


def _pairs(connection: sqlite3.Connection, site: str) -> Iterator[tuple[int, str | None, str | None]]:
    yield from connection.execute(f"SELECT e.holding, {_OLD}, {NEW} {_OF_SITE} ORDER BY e.id", (site,)).fetchall()


def _say_the_same(connection: sqlite3.Connection, holding: int, old: str | None, new: str | None) -> bool:
    before, after = _read(connection, holding, old), _read(connection, holding, new)
    return before is not None and after is not None and before.by == after.by and judge(before.said, after.said) == Judgement()


def _read(connection: sqlite3.Connection, holding: int, capture: str | None) -> _Read | None:
    row = connection.execute(
        "SELECT l.extractor, json_extract(l.inputs, '$.site'), json_extract(l.inputs, '$.template'), r.title, r.text_sha256, r.published,"
        " r.published_source, c.fetched_at FROM readings l JOIN readings r ON r.id = coalesce(l.same_as, l.id)"
        " JOIN captures c ON c.id = l.capture WHERE l.id = (SELECT max(n.id) FROM readings n WHERE n.holding = ? AND n.capture = ?"
        " AND n.outcome IS NULL)",
        (holding, capture),
    ).fetchone()
    if row is None:
        return None
    *by, title, digest, published, source, fetched = row
    text = readings.text_of(connection, digest)
    return _Read(by=tuple(by), said=Said(title=title, text=text, published=published, published_source=source, fetched=fetched))
