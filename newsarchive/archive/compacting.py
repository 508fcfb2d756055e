"""What is kept of readings that newer ones of the same capture have taken the place of.

The reading that is shown, and those by which versions were first seen, stay whole, with their texts: they are what the university said.
Of any other, identity, code, outcome, and those inputs and fields are kept that the next one has otherwise; its evidence, its list of
pictures and its text are not, since the capture it was made of stays and can be read by that code again.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from newsarchive.archive import readings
from newsarchive.archive.forms import as_json

LEFT_OFF = frozenset({"evidence", "media", "removed", "variants", "title_source", "authors_source"})
"""Fields of which a superseded reading does not tell how they differed."""
OF = "of"
"""Among shortened inputs, the key of the reading whose inputs hold where nothing is said."""


def compact(connection: sqlite3.Connection, holding: int, capture: str) -> None:
    """Make the superseded readings of one capture of an article small. In the transaction that stored the newest, and after the index
    was brought into step with it: it forgets a text only while that still stands."""
    newest = connection.execute(
        "SELECT id, coalesce(same_as, id) FROM readings WHERE holding = ? AND capture = ? AND outcome IS NULL ORDER BY id DESC LIMIT 1",
        (holding, capture),
    ).fetchone()
    if newest is None:
        return
    superseded = connection.execute(
        "SELECT n.id, n.same_as IS NULL, n.inputs FROM readings n WHERE n.holding = ?1 AND n.capture = ?2 AND n.outcome IS NULL"
        " AND n.id NOT IN (?3, ?4) AND n.id NOT IN (SELECT reading FROM versions WHERE holding = ?1)"
        " AND n.id IS NOT (SELECT reading FROM holdings WHERE key = ?1)"
        # Nor one that the capture of another version equals.
        " AND NOT EXISTS (SELECT 1 FROM readings o JOIN versions v ON v.holding = ?1 AND v.capture = o.capture"
        "  WHERE o.holding = ?1 AND o.same_as = n.id AND o.capture <> ?2)",
        (holding, capture, *newest),
    ).fetchall()
    for key, is_whole, inputs in superseded:
        if is_whole:
            _compact(connection, key, newest[1])
        _shorten(connection, key, inputs, newest[1])


def whole_inputs(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """The inputs of a reading, also of one of which only those are kept that the next one has not."""
    (text,) = connection.execute("SELECT inputs FROM readings WHERE id = ?", (key,)).fetchone()
    own = readings.inputs_of(text)
    if OF not in own:
        return own
    found = {**whole_inputs(connection, own.pop(OF)), **own}
    return {name: value for name, value in found.items() if value is not None}


def _shorten(connection: sqlite3.Connection, key: int, inputs: str, next_one: int) -> None:
    """Of a superseded reading's inputs keep those that the reading that took its place has not, null for those it had not itself."""
    own = readings.inputs_of(inputs)
    if OF in own:
        return
    other = whole_inputs(connection, next_one)
    differing = {name: own.get(name) for name in own.keys() | other.keys() if own.get(name) != other.get(name)}
    connection.execute("UPDATE readings SET inputs = ? WHERE id = ?", (as_json({**differing, OF: next_one}), key))


def _compact(connection: sqlite3.Connection, key: int, next_one: int) -> None:
    """Keep of a whole reading what differs from the one that took its place."""
    old, new = readings.fields_of(connection, key), readings.fields_of(connection, next_one)
    differs = {name: value for name, value in old.items() if name not in LEFT_OFF and value != new[name]}
    cleared = ", ".join(f"{name} = NULL" for name in readings.COLUMNS)
    connection.execute(
        f"UPDATE readings SET {cleared}, same_as = ?, differs = ? WHERE id = ?", (next_one, as_json(differs) or "{}", key)
    )
    digest = old["text_sha256"]
    if digest is not None and connection.execute("SELECT 1 FROM readings WHERE text_sha256 = ? LIMIT 1", (digest,)).fetchone() is None:
        connection.execute("DELETE FROM texts WHERE sha256 = ?", (digest,))
