"""The crawls of an archive: their beginning, their end, and those that died."""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import datetime
from typing import Any

from newsarchive.archive.forms import iso, now_text


def start(
    connection: sqlite3.Connection, *, site: str, digest: str, definition: str, options: dict[str, Any], code_version: str
) -> int:
    """Begin a crawl. The caller holds the site's lock, so any crawl of the site that has no end has died
    and its leases lapse. Returns the new crawl's key."""
    now = now_text()
    died = [row[0] for row in connection.execute("SELECT id FROM crawls WHERE site = ? AND finished_at IS NULL", (site,))]
    connection.executemany("UPDATE frontier SET lease = NULL WHERE lease = ?", [(one,) for one in died])
    connection.execute(
        "UPDATE crawls SET finish_reason = 'died', finished_at ="
        " coalesce((SELECT max(f.received_at) FROM fetches f WHERE f.crawl = crawls.id), started_at)"
        " WHERE site = ? AND finished_at IS NULL",
        (site,),
    )
    connection.execute(
        "INSERT INTO site_files(digest, site, definition, first_used_at) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest, site, definition, now),
    )
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


def unsettled(connection: sqlite3.Connection, site: str) -> list[int]:
    """A site's crawls whose pages were not read once more at their end, because they were interrupted, or still run."""
    return [row[0] for row in connection.execute("SELECT id FROM crawls WHERE site = ? AND settled_at IS NULL ORDER BY id", (site,))]


def settle(connection: sqlite3.Connection, site: str) -> None:
    """Note that all pages of a site's crawls are read by what is known now."""
    connection.execute("UPDATE crawls SET settled_at = ? WHERE site = ? AND settled_at IS NULL", (now_text(), site))


def last_crawls(connection: sqlite3.Connection) -> dict[str, dict[str, Any]]:
    """The last crawl of every site: started_at, finished_at (None while it runs), finish_reason, verdict, verdict_reason."""
    keys = ("started_at", "finished_at", "finish_reason", "verdict", "verdict_reason")
    rows = connection.execute(
        f"SELECT site, {', '.join(keys)} FROM crawls WHERE id IN (SELECT max(id) FROM crawls GROUP BY site) ORDER BY site"
    )
    return {row[0]: dict(zip(keys, tuple(row)[1:], strict=True)) for row in rows}


def was_missing(connection: sqlite3.Connection, site: str, url: str, since: datetime) -> bool:
    """Whether the last answer from an address, since this moment, was that nothing is there (4xx)."""
    row = connection.execute(
        "SELECT status, fetched_at FROM captures WHERE url = ? AND site = ? ORDER BY fetched_at DESC LIMIT 1", (url, site)
    ).fetchone()
    return row is not None and 400 <= row[0] < 500 and row[0] != 429 and row[1] >= iso(since)


def known_offsets(connection: sqlite3.Connection, file: str) -> set[int]:
    """Offsets of the records of a WARC file that have their row."""
    query = "SELECT offset FROM captures WHERE file = ?1 UNION ALL SELECT offset FROM renderings WHERE file = ?1"
    return {row[0] for row in connection.execute(query, (file,))}


def sites(connection: sqlite3.Connection) -> set[str]:
    """Every site this archive has anything of: crawls, articles, or that it is switched on."""
    return {
        row[0] for row in connection.execute("SELECT site FROM crawls UNION SELECT site FROM articles UNION SELECT site FROM switched_on")
    }


def has_site(connection: sqlite3.Connection, site: str) -> bool:
    """The same for one site, without a look at the others."""
    query = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE site = ?1" for table in ("crawls", "articles", "switched_on"))
    return connection.execute(f"{query} LIMIT 1", (site,)).fetchone() is not None
