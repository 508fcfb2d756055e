"""`newsarchive diff`: which words the university changed in an article."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

import click

from newsarchive.archive import compared
from newsarchive.archive.readonly import open_current
from newsarchive.cli.options import Count, Place, db_option
from newsarchive.cli.show import key_of
from newsarchive.cli.terminal import safe, wrap
from newsarchive.errors import UsageError


@click.command(name="diff")
@click.argument("article")
@click.argument("first", type=Count(), metavar="[A", required=False)
@click.argument("second", type=Count(), metavar="B]", required=False)
@db_option
@click.option("--held", is_flag=True, help="Compare what is shown with the last worse answer that is held beside it.")
@click.option("--unjudged", is_flag=True, help="Compare the last version with the page that could not be judged ('newsarchive review').")
@click.option("--html", type=Place(), help="Also as one HTML file, which can be mailed.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(
    article: str, first: int | None, second: int | None, db: Path, held: bool, unjudged: bool, html: Path | None, as_json: bool
) -> int:
    """Show what changed in ARTICLE between versions A and B: words removed and added, other fields, and what kind of edit it was.

    Without A and B the last two versions are compared; with A alone, A and the last. Where different code read the two captures, both are
    read again by today's, so that only what the university changed is shown. Marks are [-removed-] and {+added+}; colours on a terminal.
    """
    from newsarchive.archive.templates import newest
    from newsarchive.comparing import compare
    from newsarchive.exports import diff_html, diff_text
    from newsarchive.exports.output import written

    if held and first is not None:
        raise UsageError("--held compares with what is shown.", "Leave the versions off.")
    if unjudged and (held or first is not None):
        raise UsageError("--unjudged compares with the last version.", "Leave --held and the versions off.")
    with closing(open_current(db)) as connection:
        key = key_of(connection, article, db)
        count = compared.count_of(connection, key)
        if not held and not unjudged and first is None and count < 2:
            said = "It has one version: the university changed nothing since it was first seen."
            if html is not None:
                raise UsageError(said, "Leave --html off, or name --held: there is nothing to compare.")
            click.echo(json.dumps({"versions": count}) if as_json else said)
            return 0
        pair = (first or count - 1, second or count)
        if held or unjudged:
            of = (compared.held_beside if held else compared.unjudged_beside)(connection, key)
        else:
            of = compared.sides(connection, key, *pair)
        learned = newest(connection, of.site)
    found = compare(of, db, learned.template if learned is not None else None, again=unjudged)
    if as_json:
        click.echo(json.dumps(diff_text.as_json(found), ensure_ascii=False, indent=1))
    else:
        colours = sys.stdout.isatty()
        for line in diff_text.lines(found, colours=colours, safe=safe):
            click.echo(line if colours else wrap(line))
    if html is not None:
        with written(html, db, "--html") as file:
            file.write(diff_html.page(found).encode("utf-8", "replace"))
        click.echo(f"{html} is written; open it in a browser or mail it.", err=True)
    return 0
