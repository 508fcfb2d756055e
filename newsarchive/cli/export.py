"""`newsarchive export`: articles as files for others, complete and streaming."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from newsarchive.archive.readonly import open_current, open_readonly
from newsarchive.archive.search import Filters
from newsarchive.cli.options import Count, check_site, db_option, filter_options, note_language, parse_period


@click.command(name="export")
@click.argument("format", type=click.Choice(["csv", "jsonl", "wacz"]))
@db_option
@filter_options
@click.option("--limit", type=Count(), help="At most N articles; without it, all.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, which appears when it is complete; else stdout.")
@click.option(
    "--check", "check_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Compare a file with the archive."
)
def command(
    format: str, db: Path, site: str | None, language: str | None, since: str | None, until: str | None, limit: int | None,
    output: Path | None, check_file: Path | None,
) -> int:
    """Write every article that may be shown as FORMAT: csv and jsonl with all fields of the record; wacz with its captures, as one file
    that web archives replay."""
    from newsarchive.errors import UsageError
    from newsarchive.exports.write import check, export
    from newsarchive.plural import number_of

    if check_file is not None and output is not None:
        raise UsageError("--check compares and writes nothing.", "Leave -o away, or --check.")
    if check_file is not None and format == "wacz":
        raise UsageError("--check compares csv and jsonl.", "A file of wacz has its own digests: other tools check them.")
    first, last = parse_period(since, until)
    filters = Filters(site=site, language=language, since=first, until=last)
    with closing(open_current(db) if format == "wacz" else open_readonly(db)) as connection:
        check_site(connection, db, site)
        note_language(connection, language)
        if check_file is not None:
            click.echo(check(connection, format, filters, limit, check_file), err=True)
            return 0
        if format == "wacz":
            from newsarchive.exports.wacz import export_wacz

            manifest = export_wacz(connection, filters, limit, output, db)
        else:
            manifest = export(connection, format, filters, limit, output, db)
    click.echo(f"{number_of(manifest.rows, 'article')}, {number_of(manifest.size, 'byte')}, SHA-256 {manifest.sha256}", err=True)
    return 0
