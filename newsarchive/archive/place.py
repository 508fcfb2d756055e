"""Which files an archive consists of, by their names."""

from __future__ import annotations

import os
from pathlib import Path

BESIDE = ("-wal", "-shm", "-journal", "-lock")
"""Ends of the names of files that stand beside an archive and belong to it."""
BESIDE_AND_MORE = ("-lock-", "-underway-", ".before-", ".restor", ".replaced-")
"""The same, with the name of a site, the number of a migration or a time behind them."""


def linked(db: Path) -> Path:
    """The archive itself, where its name is a link: all that belongs to it stands beside that."""
    return Path(os.path.realpath(db)) if db.is_symlink() else db


def captures_folder(db: Path) -> Path:
    """The folder of the archive's WARC files: `<db without .db>-captures` beside it; beside what a link names, where it is one."""
    db = linked(db)
    return db.with_name(db.name.removesuffix(".db") + "-captures")


def is_part_of(path: Path, db: Path) -> bool:
    """Whether this is the archive itself, one of the files that belong to it, or stands among its captures; links are followed."""
    place, archive = Path(os.path.realpath(path)), Path(os.path.realpath(db))
    if place == archive or (place.exists() and archive.exists() and place.samefile(archive)):
        return True
    folder = captures_folder(archive)
    if place == folder or folder in place.parents:
        return True
    end = place.name.removeprefix(archive.name)
    return place.parent == archive.parent and end != place.name and (end in BESIDE or end.startswith(BESIDE_AND_MORE))
