"""The formats that articles are exported in: one table, of which the command line and the pages are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from newsarchive.exports import rows
from newsarchive.exports.making import Export, encoded


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format."""

    name: str
    ending: str
    """Of the names of its files."""
    media_type: str
    meaning: str
    """In a line, for people."""
    pieces: Callable[[Export], Iterator[bytes]] | None = None
    """Writes it piece by piece: what stands in front, then one an article."""
    into: Callable[[Export, BinaryIO], None] | None = None
    """Writes it to a file from front to back, where it is not made of such pieces."""
    has_columns: bool = False
    """Whether the fields can be chosen."""


def _csv(export: Export) -> Iterator[bytes]:
    options = export.options
    lines = rows.csv_rows(export.rows(), export.chosen.columns, separator=options.separator, excel=options.excel)
    return map(encoded, lines)


def _jsonl(export: Export) -> Iterator[bytes]:
    return map(encoded, rows.jsonl(export.records()))


def _wacz(export: Export, file: BinaryIO) -> None:
    from newsarchive.exports.wacz import write_wacz

    write_wacz(export, file)


FORMATS = {
    one.name: one for one in (
        Format(
            name="csv", ending=".csv", media_type="text/csv; charset=utf-8", pieces=_csv, has_columns=True,
            meaning="a table, one row an article, all fields of the record",
        ),
        Format(
            name="jsonl", ending=".jsonl", media_type="application/x-ndjson", pieces=_jsonl, has_columns=True,
            meaning="JSON Lines, one object an article; lists are lists",
        ),
        Format(
            name="wacz", ending=".wacz", media_type="application/wacz", into=_wacz,
            meaning="the articles with their captures, as one file that web archives replay",
        ),
    )
}  # fmt: skip
