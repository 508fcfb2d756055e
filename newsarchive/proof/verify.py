"""Reading everything that is stored again, and naming whatever is not as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsarchive.archive.check import check_database
from newsarchive.archive.damage import note_damage
from newsarchive.archive.place import captures_folder
from newsarchive.archive.rows import WHOLE, Finding, Part
from newsarchive.archive.stored import known_files, records_of
from newsarchive.captures.check import capture_files, check_file

NAMED = 50
"""Findings that the event names."""


@dataclass(kw_only=True)
class Verified:
    """What was looked at, counted while it goes on."""

    files: int = 0
    records: int = 0
    damaged: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    noted: str = ""
    """Whether an event was written; "" where nothing was damaged."""


def part_of_day(of: int, day: date) -> Part:
    """The part whose turn it is on a day, so that `of` days in a row go round."""
    return Part(number=day.toordinal() % of + 1, of=of)


def verify(
    db: Path, part: Part = WHOLE, *, database: bool = True, captures: bool = True, seen: Verified | None = None, note: bool = True
) -> Iterator[Finding]:
    """Every finding as it is made; damage that was found is noted as an event at the end.

    Args:
        seen: filled while it goes on.
        note: write an event where damage was found.
    """
    seen = seen if seen is not None else Verified()
    for finding in _findings(db, part, database, captures, seen):
        (seen.damaged if finding.damage else seen.remarks).append(finding)
        yield finding
    if seen.damaged and note:
        seen.noted = note_damage(db, [str(one) for one in seen.damaged[:NAMED]], len(seen.damaged))


def _findings(db: Path, part: Part, database: bool, captures: bool, seen: Verified) -> Iterator[Finding]:
    if database:
        yield from check_database(db, part)
    if captures:
        yield from check_captures(db, captures_folder(db), part, seen=seen)


def check_captures(db: Path, folder: Path, part: Part = WHOLE, *, seen: Verified | None = None, still: bool = False) -> Iterator[Finding]:
    """Every finding in the capture files; a file is in the part of its name.

    Args:
        db: the database that knows them.
        still: a copy: the database is as of one moment, and nobody writes it.
    """
    seen = seen if seen is not None else Verified()
    files = capture_files(folder)
    known = known_files(db, still=still)
    if isinstance(known, Finding):
        yield known
        return
    for name in sorted({*files, *known}):
        if not part.has_named(name):
            continue
        refs = records_of(db, name, still=still)
        if isinstance(refs, Finding):
            yield refs
            continue
        seen.files += 1
        seen.records += len(refs)
        for fault in check_file(folder, name, refs, written=files.get(name, False), early=still):
            which = f" {fault.record}" if fault.record else ""
            yield Finding(place=f"{name} at {fault.offset}{which}", text=fault.text, damage=fault.damage)
