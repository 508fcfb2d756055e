"""Who keeps this archive and how to reach them, what is kept and why, and the look-up by address."""

from __future__ import annotations

import re
from typing import Any

from datasette.utils.asgi import Response

from newsarchive import __version__
from newsarchive.archive.reading_about import Standing, standing
from newsarchive.browse.room import Room
from newsarchive.exports.links import followed

MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")


async def page(room: Room) -> Response:
    """The page, or where an address is asked for, its article."""
    address = room.given.get("address")
    if address:
        return Response.redirect(room.article_url(address))

    def shown(found: Standing) -> dict[str, Any]:
        return {"standing": found, "contact": found.contact, "link": _link(found.contact), "version": __version__}

    return await room.page("about.html", standing, shown)


def _link(contact: str) -> str | None:
    """Where a contact leads, if it is an address of the web or of mail and nothing else."""
    return followed(contact) or (f"mailto:{contact}" if MAIL.fullmatch(contact) else None)
