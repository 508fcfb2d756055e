"""What happened to the articles, the newest first: month by month with the words that changed, and as a feed."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_changes, reading_room
from newsarchive.archive.changes import KINDS
from newsarchive.archive.forms import now_text
from newsarchive.archive.reading_changes import Months, Page
from newsarchive.archive.readonly import Connection
from newsarchive.browse import plots
from newsarchive.browse.room import Room
from newsarchive.edits.diff import Part, diff
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports import atom

CHANGES = 200
"""Changes in the feed."""
LONGEST = 30_000
"""Characters of a text whose changed words are shown beside its title."""
AROUND = 90
"""Characters that are shown on both sides of what changed."""
EXCERPT = 420
SECONDS = 0.12
"""That all excerpts of one page may take; later edits lead to their comparison only."""
MONTHS = 36
"""Months in the plot."""
KEPT = 64
_months: OrderedDict[tuple[Path, str | None], Months] = OrderedDict()
_lock = threading.Lock()


async def page(room: Room) -> Response:
    """The changes, of a site, of a kind, of a month."""
    site, kind, month = _asked(room)
    before = room.given.get("before", "")

    def look(connection: Connection) -> tuple[Page, dict[str, dict[str, int]], dict[int, list[Part]]]:
        found = reading_changes.page(
            connection, month, site=site, kind=kind, before=int(before) if re.fullmatch(r"[0-9]{1,17}", before) else None
        )
        return found, _counted(connection, room.path, site), _excerpts(connection, found)

    def shown(found: tuple[Page, dict[str, dict[str, int]], dict[int, list[Part]]]) -> dict[str, Any]:
        rows, months, excerpts = found
        asked = {"site": site, "kind": kind, "month": month}
        return {
            "changes": rows.rows, "excerpts": excerpts, "kinds": KINDS, "site": site, "kind": kind, "month": month,
            "sites": sorted(((code, room.site_name(code)) for code in room.names), key=lambda one: one[1].casefold()),
            "plot": _plot(room, months, site, kind, month), "total": sum(_of_kind(one, kind) for one in months.values()),
            "in_month": _of_kind(months.get(month, {}), kind) if month else None,
            "next": room.url("/-/changes", **asked, before=rows.next) if rows.next is not None else None,
            "first": room.url("/-/changes", **asked) if before else None,
            "feed": room.url("/-/changes.atom", site=site, kind=kind),
        }  # fmt: skip

    return await room.page("changes.html", look, shown)


def _of_kind(counts: dict[str, int], kind: str | None) -> int:
    return counts.get(kind, 0) if kind is not None else sum(counts.values())


def _counted(connection: Connection, path: Path, site: str | None) -> dict[str, dict[str, int]]:
    """Changes of each month by kind; what was counted before is kept."""
    with _lock:
        months = _months.setdefault((path, site), Months())
        _months.move_to_end((path, site))
        while len(_months) > KEPT:
            _months.popitem(last=False)
        return months.refresh(connection, site)


def _plot(room: Room, months: dict[str, dict[str, int]], site: str | None, kind: str | None, month: str | None) -> Any:
    """Changes a month, each bar leading to its month; None for less than two months."""
    if len(months) < 2:
        return None
    t = room.t
    shown = sorted(months)[-MONTHS:]
    bars = [
        plots.Bar(
            label=str(t.date(one)), value=_of_kind(months[one], kind), chosen=one == month,
            href=room.url("/-/changes", month=one, site=site, kind=kind),
        )
        for one in shown
    ]  # fmt: skip
    return plots.bars(
        t, bars, title=str(t("changes.by_month")), description=str(t("changes.by_month")),
        columns=(str(t("changes.month")), str(t("frame.changes"))),
    )  # fmt: skip


def _excerpts(connection: Connection, found: Page) -> dict[int, list[Part]]:
    """The first words that changed in each edit, by its change, as far as there is time."""
    excerpts: dict[int, list[Part]] = {}
    deadline = time.monotonic() + SECONDS
    for one in found.rows:
        if one["kind"] != "edited" or not one["version"] or time.monotonic() > deadline:
            continue
        texts = reading_changes.texts(connection, one["key"], one["version"], LONGEST)
        parts = excerpt(*texts) if texts is not None else []
        if parts:
            excerpts[one["change"]] = parts
    return excerpts


def excerpt(old: str, new: str) -> list[Part]:
    """What changed first, with a few words around it."""
    changed = next((one for one in diff(old, new).paragraphs if not one.is_same), None)
    if changed is None:
        return []
    found: list[Part] = []
    length = 0
    for position, part in enumerate(changed.parts):
        text = part.text
        if part.op == "same":
            head, tail = position > 0, position < len(changed.parts) - 1
            if len(text) > AROUND * (head + tail):
                text = (text[:AROUND] + " … " if head else "… ") + (text[-AROUND:] if tail else "")
        if length + len(text) > EXCERPT:
            found.append(Part(part.op, text[: EXCERPT - length] + "…"))
            break
        length += len(text)
        found.append(Part(part.op, text))
    return found


async def feed(room: Room) -> Response:
    """The newest changes as an Atom feed."""
    site, kind, _ = _asked(room)
    name = " ".join(["Changes of", site or "all sites", *([f"({kind})"] if kind else [])])
    own = room.absolute(room.own_url)
    try:
        found, archive = await room.look(lambda connection: reading_room.changed(connection, site=site, kind=kind, limit=CHANGES))
    except (UsageError, ArchiveError) as error:
        return room.sorry_text(error)
    text = "".join(atom.feed(found, archive, name=name, empty_since=now_text(), own=own))
    return Response(text, content_type="application/atom+xml; charset=utf-8")


def _asked(room: Room) -> tuple[str | None, str | None, str | None]:
    """The site, the kind of change and the month that are asked for."""
    kind, month = room.given.get("kind"), room.given.get("month", "")
    return room.given.get("site") or None, kind if kind in KINDS else None, month if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month) else None
