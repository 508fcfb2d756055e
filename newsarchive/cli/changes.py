"""`newsarchive changes`: what the universities published, edited, took away and brought back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from newsarchive.archive.changes import FIELDS, KINDS, archive_id, changes
from newsarchive.archive.forms import now_text
from newsarchive.archive.readonly import open_current
from newsarchive.cli.options import Place, check_site, db_option, parse_date
from newsarchive.cli.terminal import columns, safe
from newsarchive.errors import UsageError

SHOWN = 50
"""Changes that are shown where no number is given."""
IN_A_FEED = 500
LONGEST_TITLE = 70


@click.command(name="changes")
@db_option
@click.option("--site", metavar="ID", help="Only this site.")
@click.option("--since", metavar="DATE", help="Only on or after: 2021, 2021-04 or 2021-04-20.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option("--limit", type=click.IntRange(1, 10_000_000), metavar="N", help=f"The newest N; without it {SHOWN}, in files all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, with a header.")
@click.option("--atom", type=Place(), metavar="FILE", help=f"Write the newest {IN_A_FEED}, or --limit, as an Atom feed; - is stdout.")
def command(
    db: Path, site: str | None, since: str | None, kind: str | None, limit: int | None, as_json: bool, as_csv: bool, atom: Path | None
) -> int:
    """What happened to the articles, the newest first: new, edited (with the kind of edit), gone, returned.

    The same stands in the view `changes` for SQL, and in 'newsarchive serve' at /-/changes and, as a feed, at /-/changes.atom.
    """
    from newsarchive.exports import atom as feeds
    from newsarchive.exports.changes_text import edit_of
    from newsarchive.exports.output import written
    from newsarchive.exports.rows import csv_lines, jsonl

    if as_json + as_csv + (atom is not None) > 1:
        raise UsageError("Only one of --json, --csv and --atom can be written at a time.")
    first = parse_date("--since", since)
    with closing(open_current(db)) as connection:
        check_site(connection, db, site)
        most = limit or (IN_A_FEED if atom is not None else None if as_json or as_csv else SHOWN)
        found = changes(connection, site=site, since=first, kind=kind, limit=most)
        if atom is not None:
            name = " ".join(["Changes of", site or "all sites", *([f"({kind})"] if kind else [])])
            with written(None if str(atom) == "-" else atom, db, "--atom") as file:
                for piece in feeds.feed(found, archive_id(connection), name=name, empty_since=now_text()):
                    file.write(piece.encode("utf-8", "replace"))
            if str(atom) != "-":
                click.echo(f"{atom} is written.", err=True)
            return 0
        if as_json or as_csv:
            for line in csv_lines(found, list(FIELDS)) if as_csv else jsonl(found):
                click.echo(line, nl=False)
            return 0
        rows = [
            (one["at"][:16].replace("T", " "), one["kind"], one["id"], _short(safe(one["title"] or "(no title)")), edit_of(one))
            for one in found
        ]  # fmt: skip
    if not rows:
        click.echo("Nothing happened.")
        return 0
    for line in columns([("when", "what", "article", "title", "edit"), *rows]):
        click.echo(line)
    if limit is None and len(rows) == SHOWN:
        click.echo(f"(The newest {SHOWN}; --limit shows more, --json and --csv all.)", err=True)
    return 0


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
