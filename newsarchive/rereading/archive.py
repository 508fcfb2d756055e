"""The archive as a re-reading needs it: through its one writer, or, where nothing is to be written, opened for reading only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from newsarchive.archive.locks import SiteLock
from newsarchive.archive.readonly import Connection, is_current, open_readonly
from newsarchive.archive.writer import Writer
from newsarchive.errors import ArchiveError

P = ParamSpec("P")
T = TypeVar("T")


class Archive:
    """Asks functions of archive/, each in a transaction of its own.

    Args:
        db: the archive.
        is_dry: whether nothing is to be written.

    Raises:
        ArchiveError: it cannot be opened, or not written.
    """

    def __init__(self, db: Path, *, is_dry: bool) -> None:
        self.db = db
        self.is_dry = is_dry
        self._reader: Connection | None = open_readonly(db) if is_dry else None
        if self._reader is not None and not is_current(self._reader):
            self._reader.close()
            raise ArchiveError(
                f"{db} was last written by an older newsarchive.", "The next crawl brings it up to date; it is copied first."
            )
        self._writer = Writer(db, sync=_nothing) if not is_dry else None

    def ask(self, function: Callable[Concatenate[Connection, P], T], *arguments: P.args, **keywords: P.kwargs) -> T:
        """Run a function of archive/; its changes are on the disk when this returns."""
        if self._writer is not None:
            return self._writer.call(function, *arguments, **keywords).result()
        assert self._reader is not None, "it is opened for one or the other"
        return function(self._reader, *arguments, **keywords)

    def lock(self, site: str) -> SiteLock | None:
        """Take a site's lock, so that no crawl changes what is read; None where nothing is written.

        Raises:
            ArchiveError: a crawl of the site, or another re-reading, runs.
        """
        if self.is_dry:
            return None
        lock = SiteLock(self.db.resolve(), site)
        lock.take()
        return lock

    def close(self) -> None:
        """Commit what waits, and close it."""
        if self._writer is not None:
            self._writer.close()
        if self._reader is not None:
            self._reader.close()


def _nothing() -> Any:
    """No capture is written, so none has to be on the disk before its row."""
