"""A small archive of some articles, to be given away: today's schema and its search, and nothing of who keeps the archive or how.

What it has of an article is what may be shown: its row, its versions with their texts and evidence, the digests of its captures, what
happened to it. What it has not: crawls and their settings, the frontier, requests, site files, templates, corrections and decisions with
the names of persons (what was corrected stands corrected), contacts, tombstones, and everything of all other articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from newsarchive.archive import lexicon, seals, spaced, tallies
from newsarchive.archive.database import connect, explained
from newsarchive.archive.extracted import told_of
from newsarchive.archive.selection import Chosen, lots

KINDS = ("new", "changed", "gone", "returned")
"""Events that are told of an article."""
_OF = "(SELECT value FROM json_each(?1))"
_READINGS = (
    f"SELECT reading FROM holdings WHERE key IN {_OF} UNION SELECT reading FROM versions WHERE holding IN {_OF}"
    f" UNION SELECT n.same_as FROM readings n WHERE n.id IN (SELECT reading FROM holdings WHERE key IN {_OF}"
    f" UNION SELECT reading FROM versions WHERE holding IN {_OF})"
)
_CAPTURES = (
    f"SELECT capture FROM readings WHERE id IN ({_READINGS}) UNION SELECT capture FROM versions WHERE holding IN {_OF}"
    f" UNION SELECT capture_id FROM articles WHERE key IN {_OF}"
)
COPIED = {
    "texts": f"SELECT * FROM texts WHERE sha256 IN (SELECT text_sha256 FROM readings WHERE id IN ({_READINGS})"
    f" UNION SELECT text_sha256 FROM articles WHERE key IN {_OF})",
    "captures": f"SELECT * FROM captures WHERE id IN ({_CAPTURES} UNION SELECT refers_to FROM captures WHERE id IN ({_CAPTURES}))",
    "holdings": f"SELECT * FROM holdings WHERE key IN {_OF}",
    "readings": f"SELECT * FROM readings WHERE id IN ({_READINGS})",
    "versions": f"SELECT * FROM versions WHERE holding IN {_OF}",
    "other_ids": f"SELECT * FROM other_ids WHERE holding IN {_OF}",
    "events": f"SELECT * FROM events WHERE holding IN {_OF} AND kind IN ({', '.join(repr(kind) for kind in KINDS)})",
    "articles": f"SELECT * FROM articles WHERE key IN {_OF}",
}
"""What is copied of the articles of these keys, by table."""
DROPPED = {"events": {"crawl": None}}
"""Columns that lead to what is not copied, and what stands there instead."""


def extract(
    connection: sqlite3.Connection, chosen: Chosen, path: Path, about: dict[str, str], names: Mapping[str, Mapping[str, str]] | None = None
) -> int:
    """Make an archive of these articles, and give their number. One file: nothing stands beside it.

    Args:
        connection: the archive they are in, with today's schema; in one read transaction.
        path: where nothing stands yet.
        about: what the new archive says of itself beside what every one says.
        names: what sites are called, by language.

    Raises:
        ArchiveError: it cannot be written.
    """
    with closing(connect(path)):
        pass
    path.with_name(path.name + "-lock").unlink(missing_ok=True)
    number = 0
    with explained(path), closing(sqlite3.connect(path, isolation_level=None)) as made:
        for setting in ("journal_mode = OFF", "synchronous = OFF"):
            made.execute(f"PRAGMA {setting}")
        made.execute("BEGIN")
        for lot in lots(connection, chosen):
            for table, query in COPIED.items():
                _copy(connection, made, table, query, lot)
            number += len(lot)
        made.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
        spaced.rebuild(made)
        lexicon.rebuild(made)
        tallies.rebuild(made)
        sites = [row[0] for row in made.execute("SELECT DISTINCT site FROM articles ORDER BY site")]
        told = {**about, **told_of(connection, {site: names[site] for site in sites if names and names.get(site)})}
        made.executemany("INSERT OR REPLACE INTO about(key, value) VALUES (?, ?)", sorted(told.items()))
        seals.renew(made)
        made.execute("COMMIT")
        made.execute("PRAGMA journal_mode = DELETE")
    return number


def _copy(source: sqlite3.Connection, made: sqlite3.Connection, table: str, query: str, lot: Sequence[int]) -> None:
    cursor = source.cursor()
    cursor.row_factory = None
    cursor.execute(query, (json.dumps(lot),))
    names = [column[0] for column in cursor.description]
    dropped = {names.index(name): value for name, value in DROPPED.get(table, {}).items()}
    # OR IGNORE: a text or a capture that two articles share.
    insert = f"INSERT OR IGNORE INTO {table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    made.executemany(insert, (_without(row, dropped) for row in cursor))


def _without(row: tuple[Any, ...], dropped: dict[int, Any]) -> tuple[Any, ...]:
    return tuple(dropped.get(at, value) for at, value in enumerate(row)) if dropped else row
