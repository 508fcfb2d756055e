"""The columns of exports: what each holds, for a manifest and for formats that have types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsarchive.archive.records import LISTS
from newsarchive.archive.table_list import Table

NUMBERS = frozenset({"version", "version_count", "story_size"})
MOMENTS = frozenset({"first_seen", "last_seen", "gone_at"})
"""UTC, to the millisecond."""
DATE = "published_on"
"""What a format with types has beside `published`."""
MADE = {
    DATE: "the day of published, where it is known to the day", "captured_at": "UTC; when its page was captured",
    "file": "where its text stands", "sha256": "SHA-256 of that file",
}  # fmt: skip
"""Columns that no record has."""
TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
"""SQLite's as table schemas call them."""
DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.*)?)?)?"


def fields(columns: tuple[str, ...], *, lists: bool) -> list[dict[str, Any]]:
    """The fields of a table schema (frictionless), with what they mean.

    Args:
        lists: whether lists are lists in the file; else they are joined in one cell.
    """
    return [field(name, lists=lists) for name in columns]


def field(name: str, *, lists: bool) -> dict[str, Any]:
    """One field of a table schema."""
    from newsarchive.archive.schema_doc import FIELDS

    meaning = FIELDS.get(name) or MADE.get(name, "")
    found: dict[str, Any] = {"name": name, "type": kind(name, lists=lists)}
    if name in LISTS and not lists:
        meaning = f"{meaning}; elements joined by '; ', with \\; for ; and \\\\ for \\ inside an element".removeprefix("; ")
    if meaning:
        found["description"] = meaning
    if name in MOMENTS:
        found["format"] = "any"
    if name == "id":
        found["constraints"] = {"required": True, "unique": True}
    if name == "published":
        found["constraints"] = {"pattern": DAY}
    return found


def with_date(chosen: Sequence[str]) -> tuple[str, ...]:
    """Columns of a format with dates: the chosen ones, and the day behind `published`."""
    return tuple(column for name in chosen for column in ((name, DATE) if name == "published" else (name,)))


def of_table(table: Table) -> dict[str, Any]:
    """A table of a database, as a manifest tells of it."""
    from newsarchive.archive.schema_doc import FIELDS

    meanings = FIELDS if table.name in {"record", "articles"} else {}
    columns = [
        {"name": name, "type": TYPES.get(declared.upper(), "any"), **({"description": meanings[name]} if name in meanings else {})}
        for name, declared in table.columns
    ]
    return {
        "name": table.name, "type": "view" if table.is_view else "table", "rows": table.rows,
        "schema": {"fields": columns, "missingValues": []},
    }  # fmt: skip


def kind(name: str, *, lists: bool) -> str:
    """What a column holds, as table schemas call it."""
    if name in LISTS:
        return "array" if lists else "string"
    if name == DATE:
        return "date"
    return "integer" if name in NUMBERS else "datetime" if name in MOMENTS else "string"
