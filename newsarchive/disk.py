"""Files as the machine keeps them: what brings a folder's entries to the disk, and whether another process holds a file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries (new and renamed files) to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a process has locked a file for itself alone; True where that cannot be found out.

    Raises:
        FileNotFoundError: there is none.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(file)
