"""The files of a captures folder: how they are named, opened, locked and brought to the disk."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from newsarchive.disk import sync_folder
from newsarchive.errors import IntegrityError

OPEN = ".open"
"""Suffix of a file that is being written, or was when its process died."""
PENDING = ".pending"
"""Suffix of the list of a closed file's last records, kept until each is known to have its row."""


def open_capture_file(folder: Path, file: str, mode: str = "rb") -> BinaryIO:
    """Open a file under its final name, or under that of a file still open.

    Raises:
        IntegrityError: neither is there, or what is there cannot be read.
    """
    # The final name once more: the file may be renamed between the first two tries.
    for path in (folder / file, folder / (file + OPEN), folder / file):
        try:
            return open(path, mode)  # type: ignore[return-value]
        except FileNotFoundError:
            continue
        except OSError as error:
            raise IntegrityError(f"The capture file {file} in {folder} cannot be opened: {error.strerror}.") from error
    raise IntegrityError(f"The capture file {file} is missing from {folder}.", "Restore it from a backup.")


def take_lock(descriptor: int, path: Path) -> bool:
    """Lock an open file, if it still is the one at this path. Never waits."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is on the disk wholly or not at all."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def write_pending(folder: Path, file: str, places: Iterable[tuple[int, int]]) -> None:
    """Note the offset and length of records that may lack their row; without any the note is taken away."""
    path = folder / (file + PENDING)
    listed = sorted(places)
    if listed:
        write_whole(path, json.dumps(listed))
    else:
        path.unlink(missing_ok=True)


def read_pending(folder: Path) -> dict[str, list[tuple[int, int]]]:
    """Per file, the records whose row is not known for sure."""
    found: dict[str, list[tuple[int, int]]] = {}
    for path in sorted(folder.glob(f"*.warc.gz{PENDING}")):
        # Another process may have settled it meanwhile.
        with contextlib.suppress(FileNotFoundError):
            found[path.name.removesuffix(PENDING)] = [(offset, length) for offset, length in json.loads(path.read_text("utf-8"))]
    return found
