"""Copying files for a backup: with their digest, to the disk, read back from there, and under their name only when complete."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from newsarchive.disk import sync_folder
from newsarchive.errors import IntegrityError

CHUNK = 1 << 20
NEW = ".new"
"""End of what is not complete yet; removed by the next backup."""


def pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a file between two places.

    Raises:
        IntegrityError: it is shorter.
    """
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0:
            data = file.read(min(left, CHUNK))
            if not data:
                raise IntegrityError(f"{path} ends {left} bytes before it should.", "'newsarchive verify' names what is lost.")
            yield data
            left -= len(data)


def digest_of(path: Path, size: int) -> str:
    """SHA-256 of the first bytes of a file, from the disk where the system lets us ask for that.

    Raises:
        IntegrityError: it is shorter.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    for data in pieces(path, 0, size):
        digest.update(data)
    return digest.hexdigest()


def copy(parts: list[tuple[Path, int, int]], target: Path) -> str:
    """Write parts of files, one behind the other, to a new file; returns its SHA-256, once it was read back.

    Raises:
        IntegrityError: a part is not there, or what stands on the disk is not what was written.
        OSError: the file cannot be written.
    """
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for path, start, end in parts:
            for data in pieces(path, start, end):
                file.write(data)
                digest.update(data)
                size += len(data)
        file.flush()
        os.fsync(file.fileno())
    if digest_of(target, size) != digest.hexdigest():
        raise IntegrityError(f"{target} does not hold what was written to it.", "Check that disk; what stood there before is as it was.")
    return digest.hexdigest()


def put(new: Path, name: Path) -> None:
    """Give a complete file or folder its name."""
    new.replace(name)
    sync_folder(name.parent)
