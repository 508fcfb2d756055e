"""The site files that crawls used: the last one of each site."""

from __future__ import annotations

import sqlite3


def newest_definition(connection: sqlite3.Connection) -> int:
    """A number that grows whenever a crawl uses a site file that none used before; 0 for none."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM site_files").fetchone()[0])


def definitions(connection: sqlite3.Connection) -> dict[str, str]:
    """The text of the newest site file of each site."""
    rows = connection.execute("SELECT site, definition FROM site_files WHERE rowid IN (SELECT max(rowid) FROM site_files GROUP BY site)")
    return {row[0]: row[1] for row in rows}
