"""The front page: one search box, what stands in the archive, and the newest."""

from __future__ import annotations

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.browse.room import Room


async def page(room: Room) -> Response:
    """The front page."""
    return await room.page("home.html", reading_room.shelf, lambda shelf: {"shelf": shelf})
