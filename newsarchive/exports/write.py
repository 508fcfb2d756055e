"""Writing an export: streamed from one read transaction, whole or not at all; and comparing a file with what would be written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from newsarchive.archive.readonly import one_moment
from newsarchive.errors import IntegrityError, UsageError
from newsarchive.exports.formats import FORMATS, Format
from newsarchive.exports.making import Export, Tallied
from newsarchive.exports.output import written
from newsarchive.plural import number_of


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written."""

    rows: int
    """Articles."""
    size: int
    """Bytes."""
    sha256: str


def export_to(file: BinaryIO, export: Export, form: str) -> Written:
    """Write the export to an open file, from front to back.

    Raises:
        UsageError: there is no such format, or it has no columns to choose.
    """
    with one_moment(export.connection):
        return _write(file, export, format_of(form, export))


def export_at(output: Path | None, export: Export, form: str) -> Written:
    """Write the export to a file, which appears under its name only when it is complete, or to stdout.

    Raises:
        UsageError: as `export_to`, or the file is part of the archive.
        ArchiveError: the file cannot be written.
    """
    found = format_of(form, export)
    with one_moment(export.connection), written(output, export.db, "-o") as file:
        return _write(file, export, found)


def format_of(form: str, export: Export) -> Format:
    """A format that fits what is asked for.

    Raises:
        UsageError: there is no such format, or it has no columns to choose.
    """
    found = FORMATS.get(form)
    if found is None:
        raise UsageError(f"There is no format {form[:40]!r}.", f"There are: {', '.join(FORMATS)}.")
    if export.chosen.selection.columns and not found.has_columns:
        raise UsageError(f"{form} has no columns to choose.", "Leave --columns away, or export csv or jsonl.")
    if found.fields:
        export.of(found.fields)
    return found


def _write(file: BinaryIO, export: Export, form: Format) -> Written:
    tallied = Tallied(file)
    if form.pieces is not None:
        for piece in form.pieces(export):
            tallied.write(piece)
    elif form.into is not None:
        form.into(export, cast("BinaryIO", tallied))
    return Written(rows=export.number, size=tallied.size, sha256=tallied.sha256)


def check(export: Export, form: str, file: Path) -> str:
    """Compare a file with what the archive would export now.

    Returns:
        One line that says they are equal.

    Raises:
        UsageError: the format cannot be compared.
        IntegrityError: they differ; names the first article that does.
    """
    found = format_of(form, export)
    if found.pieces is None:
        raise UsageError(f"A file of {form} is not compared with the archive.", "Check it by its manifest.")
    with one_moment(export.connection), file.open("rb") as given:
        for expected in found.pieces(export):
            if given.read(len(expected)) != expected:
                raise IntegrityError(f"{file} differs from the archive at record {export.number}.", "Export it again.")
        if given.read(1):
            raise IntegrityError(f"{file} goes on after the last article of the archive.", "Export it again.")
    return f"{file} is what the archive exports: {number_of(export.number, 'article')}."
