"""What tables and views an archive has, with their columns and rows: for whoever is given one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

OURS = ("name NOT LIKE 'sqlite|_%' ESCAPE '|' AND name NOT LIKE '|_%' ESCAPE '|' AND name NOT IN ("
        "SELECT s.name FROM pragma_table_list s WHERE s.type IN ('shadow', 'virtual'))")  # fmt: skip
"""Without what SQLite and its full-text search keep for themselves."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table or view."""

    name: str
    is_view: bool
    rows: int
    columns: tuple[tuple[str, str], ...]
    """Names, and types as SQLite declares them; "" for none."""


def tables(path: Path) -> list[Table]:
    """Those of an archive that nobody writes to, by name."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        known = connection.execute(f"SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND {OURS} ORDER BY name")
        found = []
        for name, kind in known.fetchall():
            quoted = '"' + name.replace('"', '""') + '"'
            columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,)).fetchall()
            rows = connection.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0]
            found.append(Table(name=name, is_view=kind == "view", rows=rows, columns=tuple(columns)))
        return found
