"""A backup: the database as of one moment, and of the capture files what the backup does not have yet.

What is copied is checked. What the backup has already is looked at by its size each time, and read again in turn: a part of it each
time, what was not read for longest first. What is damaged there is copied once more.

Everything is made beside what is there and takes its name when it is complete; the manifest comes last. A backup that is cut off
at any moment leaves the one before it as it was.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newsarchive import __version__
from newsarchive.archive.check import check_database, check_indexes
from newsarchive.archive.copies import copy_of, told
from newsarchive.archive.place import captures_folder, is_part_of
from newsarchive.archive.rows import Finding
from newsarchive.archive.stored import known_files, records_of
from newsarchive.captures.check import acknowledged, check_file
from newsarchive.captures.files import OPEN
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.proof.copying import NEW, copy, digest_of, put
from newsarchive.proof.generations import NOT_AS_COPIED, check_generation, is_whole
from newsarchive.proof.manifest import NAME, Generation, Kept, Manifest, read_manifest

PARTS = 30
"""Backups in which all that a backup has is read again."""
KEEP = 7
"""Databases that a backup holds, without being told otherwise."""
NAMED = 50
OURS = frozenset({"captures", ".lock", f"{NAME}{NEW}"})
"""What a first backup that was cut off at its very beginning may have left."""
GENERATION = re.compile(r"\d{8}T\d{6}Z(-\d+)?(\.new)?")
README = """\
A backup of a newsarchive, made by newsarchive {version}.

captures/ holds its WARC files; each folder named by a time holds the database as of that time (archive.db), and the site files that
stood beside it (sites/). manifest.json tells which capture files each database needs, how many bytes of them, and all digests.

To restore:         newsarchive backup --restore THIS_FOLDER --db NEW_PLACE/archive.db
Without newsarchive: copy one archive.db, and captures/ as archive-captures/ beside it. SQLite and any WARC tool read them.
"""


@dataclass(kw_only=True)
class Backup:
    """What a backup came to."""

    generation: Generation
    copied: int = 0
    """Capture files that were new or had changed."""
    copied_bytes: int = 0
    read_again: int = 0
    """Capture files that the backup had, and that were read there and are as they were copied."""
    repaired: list[str] = field(default_factory=list)
    """Capture files that were not in the backup as they had been copied, and were copied once more."""
    kept: int = 0
    """Databases that the backup holds now."""
    damaged: list[Finding] = field(default_factory=list)
    """In the archive, and of what this database needs in the backup."""
    spoilt: list[Finding] = field(default_factory=list)
    """In the backup, of what older databases are or need: it cannot be copied once more."""

    @property
    def is_all_checked(self) -> bool:
        """Whether every capture file was read in the backup this time."""
        return self.copied + self.read_again >= len(self.generation.files)


def backup(db: Path, target: Path, *, keep: int = KEEP, told_of: Callable[[str], None] = lambda line: None) -> Backup:
    """Make a backup of an archive, or bring one up to date.

    Args:
        keep: how many databases the backup holds at most; the newest good one always stays.
        told_of: is told what is being done.

    Raises:
        UsageError: the target is part of the archive, of another archive, or something else.
        ArchiveError: archive or target cannot be read or written.
        IntegrityError: the target does not hold what was written to it.
    """
    manifest = _ready(db, target)
    try:
        (target / "captures").mkdir(parents=True, exist_ok=True)
        with _alone(target):
            if manifest is None:
                manifest = Manifest(archive=db.name)
                manifest.write(target)
            _clear(target, manifest)
            return _made(db, target, manifest, keep, told_of)
    except OSError as error:
        raise ArchiveError(
            f"The backup in {target} cannot be written: {error.strerror}.", "Make room there; what it held before is as it was."
        ) from error


def _ready(db: Path, target: Path) -> Manifest | None:
    """The manifest that stands there.

    Raises:
        UsageError: nothing can be backed up to there.
    """
    place = Path(os.path.realpath(target))
    if is_part_of(place, db) or place == Path(os.path.realpath(db)).parent:
        raise UsageError(f"{target} is the archive's own place.", "Name another folder, best on another disk.")
    if place.exists() and not place.is_dir():
        raise UsageError(f"{target} is no folder.", "Name a folder for the backup.")
    manifest = read_manifest(place)
    if manifest is None and place.exists() and any(one.name not in OURS for one in place.iterdir()):
        raise UsageError(f"{target} holds something else than a backup.", "Name an empty folder, or one that does not exist yet.")
    return manifest


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    with (target / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(f"Another backup to {target} runs.", "Wait for it.") from error
        yield


def _clear(target: Path, manifest: Manifest) -> None:
    """Take away what an interrupted backup left, and databases that are not wanted any more."""
    known = {one.name for one in manifest.generations}
    for path in target.iterdir():
        if path.is_dir() and GENERATION.fullmatch(path.name) and path.name not in known:
            shutil.rmtree(path)
    for path in (target / "captures").glob(f"*.warc.gz{NEW}"):
        path.unlink()


def _made(db: Path, target: Path, manifest: Manifest, keep: int, told_of: Callable[[str], None]) -> Backup:
    at = datetime.now(UTC)
    name = _free_name(target, at)
    folder = target / f"{name}{NEW}"
    folder.mkdir()
    told_of("the database")
    copy_of(db, folder / "archive.db")
    found = [*check_database(folder / "archive.db", still=True), *check_indexes(folder / "archive.db")]
    damaged = [one for one in found if one.damage]
    says = told(folder / "archive.db")
    if manifest.began and says.began and manifest.began != says.began:
        shutil.rmtree(folder)
        raise UsageError(f"{target} is the backup of another archive.", "Name another folder.")
    manifest.began = manifest.began or says.began
    size = (folder / "archive.db").stat().st_size
    generation = Generation(
        name=name, at=at.isoformat(timespec="seconds").replace("+00:00", "Z"), size=size, sha256=digest_of(folder / "archive.db", size),
        articles=says.articles, sites=_site_files(db, folder), read_at=_now(),
    )  # fmt: skip
    made = Backup(generation=generation, damaged=damaged)
    files = known_files(folder / "archive.db", still=True)
    turn = _turn(manifest)
    _older(target, manifest, made)
    for file, end in ({} if isinstance(files, Finding) else files).items():
        told_of(file)
        _capture_file(captures_folder(db), target / "captures", folder / "archive.db", file, end, manifest, made, read=file in turn)
    for file in sorted(turn - set(generation.files)):
        # What only older databases need.
        if is_whole(target / "captures" / file, manifest.captures[file].size, manifest.captures[file].sha256, longer=True):
            manifest.captures[file].read_at = _now()
        else:
            made.spoilt.append(Finding(place=f"captures/{file}", text=f"{NOT_AS_COPIED}; databases before this one need it"))
    generation.damaged = [str(one) for one in made.damaged[:NAMED]]
    (target / f"README.txt{NEW}").write_text(README.format(version=__version__), encoding="utf-8")
    put(target / f"README.txt{NEW}", target / "README.txt")
    sync_folder(folder)
    put(folder, target / name)
    manifest.generations = _wanted([*manifest.generations, generation], keep)
    manifest.write(target)
    made.kept = len(manifest.generations)
    _clear(target, manifest)
    return made


def _older(target: Path, manifest: Manifest, made: Backup) -> None:
    """Look at the databases that the backup holds already by their size, and read the one again that was not read for longest; what is
    damaged is not restored any more, unless by its name."""
    waiting = min(manifest.generations, key=lambda one: (one.read_at, one.name), default=None)
    for one in manifest.generations:
        database = target / one.name / "archive.db"
        if one is waiting or not database.is_file() or database.stat().st_size != one.size:
            found = list(check_generation(target, one))
            one.read_at = _now()
            one.damaged += [str(finding) for finding in found if str(finding) not in one.damaged]
            made.spoilt += found


def _free_name(target: Path, at: datetime) -> str:
    name, number = f"{at:%Y%m%dT%H%M%SZ}", 1
    while (target / name).exists() or (target / f"{name}{NEW}").exists():
        number += 1
        name = f"{at:%Y%m%dT%H%M%SZ}-{number}"
    return name


def _wanted(generations: list[Generation], keep: int) -> list[Generation]:
    """The newest; and, where all of these are of a damaged archive, the newest good one before them."""
    newest = generations[-keep:]
    good = [one for one in generations if not one.damaged]
    return newest if not good or good[-1] in newest else [good[-1], *newest]


def _site_files(db: Path, folder: Path) -> dict[str, str]:
    """Copy the user's own site files."""
    found = {}
    for path in sorted((db.parent / "sites").glob("*.toml")):
        (folder / "sites").mkdir(exist_ok=True)
        found[path.name] = copy([(path, 0, path.stat().st_size)], folder / "sites" / path.name)
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _turn(manifest: Manifest) -> set[str]:
    """The capture files in the backup whose turn it is to be read again: a part of all bytes, those not read for longest first."""
    left = sum(one.size for one in manifest.captures.values()) / PARTS
    found = set()
    for file, one in sorted(manifest.captures.items(), key=lambda named: (named[1].read_at, named[0])):
        if left <= 0:
            break
        found.add(file)
        left -= one.size
    return found


def _is_as_copied(path: Path, kept: Kept, *, read: bool) -> bool:
    """Whether a file in the backup still is what was copied: by its size, and where it is read by its bytes. Behind them may stand more."""
    try:
        return path.stat().st_size >= kept.size and (not read or digest_of(path, kept.size) == kept.sha256)
    except OSError:
        return False


def _capture_file(
    source: Path, target: Path, db: Path, file: str, end: int, manifest: Manifest, made: Backup, *, read: bool
) -> None:
    """Bring one capture file into the backup, as far as the copied database knows it.

    A file that is damaged in the archive never takes the place of what the backup has of it, where that is good; only what is new of
    it is added.

    Args:
        read: whether what the backup has of it is read again.
    """
    path = source / file if (source / file).exists() else source / (file + OPEN)
    before = manifest.captures.get(file)
    try:
        stat = path.stat()
    except FileNotFoundError:
        made.damaged += _faults(source, db, file)
        if before is not None:
            made.generation.files[file] = min(before.size, end)
            if not _is_as_copied(target / file, before, read=True):
                made.damaged.append(Finding(place=f"{file} in the backup", text="it is not as it was copied"))
        return
    end = min(acknowledged(path, end), stat.st_size)
    made.generation.files[file] = end
    same = before is not None and (before.source_size, before.source_mtime) == (stat.st_size, stat.st_mtime_ns)
    if before is not None and same and before.size >= end and _is_as_copied(target / file, before, read=read):
        if read:
            before.read_at = _now()
            made.read_again += 1
        return
    new = target / f"{file}{NEW}"
    digest = copy([(path, 0, end)], new)
    faults = [one for one in _faults(target, db, file, new.name) if one.damage]
    made.damaged += faults
    has_good = before is not None and _is_as_copied(target / file, before, read=read or bool(faults))
    if before is not None and not has_good:
        made.repaired.append(file)
    if faults and before is not None and has_good:
        if before.size >= end:
            new.unlink()
            made.generation.files[file] = end
            before.read_at = _now()
            made.read_again += 1
            return
        digest = copy([(target / file, 0, before.size), (path, before.size, end)], new)
    put(new, target / file)
    made.copied += 1
    made.copied_bytes += end
    manifest.captures[file] = Kept(
        size=end, sha256=digest, source_size=stat.st_size, source_mtime=stat.st_mtime_ns,
        read_at=_now(),
    )  # fmt: skip


def _faults(folder: Path, db: Path, file: str, name: str | None = None) -> list[Finding]:
    refs = records_of(db, file, still=True)
    if isinstance(refs, Finding):
        return [refs]
    return [
        Finding(place=f"{file} at {one.offset} {one.record}".rstrip(), text=one.text, damage=one.damage)
        for one in check_file(folder, name or file, refs, early=True)
    ]
