"""Readings and versions: what we made of captures, and the changes the university made. Two different things."""



from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsarchive.archive.forms import as_json, now_text, storable
from newsarchive.items import Reading

_LISTS = ("authors", "tags", "contacts", "removed", "media")
_PLAIN = (
    "title", "summary", "text_sha256", "language", "language_source", "script", "published", "published_raw",
    "published_precision", "published_source", "published_reason", "modified", "dateline", "place", "section", "image",
)  # fmt: skip
COLUMNS = (*_PLAIN, "title_source", "authors_source", "day_month", *_LISTS, "variants", "evidence")
"""The columns that hold what a reading says; null in a row that only says it equals another."""
_DATE = ("published", "published_raw", "published_precision", "published_source", "published_reason")
LATEST = "(SELECT max(n.id) FROM readings n WHERE n.holding = h.key AND n.capture = r.capture AND n.outcome IS NULL)"
"""SQL: the last reading of the capture that is shown (readings r) for a holding (h); its fields may only say that they equal r's."""
RENDERED_SHA256 = "(SELECT v.payload_sha256 FROM renderings v WHERE v.capture = c.id)"
"""SQL: the digest of the capture c as a browser rendered it; null where none did."""
INFERRED = "+neighbours"
"""How the source of a date ends whose year came from neighbours."""
YEAR_INFERRED = f"substr(published_source, -{len(INFERRED)}) = '{INFERRED}'"
"""SQL: whether that is so of an article, as the index articles_inferred says it."""


@dataclass(frozen=True, kw_only=True)
class Inserted:
    """What became of a reading."""

    key: int
    is_same: bool
    """Its fields equal those of the reading that is shown; the row only says so."""


def columns_of(reading: Reading) -> dict[str, Any]:
    """What a reading says, as stored."""
    values: dict[str, Any] = {name: _text(getattr(reading, name)) for name in _PLAIN}
    values["title_source"] = _chosen_source(reading, "title")
    values["authors_source"] = _chosen_source(reading, "authors")
    values["day_month"] = f"{reading.day_month[1]:02d}-{reading.day_month[0]:02d}" if reading.day_month else None
    for name in _LISTS:
        values[name] = as_json(getattr(reading, name))
    values["variants"] = as_json(reading.variants)
    values["evidence"] = as_json(reading.evidence)
    return values


def _text(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _chosen_source(reading: Reading, name: str) -> str | None:
    claims = reading.evidence.get(name)
    if not isinstance(claims, list) or not claims:
        return None
    sources = claims[0].get("sources") or [claims[0].get("source")]
    return str(sources[0]) if sources and sources[0] else None


def insert(
    connection: sqlite3.Connection, holding: int | None, reading: Reading, *, keep_inferred: bool = False
) -> Inserted:
    """Store a reading; one whose fields equal those of the reading shown for its holding is a row that says so.

    Args:
        keep_inferred: the reading was made without a look at neighbours, so it cannot speak against a year they gave before.
    """
    if reading.text is not None:
        reading.text_sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
    values = columns_of(reading)
    same_as = None
    if holding is not None and reading.outcome is None:
        same_as = equal_to_shown(connection, holding, values, keep_inferred=keep_inferred)
    key = write(connection, holding, reading, same_as=same_as, values=values)
    return Inserted(key=key, is_same=same_as is not None)


def write(
    connection: sqlite3.Connection, holding: int | None, reading: Reading, *, same_as: int | None = None,
    values: Mapping[str, Any] | None = None,
) -> int:  # fmt: skip
    """Write a reading's row, as one that says it equals another where that is named; returns its key.

    Args:
        values: columns_of(reading), where the caller has them already.
    """
    if same_as is not None:
        values = {}
    elif values is None:
        values = columns_of(reading)
    if same_as is None and reading.text is not None:
        connection.execute(
            "INSERT INTO texts(sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", (reading.text_sha256, reading.text)
        )
    row: dict[str, Any] = {
        "holding": holding,
        "capture": reading.capture_id,
        "read_at": now_text(),
        "extractor": reading.extractor,
        "inputs": as_json(reading.inputs) or "{}",
        "same_as": same_as,
        "outcome": reading.outcome,
        "reason": _text(reading.reason),
        **values,
    }
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    key = connection.execute(f"INSERT INTO readings({names}) VALUES ({marks})", tuple(row.values())).lastrowid
    assert key is not None
    return key


def fields_of(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """What the reading of this key says, as stored (columns_of)."""
    row = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM readings WHERE id = ?", (key,)).fetchone()
    return dict(zip(COLUMNS, row, strict=True))


def text_of(connection: sqlite3.Connection, digest: str | None) -> str | None:
    """A stored text by its digest."""
    row = connection.execute("SELECT text FROM texts WHERE sha256 = ?", (digest,)).fetchone() if digest is not None else None
    return str(row[0]) if row is not None else None


def inputs_of(text: str | None) -> dict[str, Any]:
    """The inputs of a stored reading; none where there is none."""
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def equal_to_shown(connection: sqlite3.Connection, holding: int, values: dict[str, Any], *, keep_inferred: bool) -> int | None:
    """The reading shown for this holding, if it says the same.

    As long as the page names the same day and month, a year that neighbours gave stands until the crawl settles, when it is
    checked against today's neighbours.
    """
    names = ", ".join(f"r.{name}" for name in COLUMNS)
    row = connection.execute(
        f"SELECT r.id, {names} FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ?", (holding,)
    ).fetchone()
    if row is None:
        return None
    shown = dict(zip(COLUMNS, row[1:], strict=True))
    inferred = str(shown["published_source"]).endswith(INFERRED)
    if keep_inferred and inferred and values["published"] is None and values["day_month"] == shown["day_month"]:
        shown, values = _without_date(shown), _without_date(values)
    return int(row[0]) if shown == values else None


def _without_date(values: dict[str, Any]) -> dict[str, Any]:
    evidence = json.loads(values["evidence"] or "{}")
    evidence.pop("published", None)
    return {**values, **dict.fromkeys(_DATE), "evidence": as_json(evidence)}


def shown_capture(connection: sqlite3.Connection, holding: int) -> str | None:
    """The capture of which an article is shown; None where it was erased, or was never read."""
    row = connection.execute(
        "SELECT r.capture FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ? AND h.visibility <> 'erased'", (holding,)
    ).fetchone()
    return row[0] if row is not None else None


def show(connection: sqlite3.Connection, holding: int, reading: int) -> None:
    """Make a reading the one that is shown for its holding. `shown.refresh` must follow in the same transaction."""
    connection.execute("UPDATE holdings SET reading = ? WHERE key = ?", (reading, holding))


def claim_earlier(connection: sqlite3.Connection, holding: int, row: int) -> None:
    """Give a new holding the readings that its frontier row came to before it was an article (cut off, without text)."""
    connection.execute(
        "UPDATE readings SET holding = ? WHERE holding IS NULL AND capture IN"
        " (SELECT capture FROM fetches WHERE row = ? AND capture IS NOT NULL)",
        (holding, row),
    )


def add_version(connection: sqlite3.Connection, holding: int, reading: int, capture: str, seen_at: str) -> int:
    """A change the university made (or the first text): the next version; returns its number."""
    number = 1 + connection.execute("SELECT coalesce(max(number), 0) FROM versions WHERE holding = ?", (holding,)).fetchone()[0]
    connection.execute(
        "INSERT INTO versions(holding, number, reading, capture, seen_at) VALUES (?, ?, ?, ?, ?)",
        (holding, number, reading, capture, seen_at),
    )
    connection.execute("UPDATE holdings SET version = ? WHERE key = ?", (number, holding))
    return int(number)
