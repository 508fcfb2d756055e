"""`newsarchive trends`: how often words stand in the archive, by time, site and language; of one query, or of a list of terms."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from newsarchive.archive.corpus import GROUPS, Count, Entry, count_terms, frequency, misread
from newsarchive.archive.readonly import Connection, open_readonly
from newsarchive.archive.search import Filters
from newsarchive.archive.tally import UNITS
from newsarchive.cli.options import (
    Place,
    check_site,
    db_option,
    exact_option,
    filter_options,
    note_language,
    parse_period,
    undated_option,
)
from newsarchive.cli.query_command import QueryCommand
from newsarchive.cli.search import explained, left_out
from newsarchive.cli.terminal import safe
from newsarchive.cli.time_limit import COUNTING, limited, time_option
from newsarchive.errors import UsageError

NAMES = {"article": "articles", "story": "stories", "version": "versions"}
"""How a column of each unit is named."""
HEADER = ("category", "language", "term")


@click.command(name="trends", cls=QueryCommand)
@click.argument("query", nargs=-1)
@db_option
@filter_options
@click.option(
    "--by", type=click.Choice(list(GROUPS)), multiple=True, default=("year",), show_default=True,
    help="What to tell apart by; may be repeated.",
)
@click.option(
    "--terms", type=Place(exists=True, dir_okay=False),
    help="A CSV file with the columns category, language (empty: any) and term, counted by category.",
)
@click.option("--unit", type=click.Choice(UNITS), default="article", show_default=True, help="What is counted.")
@exact_option
@undated_option
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@time_option(f"{COUNTING:g}")
def command(
    query: tuple[str, ...], db: Path, site: str | None, language: str | None, since: str | None, until: str | None, by: tuple[str, ...],
    terms: Path | None, unit: str, exact: bool, undated: str, as_csv: bool, max_time: float | None,
) -> int:
    """How often words stand in the archive: articles, occurrences, and occurrences in a million words, by year, month, site or language.

    Words are found in all of their forms, as in search. Groups in which they never stand are counted too.
    """
    if bool(query) == (terms is not None):
        raise UsageError("Give either words or --terms.", "newsarchive trends library --by month")
    first, last = parse_period(since, until)
    filters = Filters(site=site, language=language, since=first, until=last, undated=undated)
    by = tuple(dict.fromkeys(by))
    entries = read_terms(terms) if terms is not None else None
    with closing(open_readonly(db)) as connection, limited(connection, COUNTING if max_time is None else max_time):
        check_site(connection, db, site)
        note_language(connection, language)
        for code in dict.fromkeys(entry.language for entry in entries or []):
            note_language(connection, code, "in the list")
        rows = list(_rows(connection, " ".join(query), entries, by, filters, exact=exact, unit=unit))
    counted = NAMES[unit]
    fields = (
        *(("category",) if terms is not None else ()), *by, counted, "occurrences", "per_million_words", f"of_{counted}", "of_words",
    )  # fmt: skip
    _print(rows, fields, as_csv=as_csv)
    return 0


def _rows(
    connection: Connection, query: str, entries: list[Entry] | None, by: tuple[str, ...], filters: Filters, *, exact: bool, unit: str
) -> Iterator[dict[str, Any]]:
    if entries is not None:
        for category, counted in count_terms(connection, entries, by, filters, exact=exact, unit=unit).items():
            unknown = {"language": counted.without_language} if counted.without_language else {}
            for told in left_out(counted.undated, unknown):
                click.echo(safe(f"{category}: {told}"), err=True)
            yield from ({"category": category, **_row(one, by, NAMES[unit])} for one in counted.counts)
        return
    result, counts = frequency(connection, query, by, filters, exact=exact, unit=unit)
    for told in explained(result):
        click.echo(safe(told), err=True)
    yield from (_row(one, by, NAMES[unit]) for one in counts)


def _row(count: Count, by: tuple[str, ...], counted: str) -> dict[str, Any]:
    return {
        **dict(zip(by, count.group, strict=True)), counted: count.articles, "occurrences": count.occurrences,
        "per_million_words": f"{count.per_million:.1f}", f"of_{counted}": count.of_articles, "of_words": count.of_words,
    }  # fmt: skip


def read_terms(path: Path) -> list[Entry]:
    """The terms of a CSV file (UTF-8, with a header).

    Raises:
        UsageError: it is no such file; says what is missing, or the line without a term.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} is no CSV in UTF-8 ({error}).", "Save it as CSV, UTF-8.") from error
    missing = [name for name in ("category", "term") if rows and name not in rows[0]]
    if not rows or missing:
        raise UsageError(f"{path} has no terms, or no column {' and '.join(missing) or 'at all'}.", f"Its columns are {', '.join(HEADER)}.")
    entries = []
    for number, row in enumerate(rows, 2):
        term = (row["term"] or "").strip()
        if not any(map(str.isalnum, term)):
            raise UsageError(f"{path}, line {number}, has no term.", "Write a word, several words, or the beginning of a word and *.")
        wrong = misread(term)
        if wrong is not None:
            raise UsageError(
                f"{path}, line {number}: {wrong} of {term[:60]!r} is not read in a list of terms.",
                "Write a word, several words, or the beginning of a word and *; other choices on lines of their own.",
            )
        language = (row.get("language") or "").strip().lower() or None
        entries.append(Entry(category=(row["category"] or "").strip(), language=language, term=term))
    return entries


def _print(rows: list[dict[str, Any]], fields: tuple[str, ...], *, as_csv: bool) -> None:
    if as_csv:
        from newsarchive.exports.rows import csv_lines

        for text in csv_lines(rows, list(fields)):
            click.echo(text, nl=False)
        return
    table = [list(fields), *([str(row[name] if row[name] is not None else "unknown") for name in fields] for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(fields))]
    for line in table:
        click.echo(safe("  ".join(value.ljust(width) for value, width in zip(line, widths, strict=True)).rstrip()))
