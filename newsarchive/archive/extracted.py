"""What an extract of an archive says of itself in its table `about`: of what it was taken, and what its sites are called. How whoever keeps
the archive is reached is not in it: whoever publishes it may be another, and names a contact of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsarchive.archive.changes import archive_id

KEYS = ("extract", "extract_of", "site_names")


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """An extract of an archive; all empty for an archive that is none."""

    said: str = ""
    """What was asked for, and as of when; English."""
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    """What its sites are called, by language."""

    def __bool__(self) -> bool:
        return bool(self.said)


def extracted(connection: sqlite3.Connection) -> Extracted:
    """What the archive says of its being an extract."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone() is None:
        return Extracted()
    marks = ", ".join("?" * len(KEYS))
    told = {row[0]: row[1] for row in connection.execute(f"SELECT key, value FROM about WHERE key IN ({marks})", KEYS)}
    try:
        names = json.loads(told.get("site_names", "{}"))
    except ValueError:
        names = {}
    return Extracted(said=told.get("extract", ""), names=_names(names))


def _names(value: object) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        return {}
    return {str(site): {str(code): str(one) for code, one in by.items()} for site, by in value.items() if isinstance(by, dict)}


def told_of(connection: sqlite3.Connection, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What an extract of this archive tells of it, for the table `about`.

    Args:
        names: of the sites in the extract, by language.
    """
    return {"extract_of": str(archive_id(connection)), "site_names": json.dumps(names, ensure_ascii=False, sort_keys=True)}
