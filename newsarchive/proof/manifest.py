"""What a backup holds: `manifest.json`, which is replaced as a whole when a backup is complete."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from newsarchive.captures.files import write_whole
from newsarchive.errors import IntegrityError, UsageError

NAME = "manifest.json"
FORMAT = 1


@dataclass(kw_only=True)
class Kept:
    """One capture file in the backup."""

    size: int
    """Bytes that count; behind them may stand more, of a backup that was interrupted."""
    sha256: str
    """Of these bytes."""
    source_size: int
    source_mtime: int
    """Size and time (ns) of the archive's file when it was copied: what did not change since is not read again there."""
    read_at: str = ""
    """When these bytes were last read from the backup and compared with their digest."""


@dataclass(kw_only=True)
class Generation:
    """The database as of one moment, with what it needs."""

    name: str
    """Of its folder."""
    at: str
    size: int
    sha256: str
    """Of its database."""
    articles: int
    files: dict[str, int] = field(default_factory=dict)
    """Capture files that it needs, and how many of their bytes."""
    sites: dict[str, str] = field(default_factory=dict)
    """Site files, with their SHA-256."""
    damaged: list[str] = field(default_factory=list)
    """What was found damaged in the archive when it was made, or in the backup since; the first findings."""
    read_at: str = ""
    """When its database and site files were last read from the backup and compared with their digests."""


@dataclass(kw_only=True)
class Manifest:
    """All of a backup."""

    archive: str
    """Name of the database."""
    began: str = ""
    """When the archive's first crawl began: by which an archive is told from others."""
    captures: dict[str, Kept] = field(default_factory=dict)
    generations: list[Generation] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Replace the manifest."""
        write_whole(folder / NAME, json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1))

    def generation(self, name: str | None = None) -> Generation:
        """The one of this name, else the newest that is not known to be damaged.

        Raises:
            UsageError: there is none.
        """
        if name is not None:
            found = next((one for one in self.generations if one.name == name), None)
            if found is None:
                raise UsageError(f"The backup has no generation {name!r}.", f"It has {', '.join(one.name for one in self.generations)}.")
            return found
        good = [one for one in self.generations if not one.damaged] or self.generations
        if not good:
            raise UsageError("The backup holds no generation.", "Name another.")
        return good[-1]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a backup; None where there is none.

    Raises:
        IntegrityError: it cannot be understood.
    """
    try:
        said: Any = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if said["format"] != FORMAT:
            raise UsageError(f"{folder / NAME} was written by a newer newsarchive.", "Upgrade first.")
        return Manifest(
            archive=said["archive"], began=said["began"], captures={name: Kept(**one) for name, one in said["captures"].items()},
            generations=[Generation(**one) for one in said["generations"]],
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise IntegrityError(
            f"{folder / NAME} cannot be understood ({error}).", "README.txt beside it tells how to restore by hand."
        ) from error
