"""What stands in a backup, read again: the databases of all its moments, their site files, and the capture files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive.rows import WHOLE, Finding, Part
from newsarchive.errors import IntegrityError
from newsarchive.proof.copying import digest_of
from newsarchive.proof.manifest import Generation, Manifest

NOT_AS_COPIED = "it is not as it was put there"


def check_backup(folder: Path, manifest: Manifest, part: Part = WHOLE) -> Iterator[Finding]:
    """Every file of a backup that is not as it was put there.

    Args:
        folder: where the backup stands.
        manifest: what it says it holds.
        part: files whose names are in it; all without it.
    """
    for generation in manifest.generations:
        if part.has_named(generation.name):
            yield from check_generation(folder, generation)
    for file, kept in sorted(manifest.captures.items()):
        if part.has_named(file) and not is_whole(folder / "captures" / file, kept.size, kept.sha256, longer=True):
            yield Finding(place=f"captures/{file}", text=NOT_AS_COPIED)


def check_generation(folder: Path, generation: Generation) -> Iterator[Finding]:
    """The database and the site files of one moment."""
    place = folder / generation.name
    if not is_whole(place / "archive.db", generation.size, generation.sha256):
        yield Finding(place=f"{generation.name}/archive.db", text=NOT_AS_COPIED)
    for name, digest in generation.sites.items():
        path = place / "sites" / name
        if not path.is_file() or not is_whole(path, path.stat().st_size, digest):
            yield Finding(place=f"{generation.name}/sites/{name}", text=NOT_AS_COPIED)


def is_whole(path: Path, size: int, sha256: str, *, longer: bool = False) -> bool:
    """Whether a file has these bytes.

    Args:
        longer: behind them may stand more.
    """
    try:
        length = path.stat().st_size
        return (length >= size if longer else length == size) and digest_of(path, size) == sha256
    except (OSError, IntegrityError):
        return False
