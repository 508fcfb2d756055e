"""The columns of exports: what each holds, for a manifest and for formats that have types."""

from __future__ import annotations

from typing import Any

from newsarchive.archive.records import LISTS

NUMBERS = frozenset({"version", "version_count", "story_size"})
MOMENTS = frozenset({"first_seen", "last_seen", "gone_at"})
"""UTC, to the millisecond."""
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

    meaning = FIELDS.get(name, "")
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


def kind(name: str, *, lists: bool) -> str:
    """What a column holds, as table schemas call it."""
    if name in LISTS:
        return "array" if lists else "string"
    return "integer" if name in NUMBERS else "datetime" if name in MOMENTS else "string"
