"""Several files as one export: in a ZIP that is written from front to back, or in a folder."""

from __future__ import annotations

import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Self, cast

from newsarchive.exports.making import Tallied

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time that a ZIP gives its parts: none."""
IN_A_ZIP = "newsarchive-bag/"
"""A bag that is packed stands in one folder."""


class Package(ABC):
    """Where the parts of an export go, one after the other."""

    def __init__(self) -> None:
        self.size = 0
        """Bytes of all parts so far."""

    @contextmanager
    def part(self, path: str) -> Iterator[Tallied]:
        """A part that is being written.

        Args:
            path: inside the package, with `/`; made of safe names only.
        """
        with self._opened(path) as file:
            tallied = Tallied(file)
            yield tallied
        self.size += tallied.size

    @abstractmethod
    def _opened(self, path: str) -> AbstractContextManager[BinaryIO]:
        """The file of a part."""


class ZipPackage(Package):
    """A ZIP; a pipe will do."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._zip = zipfile.ZipFile(file, "w")

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        info = zipfile.ZipInfo(path, EARLIEST)
        info.compress_type = zipfile.ZIP_STORED if path.endswith((".gz", ".wacz")) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as opened:
            yield cast("BinaryIO", opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._zip.close()
        else:
            # Not to be completed by the garbage collector.
            self._zip.fp = None


class FolderPackage(Package):
    """A folder that is there already, and empty."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @contextmanager
    def _opened(self, path: str) -> Iterator[BinaryIO]:
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            yield file
