"""Writing an export: streamed from one read transaction, whole or not at all; and comparing a file with what would be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from newsarchive.archive.readonly import check_current, one_moment
from newsarchive.errors import IntegrityError, UsageError
from newsarchive.exports import manifest
from newsarchive.exports.columns import with_date
from newsarchive.exports.formats import ALIGNED, FORMATS, Format
from newsarchive.exports.making import Export, Tallied
from newsarchive.exports.manifest import COVERAGE, NAME, Beside, File
from newsarchive.exports.output import folder_written, is_place, written
from newsarchive.exports.package import FolderPackage, Package, ZipPackage
from newsarchive.plural import number_of


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written."""

    rows: int
    """Articles."""
    size: int
    """Bytes."""
    sha256: str
    """Of a file; "" for a folder."""
    manifest: Path | None = None
    """Where it is proved."""


def export_to(file: BinaryIO, export: Export, form: str) -> Written:
    """Write the export to an open file, from front to back.

    Raises:
        UsageError: there is no such format, or it has no columns to choose.
    """
    with one_moment(export.connection):
        return _write(file, export, format_of(form, export))


def export_at(output: Path | None, export: Export, form: str, *, alone: bool = False) -> Written:
    """Write the export to a file or folder, which appears under its name only when it is complete, or to stdout.

    Args:
        alone: without a manifest beside it.

    Raises:
        UsageError: as `export_to`, or the file is part of the archive, or a folder, or the folder has something in it.
        ArchiveError: the file cannot be written.
    """
    found = format_of(form, export)
    if output is not None and is_place(output):
        if output.is_dir() and (found.fill is None or output.suffix.lower() == ".zip"):
            raise UsageError(f"{output} is a folder.", f"Name a file with -o, as {output / ('articles' + found.ending)}.")
        export.scratch = output.resolve().parent
    with one_moment(export.connection):
        if found.fill is not None and output is not None and is_place(output) and output.suffix.lower() != ".zip":
            with folder_written(output, export.db, "-o") as folder:
                package = FolderPackage(folder)
                _fill(package, export, found)
            return Written(rows=export.number, size=package.size, sha256="", manifest=output / found.manifest)
        if alone or found.fill is not None or output is None or not is_place(output):
            with written(output, export.db, "-o") as file:
                return _write(file, export, found)
        return _with_manifest(output, export, found)


def _with_manifest(output: Path, export: Export, form: Format) -> Written:
    """A file, and beside it COVERAGE.md and the manifest, which comes last: where it is, all of it is."""
    beside = Beside(export, form.name)
    coverage, told = (output.with_name(f"{output.name}.{name}") for name in (COVERAGE, NAME))
    # Each takes its name when its block ends, the innermost first; where one fails, all stay as they were.
    with written(told, export.db, "-o") as proof, written(coverage, export.db, "-o") as text, written(output, export.db, "-o") as file:
        done = _write(file, export, form)
        covered = manifest.written(text, beside.coverage(), coverage.name)
        columns = with_date(export.chosen.columns) if form.has_date else export.chosen.columns
        file_of = File(
            path=output.name, media_type=form.media_type, size=done.size, sha256=done.sha256, rows=done.rows if form.has_columns else None,
            columns=columns if form.has_columns else None, separator=export.options.separator if form.name == "csv" else None,
            has_lists=form.has_lists, tables=tuple(export.tables),
        )  # fmt: skip
        proof.write(beside.package([file_of, covered]))
        for one in (file, text, proof):
            one.flush()
    return Written(rows=done.rows, size=done.size, sha256=done.sha256, manifest=told)


def format_of(form: str, export: Export) -> Format:
    """A format that fits what is asked for.

    Raises:
        UsageError: there is no such format, or it has no columns to choose.
        ArchiveError: it needs today's schema, and an older newsarchive wrote the archive last.
    """
    found = FORMATS.get(form) or ALIGNED.get(form)
    if found is None:
        raise UsageError(f"There is no format {form[:40]!r}.", f"There are: {', '.join(FORMATS)}.")
    if export.chosen.selection.columns and not found.has_columns:
        others = ", ".join(one.name for one in FORMATS.values() if one.has_columns)
        raise UsageError(f"{form} has no columns to choose.", f"Leave --columns away, or export one of {others}.").known(
            "no_columns", name=form, known=others
        )
    if found.needs_current:
        check_current(export.connection, export.db)
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
    else:
        with ZipPackage(cast("BinaryIO", tallied)) as package:
            _fill(package, export, form)
    return Written(rows=export.number, size=tallied.size, sha256=tallied.sha256)


def _fill(package: Package, export: Export, form: Format) -> None:
    assert form.fill is not None
    named: Sequence[File] | None = form.fill(export, package)
    if named is None:
        return
    beside = Beside(export, form.name)
    with package.part(COVERAGE) as part:
        covered = manifest.written(part, beside.coverage(), COVERAGE)
    with package.part(NAME) as part:
        part.write(beside.package([*named, covered]))


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
