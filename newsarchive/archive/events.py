"""What happened to articles, written down in the transaction in which it happened."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from newsarchive.edits.kinds import Edit


def note(
    connection: sqlite3.Connection, kind: str, holding: int | None, *, at: str, crawl: int | None = None,
    detail: dict[str, Any] | None = None, version: int | None = None, edit: Edit | None = None,
) -> None:  # fmt: skip
    """Write an event down.

    Args:
        kind: new, changed, held, gone, returned, unjudged, corrected, ... (the table `about` names them).
        at: when, ISO 8601 UTC.
        version: the version that it made.
        edit: what kind of edit that was.
    """
    size = (edit.told, round(edit.kept, 3), edit.added, edit.removed) if edit is not None else (None, None, None, None)
    connection.execute(
        "INSERT INTO events(at, crawl, kind, holding, detail, version, edit, kept, words_added, words_removed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, crawl, kind, holding, json.dumps(detail, ensure_ascii=False) if detail else None, version, *size),
    )


def tell_edits(connection: sqlite3.Connection) -> bool:
    """Whether this archive tells kinds of edit: one that was last written before it did is read all the same."""
    return any(row[1] == "edit" for row in connection.execute("PRAGMA table_info(events)"))
