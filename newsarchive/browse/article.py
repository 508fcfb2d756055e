"""The page of an article, set for reading."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_room
from newsarchive.browse.room import Room
from newsarchive.exports.changes_text import edit_of
from newsarchive.text.script import direction_of


async def page(room: Room) -> Response:
    """One article."""

    def shown(found: reading_room.Article) -> dict[str, Any]:
        record = found.record
        paragraphs = [part for part in (record["text"] or "").split("\n\n") if part.strip()]
        return {
            "found": found, "record": record, "paragraphs": paragraphs, "direction": direction_of(record["script"]),
            "edits": [(one, edit_of(one)) for one in found.versions[1:]],
            "happened": [one for one in found.history if one["kind"] in {"gone", "returned"}],
        }  # fmt: skip

    return await room.page("article.html", lambda connection: reading_room.article(connection, room.name), shown)
