"""Readings and versions: what we made of captures, and the changes the university made. Two different things."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from newsarchive.archive.frontier import now_text
from newsarchive.items import Reading

_LISTS = ("authors", "tags", "contacts", "removed")
_PLAIN = (
    "title", "summary", "text_sha256", "language", "language_source", "script", "published", "published_raw",
    "published_precision", "published_source", "published_reason", "modified", "dateline", "place", "section", "image",
)  # fmt: skip
COLUMNS = (*_PLAIN, "title_source", "authors_source", "day_month", *_LISTS, "variants", "evidence")
"""The columns that hold what a reading says; null in a row that only says it equals another."""


def columns_of(reading: Reading) -> dict[str, Any]:
    """What a reading says, as stored."""
    values: dict[str, Any] = {name: getattr(reading, name) for name in _PLAIN}
    values["title_source"] = _chosen_source(reading, "title")
    values["authors_source"] = _chosen_source(reading, "authors")
    values["day_month"] = f"{reading.day_month[1]:02d}-{reading.day_month[0]:02d}" if reading.day_month else None
    for name in _LISTS:
        values[name] = as_json(getattr(reading, name))
    values["variants"] = as_json(reading.variants)
    values["evidence"] = as_json(reading.evidence)
    return values


def as_json(value: Any) -> str | None:
    """Compact JSON with sorted keys; None for what is empty."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if value else None


def _chosen_source(reading: Reading, name: str) -> str | None:
    claims = reading.evidence.get(name)
    if not isinstance(claims, list) or not claims:
        return None
    sources = claims[0].get("sources") or [claims[0].get("source")]
    return str(sources[0]) if sources and sources[0] else None


def insert(connection: sqlite3.Connection, holding: int | None, reading: Reading) -> int:
    """Store a reading; one whose fields equal those of the holding's last reading is a row that says so. Returns its key."""
    values = columns_of(reading)
    same_as = None if holding is None else _equal(connection, holding, values)
    if same_as is not None:
        values = {}
    elif reading.text is not None:
        connection.execute("INSERT OR IGNORE INTO texts(sha256, text) VALUES (?, ?)", (reading.text_sha256, reading.text))
    row: dict[str, Any] = {
        "holding": holding,
        "capture": reading.capture_id,
        "read_at": now_text(),
        "extractor": reading.extractor,
        "inputs": json.dumps(reading.inputs, ensure_ascii=False, sort_keys=True),
        "same_as": same_as,
        "outcome": reading.outcome,
        "reason": reading.reason,
        **values,
    }
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    key = connection.execute(f"INSERT INTO readings({names}) VALUES ({marks})", tuple(row.values())).lastrowid
    assert key is not None
    return key


def _equal(connection: sqlite3.Connection, holding: int, values: dict[str, Any]) -> int | None:
    """The reading shown for this holding, if it says exactly the same."""
    names = ", ".join(f"r.{name}" for name in COLUMNS)
    row = connection.execute(
        f"SELECT r.id, {names} FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ?", (holding,)
    ).fetchone()
    if row is None or any(row[index + 1] != values[name] for index, name in enumerate(COLUMNS)):
        return None
    return int(row[0])


def add_version(connection: sqlite3.Connection, holding: int, reading: int, capture: str, seen_at: str) -> int:
    """A change the university made (or the first text): the next version; returns its number."""
    number = 1 + connection.execute("SELECT coalesce(max(number), 0) FROM versions WHERE holding = ?", (holding,)).fetchone()[0]
    connection.execute("INSERT INTO versions VALUES (?, ?, ?, ?, ?)", (holding, number, reading, capture, seen_at))
    connection.execute("UPDATE holdings SET version = ? WHERE key = ?", (number, holding))
    return int(number)
