"""`newsarchive backup`: a checked copy of the archive elsewhere, and bringing it back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from newsarchive.cli.options import Count, Place, db_option
from newsarchive.cli.terminal import safe, tell
from newsarchive.errors import ArchiveError, IntegrityError, UsageError


@click.command(name="backup")
@click.argument("target", metavar="[DEST]", required=False, type=Place())
@db_option
@click.option("--restore", "source", metavar="SOURCE", type=Place(), help="Bring back this backup, to --db.")
@click.option("--keep", type=Count(), default=7, show_default=True, help="Databases that the backup holds, the newest ones.")
@click.option("--generation", metavar="NAME", help="With --restore: the database of this time, instead of the newest.")
@click.option("--force", is_flag=True, help="With --restore: move the archive that stands there aside.")
@click.option("--quiet", is_flag=True, help="No progress.")
def command(
    target: Path | None, db: Path, source: Path | None, keep: int, generation: str | None, force: bool, quiet: bool
) -> int:
    """Copy the archive to the folder DEST while crawls may run: what is new since the last time, checked, and nothing half. What DEST has
    already is read again in turn, a part of it each time, and copied once more where it is damaged.

    With --restore, bring a backup back: checked first, then put in place at one stroke.
    """
    if (target is None) == (source is None):
        raise UsageError("Name the folder of the backup, or --restore and the folder of one.", "See 'newsarchive backup --help'.")
    show = sys.stderr.isatty() and not quiet

    def progress(line: str) -> None:
        if show:
            click.echo(safe(f"  {line}"), err=True)

    if source is not None:
        return _restore(source, db, force=force, generation=generation, told_of=progress)
    from newsarchive.plural import number_of
    from newsarchive.proof.backup import backup

    assert target is not None
    if force or generation is not None:
        raise UsageError("--force and --generation belong to --restore.", "Leave them away.")
    if not db.is_file():
        raise ArchiveError(f"There is no archive at {db}.", "'newsarchive crawl' makes one; --db names another.")
    made = backup(db, target, keep=keep, told_of=progress)
    checked = "all of it checked"
    if not made.is_all_checked:
        checked = (
            f"these checked; of what the backup had before, {number_of(made.read_again, 'capture file')} read again,"
            " the others looked at by their size"
        )
    tell(
        f"newsarchive: {target} holds {db} as of {made.generation.at}: {number_of(made.generation.articles, 'article')},"
        f" {made.copied} of {number_of(len(made.generation.files), 'capture file')} copied ({made.copied_bytes / 1e6:.1f} MB), database"
        f" {made.generation.size / 1e6:.1f} MB, {checked}; {number_of(made.kept, 'database')} kept."
    )
    for file in made.repaired:
        tell(safe(f"repaired: {file} was not in the backup as it had been copied, and was copied once more"))
    for finding in made.damaged:
        tell(safe(f"damaged: {finding}"))
    for finding in made.spoilt:
        tell(safe(f"damaged in the backup: {finding}"))
    if made.spoilt and not made.damaged:
        raise IntegrityError(
            f"What {target} held before is damaged ({number_of(len(made.spoilt), 'finding')}); the database of this time is good.",
            f"Check that disk: 'newsarchive verify --backup {target}' reads all of it. The next restore takes a good one.",
        )
    if made.damaged:
        raise IntegrityError(
            f"{db} is damaged ({number_of(len(made.damaged), 'finding')}); the backup was made and says so, what it held stays.",
            f"'newsarchive backup --restore {target} --force' brings back the newest good one.",
        )
    return 0


def _restore(source: Path, db: Path, *, force: bool, generation: str | None, told_of: Callable[[str], None]) -> int:
    from newsarchive.plural import number_of
    from newsarchive.proof.restore import restore

    done = restore(source, db, force=force, generation=generation, told_of=told_of)
    aside = f" What stood there is in {done.aside}." if done.aside is not None else ""
    sites = f" Site files brought back: {', '.join(done.sites)}." if done.sites else ""
    known = done.generation.damaged
    checked = "all of it checked" if not known and not done.damaged else "checked, and DAMAGED as told below"
    tell(
        f"newsarchive: {db} is the archive as of {done.generation.at}: {number_of(done.generation.articles, 'article')},"
        f" {number_of(len(done.generation.files), 'capture file')}, {checked}.{aside}{sites}"
    )
    for one in done.damaged:
        tell(safe(f"damaged since it was backed up: {one}"))
    if known:
        click.echo(f"It was damaged already when it was backed up: {safe(known[0])}", err=True)
    return 5 if known or done.damaged else 0
