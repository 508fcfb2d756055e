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


def known_offsets(connection: sqlite3.Connection, file: str) -> set[int]:
    """Offsets of the records of a WARC file that have their row."""
    return {row[0] for row in connection.execute("SELECT offset FROM captures WHERE file = ?", (file,))}
