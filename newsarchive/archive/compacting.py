"""What is kept of readings that newer ones of the same capture have taken the place of.

The reading that is shown, and those by which versions were first seen, stay whole, with their texts: they are what the university said.
Of any other, identity, code, inputs, outcome and the fields that the next reading changed are kept; its evidence, its list of
pictures and its text are not, since the capture it was made of stays and can be read by that code again.
"""

from __future__ import annotations

import sqlite3

from newsarchive.archive import readings
from newsarchive.archive.forms import as_json

LEFT_OFF = frozenset({"evidence", "media", "removed", "variants", "title_source", "authors_source"})
"""Fields of which a superseded reading does not tell how they differed."""


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
        "SELECT n.id FROM readings n WHERE n.holding = ?1 AND n.capture = ?2 AND n.same_as IS NULL AND n.outcome IS NULL"
        " AND n.id NOT IN (?3, ?4) AND n.id NOT IN (SELECT reading FROM versions WHERE holding = ?1)"
        " AND n.id IS NOT (SELECT reading FROM holdings WHERE key = ?1)",
        (holding, capture, *newest),
    ).fetchall()
    for (key,) in superseded:
        _compact(connection, key, newest[1])


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
