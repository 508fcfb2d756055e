"""The search page: hits, ranked and highlighted, with facets."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.browse.asked import MOST_PAGES, Asked
from newsarchive.browse.room import Room

HITS = 20
"""On one page."""


async def page(room: Room) -> Response:
    """The hits of a search."""
    asked = Asked(room)

    def shown(found: Any) -> dict[str, Any]:
        result, facets = found
        pages = min((result.total + HITS - 1) // HITS, MOST_PAGES)
        return {"query": asked.query, "result": result, "facets": facets, "asked": asked, "pages": pages, "hits": HITS}

    return await room.page(
        "search.html",
        lambda connection: reading_room.find(connection, asked.query, asked.filters, HITS, (asked.page - 1) * HITS),
        shown,
    )
