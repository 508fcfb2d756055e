"""Folders in which an export is made before it takes its name; those of processes that were killed are removed by the next one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".newsarchive-"
YOUNG = 60.0
"""Seconds for which a file may have no owner yet that holds it."""
_NAMES = re.compile(r"\.newsarchive-[0-9a-f]{16}")


def hidden(folder: Path) -> Path:
    """A new name in a folder, for what has no name of its own yet."""
    return folder / f"{PREFIX}{secrets.token_hex(8)}"


@contextlib.contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A new folder in a folder, which is gone in the end; while it is there, its maker holds its lock.

    Raises:
        OSError: it cannot be made.
    """
    sweep(folder)
    path, handle = _made(folder)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(handle)


def _made(folder: Path) -> tuple[Path, int]:
    while True:
        path = hidden(folder)
        path.mkdir()
        try:
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        fcntl.flock(handle, fcntl.LOCK_EX)
        # Another may have swept it away before it was held.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.lstat()):
                return path, handle
        os.close(handle)


def hold(handle: int) -> None:
    """Hold an open file that may have such a name: as long as it is open, nobody removes it."""
    with contextlib.suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sweep(folder: Path) -> None:
    """Remove what our exports have left in a folder, and nobody holds any more."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _NAMES.fullmatch(entry.name)]
    except OSError:
        return
    for name in names:
        with contextlib.suppress(OSError):
            _remove(folder / name)


def _remove(path: Path) -> None:
    """Remove it, unless someone holds it or it is another user's."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(handle)
        is_file = stat.S_ISREG(found.st_mode)
        is_young = is_file and time.time() - found.st_mtime < YOUNG
        if is_young or found.st_uid != os.geteuid() or not (is_file or stat.S_ISDIR(found.st_mode)):
            return
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if is_file:
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(handle)
