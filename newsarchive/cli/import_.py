"""`newsarchive import`: captures that other programs made (WARC, WACZ) walk the line as those of a crawl do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import Place, db_option, warn_of
from newsarchive.cli.terminal import safe, tell
from newsarchive.plural import number_of

if TYPE_CHECKING:
    from newsarchive.importing.process import Imported

NAMED = 20
"""Damaged records that are named."""
WORDS = {
    "held": "captures that the archive has", "older": "captures from before the archive's last look at their article",
    "erased": "captures of articles that were erased", "other addresses": "answers from other addresses",
    "an impossible date": "records with an impossible date",
    "the record with the body is not there": "revisit records whose body is nowhere in the file",
    "an answer that says nothing of the page": "answers that say nothing of the page (errors, parts)",
}


@click.command(name="import")
@click.argument("kind", type=click.Choice(["warc", "wacz"]))
@click.argument("files", nargs=-1, required=True, type=Place(dir_okay=False), metavar="FILE...")
@click.option("--site", metavar="ID", help="Only captures of this site; without it of every site of the catalogue.")
@click.option("--dry-run", is_flag=True, help="Say what stands in the files; write nothing.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Worker processes; one a core where it is left off.")
@click.option("--json", "as_json", is_flag=True, help="JSON, an object a file.")
@click.option("--quiet", is_flag=True, help="No progress.")
@db_option
def command(
    kind: str, files: tuple[Path, ...], site: str | None, dry_run: bool, jobs: int | None, as_json: bool, quiet: bool, db: Path
) -> int:
    """Import articles from WARC or WACZ files, without network.

    Each capture of an article or a listing of a known site is read, judged and stored as in a crawl, with the time at which it
    was captured; its record says from which file it comes. What is held already is passed over, so that an import that was
    stopped goes on when it is run again.
    """
    from newsarchive.archive.database import check_place
    from newsarchive.importing.process import Request, import_files
    from newsarchive.rereading.progress import Progress

    if not dry_run:
        check_place(db)
    progress = Progress(shown=not quiet)

    def done(imported: Imported) -> None:
        progress.end()
        if as_json:
            tell(json.dumps({**vars(imported), "dry_run": dry_run}, ensure_ascii=False))
        else:
            for line in lines(imported, dry_run=dry_run):
                tell(safe(line))

    request = Request(db=db, kind=kind, files=files, site=site, is_dry=dry_run, jobs=jobs or 0)
    try:
        return import_files(request, progress.begin, progress.step, done, warn_of)
    finally:
        progress.end()


def lines(imported: Imported, *, dry_run: bool) -> list[str]:
    """What became of one file, in words."""
    told = ", ".join(f"{count:,} of {site}" for site, count in sorted(imported.wanted.items())) or "none"
    said = [f"{imported.file}: {number_of(imported.records, 'record')}; captures of articles and listings: {told}."]
    if not dry_run:
        said += [f"  {count:>9,}  {outcome}" for outcome, count in imported.outcomes.most_common()]
    said += [f"  left out: {count:,} {WORDS.get(why, why)}" for why, count in imported.left.most_common()]
    said += [f"  damaged: {one}" for one in imported.spoilt[:NAMED]]
    if len(imported.spoilt) > NAMED:
        said.append(f"  and {len(imported.spoilt) - NAMED:,} more that are damaged")
    return said
