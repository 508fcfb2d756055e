"""Parquet, with the extra `parquet` (pyarrow): lists are lists, moments are moments, and beside `published` stands `published_on`.

`published` is text of the length of its precision, so that 2021-04 does not become the first of April; `published_on` is a date, and
null where the day is not known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newsarchive.errors import UsageError
from newsarchive.exports.columns import DATE, kind, with_date
from newsarchive.exports.making import Export

GROUP_ROWS = 10_000
GROUP_CHARACTERS = 8_000_000
"""Of the texts of a row group, at which it is written: what is in memory."""


def write(export: Export, file: BinaryIO) -> None:
    """Write the file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow.", "Install it with: pip install 'newsarchive[parquet]'") from error
    types = {
        "string": pa.string(), "integer": pa.int64(), "array": pa.list_(pa.string()), "datetime": pa.timestamp("ms", tz="UTC"),
        "date": pa.date32(),
    }  # fmt: skip
    columns = with_date(export.chosen.columns)
    schema = pa.schema([(name, types[type_of(name)]) for name in columns])
    with parquet.ParquetWriter(pa.PythonFile(file, mode="w"), schema, compression="zstd") as writer:
        for group in _groups(export):
            arrays = [pa.array(_column(group, export.chosen.columns, name), types[type_of(name)]) for name in columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def type_of(name: str) -> str:
    """What a column holds."""
    return kind(name, lists=True)


def _groups(export: Export) -> Iterator[list[tuple[Any, ...]]]:
    group: list[tuple[Any, ...]] = []
    size = 0
    for row in export.rows():
        group.append(row)
        size += sum(len(value) for value in row if isinstance(value, str))
        if len(group) == GROUP_ROWS or size > GROUP_CHARACTERS:
            yield group
            group, size = [], 0
    yield group


def _column(group: list[tuple[Any, ...]], chosen: Sequence[str], name: str) -> list[Any]:
    if name == DATE:
        return [_day(value) for value in _column(group, chosen, "published")]
    at = chosen.index(name)
    formed = {"datetime": _moment, "string": _text}.get(type_of(name))
    return [formed(row[at]) if formed is not None else row[at] for row in group]


def _text(value: Any) -> str | None:
    return None if value is None else str(value).encode("utf-8", "replace").decode()


def _moment(value: Any) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        return None


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except (TypeError, ValueError):
        return None
