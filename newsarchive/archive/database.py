"""Opening the archive for writing: settings that lose nothing, migrations, and clear words when it cannot be done."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive import seals, switch
from newsarchive.archive.seals import SealingConnection
from newsarchive.errors import ArchiveError

WAIT = float(os.environ.get("NEWSARCHIVE_LOCK_WAIT", "60"))
"""Seconds to wait for another writer before giving up (exit 4)."""
CACHE = 16_000
"""KiB of pages that are kept in memory: as many as a batch of articles changes, which would be written twice otherwise."""
PAGE_SIZE = 8192
"""Of a new archive: measured 1.2 to 1.6 times as fast as 4 KB with texts of a few KB."""

NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})


def connect(path: Path, *, for_long: bool = False) -> SealingConnection:
    """A connection for writing, in autocommit mode (transactions are begun explicitly), migrated to today's schema.

    Args:
        for_long: whether it writes many small transactions: what SQLite notes aside for taking a statement back, which is four times as
            much as what is stored in the end, is kept in memory then. Not for what copies or sorts the whole archive.

    Raises:
        ArchiveError: it is no archive, newer than this newsarchive, read-only, locked for longer than WAIT, on a full disk
            or on a network file system.
    """
    check_place(path)
    with explained(path), one_at_a_time(path):
        switch.finish(path)
        connection = sqlite3.connect(
            path, timeout=WAIT, isolation_level=None, check_same_thread=False, factory=SealingConnection
        )
        try:
            _refuse_strangers(connection, path)
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            connection.execute(f"PRAGMA cache_size = {-CACHE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            _try_writing(connection, path)
            _migrate(connection, path, for_long=for_long)
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Before anything is changed: another program's database stays as it is."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and "_sqlite_migrations" not in tables:
        raise ArchiveError(f"{path} is a database, but no newsarchive.", "Name another file with --db.")


def _try_writing(connection: sqlite3.Connection, path: Path) -> None:
    """Find out now, not at the first batch, that the archive cannot be written."""
    if not os.access(path, os.W_OK):
        raise sqlite3.OperationalError("attempt to write a readonly database")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _migrate(connection: SealingConnection, path: Path, *, for_long: bool) -> None:
    from newsarchive.archive import lexicon, stories
    from newsarchive.archive.about import fill_about
    from newsarchive.archive.upgrade import upgrade

    upgrade(connection, path)
    seals.install(connection)
    with transaction(connection):
        lexicon.renew(connection)
        stories.renew(connection)
        fill_about(connection, path)
    if for_long:
        # This deletes the temporary tables there are.
        connection.execute("PRAGMA temp_store = MEMORY")
        seals.install(connection)


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Two processes that make a new archive at the same moment migrate one after the other.

    Raises:
        ArchiveError: another holds the lock for longer than WAIT.
    """
    with path.with_name(path.name + "-lock").open("a") as file:
        begun = time.monotonic()
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() - begun > WAIT:
                    raise _locked(path) from error
                time.sleep(0.05)
        yield


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's and the file system's errors about the archive into one clear ArchiveError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(path, error) from error
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be written: {error.strerror}.", "Make room or choose another place with --db."
        ) from error


def explain(path: Path, error: sqlite3.Error) -> ArchiveError:
    """The ArchiveError for what SQLite said."""
    text = str(error).lower()
    if "is full" in text:
        return ArchiveError(f"The disk is full; {path} was left as of the last commit.", "Make room and run it again.").known("full")
    if "readonly" in text or "read-only" in text:
        return ArchiveError(f"{path} is read-only.", "Make the file and its folder writable, or name another with --db.")
    if "locked" in text or "busy" in text:
        return _locked(path)
    if "not a database" in text or "malformed" in text:
        return ArchiveError(f"{path} is no readable archive ({error}).", "Restore it from a backup, or name another with --db.")
    if "unable to open" in text:
        return ArchiveError(f"{path} cannot be opened.", "Check that its folder exists and may be written.")
    return ArchiveError(f"{path} cannot be written: {error}.", "Nothing acknowledged is lost; see the message and try again.")


def _locked(path: Path) -> ArchiveError:
    return ArchiveError(
        f"{path} stayed locked by another program for {WAIT:.0f} seconds.", "Close that program and try again."
    )


def check_place(path: Path) -> None:
    """Whether an archive can stand at this path.

    Raises:
        ArchiveError: its folder is missing, it is a folder itself, or it stands on a network file system.
    """
    parent = path.resolve().parent
    if not parent.is_dir():
        raise ArchiveError(f"The folder {parent} does not exist.", "Make it, or name another place with --db.")
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder.", "Name a file with --db.")
    kind = file_system_of(parent)
    if kind in NETWORK_FILE_SYSTEMS:
        raise ArchiveError(
            f"{path} stands on a network file system ({kind}), where SQLite's WAL is not safe.", "Use a local disk."
        )


def file_system_of(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The type of the file system a folder stands on; "" where the system does not tell."""
    best, kind = "", ""
    with contextlib.suppress(OSError):
        for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
            fields = line.split(" ")
            if len(fields) < 3:
                continue
            mount = fields[1].replace("\\040", " ")
            if f"{folder}/".startswith(mount.rstrip("/") + "/") and len(mount) >= len(best):
                best, kind = mount, fields[2]
    return kind


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE ... COMMIT, rolled back on any error; a deferred transaction could fail in its middle when two crawls
    write. What was changed is sealed before the commit."""
    begun = time.monotonic()
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() - begun > WAIT:
                raise
    try:
        if isinstance(connection, SealingConnection):
            connection.turn = object()
        yield
        if isinstance(connection, SealingConnection) and connection.sealed:
            seals.seal(connection)
        connection.execute("COMMIT")
    except BaseException:
        take_back(connection)
        raise
    finally:
        if isinstance(connection, SealingConnection):
            connection.turn = None


def take_back(connection: sqlite3.Connection, savepoint: str | None = None) -> None:
    """Take the transaction back, or what came since a savepoint, and forget what is in memory of the archive: it may tell of that."""
    if isinstance(connection, SealingConnection):
        connection.memories.clear()
    if connection.in_transaction:
        connection.execute(f"ROLLBACK TO {savepoint}" if savepoint else "ROLLBACK")
