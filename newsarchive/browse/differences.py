"""What changed between two versions of an article, and how two copies of a story differ."""

from __future__ import annotations

import re
from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import articles, reading_article
from newsarchive.archive.compared import held_beside, sides
from newsarchive.archive.readonly import Connection
from newsarchive.browse.article_view import value_of
from newsarchive.browse.marking import LONGEST_FIELD, bounded, shortened
from newsarchive.browse.room import Room
from newsarchive.comparing import Comparison, compare
from newsarchive.edits.diff import Diff, diff
from newsarchive.errors import UsageError
from newsarchive.text.script import direction_of

FIELDS = ("authors", "published", "language", "place", "section", "tags", "summary", "image", "contacts")
"""What is compared of two copies besides title and text."""
LONGEST = 60_000
"""Pieces of a stretch that is compared word by word while a visitor waits; of longer ones the paragraphs."""


async def versions(room: Room) -> Response:
    """Two versions compared, by the readings that are stored, the last two where none are named;
    or what is shown, and the worse answer held beside it."""
    is_held = "held" in room.given
    numbers = [int(room.given[key]) for key in ("old", "new") if re.fullmatch(r"[1-9][0-9]{0,8}", room.given.get(key, ""))]

    def look(connection: Connection) -> tuple[dict[str, Any], Comparison, list[dict[str, Any]]]:
        key = articles.resolve(connection, room.name)
        known = articles.versions(connection, key)
        named = "old" in room.given or "new" in room.given
        two = numbers if named else sorted(one["number"] for one in known)[-2:]
        if len(two) != 2 and not is_held:
            raise UsageError("Which versions?", "The page of the article links its edits.").known("which_versions")
        of = held_beside(connection, key) if is_held else sides(connection, key, *two)
        told = compare(of, room.path, None, as_stored=True, longest=LONGEST)
        return articles.record(connection, key), told, known

    def shown(found: tuple[dict[str, Any], Comparison, list[dict[str, Any]]]) -> dict[str, Any]:
        record, told, known = found
        return {
            "record": record, "title": told.title, "text": told.text, "direction": direction_of(record["script"]), "versions": known,
            "sides": (told.of.old, told.of.new), "is_held": is_held, "other_code": told.of.old.code != told.of.new.code, "second": None,
            "fields": [(name, _shown(old), _shown(new)) for name, (old, new) in told.fields.items() if name != "title"],
        }  # fmt: skip

    return await room.page("differences.html", look, shown)


async def copies(room: Room) -> Response:
    """Two copies of a story, or any two articles, compared."""

    def look(connection: Connection) -> tuple[dict[str, Any], dict[str, Any], Diff, Diff]:
        first, second = two(room, connection)
        return first, second, diff(first["title"], second["title"]), diff(first["text"], second["text"], longest=LONGEST)

    def shown(found: tuple[dict[str, Any], dict[str, Any], Diff, Diff]) -> dict[str, Any]:
        first, second, title, text = found
        return {
            "record": first, "second": second, "title": title, "text": text, "direction": direction_of(second["script"]), "versions": [],
            "sides": None, "is_held": False, "other_code": first["extractor"] != second["extractor"],
            "fields": [(name, _shown(first[name]), _shown(second[name])) for name in FIELDS if first[name] != second[name]],
        }  # fmt: skip

    return await room.page("differences.html", look, shown)


def _shown(value: Any) -> str:
    """A value of a field in a line."""
    return shortened(value_of(value), LONGEST_FIELD)


def two(room: Room, connection: Connection) -> tuple[dict[str, Any], dict[str, Any]]:
    """The article that the address names, and the one that it is to be set beside.

    Raises:
        UsageError: there is no such article.
    """
    other = room.given.get("with", "")
    if not other:
        text = "The page of the article links its copies and translations."
        raise UsageError("Beside which article?", text).known("beside_which")
    first, second = reading_article.pair(connection, articles.resolve(connection, room.name), articles.resolve(connection, other))
    return bounded(first), bounded(second)
