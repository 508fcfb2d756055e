"""The page of an article, set for reading, with all that belongs to it; and where a name leads that is no article's."""

from __future__ import annotations

import re
from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import lookup, reading_article, reading_capture
from newsarchive.archive.readonly import Connection
from newsarchive.browse import article_view, citations, metadata
from newsarchive.browse.marking import bounded
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.text.script import direction_of

STATUS = {"erased": 410}
"""Of the answer where an article is withheld; else 403."""


async def page(room: Room) -> Response:
    """One article, or what it said at one of its versions; what a name leads to that is no article's."""
    try:
        found = await room.look(lambda connection: _look(room, connection))
    except (UsageError, ArchiveError) as error:
        return await room.sorry(error)
    if isinstance(found, lookup.Lookup):
        status = 404 if found.withheld is None else STATUS.get(found.withheld, 403)
        return await room.html("lookup.html", status, asked=None, found=found)
    sheet, pictures, copies = found
    record = bounded(sheet.record)
    permanent = room.absolute(room.article_url(record["id"]))
    told = metadata.of(
        record, site_name=room.site_name(record["site"]), permanent=permanent, captured_at=sheet.provenance["fetched_at"]
    )  # fmt: skip
    return await room.html(
        "article.html", found=sheet, record=record, view=article_view.of(room, sheet, pictures), copies=copies, told=told,
        permanent=permanent, citations=citations.of(room, record, sheet.provenance["fetched_at"]),
        direction=direction_of(record["script"]), value_of=article_view.value_of,
    )  # fmt: skip


Found = tuple[reading_article.Sheet, dict[str, str], list[dict[str, Any]]]


def _look(room: Room, connection: Connection) -> Found | lookup.Lookup:
    # Some proxies make one slash of two.
    name = re.sub(r"^(https?):/(?=[^/])", r"\1://", room.name)
    found = lookup.look_up(connection, name)
    if found.key is None and found.withheld is None and "://" in name:
        found = lookup.look_up(connection, name, canonical_forms(name, connection))
    if found.key is None:
        return found
    sheet = reading_article.sheet(connection, found.key, room.version)
    return sheet, reading_capture.pictures(connection, found.key), article_view.copies_of(connection, sheet)


def canonical_forms(address: str, connection: Connection) -> list[str]:
    """The canonical forms of an address by the rules of the archive's sites it may belong to."""
    from newsarchive.browse.sites_known import sites_of
    from newsarchive.sites.addresses import canonical, scope_fault

    return [canonical(address, site) for site in sites_of(connection).values() if scope_fault(address, site) is None]
