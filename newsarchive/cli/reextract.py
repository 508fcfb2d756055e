"""`newsarchive reextract`: the line again over the stored captures, without network."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.options import Count, db_option
from newsarchive.cli.program import as_called
from newsarchive.cli.terminal import safe
from newsarchive.errors import NewsarchiveError, UsageError

if TYPE_CHECKING:
    from newsarchive.rereading.result import Result


@click.command(name="reextract")
@click.option("--site", "sites", metavar="ID", multiple=True, help="Only this site; may be repeated. Without it every site of the archive.")
@click.option("--dry-run", is_flag=True, help="Say which fields of which articles would change and how; write nothing.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Worker processes; one a core where it is left off.")
@click.option(
    "--stale/--all", default=True, show_default=True,
    help="Only what would be read by other code, another site file, template or listing than it last was; or everything.",
)
@click.option("--sample", type=Count(), metavar="N", help="With --dry-run: only N articles of each site, evenly chosen.")
@click.option("--json", "as_json", is_flag=True, help="JSON, an object a line: changed fields (--dry-run), then a summary of each site.")
@click.option("--quiet", is_flag=True, help="No progress.")
@db_option
def command(
    sites: tuple[str, ...], dry_run: bool, jobs: int | None, stale: bool, sample: int | None, as_json: bool, quiet: bool, db: Path
) -> int:
    """Read the stored captures again with today's code and site files: no request is made.

    What is read differently becomes a new reading, never a version: the university changed nothing. What a person corrected stays.
    It may be stopped at any time; the next run goes on.
    """
    from newsarchive.rereading.articles import Wishes
    from newsarchive.rereading.process import Request, reextract
    from newsarchive.rereading.progress import Progress

    if sample is not None and not dry_run:
        raise UsageError("--sample is for a look at what would change: give it with --dry-run.")
    if not db.exists():
        raise UsageError(f"There is no archive at {db}.", "'newsarchive crawl' makes one; --db names another.")
    progress = Progress(shown=not quiet)

    def done(result: Result) -> None:
        progress.end()
        if as_json:
            click.echo(json.dumps(result.as_json(), ensure_ascii=False))
        else:
            for line in lines(result, dry_run=dry_run):
                click.echo(safe(line))

    def failed(error: NewsarchiveError) -> None:
        progress.end()
        click.echo(as_called(f"newsarchive: {error}"), err=True)

    wishes = Wishes(everything=not stale, step=progress.step, step_again=progress.step_again)
    if as_json and dry_run:
        wishes = replace(wishes, told=lambda one: click.echo(json.dumps(one.as_json(), ensure_ascii=False)))
    request = Request(db=db, sites=sites, is_dry=dry_run, wishes=wishes, most=sample, jobs=jobs or 0)
    try:
        return reextract(request, progress.begin, done, failed)
    finally:
        progress.end()


def lines(result: Result, *, dry_run: bool) -> list[str]:
    """What became of one site's captures, in words."""
    from newsarchive.rereading.wording import in_words

    would = "would be read" if dry_run else "are read"
    said = [
        f"{result.site}: {result.read:,} of {result.captures:,} captures of {result.articles:,} articles read again;"
        f" {result.changed:,} {would} differently"
        + (f", {result.articles_changed:,} of them in what the record says." if result.changed else ".")
    ]
    if result.once_more:
        said.append(f"  {result.once_more:,} were read once more by what the others taught (a template, neighbours' dates).")
    if result.is_new_template:
        said.append(f"  Its pages {'would teach' if dry_run else 'taught'} another template.")
    for name, count in result.fields.most_common():
        said.append(f"  {name}: {count:,}")
        if name not in {"evidence", "removed"}:
            for one in result.examples[name]:
                version = f" (version {one.version})" if one.version is not None else ""
                said.append(f"    {one.article}{version}: {in_words(one.before, one.after)}")
    for outcome, count in result.became.most_common():
        said.append(f"  {count:,} captures that had come to no article {'would be' if dry_run else 'are'} {outcome}.")
    said += _named(result.lost, result.lost_count, "today's code finds no article there; what is shown stays")
    said += _named(result.unread, len(result.unread), "not read; what is shown stays")
    damaged: list[tuple[str, Any]] = [(one, "") for one in result.damaged]
    said += _named(damaged, result.damaged_count, "the capture cannot be read back: 'newsarchive verify' says more")
    return said


def _named(found: list[tuple[str, Any]], count: int, what: str) -> list[str]:
    if not count:
        return []
    shown = [f"    {name}{f': {why}' if why else ''}" for name, why in found[:5]]
    return [f"  {count:,} ({what}):", *shown, *([f"    and {count - 5:,} more"] if count > 5 else [])]
