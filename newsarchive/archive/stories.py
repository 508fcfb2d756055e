"""Stories: articles that say exactly the same text at several addresses. They are linked; none is dropped."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from newsarchive.archive.forms import storable
from newsarchive.items import Reading

TELLING_ALONE = 200
"""Characters from which a text says by itself which story it is."""
TELLING_WITH_TITLE = 60
"""Characters from which it does together with an equal title; below, equal texts say nothing ("Details follow.")."""


class Twins(NamedTuple):
    """Who else says this text."""

    touched: list[int]
    """Holdings whose story changed."""
    address: str | None
    """Where the text stood first; None where it stands nowhere else."""


def link(connection: sqlite3.Connection, key: int, reading: Reading) -> Twins:
    """Make one story of a holding and of all others that show exactly the reading's text in its language.

    Stories that several of them belong to already become one; it keeps the name of the oldest.
    """
    if reading.text is None or len(reading.text) < TELLING_WITH_TITLE:
        return Twins([], None)
    needs_title = len(reading.text) < TELLING_ALONE
    found = connection.execute(
        "SELECT h.key, h.canonical_url, h.id, h.story FROM readings r JOIN holdings h ON h.reading = r.id"
        " WHERE r.text_sha256 = ?1 AND r.language IS ?2 AND h.visibility <> 'erased'"
        " AND (NOT ?3 OR r.title IS ?4) ORDER BY h.key",
        (reading.text_sha256, reading.language, needs_title, None if reading.title is None else storable(reading.title)),
    ).fetchall()
    twins = [row for row in found if row[0] != key]
    if not twins:
        return Twins([], None)
    own = connection.execute("SELECT story FROM holdings WHERE key = ?", (key,)).fetchone()[0]
    stories = [story for story in (*(row[3] for row in found), own) if story is not None]
    name = stories[0] if stories else found[0][2]
    members = {key, *(row[0] for row in twins)}
    for story in set(stories):
        members.update(row[0] for row in connection.execute("SELECT key FROM holdings WHERE story = ?", (story,)))
    touched = [
        member
        for member in sorted(members)
        if connection.execute("UPDATE holdings SET story = ?1 WHERE key = ?2 AND story IS NOT ?1", (name, member)).rowcount
    ]
    return Twins(touched, twins[0][1])
