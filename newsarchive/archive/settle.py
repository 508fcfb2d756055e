"""Reading captures again: dates without a year once their neighbours are known, and the text before a change, by today's code."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.archive import corrections, readings, shown, stories, translation_clues
from newsarchive.archive.forms import decode_hints
from newsarchive.items import Claim, Neighbour, Reading, RecordRef

EACH_SIDE = 5
"""Different numbers taken on either side."""
SPAN = 5_000
"""Numbers farther away than this say nothing about the year."""
FIRST = (-(2**63), -1)
"""Before the number and key of every article."""

def _place(table: str) -> str:
    return ", ".join(f"{table}.{name}" for name in ("id", "file", "offset", "length", "record_type", "payload_sha256", "block_sha256"))


def _rendered(table: str) -> str:
    return f"(SELECT json_array({_place('v')}, NULL, NULL) FROM renderings v WHERE v.capture = {table}.id)"


REF = (
    f"{_place('c')}, {_rendered('c')},"
    f" (SELECT json_array({_place('e')}, {_rendered('e')}, NULL) FROM captures e WHERE e.id = c.refers_to)"
)
"""Where the record of the capture c stands, the page as it was rendered, and the earlier capture that has its body."""
YEARLESS = f"(r.day_month IS NOT NULL AND (r.published IS NULL OR r.published_source LIKE '%{readings.INFERRED}'))"
"""Whether the reading r found no year on its page."""
HINTS = "(SELECT f.hints FROM frontier f WHERE f.holding = h.key AND f.hints IS NOT NULL ORDER BY f.id LIMIT 1)"


@dataclass(frozen=True, kw_only=True)
class Held:
    """An article whose shown capture may be read again."""

    holding: int
    ref: RecordRef
    """Where that capture stands."""
    hints: tuple[Claim, ...]
    """What listings said of the article."""


@dataclass(frozen=True, kw_only=True)
class Yearless(Held):
    """An article whose date lacks its year, and whose neighbours are others than when its capture was last read."""

    number: int
    neighbours: list[list[object]]
    """[number, published] of each neighbour it was last read with."""
    near: tuple[Neighbour, ...]
    """The neighbours it is to be read with."""


@dataclass(frozen=True, kw_only=True)
class _Anchor:
    """A date that is known without inference."""

    neighbour: Neighbour
    holding: int | None


def yearless(connection: sqlite3.Connection, site: str) -> list[Yearless]:
    """The site's articles whose page gives no year, that have a number to find neighbours by, and whose neighbours are not
    those that their capture was last read with."""
    return yearless_after(connection, site, FIRST, -1)[0]


def yearless_after(
    connection: sqlite3.Connection, site: str, after: tuple[int, int], most: int
) -> tuple[list[Yearless], tuple[int, int] | None]:
    """The same for the next so many articles by number.

    Args:
        after: number and key of the last article that was looked at; FIRST to begin with.
        most: articles that are looked at; -1 for all that are left.

    Returns:
        Those whose neighbours are others now, and number and key of the last one that was looked at; None where there was none.
    """
    found = connection.execute(
        f"SELECT h.key, h.number, {HINTS}, {REF},"
        " (SELECT l.inputs FROM readings l WHERE l.holding = h.key AND l.capture = r.capture ORDER BY l.id DESC LIMIT 1)"
        " FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " WHERE h.site = ? AND h.number IS NOT NULL AND (h.number, h.key) > (?, ?) AND h.visibility <> 'erased'"
        f" AND {YEARLESS} ORDER BY h.number, h.key LIMIT ?",
        (site, *after, most),
    ).fetchall()
    if not found:
        return [], None
    anchors = _anchors(connection, site, found[0][1] - SPAN, found[-1][1] + SPAN)
    numbers = [anchor.neighbour.number for anchor in anchors]
    again = []
    for key, number, hints, *ref, inputs in found:
        near = _nearest(anchors, numbers, number, key)
        before = json.loads(inputs).get("neighbours") or []
        if [[one.number, one.published] for one in near] != before:
            again.append(
                Yearless(
                    holding=key, number=number, ref=ref_of(ref), hints=decode_hints(hints), neighbours=before, near=tuple(near)
                )
            )
    return again, (found[-1][1], found[-1][0])


def neighbours(connection: sqlite3.Connection, site: str, number: int, holding: int) -> list[Neighbour]:
    """Dated articles with numbers next to this one (and other languages of the same number), never inferred ones, and dates
    that listings give to addresses nearby; sorted by number."""
    anchors = _anchors(connection, site, number - SPAN, number + SPAN)
    return _nearest(anchors, [anchor.neighbour.number for anchor in anchors], number, holding)


def to_read_again(
    connection: sqlite3.Connection, row: int, extractor: str, site_file: str, template: str | None = None
) -> Held | None:
    """The article of a frontier row whose shown text was read by other code, with another site file or template than a fresh
    capture would be: its capture must be read again before the two are compared. None where that is not needed.

    Args:
        connection: the archive.
        row: key of the frontier row.
        extractor: `line.code_version()` of today.
        site_file: digest of today's site file.
        template: digest of today's template.
    """
    found = connection.execute(
        f"SELECT h.key, {HINTS}, {REF} FROM frontier w JOIN holdings h ON h.key = w.holding"
        f" JOIN readings r ON r.id = h.reading JOIN readings l ON l.id = {readings.LATEST} JOIN captures c ON c.id = r.capture"
        " WHERE w.id = ? AND h.visibility <> 'erased' AND (l.extractor <> ? OR json_extract(l.inputs, '$.site') IS NOT ?"
        " OR json_extract(l.inputs, '$.template') IS NOT ?)",
        (row, extractor, site_file, template),
    ).fetchone()
    if found is None:
        return None
    key, hints, *ref = found
    return Held(holding=key, ref=ref_of(ref), hints=decode_hints(hints))


def last_fetched(connection: sqlite3.Connection, site: str) -> int | None:
    """The article of a site whose shown capture was fetched last; None where there is none."""
    row = connection.execute(
        "SELECT h.key FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " WHERE h.site = ? AND h.visibility = 'shown' ORDER BY c.fetched_at DESC, h.key LIMIT 1",
        (site,),
    ).fetchone()
    return int(row[0]) if row is not None else None


def held(connection: sqlite3.Connection, key: int) -> Held | None:
    """Where the shown capture of an article stands; also in an archive that was last written before pages were rendered."""
    rendered = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'renderings'").fetchone()
    place = REF if rendered is not None else f"{_place('c')}, NULL, NULL"
    row = connection.execute(
        f"SELECT h.key, {HINTS}, {place} FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        " WHERE h.key = ?",
        (key,),
    ).fetchone()
    return Held(holding=row[0], ref=ref_of(row[2:]), hints=decode_hints(row[1])) if row is not None else None


def store_reading(connection: sqlite3.Connection, holding: int, reading: Reading) -> None:
    """Store what reading a capture again made of it: a new reading, never a version. It is shown where it is an article and
    its capture is still the one that is shown."""
    capture = readings.shown_capture(connection, holding)
    if capture is None:
        return
    made = readings.insert(connection, holding, reading)
    touched: list[int] = []
    if reading.outcome is None and not made.is_same and capture == reading.capture_id:
        readings.show(connection, holding, made.key)
        touched = stories.link(connection, holding, reading).touched
    if reading.outcome is None and capture == reading.capture_id:
        translation_clues.note(connection, holding, reading)
    shown.refresh(connection, [holding, *touched])


def ref_of(columns: Sequence[object]) -> RecordRef:
    """Where a record stands, from the columns REF."""
    capture, file, offset, length, kind, payload, block, rendered, referred = columns
    return RecordRef(
        capture_id=capture, file=file, offset=offset, length=length, record_type=kind, payload_sha256=payload,  # type: ignore[arg-type]
        block_sha256=block, rendered=_nested(rendered), referred=_nested(referred),  # type: ignore[arg-type]
    )  # fmt: skip


def _nested(columns: object) -> RecordRef | None:
    """Of a place inside a place: SQLite gives it as text, JSON inside JSON as a list."""
    if columns is None:
        return None
    return ref_of(json.loads(columns) if isinstance(columns, str) else columns)  # type: ignore[arg-type]


def _anchors(connection: sqlite3.Connection, site: str, low: int = 0, high: int = 2**63 - 1) -> list[_Anchor]:
    """The dates known of a site's numbers, sorted; one for each number and day, an article's own before a listing's."""
    by_day: dict[tuple[int, str, int | None], _Anchor] = {}
    for anchor in (*_held(connection, site, low, high), *_listed(connection, site, low, high)):
        by_day.setdefault((anchor.neighbour.number, anchor.neighbour.published, anchor.holding), anchor)
    return [by_day[key] for key in sorted(by_day, key=lambda key: (key[0], key[1], key[2] is None, key[2] or 0))]


def _held(connection: sqlite3.Connection, site: str, low: int, high: int) -> Iterator[_Anchor]:
    found = connection.execute(
        "SELECT h.number, iif(x.id IS NULL, substr(r.published, 1, 10), substr(json_extract(x.value, '$'), 1, 10)) AS day,"
        " iif(x.id IS NULL, r.published_source, ?1), h.id, h.key FROM holdings h JOIN readings r ON r.id = h.reading"
        " LEFT JOIN corrections x ON x.holding = h.key AND x.field = 'published' AND x.withdrawn_at IS NULL"
        " WHERE h.site = ?2 AND h.number BETWEEN ?3 AND ?4 AND h.visibility <> 'erased' AND length(day) = 10"
        " AND (x.id IS NOT NULL OR (r.published_precision IN ('day', 'time') AND r.published_source NOT LIKE '%' || ?5))"
        " ORDER BY h.number, h.id",
        (corrections.PERSON, site, low, high, readings.INFERRED),
    )
    for number, day, source, ident, key in found:
        yield _Anchor(neighbour=Neighbour(number=number, published=day, source=source, article_id=ident), holding=key)


def _listed(connection: sqlite3.Connection, site: str, low: int, high: int) -> Iterator[_Anchor]:
    found = connection.execute(
        "SELECT number, hints, holding FROM frontier WHERE site = ? AND number BETWEEN ? AND ? AND hints IS NOT NULL"
        " ORDER BY number, id",
        (site, low, high),
    )
    for number, hints, holding in found:
        for claim in decode_hints(hints):
            if claim.field == "published" and claim.precision in {"day", "time"} and claim.value:
                near = Neighbour(number=number, published=str(claim.value)[:10], source=claim.source)
                yield _Anchor(neighbour=near, holding=holding)


def _nearest(anchors: Sequence[_Anchor], numbers: Sequence[int], number: int, holding: int) -> list[Neighbour]:
    """The anchors of the same number and of the EACH_SIDE nearest different numbers on either side, never its own."""
    start, end = bisect_left(numbers, number), bisect_right(numbers, number)
    taken = [anchor for anchor in anchors[start:end] if anchor.holding != holding]
    for positions in (range(start - 1, -1, -1), range(end, len(anchors))):
        side: set[int] = set()
        for position in positions:
            one = numbers[position]
            if abs(one - number) > SPAN or (one not in side and len(side) == EACH_SIDE):
                break
            side.add(one)
            taken.append(anchors[position])
    unique = {(one.neighbour.number, one.neighbour.published): one.neighbour for one in reversed(taken)}
    return [unique[key] for key in sorted(unique)]
