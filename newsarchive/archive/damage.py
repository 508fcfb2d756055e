"""Noting what a check found, where the archive can still be written without making it worse."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.forms import as_json, now_text
from newsarchive.errors import ArchiveError


def note_damage(db: Path, found: Sequence[str], count: int) -> str:
    """Write an event `damaged`; returns in words whether that was done.

    Where SQLite's own structure is damaged nothing is written: a page that is counted twice would be overwritten.

    Args:
        found: the first findings.
        count: how many there were.
    """
    try:
        with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not sound:
            return "no event was written, since the database's own structure is damaged"
        with closing(connect(db)) as connection, transaction(connection):
            detail = as_json({"count": count, "found": list(found)})
            connection.execute("INSERT INTO events(at, kind, detail) VALUES (?, 'damaged', ?)", (now_text(), detail))
    except (sqlite3.Error, ArchiveError) as error:
        return f"no event was written: {error}"
    return "noted as an event"
