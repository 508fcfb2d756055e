"""The record of every article that may be shown, streaming, as the exports write it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from newsarchive.archive.search import Filters

LISTS = ("authors", "tags", "contacts", "translations")
"""Fields of the record that are lists of strings."""


def fields(connection: sqlite3.Connection) -> list[str]:
    """The names of the record's fields, in their order."""
    return [row[1] for row in connection.execute("PRAGMA table_info(record)")]


def records(
    connection: sqlite3.Connection, filters: Filters | None = None, limit: int | None = None, *, matching: tuple[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """Every article that may be shown, as the fields of the record, by site and id; one at a time from one read
    transaction. Lists are lists.

    Args:
        matching: only those that this query finds in this full-text index; an empty query finds all.
    """
    where, values = (filters or Filters()).where("r")
    if matching is not None and matching[0]:
        query, index = matching
        where += f" AND r.id IN (SELECT a.id FROM {index} CROSS JOIN articles a ON a.key = {index}.rowid WHERE {index} MATCH ?)"
        values.append(query)
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    cursor = connection.execute(f"SELECT * FROM record r WHERE {where} ORDER BY r.site, r.id{bound}", values)
    for row in cursor:
        record = dict(row)
        for name in LISTS:
            record[name] = json.loads(record[name]) if record[name] else []
        yield record
