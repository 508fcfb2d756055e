"""Archives as earlier versions of newsarchive made them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from newsarchive.archive import seals
from newsarchive.archive.migrations import migrations

NAMES = [migration.name for migration in migrations._migrations]


def older(path: Path, names: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """An archive as the first migrations made it, with a row in every table; returns these rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        after = NAMES[len(names)] if len(names) < len(NAMES) else None
        migrations.apply(Database(connection), stop_before=after)
        tables = [row[1] for row in connection.execute("PRAGMA table_list").fetchall() if row[2] == "table"]
        tables = [name for name in tables if not name.startswith(("sqlite_", "_sqlite", "seals"))]
        for table in tables:
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            values = [_value(sql, name, kind) for _, name, kind, *_ in columns]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        if "0012_seals" in names:
            seals.renew(connection)
        connection.execute("COMMIT")
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables if table != "about"}


def _value(sql: str, name: str, kind: str) -> object:
    """A value that the column takes, and that other tables can refer to."""
    allowed = re.search(rf"CHECK \({name} IN \('(\w+)'", sql)
    if allowed is not None:
        return allowed[1]
    if name in {"same_as", "refers_to", "found_on", "lease"}:
        return None
    return 1 if kind == "INTEGER" else "1" if name in {"capture", "id", "digest", "site_file", "text_sha256", "sha256"} else f"{name} ә"


def contents(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(db)) as connection:
        tables = [row[1] for row in connection.execute("PRAGMA table_list").fetchall() if row[2] == "table"]
        return {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
