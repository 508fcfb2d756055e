"""What persons say of two articles: that they are one story, or are not.

It rests on the articles, whatever their texts say, and stays until it is taken back.
"""

from __future__ import annotations

import sqlite3

from newsarchive.archive.forms import now_text, storable


def of(connection: sqlite3.Connection, key: int) -> dict[tuple[int, int], str]:
    """What persons decided of an article and others, as far as it holds."""
    rows = connection.execute(
        "SELECT one, other, decision, id FROM story_decisions WHERE one = ?1 AND withdrawn_at IS NULL"
        " UNION ALL SELECT one, other, decision, id FROM story_decisions WHERE other = ?1 AND withdrawn_at IS NULL ORDER BY id",
        (key,),
    )
    return {(one, other): decision for one, other, decision, _ in rows}


def decide(connection: sqlite3.Connection, key: int, other: int, decision: str, *, person: str, because: str | None) -> None:
    """Write down that a person says that two articles are one story, or are not."""
    withdraw(connection, key, other, person=person)
    connection.execute(
        "INSERT INTO story_decisions(one, other, decision, person, because, at) VALUES (?, ?, ?, ?, ?, ?)",
        (*sorted((key, other)), decision, storable(person), storable(because) if because else None, now_text()),
    )


def withdraw(connection: sqlite3.Connection, key: int, other: int, *, person: str) -> bool:
    """Take back what a person decided of two articles; returns whether anything held."""
    return connection.execute(
        "UPDATE story_decisions SET withdrawn_at = ?, withdrawn_by = ? WHERE one = ? AND other = ? AND withdrawn_at IS NULL",
        (now_text(), storable(person), *sorted((key, other))),
    ).rowcount > 0
