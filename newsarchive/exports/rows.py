"""Records as lines of CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

BOM = "\ufeff"
"""In front of CSV, so that spreadsheets read it as UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these may be run by a spreadsheet."""


def jsonl(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One JSON object a line; lists are lists, unknown is null."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def csv_lines(records: Iterable[dict[str, Any]], fields: list[str]) -> Iterator[str]:
    """A header and one line a record (RFC 4180, CRLF), with a byte order mark in front."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    yield BOM + _line(writer, buffer, fields)
    for record in records:
        yield _line(writer, buffer, [cell(record[name]) for name in fields])


def _line(writer: Any, buffer: io.StringIO, values: list[Any]) -> str:
    writer.writerow(values)
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line


def cell(value: Any) -> str:
    """A field as a cell: unknown is empty, lists are joined by "; ", and what a spreadsheet would run is made inert by one
    apostrophe in front (a cell that begins with an apostrophe gets a second one, so that both are undone by taking one off)."""
    if value is None:
        return ""
    text = join(value) if isinstance(value, list) else str(value)
    return "'" + text if text.startswith((*FORMULA, "'")) else text


def join(values: list[str]) -> str:
    """A list in one cell: joined by "; ", with "\\;" and "\\\\" inside an element."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)
