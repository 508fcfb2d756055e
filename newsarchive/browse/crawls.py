"""A crawl with its verdict and outcomes, down to every address: what was asked for, and what was found and never asked for."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_crawl, reading_site
from newsarchive.archive.reading_crawl import Addresses, Refused
from newsarchive.archive.reading_site import Crawl
from newsarchive.archive.readonly import Connection
from newsarchive.browse.room import Room
from newsarchive.errors import UsageError


async def page(room: Room) -> Response:
    """The crawl, and its addresses page by page; `refused` instead those that were never asked for."""
    outcome = room.given.get("outcome") or None
    refused = "refused" in room.given

    def look(connection: Connection) -> tuple[Crawl, Addresses | Refused, int]:
        number = int(room.name)
        found = reading_site.crawl(connection, number)
        if found is None:
            text = f"There is no crawl {room.name[:20]}."
            raise UsageError(text, "The page of a university names its crawls.").known("no_crawl", name=room.name[:20])
        after = room.given.get("after", "")
        if refused:
            rows: Addresses | Refused = reading_crawl.refused(connection, number, outcome=outcome, after=after)
        else:
            start = int(after) if after.isdecimal() and after.isascii() and len(after) < 18 else 0
            rows = reading_crawl.addresses(connection, number, outcome=outcome, after=start)
        return found, rows, reading_crawl.spans(connection, number)

    def shown(found: tuple[Crawl, Addresses | Refused, int]) -> dict[str, Any]:
        crawl, rows, counted = found
        path = f"/crawl/{crawl.id}"
        return {
            "crawl": crawl, "rows": rows.rows, "counted": counted, "outcome": outcome, "refused": refused,
            "first": room.url(path, outcome=outcome, refused="1" if refused else None) if room.given.get("after") else None,
            "next": room.url(path, outcome=outcome, refused="1" if refused else None, after=rows.next) if rows.next is not None else None,
        }  # fmt: skip

    return await room.page("crawl.html", look, shown)
