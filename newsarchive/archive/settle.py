"""A crawl settles: dates without a year are read again once their neighbours are known."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from newsarchive.archive import frontier, readings, shown
from newsarchive.items import Claim, Neighbour, Reading, RecordRef

EACH_SIDE = 5
"""Neighbours taken on either side."""

_DATED = "r.published IS NOT NULL AND r.published_precision IN ('day', 'time') AND r.published_source NOT LIKE 'dateline+%'"


@dataclass(frozen=True, kw_only=True)
class Yearless:
    """An article whose date lacks its year, and what its shown reading knew of its neighbours."""

    holding: int
    number: int
    ref: RecordRef
    hints: tuple[Claim, ...]
    neighbours: list[list[object]]
    """[number, published] of each neighbour the reading was made with."""


def yearless(connection: sqlite3.Connection, site: str) -> list[Yearless]:
    """The site's articles whose page gives no year, and that have a number to find neighbours by; with the inputs of their
    last reading, so that one that was read again in vain is not read again for the same neighbours."""
    found = connection.execute(
        "SELECT h.key, h.number, (SELECT l.inputs FROM readings l WHERE l.holding = h.key ORDER BY l.id DESC LIMIT 1), c.id, c.file, c.offset, c.length, c.record_type, c.payload_sha256, c.block_sha256,"
        " (SELECT f.hints FROM frontier f WHERE f.holding = h.key AND f.hints IS NOT NULL ORDER BY f.id LIMIT 1)"
        " FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " WHERE h.site = ? AND h.number IS NOT NULL AND h.visibility <> 'erased' AND r.day_month IS NOT NULL"
        " AND (r.published IS NULL OR r.published_source LIKE 'dateline+%') ORDER BY h.number, h.key",
        (site,),
    )
    return [
        Yearless(
            holding=key, number=number, ref=RecordRef(
                capture_id=capture, file=file, offset=offset, length=length, record_type=kind, payload_sha256=payload,
                block_sha256=block,
            ),
            hints=frontier.decode_hints(hints), neighbours=json.loads(inputs).get("neighbours") or [],
        )
        for key, number, inputs, capture, file, offset, length, kind, payload, block, hints in found.fetchall()
    ]  # fmt: skip


def neighbours(connection: sqlite3.Connection, site: str, number: int, holding: int) -> list[Neighbour]:
    """Dated articles with numbers next to this one (and other languages of the same number), never inferred ones, and dates
    that listings give to addresses nearby; nearest first on either side, sorted by number."""
    near: dict[tuple[int, str], Neighbour] = {}
    for order, compare in (("DESC", "<="), ("ASC", ">")):
        held = connection.execute(
            f"SELECT h.number, r.published, r.published_source, h.id FROM holdings h JOIN readings r ON r.id = h.reading"
            f" WHERE h.site = ? AND h.number {compare} ? AND h.key <> ? AND h.visibility <> 'erased' AND {_DATED}"
            f" ORDER BY h.number {order}, h.id LIMIT ?",
            (site, number, holding, EACH_SIDE),
        )
        for other, published, source, ident in held.fetchall():
            near.setdefault((other, published[:10]), Neighbour(number=other, published=published[:10], source=source, article_id=ident))
        listed = connection.execute(
            f"SELECT number, hints FROM frontier WHERE site = ? AND number {compare} ? AND hints LIKE '%\"published\"%'"
            f" AND holding IS NOT ? ORDER BY number {order}, id LIMIT ?",
            (site, number, holding, EACH_SIDE),
        )
        for other, hints in listed.fetchall():
            for claim in frontier.decode_hints(hints):
                if claim.field == "published" and claim.precision in {"day", "time"} and claim.value:
                    day = str(claim.value)[:10]
                    near.setdefault((other, day), Neighbour(number=other, published=day, source=claim.source))
    return [near[key] for key in sorted(near)]


def store_reading(connection: sqlite3.Connection, holding: int, reading: Reading) -> None:
    """Store what reading a capture again made of it: a new reading, never a version. What is no article is not shown."""
    row = readings.insert(connection, holding, reading)
    if reading.outcome is None and connection.execute("SELECT same_as FROM readings WHERE id = ?", (row,)).fetchone()[0] is None:
        connection.execute("UPDATE holdings SET reading = ? WHERE key = ?", (row, holding))
    shown.refresh(connection, [holding])
