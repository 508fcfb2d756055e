"""What the front page shows: what stands in the archive, and what is new, changed and gone."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from newsarchive.archive.changes import changes
from newsarchive.archive.events import tell_edits
from newsarchive.archive.tallies import Tallies, tallied

LOOKED_AT = 8
"""Articles that are looked at for each that is shown: an item in three languages, told by two hosts, is shown once."""
EVENTS = {"new": 6, "edited": 6, "gone": 6}
"""How many of each kind are told."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """An article among the newest, with the others that say the same."""

    id: str
    site: str
    title: str | None
    summary: str | None
    language: str | None
    published: str
    others: list[tuple[str, str | None]] = field(default_factory=list)
    """Ids and languages of its translations."""
    copies: int = 0
    """Others of its story, in its language."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """The front page."""

    tallies: Tallies
    newest: list[Item]
    happened: dict[str, list[dict[str, Any]]]
    """By kind of change, the newest first; none where an older newsarchive wrote the archive last."""


def home(connection: sqlite3.Connection, language: str, count: int = 10) -> Home:
    """What the front page shows.

    Args:
        language: in which an item is shown if it is there in several.
    """
    told = tell_edits(connection)
    return Home(
        tallies=tallied(connection), newest=newest(connection, language, count),
        happened={kind: list(changes(connection, kind=kind, limit=most)) for kind, most in EVENTS.items()} if told else {},
    )  # fmt: skip


def newest(connection: sqlite3.Connection, language: str, count: int) -> list[Item]:
    """The newest items by publication, each told once: in this language if it is there in it."""
    groups: dict[object, list[sqlite3.Row]] = {}
    for row in connection.execute(
        "SELECT key, id, site, title, summary, language, published, story_id, translation_id FROM articles"
        " WHERE published IS NOT NULL ORDER BY published DESC LIMIT ?",
        (count * LOOKED_AT,),
    ):
        groups.setdefault(row["translation_id"] or row["story_id"] or row["key"], []).append(row)
    return [_item(rows, language) for rows in list(groups.values())[:count]]


def _item(rows: list[sqlite3.Row], language: str) -> Item:
    shown = next((row for row in rows if row["language"] == language), rows[0])
    others = {row["language"]: (row["id"], row["language"]) for row in rows if row["language"] != shown["language"]}
    return Item(
        id=shown["id"], site=shown["site"], title=shown["title"], summary=shown["summary"], language=shown["language"],
        published=shown["published"], others=list(others.values()),
        copies=sum(row["language"] == shown["language"] for row in rows) - 1,
    )  # fmt: skip
