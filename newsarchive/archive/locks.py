"""One crawl of a site at a time: a lock that dies with its process, however the process ends."""

from __future__ import annotations

import fcntl
import glob
import os
import sqlite3
import time
from pathlib import Path

from newsarchive.disk import is_held
from newsarchive.errors import ArchiveError

LOOKED_AT = 0.02
"""Seconds after which a lock that was only looked at is free again."""


def is_crawled(connection: sqlite3.Connection, site: str) -> bool:
    """Whether a process crawls this site into this archive; True where that cannot be found out, as for an archive in memory."""
    name = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    if not name:
        return True
    try:
        return is_held(SiteLock(Path(name).resolve(), site).path)
    except FileNotFoundError:
        return False


def crawled_sites(db: Path) -> list[str]:
    """The sites that processes crawl into this archive at this moment."""
    found = []
    for path in sorted(db.parent.glob(f"{glob.escape(db.name)}-lock-*")):
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            found.append(path.name.removeprefix(f"{db.name}-lock-"))
        finally:
            os.close(file)
    return found


class SiteLock:
    """An flock on a small file beside the archive. The file stays; only the lock on it matters."""

    def __init__(self, db: Path, site: str) -> None:
        self.site = site
        self.path = db.with_name(f"{db.name}-lock-{site}")
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            ArchiveError: another process crawls this site, or the folder cannot be written.
        """
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ArchiveError(
                f"{self.path.parent} cannot be written: {error.strerror}.", "Make it writable, or name another with --db."
            ) from error
        try:
            if not _locked(file):
                time.sleep(LOOKED_AT)
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(file, 40).decode("ascii", "replace").strip()
            os.close(file)
            who = f" (process {holder})" if holder.isdecimal() else ""
            raise ArchiveError(
                f"Another crawl of {self.site} runs{who}.", "Wait for it, or stop it; nothing was changed."
            ) from error
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode("ascii"))
        self._file = file

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
