"""An article beside its translation, paragraph by paragraph."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive.readonly import Connection
from newsarchive.browse.differences import two
from newsarchive.browse.room import Room
from newsarchive.text.aligning import align, sides
from newsarchive.text.script import direction_of
from newsarchive.text.whitespace import paragraphs_of

Pair = tuple[str, str]
LONGEST = 300_000
"""Characters of both texts beyond which they are not aligned."""


async def page(room: Room) -> Response:
    """The two texts in two columns; on a telephone one below the other, paragraph by paragraph."""

    def look(connection: Connection) -> tuple[dict[str, Any], dict[str, Any], list[Pair]]:
        first, second = two(room, connection)
        return first, second, side_by_side(first, second)

    def shown(found: tuple[dict[str, Any], dict[str, Any], list[Pair]]) -> dict[str, Any]:
        first, second, pairs = found
        return {
            "sides": [(one, direction_of(one["script"])) for one in (first, second)], "record": first, "pairs": pairs,
            "aligned": len(pairs) > 1 or len(paragraphs_of(first["text"])) < 2,
        }  # fmt: skip

    return await room.page("translation.html", look, shown)


def side_by_side(first: dict[str, Any], second: dict[str, Any]) -> list[Pair]:
    """What belongs together in two texts; a side is "" where only the other says it. Texts that are too long are one pair."""
    one, other = paragraphs_of(first["text"]), paragraphs_of(second["text"])
    if sum(map(len, (*one, *other))) > LONGEST:
        return [("\n\n".join(one), "\n\n".join(other))]
    return [sides(one, other, group) for group in align(one, other, (first["language"], second["language"]))]
