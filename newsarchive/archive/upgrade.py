"""Bringing an older archive to today's schema: one copy of it as it was, then all migrations in one transaction."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from newsarchive.archive import seals
from newsarchive.archive.rows import check_rows
from newsarchive.archive.seals import SealingConnection
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError

BEFORE = ".before-"
"""Between the archive's name and the number of the first migration that the copy does not have."""


def upgrade(connection: SealingConnection, path: Path) -> None:
    """Apply what is pending, all or nothing; an archive that holds something already is copied first.

    Raises:
        ArchiveError: a newer newsarchive wrote it, or there is no room for the copy.
    """
    from sqlite_utils import Database

    from newsarchive.archive.migrations import migrations

    database = Database(connection)
    applied = {row.name for row in migrations.applied(database)}
    unknown = applied - {migration.name for migration in migrations._migrations}
    if unknown:
        raise ArchiveError(f"{path} was written by a newer newsarchive ({', '.join(sorted(unknown))}).", "Upgrade first.")
    pending = migrations.pending(database)
    if not pending:
        return
    if applied:
        copy_before(connection, path, pending[0].name.partition("_")[0])
    # Bytes that are no UTF-8 any more are damage to be kept in mind, not a reason to stop.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Rows that do not match their digests must not become good ones by being digested anew.
        damaged = frozenset(one.row for one in check_rows(connection) if one.row is not None)
        migrations.apply(database)
        if any(one.name == "0035_arrivals" for one in pending):
            _drop_fingerprints(connection, [key for table, key in damaged if table == "fingerprints"])
        seals.renew(connection, damaged)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.text_factory = str


def _drop_fingerprints(connection: sqlite3.Connection, texts: list[int]) -> None:
    """Have damaged fingerprints made anew of their texts, since their rows are known by other keys than they were."""
    for text in texts:
        connection.execute("DELETE FROM fingerprints WHERE text = ?", (text,))
        connection.execute(
            "INSERT INTO story_queue(holding) SELECT key FROM holdings WHERE same_text = ?"
            " ON CONFLICT (holding) DO UPDATE SET is_linked = 0 WHERE is_linked", (text,)
        )  # fmt: skip


def copy_before(connection: sqlite3.Connection, path: Path, number: str) -> Path:
    """Copy the archive as it is, whole, to `<archive>.before-<number>`; there it is complete or not at all.

    Raises:
        ArchiveError: there is no room for it.
    """
    copy = path.with_name(f"{path.name}{BEFORE}{number}")
    new = copy.with_name(f"{copy.name}.new")
    pages = connection.execute("PRAGMA page_count").fetchone()[0] * connection.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(path.parent).free < pages:
        raise ArchiveError(
            f"{path} must be copied before it is brought to today's schema, and there is no room for {pages / 1e6:.0f} MB.",
            "Make room; nothing was changed.",
        )
    copy_database(connection, new)
    new.replace(copy)
    sync_folder(path.parent)
    return copy


def copy_database(source: sqlite3.Connection, path: Path) -> None:
    """The database as of one moment in a file of its own, on the disk, without a WAL beside it; writers are not kept waiting.

    Raises:
        sqlite3.Error: it cannot be read or written.
    """
    for old in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        with contextlib.suppress(FileNotFoundError):
            old.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        source.backup(target)
    with path.open("r+b") as file:
        # The versions for reading and writing: without a WAL (fileformat2, 1.3.3). SQLite itself would need shared memory
        # beside the file for that, which network file systems lack.
        file.seek(18)
        file.write(b"\x01\x01")
        file.flush()
        os.fsync(file.fileno())
