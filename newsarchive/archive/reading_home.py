"""What the front page shows: what stands in the archive, and what is new, changed and gone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from newsarchive.archive.changes import changes
from newsarchive.archive.events import tell_edits
from newsarchive.archive.tallies import Tallies, tallied

LOOKED_AT = 8
"""Articles that are looked at for each that is shown: an item in three languages, told by two hosts, is shown once."""
NEWEST = 10
"""Articles that are shown."""
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


def home(connection: sqlite3.Connection, language: str) -> Home:
    """What the front page shows.

    Args:
        language: in which an item is shown if it is there in several.
    """
    told = tell_edits(connection)
    return Home(
        tallies=tallied(connection), newest=newest(connection, language, NEWEST),
        happened={kind: _happened(connection, kind, most) for kind, most in EVENTS.items()} if told else {},
    )  # fmt: skip


def _happened(connection: sqlite3.Connection, kind: str, most: int) -> list[dict[str, Any]]:
    """The newest changes of a kind, of each story one."""
    rows = list(changes(connection, kind=kind, limit=most * LOOKED_AT))
    ids = json.dumps([row["id"] for row in rows])
    query = "SELECT id, coalesce(story_id, id) FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    stories: dict[str, str] = dict(connection.execute(query, (ids,)).fetchall())
    once: dict[str, dict[str, Any]] = {}
    for row in rows:
        once.setdefault(stories[row["id"]], row)
    return list(once.values())[:most]


def newest(connection: sqlite3.Connection, language: str, count: int) -> list[Item]:
    """The newest items by publication, each told once: in this language if it is there in it."""
    groups: list[list[sqlite3.Row]] = []
    at: dict[tuple[str, object], list[sqlite3.Row]] = {}
    for row in connection.execute(
        "SELECT key, id, site, title, summary, language, published, story_id, translation_id FROM articles"
        " WHERE published IS NOT NULL ORDER BY published DESC LIMIT ?",
        (count * LOOKED_AT,),
    ):
        marks = [(name, row[name]) for name in ("translation_id", "story_id") if row[name]]
        found = [group for mark in marks if (group := at.get(mark)) is not None]
        group = found[0] if found else []
        if not found:
            groups.append(group)
        for other in found[1:]:
            if other is not group:
                group.extend(other)
                groups = [one for one in groups if one is not other]
                at |= {mark: group for mark, held in at.items() if held is other}
        group.append(row)
        at |= dict.fromkeys(marks, group)
    return [_item(rows, language) for rows in groups[:count]]


def _item(rows: list[sqlite3.Row], language: str) -> Item:
    shown = next((row for row in rows if row["language"] == language), rows[0])
    others = {row["language"]: (row["id"], row["language"]) for row in rows if row["language"] != shown["language"]}
    return Item(
        id=shown["id"], site=shown["site"], title=shown["title"], summary=shown["summary"], language=shown["language"],
        published=shown["published"], others=list(others.values()),
        copies=sum(row["language"] == shown["language"] for row in rows) - 1,
    )  # fmt: skip
