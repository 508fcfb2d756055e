"""An export while it is made: what is asked for, what was read so far, and what was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from newsarchive.archive import selection as selected
from newsarchive.archive.forms import storable
from newsarchive.archive.readonly import Connection
from newsarchive.archive.selection import Selection


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a format is written, where it leaves a choice."""

    separator: str = ","
    """Of CSV, between cells."""
    excel: bool = False
    """CSV for a spreadsheet: with a byte order mark, and formulas made inert."""
    aligned: tuple[str, ...] = ()
    """The two languages of texts that are written side by side."""


class Export:
    """One export of one archive; to be made in one read transaction (`archive.readonly.one_moment`).

    Raises:
        UsageError: what is selected cannot be: an unknown column, a query without words.
    """

    def __init__(self, connection: Connection, selection: Selection, *, db: Path, options: Options | None = None) -> None:
        self.connection = connection
        self.chosen = selected.choose(connection, selection)
        self.options = options or Options()
        self.db = db
        self.number = 0
        """Articles read so far."""
        self.scratch: Path | None = None
        """A folder for what is made before it is written; without one that of the system."""
        self.tables: list[dict[str, Any]] = []
        """Of a database that was made: its tables, as a manifest tells of them."""
        self.notes: list[str] = []
        """What whoever uses the export is to know: what a format could not take as it is."""

    def of(self, fields: Sequence[str]) -> None:
        """Read these fields instead of those that were chosen: what a format is made of."""
        self.chosen = replace(self.chosen, columns=tuple(fields))

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The articles, counted: values in the order of `chosen.columns`, lists as lists."""
        lists = self.chosen.lists
        for row in selected.rows(self.connection, self.chosen):
            self.number += 1
            values = list(row)
            for position in lists:
                values[position] = selected.strings(row[position])
            yield tuple(values)

    def records(self) -> Iterator[dict[str, Any]]:
        """The same, as the fields of the record."""
        for record in selected.records(self.connection, self.chosen):
            self.number += 1
            yield record


class Tallied:
    """A file that is written from front to back, with the size and the digest of all that was written so far."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """As a file does."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def tell(self) -> int:
        """As a file does."""
        return self.size

    def flush(self) -> None:
        """As a file does."""
        self._file.flush()

    @property
    def closed(self) -> bool:
        """As a file does."""
        return False

    def close(self) -> None:
        """Leave it to whoever opened the file."""

    @property
    def sha256(self) -> str:
        """Hex digest of all that was written."""
        return self._digest.hexdigest()


def encoded(text: str) -> bytes:
    """A text in UTF-8; halves of characters, which have no such form, as the replacement character."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return storable(text).encode()
