"""Two versions of an article, or what is shown and the worse answer held beside it, as they are to be compared. Reads only."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field, replace
from typing import Any

from newsarchive.archive import articles, readings, unjudged
from newsarchive.archive.forms import decode_hints
from newsarchive.archive.settle import HINTS, REF, YEARLESS, neighbours, ref_of
from newsarchive.captured import RecordRef
from newsarchive.errors import UsageError
from newsarchive.items import Claim, Neighbour, Reading

LISTS = ("authors", "tags", "contacts")
FIELDS = ("title", "summary", "authors", "published", "modified", "language", "place", "section", "tags", "image", "contacts")
"""What is compared besides the text."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """What an article said at one time."""

    version: int | None
    """None for a worse answer that is held."""
    seen_at: str
    capture: str
    ref: RecordRef
    """Where that capture stands."""
    hints: tuple[Claim, ...]
    neighbours: tuple[Neighbour, ...]
    """By which a date without a year was, or would be, read."""
    code: tuple[str, ...]
    """By what it was read: extractor, site file, template. Two sides are comparable where it is the same."""
    text: str | None
    published_source: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    is_held: bool = True
    """Of what is no version: whether it is a worse answer that is held; else a page that could not be compared."""


@dataclass(frozen=True, kw_only=True)
class Sides:
    """What is to be compared."""

    key: int
    id: str
    site: str
    language: str | None
    script: str | None
    definition: str
    """The site file that the site was last crawled with."""
    old: Side
    new: Side


def count_of(connection: sqlite3.Connection, key: int) -> int:
    """How many versions an article has."""
    return int(connection.execute("SELECT count(*) FROM versions WHERE holding = ?", (key,)).fetchone()[0])


def sides(connection: sqlite3.Connection, key: int, first: int, second: int) -> Sides:
    """Two versions of an article.

    Raises:
        UsageError: there is no such version.
    """
    return _sides(connection, key, _version(connection, key, first), _version(connection, key, second))


def held_beside(connection: sqlite3.Connection, key: int) -> Sides:
    """What an article shows, and the last worse answer that is held beside it and has a text.

    Raises:
        UsageError: there is none.
    """
    row = connection.execute(
        "SELECT r.id, r.capture FROM readings r WHERE r.holding = ? AND r.outcome IS NOT NULL AND r.text_sha256 IS NOT NULL"
        " ORDER BY r.id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise UsageError("No worse answer with a text is held beside this article.").known("none_held")
    shown = articles.said(connection, key)
    return _sides(connection, key, _version(connection, key, shown.number), _side(connection, key, None, row[0], row[1], None))


def unjudged_beside(connection: sqlite3.Connection, key: int) -> Sides:
    """The last version of an article, and the later capture of which it could not be judged whether the university changed it.

    Raises:
        UsageError: there is none.
    """
    row = connection.execute(
        f"SELECT {unjudged.NEW} FROM events e WHERE e.kind = 'unjudged' AND e.holding = ? AND {unjudged.OPEN}", (key,)
    ).fetchone()
    read = connection.execute(
        "SELECT coalesce(same_as, id) FROM readings WHERE holding = ? AND capture = ? AND outcome IS NULL ORDER BY id DESC LIMIT 1",
        (key, row[0] if row is not None else None),
    ).fetchone()
    if read is None:
        raise UsageError("Nothing of this article waits to be judged.")
    new = _side(connection, key, None, read[0], row[0], None)
    # As it was seen first: what is shown of it is what the page says since.
    last = connection.execute(
        "SELECT number, reading, capture, seen_at FROM versions WHERE holding = ? ORDER BY number DESC LIMIT 1", (key,)
    ).fetchone()
    return _sides(connection, key, _side(connection, key, *last), replace(new, is_held=False))


def _sides(connection: sqlite3.Connection, key: int, old: Side, new: Side) -> Sides:
    ident, site, language, script = connection.execute("SELECT id, site, language, script FROM articles WHERE key = ?", (key,)).fetchone()
    row = connection.execute(
        "SELECT s.definition FROM crawls w JOIN site_files s ON s.digest = w.site_file WHERE w.site = ? ORDER BY w.id DESC LIMIT 1", (site,)
    ).fetchone()
    return Sides(
        key=key, id=ident, site=site, language=language, script=script, definition=row[0] if row is not None else "", old=old, new=new
    )


def _version(connection: sqlite3.Connection, key: int, number: int) -> Side:
    of = articles.said(connection, key, number)
    seen = connection.execute("SELECT seen_at FROM versions WHERE holding = ? AND number = ?", (key, number)).fetchone()
    return _side(connection, key, number, of.reading, of.capture, seen[0] if seen is not None else None)


def _side(
    connection: sqlite3.Connection, key: int, number: int | None, reading: int, capture: str, seen_at: str | None
) -> Side:
    names = ", ".join(f"r.{name}" for name in FIELDS)
    fetched, hints, yearless, holding_number, site, extractor, inputs, text, source, *values = connection.execute(
        f"SELECT c.fetched_at, {HINTS}, {YEARLESS}, h.number, h.site, l.extractor, l.inputs, t.text, r.published_source, {names}"
        " FROM holdings h, readings r, captures c, readings l LEFT JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.key = ?1 AND r.id = ?2 AND c.id = ?3 AND l.id = coalesce((SELECT max(n.id) FROM readings n WHERE n.holding = h.key"
        " AND n.capture = c.id AND n.outcome IS NULL AND r.outcome IS NULL), r.id)",
        (key, reading, capture),
    ).fetchone()
    place = connection.execute(f"SELECT {REF} FROM captures c WHERE c.id = ?", (capture,)).fetchone()
    fields = dict(zip(FIELDS, values, strict=True))
    for name in LISTS:
        fields[name] = json.loads(fields[name]) if fields[name] else []
    used = json.loads(inputs)
    near = neighbours(connection, site, holding_number, key) if yearless and holding_number is not None else []
    return Side(
        version=number, seen_at=seen_at or fetched, capture=capture, ref=ref_of(place), hints=decode_hints(hints), neighbours=tuple(near),
        code=(extractor, str(used.get("site")), str(used.get("template"))), text=text, published_source=source, fields=fields,
    )  # fmt: skip


def as_read(side: Side, reading: Reading) -> Side:
    """A side as another reading of its capture has it."""
    values = readings.columns_of(reading)
    fields = {name: getattr(reading, name) if name in LISTS else values[name] for name in FIELDS}
    used = reading.inputs
    return Side(
        version=side.version, seen_at=side.seen_at, capture=side.capture, ref=side.ref, hints=side.hints, neighbours=side.neighbours,
        code=(reading.extractor, str(used.get("site")), str(used.get("template"))), text=reading.text,
        published_source=reading.published_source, fields=fields, is_held=side.is_held,
    )  # fmt: skip
