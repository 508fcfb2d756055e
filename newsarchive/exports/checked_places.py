"""Where the files of an export stand that is checked: beside its manifest in a folder, or with it in a ZIP."""

from __future__ import annotations

import os
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from newsarchive.errors import IntegrityError, UsageError
from newsarchive.exports.manifest import NAME
from newsarchive.exports.package import IN_A_ZIP
from newsarchive.zips import DAMAGED

_BAG = f"{IN_A_ZIP}data/"
AGAIN = "Export it again."


class Place(ABC):
    """A manifest and the files beside it."""

    manifest: str
    """Its name in the place."""

    @property
    def is_whole(self) -> bool:
        """Whether the manifest speaks of everything in the place; one of another name begins with that of the file it speaks of."""
        return self.manifest == NAME

    @abstractmethod
    def named(self, path: str) -> str:
        """A file of the place as messages name it."""

    @abstractmethod
    def opened(self, path: str) -> BinaryIO:
        """A file of the place, open for reading."""

    @abstractmethod
    def names(self) -> Iterator[str]:
        """All files of the place, those in folders below with `/`; a name that stands there twice comes twice."""

    @contextmanager
    def reading(self, path: str) -> Iterator[BinaryIO]:
        """A file of the place while it is read.

        Raises:
            IntegrityError: it is missing or cannot be read.
        """
        try:
            with self.opened(path) as file:
                yield file
        except (KeyError, *DAMAGED) as error:
            reason = "it is not there" if isinstance(error, KeyError) else getattr(error, "strerror", None) or error
            raise IntegrityError(f"{self.named(path)} cannot be read: {reason}.", AGAIN) from error


class FolderPlace(Place):
    """A manifest in a folder."""

    def __init__(self, manifest: Path) -> None:
        self.manifest = manifest.name
        self._folder = manifest.parent

    def named(self, path: str) -> str:
        """As the user would name it."""
        return str(self._folder / path)

    def opened(self, path: str) -> BinaryIO:
        """As files are."""
        found = self._folder / path
        if not found.exists() or found.is_file():
            return found.open("rb")
        raise OSError("it is no file")

    def names(self) -> Iterator[str]:
        """Links are not followed."""
        for folder, _, files in os.walk(self._folder):
            below = Path(folder).relative_to(self._folder).as_posix()
            yield from (name if below == "." else f"{below}/{name}" for name in files)


class ZipPlace(Place):
    """A manifest in a ZIP.

    Raises:
        UsageError: there is none in it, or it is no ZIP.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except DAMAGED as error:
            raise UsageError(f"{path} is no export: {error}.", "Name a manifest, or a ZIP that has one in it.") from error
        names = self._zip.namelist()
        found = [name for name in (NAME, _BAG + NAME) if name in names] or [name for name in names if name.endswith(f".{NAME}")]
        if not found:
            self._zip.close()
            raise UsageError(f"{path} has no manifest in it.", "Name a manifest, or a ZIP that has one in it.")
        self._root = _BAG if found[0].startswith(_BAG) else ""
        self.manifest = found[0].removeprefix(self._root)

    @property
    def is_whole(self) -> bool:
        """A ZIP has one export in it, whatever its manifest is called."""
        return True

    def named(self, path: str) -> str:
        """With the ZIP."""
        return f"{path} in {self._path}"

    def opened(self, path: str) -> BinaryIO:
        """As it was packed."""
        return cast("BinaryIO", self._zip.open(self._root + path))

    def names(self) -> Iterator[str]:
        """Of a bag, what it is for."""
        for name in self._zip.namelist():
            if name.startswith(self._root) and not name.endswith("/"):
                yield name.removeprefix(self._root)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
