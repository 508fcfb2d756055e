"""What a backup needs to know of a database, and a copy of it as of one moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsarchive.archive.database import explained
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.stored import open_to_check
from newsarchive.archive.upgrade import copy_database


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a database says of itself."""

    began: str
    """When its first crawl began; "" where there was none. By it an archive is told from others."""
    articles: int


def copy_of(db: Path, target: Path) -> None:
    """Copy an archive's database as of one moment, while others may write it.

    Raises:
        ArchiveError: it is no archive, or the copy cannot be written.
    """
    with closing(open_readonly(db)) as connection, explained(target):
        copy_database(connection, target)


def told(db: Path) -> Told:
    """What a database that nobody writes says of itself; nothing where it is too damaged to say it."""
    try:
        with closing(open_to_check(db, still=True)) as connection:
            began = connection.execute("SELECT started_at FROM crawls ORDER BY id LIMIT 1").fetchone()
            articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    except (sqlite3.Error, ValueError):
        return Told(began="", articles=0)
    return Told(began=str(began[0]) if began else "", articles=articles)
