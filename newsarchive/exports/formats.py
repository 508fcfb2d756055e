"""The formats that articles are exported in: one table, of which the command line and the pages are made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from newsarchive.exports import bibtex, csl, ris, rows
from newsarchive.exports.making import Export, encoded
from newsarchive.exports.manifest import File
from newsarchive.exports.package import Package
from newsarchive.exports.publishers import Publishers
from newsarchive.exports.references import FIELDS, Reference, reference

REFERENCE = (*FIELDS, "captured_at")


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
    fill: Callable[[Export, Package], list[File] | None] | None = None
    """Writes it as several files, and says which of them a manifest names; None where it has one of its own."""
    manifest: str = "datapackage.json"
    """Of several files: where their manifest stands."""
    has_captures: bool = False
    """Whether the captures are in it: it may be large, and fails where one is damaged."""
    needs_current: bool = False
    """Whether the archive must have today's schema."""
    has_columns: bool = False
    """Whether the fields can be chosen."""
    has_lists: bool = False
    """Whether lists are lists in it, and unknown is null."""
    has_date: bool = False
    """Whether the day stands beside `published`, as a date."""
    fields: tuple[str, ...] = ()
    """The fields of the record that it is made of; without any, those that are chosen, or all."""


def _csv(export: Export) -> Iterator[bytes]:
    options = export.options
    if options.excel:
        export.notes.append("For a spreadsheet: cells that it would run begin with an apostrophe that the article has not.")
    lines = rows.csv_rows(export.rows(), export.chosen.columns, separator=options.separator, excel=options.excel)
    return map(encoded, lines)


def _jsonl(export: Export) -> Iterator[bytes]:
    return map(encoded, rows.jsonl(export.records()))


def _references(export: Export) -> Iterator[Reference]:
    publishers = Publishers(export.connection, export.db)
    for record in export.records():
        name = publishers.name_of(record["site"], record["language"], record["published"])
        yield reference(record, captured_at=record["captured_at"], publisher=name)


def _bibtex(export: Export) -> Iterator[bytes]:
    return (bibtex.entry(one).encode() + b"\n" for one in _references(export))


def _ris(export: Export) -> Iterator[bytes]:
    return (ris.entry(one).encode() for one in _references(export))


def _csl(export: Export) -> Iterator[bytes]:
    yield b"["
    for number, one in enumerate(_references(export)):
        yield (",\n" if number else "\n").encode() + json.dumps(csl.item(one), ensure_ascii=False).encode()
    yield b"\n]\n"


def _xlsx(export: Export, file: BinaryIO) -> None:
    from newsarchive.exports import xlsx

    xlsx.write(export, file)


def _parquet(export: Export, file: BinaryIO) -> None:
    from newsarchive.exports import parquet

    parquet.write(export, file)


def _text(export: Export, package: Package) -> list[File]:
    from newsarchive.exports import texts

    return texts.fill(export, package)


def _sqlite(export: Export, file: BinaryIO) -> None:
    from newsarchive.exports import small_archive

    small_archive.write(export, file)


def _sites(export: Export, package: Package) -> list[File]:
    from newsarchive.exports import site_files

    return site_files.fill(export, package)


def _bagit(export: Export, package: Package) -> None:
    from newsarchive.exports import bagit

    bagit.fill(export, package)


def _wacz(export: Export, file: BinaryIO) -> None:
    from newsarchive.exports.wacz import write_wacz

    write_wacz(export, file)


def _aligned(export: Export) -> Iterator[bytes]:
    from newsarchive.exports import aligned

    return map(encoded, aligned.table(export))


def _memory(export: Export) -> Iterator[bytes]:
    from newsarchive.exports import aligned

    return map(encoded, aligned.translation_memory(export))


ALIGNED = {
    one.name: one for one in (
        Format(
            name="aligned", ending=".tsv", media_type="text/tab-separated-values; charset=utf-8", pieces=_aligned,
            meaning="texts and their translations by paragraph, as a table",
        ),
        Format(
            name="tmx", ending=".tmx", media_type="application/x-tmx+xml", pieces=_memory,
            meaning="texts and their translations by paragraph, as a translation memory",
        ),
    )
}  # fmt: skip
"""What `export text --aligned` writes."""
FORMATS = {
    one.name: one for one in (
        Format(
            name="csv", ending=".csv", media_type="text/csv; charset=utf-8", pieces=_csv, has_columns=True,
            meaning="a table, one row an article, all fields of the record",
        ),
        Format(
            name="jsonl", ending=".jsonl", media_type="application/x-ndjson", pieces=_jsonl, has_columns=True, has_lists=True,
            meaning="JSON Lines, one object an article; lists are lists",
        ),
        Format(
            name="xlsx", ending=".xlsx", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", into=_xlsx,
            has_columns=True, meaning="a workbook for Excel and LibreOffice; at most 1,048,575 articles",
        ),
        Format(
            name="parquet", ending=".parquet", media_type="application/vnd.apache.parquet", into=_parquet, has_columns=True,
            has_lists=True, has_date=True,
            meaning="a table with types, for DuckDB, polars, pandas and R",
        ),
        Format(
            name="text", ending=".zip", media_type="application/zip", fill=_text, has_columns=True,
            meaning="one text file an article and metadata.csv, in a folder or a .zip: for AntConc and Voyant",
        ),
        Format(
            name="sqlite", ending=".db", media_type="application/vnd.sqlite3", into=_sqlite, needs_current=True,
            meaning="a small archive of the articles, with search: for newsarchive serve, Datasette, R and any SQLite",
        ),
        Format(
            name="bibtex", ending=".bib", media_type="application/x-bibtex; charset=utf-8", pieces=_bibtex, fields=REFERENCE,
            meaning="references for LaTeX, JabRef and Zotero",
        ),
        Format(
            name="ris", ending=".ris", media_type="application/x-research-info-systems; charset=utf-8", pieces=_ris, fields=REFERENCE,
            meaning="references for EndNote, Mendeley and Zotero",
        ),
        Format(
            name="csl", ending=".json", media_type="application/vnd.citationstyles.csl+json; charset=utf-8", pieces=_csl, fields=REFERENCE,
            meaning="references as CSL-JSON, for Zotero, pandoc and other citation processors",
        ),
        Format(
            name="wacz", ending=".wacz", media_type="application/wacz", into=_wacz, has_captures=True, needs_current=True,
            meaning="the articles with their captures, as one file that web archives replay",
        ),
        Format(
            name="sites", ending=".zip", media_type="application/zip", fill=_sites,
            meaning="the site files by which the articles were crawled, in a folder or a .zip",
        ),
        Format(
            name="bagit", ending=".zip", media_type="application/zip", fill=_bagit,
            manifest="data/datapackage.json", has_captures=True, needs_current=True,
            meaning="articles, captures and site files as a bag for a repository, in a folder or a .zip",
        ),
    )
}  # fmt: skip
