"""The WARC files that a command names: as they stand there, or inside of a WACZ file."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from newsarchive.errors import UsageError
from newsarchive.zips import DAMAGED

INFLATED = 50
"""Times the size of a WACZ file that a WARC file in it may have: those that belong there are packed already."""


def warcs(path: Path, kind: str) -> Iterator[tuple[str, BinaryIO]]:
    """Each WARC file with its name, open.

    Args:
        kind: "warc" or "wacz".

    Raises:
        UsageError: it is not there, cannot be read, or is no such file.
    """
    try:
        if kind == "warc":
            with path.open("rb") as file:
                yield path.name, file
            return
        yield from _inside(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error


def _inside(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    try:
        package = zipfile.ZipFile(path)
    except OSError:
        raise
    except DAMAGED:
        raise UsageError(f"{path} is no WACZ file.", "A WARC file is imported with 'newsarchive import warc FILE'.") from None
    with package:
        parts = [one for one in package.infolist() if one.filename.startswith("archive/") and ".warc" in one.filename and not one.is_dir()]
        if not parts:
            raise UsageError(f"{path} holds no WARC file below archive/, as a WACZ file does.")
        for part in sorted(parts, key=lambda one: one.filename):
            if part.file_size > INFLATED * max(path.stat().st_size, 1 << 20):
                raise UsageError(f"{path}: {part.filename[:100]!r} would unpack to {part.file_size:,} bytes, which no WACZ file's does.")
            with tempfile.TemporaryFile() as file:
                try:
                    with package.open(part) as packed:
                        shutil.copyfileobj(packed, file, 1 << 20)
                except DAMAGED as error:
                    raise UsageError(f"{path}: {part.filename[:100]!r} cannot be unpacked: {error}.") from error
                file.seek(0)
                yield f"{path.name}!{part.filename}", cast("BinaryIO", file)
