"""Bringing a backup back: made ready and checked beside the archive, then put in its place at one stroke."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.archive import switch
from newsarchive.archive.check import check_database, check_indexes
from newsarchive.archive.database import check_place, explained, one_at_a_time
from newsarchive.archive.locks import crawled_sites
from newsarchive.archive.place import captures_folder
from newsarchive.archive.rows import Finding
from newsarchive.archive.stored import records_of
from newsarchive.captures.recover import recover, write_readme
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError, IntegrityError, UsageError
from newsarchive.proof.copying import NEW, copy, digest_of, put
from newsarchive.proof.manifest import Generation, read_manifest
from newsarchive.proof.verify import check_captures

TOLD = 50
"""New damage that is told one by one."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was brought back."""

    generation: Generation
    aside: Path | None
    """Where what stood there before is now; None where nothing did."""
    sites: tuple[str, ...] = ()
    """Site files that were brought back; those that are there already stay as they are."""
    damaged: tuple[str, ...] = ()
    """What is damaged in the backup and was not yet when it was made."""


def restore(
    source: Path, db: Path, *, force: bool = False, generation: str | None = None, told_of: Callable[[str], None] = lambda line: None
) -> Restored:
    """Bring back a backup to the place of an archive.

    Args:
        force: move what stands there aside, instead of refusing; and bring back a database that was damaged already when it was backed
            up also where more is damaged now.
        generation: the name of a database in the backup; the newest good one without it.
        told_of: is told what is being done.

    Raises:
        UsageError: there is no backup, or something stands there already.
        ArchiveError: the place cannot be written, or a crawl runs into it.
        IntegrityError: the backup is damaged; nothing was changed.
    """
    manifest = read_manifest(source)
    if manifest is None:
        raise UsageError(f"{source} holds no backup.", "Name the folder that 'newsarchive backup' was given.")
    check_place(db)
    if Path(os.path.realpath(db)).parent.is_relative_to(os.path.realpath(source)):
        raise UsageError(f"{db} is a place in the backup itself.", "Name another place with --db.")
    with explained(db), one_at_a_time(db):
        switch.finish(db)
    _refuse_crawls(db)
    taken = db.exists() or captures_folder(db).exists()
    if taken and not force:
        raise UsageError(f"An archive stands at {db} already.", "Add --force to move it aside, or name another place with --db.")
    chosen = manifest.generation(generation)
    ready = switch.staging(db)
    try:
        if ready.exists():
            shutil.rmtree(ready)
        damaged = _make_ready(source, chosen, ready, told_of, force=force)
        sites = _bring_sites(source / chosen.name / "sites", db.parent / "sites", chosen)
        aside = f"{db.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        with explained(db), one_at_a_time(db):
            _refuse_crawls(db)
            switch.decide(db, aside)
            switch.finish(db)
    except OSError as error:
        raise ArchiveError(f"{db} cannot be restored: {error.strerror}.", "Make room; what stood there is as it was.") from error
    finally:
        if not switch.note_of(db).exists():
            shutil.rmtree(ready, ignore_errors=True)
    moved = db.with_name(aside)
    return Restored(generation=chosen, aside=moved if moved.exists() else None, sites=sites, damaged=damaged)


def _refuse_crawls(db: Path) -> None:
    running = crawled_sites(db)
    if running:
        raise ArchiveError(f"A crawl of {running[0]} into {db} runs.", "Wait for it, or stop it; nothing was changed.")


def _make_ready(
    source: Path, chosen: Generation, ready: Path, told_of: Callable[[str], None], *, force: bool
) -> tuple[str, ...]:
    """Copy and check; returns what is damaged and was not yet when the backup was made.

    Raises:
        IntegrityError: what is in the backup is not what was put there, and that was good, or nobody insists.
    """
    (ready / "captures").mkdir(parents=True)
    told_of("the database")
    database = source / chosen.name / "archive.db"
    if not database.exists() or database.stat().st_size != chosen.size or digest_of(database, chosen.size) != chosen.sha256:
        raise IntegrityError(f"{database} is not the one that was put there.", "Name another with --generation; nothing was changed.")
    copy([(database, 0, chosen.size)], ready / "archive.db")
    for file, size in chosen.files.items():
        told_of(file)
        if (source / "captures" / file).exists():
            copy([(source / "captures" / file, 0, size)], ready / "captures" / file)
    write_readme(ready / "captures")
    told_of("checking")
    found = [one for one in check_database(ready / "archive.db", still=True) if one.damage]
    # What is said of an index names the file, which stands elsewhere now.
    known = {line.partition(": ")[0] for line in chosen.damaged}
    found += [one for one in check_indexes(ready / "archive.db") if one.damage and one.place not in known]
    captures = list(check_captures(ready / "archive.db", ready / "captures", still=True))
    found += [one for one in captures if one.damage]
    new = [one for one in found if str(one) not in chosen.damaged]
    if new and not (chosen.damaged and force):
        already = f", beside the damage that was there when {chosen.name} was made" if chosen.damaged else ""
        insisting = ", or add --force" if chosen.damaged else ""
        raise IntegrityError(
            f"The backup in {source} is damaged: {new[0]}" + (f" and {len(new) - 1} more" if len(new) > 1 else "") + f"{already}.",
            f"Name another with --generation{insisting}; nothing was changed.",
        )
    if any(not one.damage for one in captures):
        # Records that got their row only after the database was copied: the next crawl takes them in.
        recover(ready / "captures", lambda file: _offsets(ready / "archive.db", file), thorough=True)
    sync_folder(ready / "captures")
    sync_folder(ready)
    return tuple(str(one) for one in new[:TOLD])


def _offsets(database: Path, file: str) -> set[int]:
    refs = records_of(database, file, still=True)
    return set() if isinstance(refs, Finding) else {ref.offset for ref in refs}


def _bring_sites(source: Path, target: Path, chosen: Generation) -> tuple[str, ...]:
    brought = []
    for name in chosen.sites:
        if (source / name).exists() and not (target / name).exists():
            target.mkdir(exist_ok=True)
            copy([(source / name, 0, (source / name).stat().st_size)], target / f"{name}{NEW}")
            put(target / f"{name}{NEW}", target / name)
            brought.append(name)
    return tuple(brought)
