"""`newsarchive export`: articles as files for others, complete and streaming."""

from __future__ import annotations

import re
import shlex
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import Filters
from newsarchive.cli.options import (
    Count,
    Place,
    check_site,
    db_option,
    filter_options,
    note_language,
    parse_period,
    section_option,
    undated_option,
)
from newsarchive.cli.program import as_called
from newsarchive.cli.query_command import QueryCommand
from newsarchive.errors import UsageError

NAMES = ("csv", "jsonl", "xlsx", "parquet", "text", "sqlite", "bibtex", "ris", "csl", "wacz", "sites", "bagit")
"""The formats; a test compares them with the table in `exports.formats`, which is imported when one is written."""

_CODE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
"""A code of a language."""


@click.command(name="export", cls=QueryCommand)
@click.argument("format", type=click.Choice(NAMES), required=False)
@click.argument("query", nargs=-1)
@db_option
@filter_options
@section_option
@click.option("--exact", is_flag=True, help="With a query: only words as they are written.")
@undated_option
@click.option("--as-of", type=Count(), metavar="CHANGE", help="Only articles that were in the archive by this change, as they are now.")
@click.option("--limit", type=Count(), help="At most N articles; without it, all.")
@click.option(
    "--sort", type=click.Choice(["id", "newest", "relevance"]), default="id", show_default=True, help="In which order they are written."
)
@click.option("--columns", metavar="A,B,...", help="Of tables: these fields of the record, in this order; without it, all.")
@click.option(
    "--separator", type=click.Choice(["comma", "semicolon", "tab"]), default="comma", show_default=True, help="csv: between cells."
)
@click.option("--excel", is_flag=True, help="csv: for a spreadsheet; with a byte order mark, and formulas made inert by an apostrophe.")
@click.option(
    "--aligned", metavar="A,B",
    help="text: articles in language A beside their translations in B, by paragraph: a table, or where -o ends in .tmx a memory."
)
@click.option("-o", "--output", type=Place(), help="A file, which appears when it is complete; else stdout.")
@click.option("--no-manifest", "alone", is_flag=True, help="With -o: neither a manifest nor COVERAGE.md beside the file.")
@click.option(
    "--check", "check_file", type=Place(exists=True), metavar="FILE",
    help="A manifest, or what it stands beside or in: are its files as it says? Or with FORMAT a file: is it what the archive would write?",
)
def command(
    format: str | None, query: tuple[str, ...], db: Path, site: str | None, language: str | None, since: str | None, until: str | None,
    section: str | None, exact: bool, undated: str, as_of: int | None, limit: int | None, sort: str, columns: str | None, separator: str,
    excel: bool, aligned: str | None, output: Path | None, alone: bool, check_file: Path | None,
) -> int:
    """Write every article that may be shown, or those that QUERY finds (as 'newsarchive search' reads it), as FORMAT.

    \b
    csv      a table, one row an article, all fields of the record
    jsonl    JSON Lines, one object an article; lists are lists
    xlsx     a workbook for Excel and LibreOffice; at most 1,048,575 articles
    parquet  a table with types, for DuckDB, polars, pandas and R
    text     one text file an article and metadata.csv, in a folder or a .zip: for AntConc and Voyant
    sqlite   a small archive of the articles, with search: for newsarchive serve, Datasette, R and any SQLite
    bibtex   references for LaTeX, JabRef and Zotero
    ris      references for EndNote, Mendeley and Zotero
    csl      references as CSL-JSON, for Zotero, pandoc and other citation processors
    wacz     the articles with their captures, as one file that web archives replay
    sites    the site files by which the articles were crawled, in a folder or a .zip
    bagit    articles, captures and site files as a bag for a repository, in a folder or a .zip
    """
    from newsarchive.archive.changes import check_change
    from newsarchive.archive.selection import Selection
    from newsarchive.exports.making import Export, Options
    from newsarchive.exports.rows import SEPARATORS
    from newsarchive.exports.write import check, export_at
    from newsarchive.plural import number_of

    if check_file is not None and output is not None:
        raise UsageError("--check compares and writes nothing.", "Leave -o away, or --check.")
    if check_file is not None and (
        format in {None, "text", "sites", "bagit"} or check_file.is_dir() or check_file.name.endswith("datapackage.json")
    ):  # fmt: skip
        return _checked(check_file)
    if format is None:
        raise UsageError("No format was named.", f"Write one of {', '.join(NAMES)}.")
    if (excel or separator != "comma") and format != "csv":
        raise UsageError("--excel and --separator are of csv.", f"Leave them away, or export csv instead of {format}.")
    tongues = _languages(aligned, format)
    shape = format if not tongues else "tmx" if output is not None and output.suffix.lower() == ".tmx" else "aligned"
    first, last = parse_period(since, until)
    if tongues and language not in {None, tongues[0]}:
        raise UsageError(f"--aligned {','.join(tongues)} begins with texts in {tongues[0]}.", "Leave --language away.")
    language = tongues[0] if tongues else language
    selection = Selection(
        query=" ".join(query),
        filters=Filters(site=site, language=language, since=first, until=last, section=section, undated=undated, as_of=as_of),
        exact=exact, limit=limit, order=sort, columns=_names(columns),
    )  # fmt: skip
    options = Options(separator=SEPARATORS[separator], excel=excel, aligned=tongues)
    with closing(open_readonly(db)) as connection:
        check_site(connection, db, site)
        check_change(connection, as_of)
        for one in tongues or (language,):
            note_language(connection, one, "in --aligned" if tongues else "--language")
        export = Export(connection, selection, db=db, options=options)
        for told in _told(export):
            click.echo(told, err=True)
        if check_file is not None:
            click.echo(check(export, shape, check_file), err=True)
            return 0
        written = export_at(output, export, shape, alone=alone)
    for note in export.notes:
        click.echo(f"({note})", err=True)
    noun = "article" if not tongues else "pair"
    proof = f"SHA-256 {written.sha256}" if written.sha256 else "the SHA-256 of each file stands in its manifest"
    click.echo(f"{number_of(written.rows, noun)}, {number_of(written.size, 'byte')}, {proof}", err=True)
    if written.manifest is not None:
        click.echo(as_called(f"To check it: 'newsarchive export --check {shlex.quote(str(written.manifest))}'"), err=True)
    return 0


def _checked(file: Path) -> int:
    from newsarchive.exports.checking import check_manifest

    click.echo(check_manifest(file), err=True)
    return 0


def _languages(aligned: str | None, format: str) -> tuple[str, ...]:
    """The two languages that --aligned names; none without it."""
    if aligned is None:
        return ()
    if format != "text":
        raise UsageError("--aligned is of text.", f"Export text, or leave it away for {format}.")
    found = tuple(part.strip() for part in aligned.split(","))
    if len(found) != 2 or not all(map(_CODE.fullmatch, found)) or found[0] == found[1]:
        raise UsageError(f"{aligned[:40]!r} names no two languages.", "Write for example --aligned kk,ru.")
    return found


def _names(columns: str | None) -> tuple[str, ...]:
    if columns is None:
        return ()
    found = tuple(name.strip() for name in columns.split(",") if name.strip())
    if not found:
        raise UsageError("--columns names none.", "Write for example --columns id,title,published.")
    return found


def _told(export: Any) -> list[str]:
    """What else is asked for than was typed, a line each."""
    from newsarchive.archive.selection import undated
    from newsarchive.cli.search import explained
    from newsarchive.cli.terminal import safe
    from newsarchive.plural import number_of

    told = explained(export.chosen.result) if export.chosen.selection.query else []
    left_out = undated(export.connection, export.chosen)
    if left_out:
        told.append(f"({number_of(left_out, 'more article')}, of which it is not known whether they are of that time: --undated include)")
    return [safe(one) for one in told]
