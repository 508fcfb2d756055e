"""Which sites this archive has switched on: what `crawl --all`, `schedule` and `status` speak of. Only a person switches."""

from __future__ import annotations

import sqlite3

from newsarchive.archive.forms import now_text


def switch_on(connection: sqlite3.Connection, site: str) -> bool:
    """Switch a site on; returns whether it was off."""
    return connection.execute(
        "INSERT INTO switched_on(site, since) VALUES (?, ?) ON CONFLICT (site) DO NOTHING", (site, now_text())
    ).rowcount == 1  # fmt: skip


def switch_off(connection: sqlite3.Connection, site: str) -> bool:
    """Switch a site off; returns whether it was on. What the archive holds of it stays."""
    return connection.execute("DELETE FROM switched_on WHERE site = ?", (site,)).rowcount == 1


def switched_on(connection: sqlite3.Connection) -> list[str]:
    """The sites that are switched on."""
    return [row[0] for row in connection.execute("SELECT site FROM switched_on ORDER BY site")]
