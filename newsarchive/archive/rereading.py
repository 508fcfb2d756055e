"""Reading stored captures again: which articles' captures count, what was made of each last, and what becomes of a new reading.

A new reading is never a version: what changed is our code, its site file or what it learned, not what the university said.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from newsarchive.archive import compacting, readings, shown, stories, translation_clues
from newsarchive.archive.forms import as_json, decode_hints
from newsarchive.archive.settle import HINTS, REF, YEARLESS, Held, ref_of
from newsarchive.items import Reading

Fields = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Again(Held):
    """A capture of an article that may be read again: the one that is shown, or one that a version was first seen in."""

    article: str
    """The article's id."""
    url: str
    """Its canonical address."""
    number: int | None
    """The site's own number of it, by which it has neighbours."""
    is_shown: bool
    """Whether this capture is the one that is shown."""
    version: int | None
    """The last version that was seen in this capture first; None for none."""
    is_yearless: bool
    """Whether its page dates it without a year, so that its neighbours matter."""
    extractor: str | None
    """Which code read it last; None where nothing did."""
    inputs: Mapping[str, Any]
    """What else that reading depended on."""
    text_sha256: str | None = None
    """Digest of the text it was read as."""
    title: str | None = None
    language: str | None = None
    clues: Mapping[str, Any] = field(default_factory=dict)
    """What its text tells of its translations (text.counterparts), of the reading that is shown."""


@dataclass(frozen=True, kw_only=True)
class Last:
    """What was made of a capture last."""

    key: int
    """Of the newest reading."""
    full: int
    """Of the one whose fields it has."""
    extractor: str
    inputs: str
    outcome: str | None
    fields: Fields


Change = Literal["none", "noted", "changed", "lost"]
"""none: code, inputs and fields are equal; noted: the fields are equal; changed: they are not; lost: today it is read as no article."""


_SLICE = (
    "WITH some AS (SELECT key, canonical_url FROM holdings WHERE site = ?1 AND canonical_url > ?2 AND visibility <> 'erased'"
    " AND reading IS NOT NULL ORDER BY canonical_url LIMIT ?3),"
    " each AS (SELECT s.key AS holding, o.capture FROM some s JOIN holdings h ON h.key = s.key JOIN readings o ON o.id = h.reading"
    " UNION SELECT s.key, v.capture FROM some s JOIN versions v ON v.holding = s.key)"
    " SELECT h.key, h.id, h.canonical_url, h.number, o.capture = c.id,"
    " (SELECT max(v.number) FROM versions v WHERE v.holding = h.key AND v.capture = c.id),"
    f" {YEARLESS}, l.extractor, l.inputs, r.text_sha256, r.title, r.language,"
    " (SELECT t.clues FROM translation_clues t WHERE t.holding = h.key),"
    f" {HINTS}, {REF}"
    " FROM each CROSS JOIN holdings h ON h.key = each.holding CROSS JOIN readings o ON o.id = h.reading"
    " CROSS JOIN captures c ON c.id = each.capture"
    " LEFT JOIN readings l ON l.id = (SELECT max(n.id) FROM readings n WHERE n.holding = h.key AND n.capture = c.id)"
    " LEFT JOIN readings r ON r.id = coalesce(l.same_as, l.id)"
    " ORDER BY h.canonical_url, c.fetched_at, c.id"
)


def count(connection: sqlite3.Connection, site: str) -> tuple[int, int]:
    """How many articles of a site may be read again, and how many captures of them."""
    which = "h.site = ?1 AND h.visibility <> 'erased' AND h.reading IS NOT NULL"
    articles, captures = connection.execute(
        f"SELECT (SELECT count(*) FROM holdings h WHERE {which}),"
        f" (SELECT count(*) FROM (SELECT h.key, o.capture FROM holdings h JOIN readings o ON o.id = h.reading WHERE {which}"
        f" UNION SELECT h.key, v.capture FROM holdings h JOIN versions v ON v.holding = h.key WHERE {which}))",
        (site,),
    ).fetchone()
    return int(articles), int(captures)


def slice_after(connection: sqlite3.Connection, site: str, after: str, articles: int) -> list[Again]:
    """The captures of the next so many articles of a site, by canonical address.

    Args:
        after: canonical address of the last article of the slice before; "" for the first slice.
    """
    found = []
    for row in connection.execute(_SLICE, (site, after, articles)):
        key, ident, url, number, is_shown, version, yearless, extractor, inputs, text, title, language, clues, hints, *ref = row
        found.append(
            Again(
                holding=key, article=ident, url=url, number=number, is_shown=bool(is_shown), version=version,
                is_yearless=bool(yearless), extractor=extractor, inputs=readings.inputs_of(inputs), ref=ref_of(ref),
                hints=decode_hints(hints), text_sha256=text, title=title, language=language,
                clues=translation_clues.told_by_text(clues),
            )
        )  # fmt: skip
    return found


def last_of(connection: sqlite3.Connection, holding: int, capture: str) -> Last | None:
    """What was made of a capture of an article last; None where it was not read yet."""
    row = connection.execute(
        "SELECT id, coalesce(same_as, id), extractor, inputs, outcome FROM readings WHERE holding = ? AND capture = ?"
        " ORDER BY id DESC LIMIT 1",
        (holding, capture),
    ).fetchone()
    if row is None:
        return None
    key, full, extractor, inputs, outcome = row
    return Last(
        key=key, full=full, extractor=extractor, inputs=inputs, outcome=outcome, fields=readings.fields_of(connection, full)
    )


def compare(last: Last | None, reading: Reading, new: Fields) -> Change:
    """What a new reading of a capture, and its fields as stored, mean beside the last one."""
    if last is not None and last.outcome == reading.outcome and (reading.outcome is not None or last.fields == new):
        inputs = readings.inputs_of(as_json(reading.inputs))
        return "none" if (last.extractor, readings.inputs_of(last.inputs)) == (reading.extractor, inputs) else "noted"
    return "changed" if reading.outcome is None else "lost"


@dataclass(frozen=True, kw_only=True)
class Made:
    """What became of one new reading, or would."""

    change: Change
    fields: dict[str, tuple[Any, Any]]
    """Of a changed one: for each field that differs what it was and what it is; of the text the text itself."""


def preview(connection: sqlite3.Connection, found: Sequence[tuple[int, Reading]]) -> list[Made]:
    """What storing these readings would change; nothing is written."""
    made = []
    for holding, reading in found:
        last, new = last_of(connection, holding, reading.capture_id), readings.columns_of(reading)
        change = compare(last, reading, new)
        made.append(Made(change=change, fields=_differences(connection, last, reading, new) if change == "changed" else {}))
    return made


def store(connection: sqlite3.Connection, found: Sequence[tuple[int, Reading]]) -> list[Made]:
    """Store what captures of articles (by key) were read as; returns what each changed. Inside the caller's transaction."""
    touched: list[int] = []
    made = []
    for holding, reading in found:
        one, whose = _store_one(connection, holding, reading)
        made.append(one)
        touched += whose
    shown.refresh(connection, touched)
    # The index forgets a text only while that still stands.
    for (holding, reading), one in zip(found, made, strict=True):
        if one.change in {"noted", "changed"}:
            compacting.compact(connection, holding, reading.capture_id)
    return made


def _store_one(connection: sqlite3.Connection, holding: int, reading: Reading) -> tuple[Made, Sequence[int]]:
    capture = readings.shown_capture(connection, holding)
    if capture is None:
        return Made(change="none", fields={}), ()
    last, new = last_of(connection, holding, reading.capture_id), readings.columns_of(reading)
    change = compare(last, reading, new)
    made = Made(change=change, fields=_differences(connection, last, reading, new) if change == "changed" else {})
    if change == "none":
        return made, ()
    same_as = last.full if last is not None and change == "noted" and reading.outcome is None else None
    key = readings.write(connection, holding, reading, same_as=same_as, values=new)
    touched: Sequence[int] = ()
    if change in {"noted", "changed"} and reading.outcome is None and capture == reading.capture_id:
        translation_clues.note(connection, holding, reading)
    if change == "changed" and capture == reading.capture_id:
        readings.show(connection, holding, key)
        touched = (holding, *stories.link(connection, holding, reading).touched)
    return made, touched


def _differences(connection: sqlite3.Connection, last: Last | None, reading: Reading, new: Fields) -> dict[str, tuple[Any, Any]]:
    old = last.fields if last is not None else dict.fromkeys(new)
    found = {name: (old[name], value) for name, value in new.items() if old[name] != value}
    if "text_sha256" in found:
        found["text_sha256"] = readings.text_of(connection, old["text_sha256"]), reading.text
    return found


def name_of(connection: sqlite3.Connection, holding: int) -> tuple[str, str]:
    """Id and canonical address of an article."""
    ident, url = connection.execute("SELECT id, canonical_url FROM holdings WHERE key = ?", (holding,)).fetchone()
    return ident, url


@dataclass(frozen=True, kw_only=True)
class Sampled(Held):
    """A capture that told of its site's template."""

    strange: bool
    """Whether it fitted no layout when it was sampled."""
    code: str | None
    """Digest of the code that sampled it; None where that did not say."""


def sampled(connection: sqlite3.Connection, site: str) -> list[Sampled]:
    """The captures that a site's template is learned from, or might be."""
    hints = (
        "(SELECT f.hints FROM readings n JOIN frontier f ON f.holding = n.holding WHERE n.capture = c.id AND n.holding IS NOT NULL"
        " AND f.hints IS NOT NULL ORDER BY f.id LIMIT 1)"
    )
    rows = connection.execute(
        "SELECT coalesce((SELECT n.holding FROM readings n WHERE n.capture = c.id AND n.holding IS NOT NULL LIMIT 1), 0), s.strange,"
        f" json_extract(s.sample, '$.code'), {hints}, {REF} FROM template_samples s JOIN captures c ON c.id = s.capture"
        " WHERE s.site = ? ORDER BY s.payload_sha256, c.id",
        (site,),
    )
    return [
        Sampled(holding=key, strange=bool(strange), code=code, hints=decode_hints(hints), ref=ref_of(ref))
        for key, strange, code, hints, *ref in rows
    ]


def samples(connection: sqlite3.Connection, site: str, version: int) -> dict[str, tuple[str, bool, dict[str, Any]]]:
    """What the captures of a site told of its template, in the form of one version: for each its digests, whether it fitted no layout,
    and the sample."""
    rows = connection.execute("SELECT capture, payload_sha256, strange, sample FROM template_samples WHERE site = ?", (site,))
    found = {capture: (digests, bool(strange), json.loads(sample)) for capture, digests, strange, sample in rows}
    return {capture: one for capture, one in found.items() if one[2].get("version") == version}


def last_crawl(connection: sqlite3.Connection, site: str) -> int | None:
    """The last crawl of a site; None where there was none."""
    row = connection.execute("SELECT max(id) FROM crawls WHERE site = ?", (site,)).fetchone()
    return int(row[0]) if row[0] is not None else None


def definitions(connection: sqlite3.Connection) -> dict[str, str]:
    """The sites the archive holds captures of, each with the definition that its last crawl used."""
    rows = connection.execute(
        "SELECT w.site, f.definition FROM crawls w JOIN site_files f ON f.digest = w.site_file"
        " WHERE w.id IN (SELECT max(id) FROM crawls GROUP BY site)"
        " AND EXISTS (SELECT 1 FROM captures c WHERE c.site = w.site)"
    )
    return dict(rows.fetchall())
