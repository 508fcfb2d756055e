"""The index of texts in scripts that are written without spaces: of a copy in which each character is a word.

The copy has a sign without width between its characters; what is highlighted in it is the text again once that is taken out.
"""

from __future__ import annotations

import json
import sqlite3
from itertools import chain

from newsarchive.archive import facets
from newsarchive.archive.forms import storable
from newsarchive.text.spacing import is_unspaced, spaced

INDEX = "spaced_fts"
BOTH = "both_fts"
"""Named in place of an index where both are asked: this one of the articles that have a copy, that of the texts of all others."""

COMPARED = 10_000
"""Matches of the index of the texts that are compared with those of this one."""


def put(connection: sqlite3.Connection, key: int, title: str | None, text: str | None) -> None:
    """Bring the copy of an article's title and text, and its index, into step; None for both where it is not shown."""
    old = connection.execute("SELECT title, text FROM spaced WHERE key = ?", (key,)).fetchone()
    if old is not None:
        connection.execute(f"INSERT INTO {INDEX}({INDEX}, rowid, title, text) VALUES ('delete', ?, ?, ?)", (key, *old))
        connection.execute("DELETE FROM spaced WHERE key = ?", (key,))
    if is_unspaced(title or "") or is_unspaced(text or ""):
        copy = (key, spaced(title or ""), spaced(text or ""))
        connection.execute("INSERT INTO spaced(key, title, text) VALUES (?, ?, ?)", copy)
        connection.execute(f"INSERT INTO {INDEX}(rowid, title, text) VALUES (?, ?, ?)", copy)


def among(connection: sqlite3.Connection, keys: list[int]) -> set[int]:
    """Those of these articles that have a copy."""
    rows = connection.execute("SELECT key FROM spaced WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),))
    return {int(row[0]) for row in rows}


def asked_for(terms: list[str]) -> str:
    """Which index knows all that is asked for: this one for characters alone, both where words of other scripts stand beside them."""
    kinds = {is_unspaced(term) for term in terms}
    return facets.INDEX if kinds <= {False} else INDEX if kinds == {True} else BOTH


def differs(connection: sqlite3.Connection, query: str) -> bool:
    """Whether this index finds articles by words of other scripts that the index of the texts does not, as they are written against
    characters there (DNA in DNA検査, 2024 in 在2024年); where that would be long to tell, that it does."""
    own = connection.execute(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ? ORDER BY rowid DESC", (query,))
    first = next(own, None)
    if first is None:
        return False
    texts = connection.execute(
        f"SELECT rowid FROM {facets.INDEX} WHERE {facets.INDEX} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?",
        (query, first[0], COMPARED),
    )
    # Both fall: what is passed over is an article without a copy.
    return any(next((row[0] for row in texts if row[0] <= key), None) != key for (key,) in chain([first], own))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make it anew from what is shown; inside the caller's transaction."""
    connection.execute("DELETE FROM spaced")
    for key, title, text in connection.execute("SELECT rowid, title, text FROM article_texts"):
        if is_unspaced(title or "") or is_unspaced(text or ""):
            connection.execute("INSERT INTO spaced(key, title, text) VALUES (?, ?, ?)", (key, spaced(title or ""), spaced(text or "")))
    connection.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")


def respace(connection: sqlite3.Connection) -> None:
    """Bring the copies to the breaks of today, and make their index anew; inside the caller's transaction."""
    for (key,) in connection.execute("SELECT key FROM spaced").fetchall():
        (title, text) = connection.execute("SELECT title, text FROM spaced WHERE key = ?", (key,)).fetchone()
        now = [storable(spaced(one)) if one is not None else None for one in (title, text)]
        connection.execute("UPDATE spaced SET title = ?, text = ? WHERE key = ?", (*now, key))
    connection.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")
