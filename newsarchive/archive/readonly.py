"""Opening the archive for reading: plain sqlite3 and nothing heavy, so that a search answers at once."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive import switch
from newsarchive.errors import ArchiveError
from newsarchive.text.fold import fold

Connection = sqlite3.Connection
"""An open archive, for rooms that must not speak SQL themselves."""
OF_THE_FILE = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
)  # fmt: skip
"""SQLite's errors that speak of the file and not of what was asked."""
KNOWN_MIGRATIONS = frozenset(
    {"0001_line", "0002_webs", "0003_media", "0004_templates", "0005_story_of_one", "0006_rights", "0007_page_kind", "0008_settled",
        "0009_sources", "0010_renderings", "0011_persons",
        "0012_seals", "0013_repeats", "0014_differs", "0015_edits", "0016_coming_back", "0017_rolled_up", "0018_lexicon", "0019_files",
        "0020_facets", "0021_tallies", "0022_stories", "0023_translations", "0024_room",
        "0026_checks", "0027_fresh", "0028_links_by_texts", "0029_marks", "0030_looks", "0031_imprints",
        "0032_learned", "0033_because", "0034_filters", "0035_arrivals", "0036_news"}
)
"""Migrations this code can read; archive.migrations is checked against it by a test."""


def open_readonly(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; rows are sqlite3.Row.

    Raises:
        ArchiveError: there is no file, it is no archive, it is damaged, or a newer newsarchive wrote it.
    """
    if switch.note_of(path).exists():
        from newsarchive.archive.database import explained, one_at_a_time

        with explained(path), one_at_a_time(path):
            switch.finish(path)
    if not path.exists():
        raise ArchiveError(f"There is no archive at {path}.", "'newsarchive crawl' makes one; --db names another.")
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder.", "Name a file with --db.")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.create_function("folded", 1, folded, deterministic=True)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "_sqlite_migrations" not in tables or "articles_fts" not in tables:
            raise ArchiveError(f"{path} is a database, but no newsarchive.", "Name another file with --db.")
        applied = {row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'newsarchive'")}
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise ArchiveError(f"{path} is locked by another program.", "Close it and try again.") from error
        raise ArchiveError(f"{path} is no readable archive ({error}).", "Restore it from a backup, or name another with --db.") from error
    if applied - KNOWN_MIGRATIONS:
        raise ArchiveError(f"{path} was written by a newer newsarchive.", "Upgrade first.")
    return connection


@contextlib.contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a damaged, locked or unreachable archive while it is read into one clear ArchiveError.

    Raises:
        ArchiveError: says what is wrong.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if (code & 0xFF if code is not None else None) in OF_THE_FILE or "Could not decode to UTF-8" in str(error):
            raise ArchiveError(
                f"{path} cannot be read ({str(error)[:100]}).",
                "'newsarchive verify' says what is damaged; 'newsarchive backup --restore' brings back a backup.",
            ) from error
        raise


def folded(text: object) -> str:
    """A name as names are compared: case and accents gone."""
    return fold(str(text or ""))


def open_current(path: Path) -> sqlite3.Connection:
    """The same, for what needs today's tables.

    Raises:
        ArchiveError: as `open_readonly`, or an older newsarchive wrote it last.
    """
    connection = open_readonly(path)
    try:
        check_current(connection, path)
    except ArchiveError:
        connection.close()
        raise
    return connection


def check_current(connection: Connection, path: Path) -> None:
    """Whether an open archive has today's schema.

    Raises:
        ArchiveError: it has not.
    """
    if not is_current(connection):
        raise ArchiveError(
            f"{path} was last written by an older newsarchive.",
            "The next command that writes to it (crawl, reextract) brings it up to date.",
        )


def is_current(connection: Connection) -> bool:
    """Whether an archive has today's schema; for readers that need all of it."""
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'newsarchive'")
    return {row[0] for row in rows} >= KNOWN_MIGRATIONS


@contextlib.contextmanager
def one_moment(connection: Connection) -> Iterator[None]:
    """Everything read inside shows the archive as of one moment, while others write: rows of several tables, a row and its digest."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
