"""The crawls of an archive: their beginning, their end, and those that died."""

from __future__ import annotations

import json
import os
import sqlite3
from typing import Any

from newsarchive.archive.frontier import now_text


def start(
    connection: sqlite3.Connection, *, site: str, digest: str, definition: str, options: dict[str, Any], code_version: str
) -> int:
    """Begin a crawl. The caller holds the site's lock, so any crawl of the site that has no end has died. Returns its key."""
    now = now_text()
    connection.execute(
        "UPDATE crawls SET finished_at = ?, finish_reason = 'died' WHERE site = ? AND finished_at IS NULL", (now, site)
    )
    connection.execute("INSERT OR IGNORE INTO site_files VALUES (?, ?, ?, ?)", (digest, site, definition, now))
    key = connection.execute(
        "INSERT INTO crawls(site, site_file, started_at, options, code_version, pid) VALUES (?, ?, ?, ?, ?, ?)",
        (site, digest, now, json.dumps(options), code_version, os.getpid()),
    ).lastrowid
    assert key is not None
    return key


def finish(connection: sqlite3.Connection, crawl: int, *, reason: str) -> None:
    """End a crawl; its leases lapse."""
    connection.execute("UPDATE frontier SET lease = NULL WHERE lease = ?", (crawl,))
    connection.execute(
        "UPDATE crawls SET finished_at = ?, finish_reason = ? WHERE id = ? AND finished_at IS NULL", (now_text(), reason, crawl)
    )


def known_records(connection: sqlite3.Connection, files: list[str]) -> set[tuple[str, int]]:
    """File and offset of every record of these WARC files that has its row."""
    known: set[tuple[str, int]] = set()
    for file in files:
        known.update(connection.execute("SELECT file, offset FROM captures WHERE file = ?", (file,)).fetchall())
    return known
