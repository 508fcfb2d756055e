"""The index of texts in scripts that are written without spaces: of a copy in which each character is a word.

The copy has a sign without width between its characters; what is highlighted in it is the text again once that is taken out.
"""

from __future__ import annotations

import json
import sqlite3

from newsarchive.archive import facets
from newsarchive.archive.forms import storable
from newsarchive.text.spacing import is_unspaced, spaced

INDEX = "spaced_fts"
BOTH = "both_fts"
"""Named in place of an index where both are asked: this one of the articles that have a copy, that of the texts of all others."""


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
