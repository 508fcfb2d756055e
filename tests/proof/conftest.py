"""A copy of the crawled archive that may be damaged, with nothing waiting in its WAL."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.place import captures_folder


def settled_copy(db: Path, folder: Path) -> Path:
    """A copy of an archive in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "archive.db"
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    shutil.copytree(captures_folder(db), captures_folder(copy))
    shutil.copytree(db.parent / "sites", folder / "sites")
    return copy


@pytest.fixture
def archive(crawled: Path, tmp_path: Path) -> Path:
    """The archive."""
    return settled_copy(crawled, tmp_path / "archive")
