"""Putting a restored archive in the place of another: from one note on, which is written whole, it is the new one that counts.

Several files must change places at once, which no file system does. So everything new is made ready in a folder beside the archive;
the note says that it is complete; and whoever opens the archive next finishes what a crash cut off before it looks at anything.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path

from newsarchive.archive.place import captures_folder
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError

STAYS = ("-lock",)
"""Beginnings of the ends of files beside an archive that no restoring moves: locks are held on them."""


def staging(db: Path) -> Path:
    """The folder in which what is restored is made ready: `archive.db` and `captures` in it."""
    return db.with_name(f"{db.name}.restoring")


def note_of(db: Path) -> Path:
    """The note that what was made ready is complete."""
    return db.with_name(f"{db.name}.restore")


def decide(db: Path, aside: str) -> None:
    """Write the note: from here on the restored archive is the archive. `finish` must follow, and does, whoever calls it.

    Args:
        aside: the name of the folder beside the archive into which what stands there now is moved.
    """
    note = note_of(db)
    new = note.with_name(f"{note.name}.new")
    with new.open("w", encoding="utf-8") as file:
        json.dump({"aside": aside}, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(note)
    sync_folder(db.parent)


def finish(db: Path) -> None:
    """Complete a restoring that was decided; nothing where none was. The caller holds the archive's lock.

    Raises:
        ArchiveError: the note cannot be understood; nothing was changed.
    """
    note = note_of(db)
    try:
        aside = db.with_name(json.loads(note.read_text(encoding="utf-8"))["aside"])
    except FileNotFoundError:
        return
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ArchiveError(
            f"{note}, by which a restoring is completed, cannot be understood.",
            f'Write {{"aside": "{db.name}.replaced"}} into it to complete that, or delete it and restore the backup again.',
        ) from error
    ready = staging(db)
    if (ready / "archive.db").exists():
        for path in [db, *sorted(db.parent.glob(f"{_literal(db.name)}-*"))]:
            if path.exists() and not path.name.removeprefix(db.name).startswith(STAYS):
                _move(path, aside)
        (ready / "archive.db").rename(db)
        sync_folder(db.parent)
    if (ready / "captures").exists():
        if captures_folder(db).exists():
            _move(captures_folder(db), aside)
        (ready / "captures").rename(captures_folder(db))
        sync_folder(db.parent)
    with contextlib.suppress(FileNotFoundError):
        note.unlink()
    shutil.rmtree(ready, ignore_errors=True)
    sync_folder(db.parent)


def _move(path: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    path.rename(folder / path.name)
    sync_folder(folder)


def _literal(name: str) -> str:
    """A name as a pattern that fits it alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
