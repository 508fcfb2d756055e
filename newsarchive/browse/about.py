"""Who keeps this archive and how to reach them, what is kept and why, and the look-up by address."""

from __future__ import annotations

from datasette.utils.asgi import Response

from newsarchive.archive.preferences import contact
from newsarchive.browse.room import Room


async def page(room: Room) -> Response:
    """The page, or where an address is asked for, its article."""
    address = room.given.get("address")
    if address:
        return Response.redirect(room.article_url(address))
    return await room.page("about.html", contact, lambda found: {"contact": found})
