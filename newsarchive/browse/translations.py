"""An article beside its translation, paragraph by paragraph."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.browse.differences import two
from newsarchive.browse.paragraphs import paragraphs
from newsarchive.browse.room import Room
from newsarchive.text.script import direction_of

Pair = tuple[str, str]


async def page(room: Room) -> Response:
    """The two texts in two columns; on a telephone one below the other, paragraph by paragraph."""

    def shown(found: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
        first, second = found
        pairs, aligned = side_by_side(first["text"], second["text"])
        return {
            "sides": [(one, direction_of(one["script"])) for one in found], "record": first, "pairs": pairs, "aligned": aligned,
        }  # fmt: skip

    return await room.page("translation.html", lambda connection: two(room, connection), shown)


def side_by_side(first: str | None, second: str | None) -> tuple[list[Pair], bool]:
    """The paragraphs of two texts in pairs, and whether they belong together: where their numbers differ, each text is one whole."""
    one, other = paragraphs(first), paragraphs(second)
    if len(one) == len(other):
        return list(zip(one, other, strict=True)), True
    return [("\n\n".join(one), "\n\n".join(other))], False
