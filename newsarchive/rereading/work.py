"""In a worker: captures are read back from their files, verified, and walk the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsarchive import line
from newsarchive.captures.reader import read_record
from newsarchive.errors import IntegrityError
from newsarchive.items import Capture, Claim, Known, Neighbour, Reading, RecordRef, State
from newsarchive.sites.model import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One capture to read."""

    ref: RecordRef
    """Where it stands."""
    hints: tuple[Claim, ...] = ()
    """What listings said of the article."""
    neighbours: tuple[Neighbour, ...] = ()
    known: Known | None = None
    """What it was last read as."""
    sample: bool = False
    """Whether it is read for what it tells of the site's template, and without one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """Why a capture was not read."""

    reason: str
    outcome: str | None = None
    """read_timeout, read_crashed, read_failed; None for a record that is damaged or missing."""


def read_all(folder: Path, site: Site, template: dict[str, Any] | None, tasks: Sequence[Task]) -> list[Reading | Unread]:
    """Read captures of one site; what each says, in their order. Links are left off: nothing is asked for."""
    found: list[Reading | Unread] = []
    for task in tasks:
        capture = _capture(folder, task)
        state = State(neighbours=task.neighbours, template=template, sample=task.sample, linkless=True, known=task.known)
        found.append(capture if isinstance(capture, Unread) else line.read(capture, site, state))
    return found


def _capture(folder: Path, task: Task) -> Capture | Unread:
    try:
        return replace(read_record(folder, task.ref), hints=task.hints)
    except IntegrityError as error:
        return Unread(reason=error.message)


def read_whole(
    folder: Path, site: Site, template: dict[str, Any] | None, tasks: Sequence[Task]
) -> list[tuple[Reading, tuple[str, ...]] | Unread]:
    """As read_all, but with the links, and with what the HTTP client had remarked."""
    found: list[tuple[Reading, tuple[str, ...]] | Unread] = []
    for task in tasks:
        capture = _capture(folder, task)
        if isinstance(capture, Unread):
            found.append(capture)
        else:
            found.append((line.read(capture, site, State(neighbours=task.neighbours, template=template)), capture.flags))
    return found
