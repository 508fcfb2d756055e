"""Whether the archive has what a query names."""

from __future__ import annotations

import sqlite3

from newsarchive.archive.query import Query
from newsarchive.archive.query_notes import Note


def unheard_of(connection: sqlite3.Connection, asked: Query) -> tuple[Note, ...]:
    """What is said of a site or language that stands in a query and of which there is no article, and of an article's id in place of
    a word."""
    notes = [
        Note("an_id", "{said} is the id of an article: newsarchive show {said}", said=term.text)
        for term in asked.terms if term.kind == "word" and _any(connection, "id", term.text)
    ]  # fmt: skip
    if asked.site is not None and not _any(connection, "site", asked.site):
        notes.append(Note("no_site", "No article is of a site {said}.", said=asked.site))
    if asked.language is not None and not _any(connection, "language", asked.language):
        notes.append(Note("no_language", "No article is in a language {said}; kk, ru, en are codes of languages.", said=asked.language))
    return tuple(notes)


def _any(connection: sqlite3.Connection, column: str, value: str) -> bool:
    return connection.execute(f"SELECT 1 FROM articles WHERE {column} = ? LIMIT 1", (value,)).fetchone() is not None
