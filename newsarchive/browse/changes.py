"""What happened to the articles, the newest first: a page and a feed."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.archive.changes import KINDS
from newsarchive.archive.forms import now_text
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports import atom
from newsarchive.exports.changes_text import edit_of

CHANGES = 200
"""Changes on the page and in the feed."""


async def page(room: Room) -> Response:
    """The changes, of a site or of a kind."""
    site, kind = _asked(room)

    def shown(found: Any) -> dict[str, Any]:
        return {
            "changes": found[0], "kinds": KINDS, "site": site, "kind": kind, "edit_of": edit_of, "most": CHANGES,
            "feed": room.url("/-/changes.atom", site=site, kind=kind),
        }  # fmt: skip

    return await room.page(
        "changes.html", lambda connection: reading_room.changed(connection, site=site, kind=kind, limit=CHANGES), shown
    )


async def feed(room: Room) -> Response:
    """The same as an Atom feed."""
    site, kind = _asked(room)
    name = " ".join(["Changes of", site or "all sites", *([f"({kind})"] if kind else [])])
    own = room.absolute(room.own_url)
    try:
        found, archive = await room.look(lambda connection: reading_room.changed(connection, site=site, kind=kind, limit=CHANGES))
    except (UsageError, ArchiveError) as error:
        return Response.text(f"{error}\n", status=503)
    text = "".join(atom.feed(found, archive, name=name, empty_since=now_text(), own=own))
    return Response(text, content_type="application/atom+xml; charset=utf-8")


def _asked(room: Room) -> tuple[str | None, str | None]:
    """The site and the kind of change that are asked for."""
    kind = room.given.get("kind")
    return room.given.get("site") or None, kind if kind in KINDS else None
