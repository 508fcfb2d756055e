"""Records as lines of CSV and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BOM = "\ufeff"
"""In front of CSV for a spreadsheet, which else takes UTF-8 for something else."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these may be run by a spreadsheet."""
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def jsonl(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One JSON object a line; lists are lists, unknown is null."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def csv_lines(records: Iterable[dict[str, Any]], fields: list[str], *, separator: str = ",", excel: bool = False) -> Iterator[str]:
    """A header and one line a record (RFC 4180, CRLF).

    Args:
        excel: for a spreadsheet: a byte order mark in front, and formulas made inert.
    """
    return csv_rows(([record[name] for name in fields] for record in records), fields, separator=separator, excel=excel)


def csv_rows(rows: Iterable[Sequence[Any]], fields: Sequence[str], *, separator: str = ",", excel: bool = False) -> Iterator[str]:
    """The same of rows whose values are in the order of the fields."""
    formed = guarded if excel else cell
    yield (BOM if excel else "") + _line(fields, separator)
    for row in rows:
        yield _line([value if type(value) is str and not excel else formed(value) for value in row], separator)


def _line(cells: Sequence[str], separator: str) -> str:
    """A line of CSV. Looking for single characters is several times as fast as the loop over all of them in the module csv."""
    return (separator.join([_quoted(cell, separator) for cell in cells]) or '""') + "\r\n"


def _quoted(cell: str, separator: str) -> str:
    if '"' in cell:
        return f'"{cell.replace(chr(34), chr(34) * 2)}"'
    return f'"{cell}"' if separator in cell or "\n" in cell or "\r" in cell else cell


def cell(value: Any) -> str:
    """A field as a cell: unknown is empty, lists are joined by "; "."""
    if value is None:
        return ""
    return value if isinstance(value, str) else join(value) if isinstance(value, list) else str(value)


def guarded(value: Any) -> str:
    """A field as a cell for a spreadsheet: what it would run is made inert by one apostrophe in front (a cell that begins with an
    apostrophe gets a second one, so that both are undone by taking one off)."""
    text = cell(value)
    return "'" + text if text.startswith((*FORMULA, "'")) else text


def join(values: list[str]) -> str:
    """A list in one cell: joined by "; ", with "\\;" and "\\\\" inside an element."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)
