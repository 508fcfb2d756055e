"""What changed between two versions of an article."""

from __future__ import annotations

import asyncio
import re

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.browse.room import Room
from newsarchive.comparing import compare
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports import diff_html


async def page(room: Room) -> Response:
    """The two versions compared, as `newsarchive diff --html` writes it, by the readings that are stored."""
    numbers = [int(room.given[key]) for key in ("old", "new") if re.fullmatch(r"[1-9][0-9]{0,8}", room.given.get(key, ""))]

    def make() -> str:
        if len(numbers) != 2:
            raise UsageError("Which versions?", "The page of the article links its edits.")
        with reading_room.reading(room.path) as connection:
            of = reading_room.two_versions(connection, room.name, *numbers)
        return diff_html.page(compare(of, room.path, None, as_stored=True))

    try:
        return Response.html(await asyncio.to_thread(make))
    except (UsageError, ArchiveError) as error:
        return await room.sorry(error)
