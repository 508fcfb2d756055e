"""Writing an export: streamed from one read transaction, whole or not at all, with a manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.archive.readonly import Connection, one_moment
from newsarchive.archive.records import fields, records
from newsarchive.archive.search import Filters
from newsarchive.errors import IntegrityError
from newsarchive.exports.output import written
from newsarchive.exports.rows import csv_lines, jsonl
from newsarchive.plural import number_of


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What was written."""

    rows: int
    size: int
    sha256: str


def lines(connection: Connection, form: str, filters: Filters, limit: int | None) -> Iterator[str]:
    """The export's lines; CSV has one more than there are articles."""
    found = records(connection, filters, limit)
    return csv_lines(found, fields(connection)) if form == "csv" else jsonl(found)


def export(connection: Connection, form: str, filters: Filters, limit: int | None, output: Path | None, db: Path) -> Manifest:
    """Write the export to a file, which appears under its name only when it is complete, or to stdout.

    Raises:
        UsageError: the file is part of the archive `db`.
        ArchiveError: the file cannot be written.
    """
    digest = hashlib.sha256()
    rows = size = 0
    with one_moment(connection), written(output, db, "-o") as file:
        for line in lines(connection, form, filters, limit):
            data = line.encode("utf-8")
            file.write(data)
            digest.update(data)
            size += len(data)
            rows += 1
    return Manifest(rows=rows - (form == "csv"), size=size, sha256=digest.hexdigest())


def check(connection: Connection, form: str, filters: Filters, limit: int | None, file: Path) -> str:
    """Compare a file with what the archive would export now.

    Returns:
        One line that says they are equal.

    Raises:
        IntegrityError: they differ; names the first line that does.
    """
    number = 0
    with one_moment(connection), file.open("rb") as given:
        for number, line in enumerate(lines(connection, form, filters, limit), 1):
            expected = line.encode("utf-8")
            if given.read(len(expected)) != expected:
                raise IntegrityError(f"{file} differs from the archive at record {number - (form == 'csv')}.", "Export it again.")
        if given.read(1):
            raise IntegrityError(f"{file} goes on after the last article of the archive.", "Export it again.")
    return f"{file} is what the archive exports: {number_of(number - (form == 'csv'), 'article')}."
