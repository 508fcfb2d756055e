"""What may be shown: the table `articles` and the full-text index, made from holdings and readings by one function."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from newsarchive.archive import corrections, lexicon, spaced, translation_clues, translations
from newsarchive.archive.forms import now_text
from newsarchive.archive.story_groups import regroup

_OF_THE_READING = (
    "title", "summary", "language", "language_source", "script", "published", "published_raw", "published_precision",
    "published_source", "modified", "dateline", "place", "section", "image", "extractor", "text_sha256",
)  # fmt: skip
_LISTS = ("authors", "tags", "contacts")
_SELECT = (
    f"SELECT h.key, h.id, h.site, h.url, h.canonical_url, {', '.join(f'r.{name}' for name in _OF_THE_READING)},"
    + "".join(f" coalesce(r.{name}, '[]') AS {name}," for name in _LISTS)
    + " h.first_seen, h.last_seen, h.gone_at, h.version,"
    " (SELECT count(*) FROM versions v WHERE v.holding = h.key) AS version_count, h.story AS story_id,"
    " h.translation AS translation_id, r.capture AS capture_id, t.text"
    " FROM holdings h JOIN readings r ON r.id = h.reading LEFT JOIN texts t ON t.sha256 = r.text_sha256"
    " WHERE h.visibility = 'shown'"
)
"""SQL: every row of `articles` as it is to be, and its text."""
_COMPARED = "SELECT language, script, published, canonical_url FROM articles WHERE key = ?"
"""What translations are compared by, beside their clues."""


def refresh(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Bring `articles` and `articles_fts` into step with the holdings of these keys; inside the caller's transaction.

    A person's corrections stand in place of what the reading says, whatever made it. The index is told the old text before it changes:
    FTS5 with external content needs it to forget a row.
    """
    for key in dict.fromkeys(keys):
        old = _indexed(connection, key)
        row = projection(connection, key)
        before = connection.execute(_COMPARED, (key,)).fetchone()
        connection.execute("DELETE FROM articles WHERE key = ?", (key,))
        if row is not None:
            del row["text"]
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO articles({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        now = (row["language"], row["script"], row["published"], row["canonical_url"]) if row is not None else None
        if now != (tuple(before) if before is not None else None):
            translation_clues.touch(connection, key)
        new = _indexed(connection, key) if row is not None else None
        if old == new:
            continue
        said, says = (shown[:2] if shown is not None else None for shown in (old, new))
        if old is not None:
            connection.execute(
                "INSERT INTO articles_fts(articles_fts, rowid, title, text, facets) VALUES ('delete', ?, ?, ?, ?)", (key, *old)
            )
        if said != says and said is not None:
            lexicon.forget(connection, _words_of(said), _words_of(says))
            spaced.put(connection, key, None, None)
        if new is not None:
            connection.execute("INSERT INTO articles_fts(rowid, title, text, facets) VALUES (?, ?, ?, ?)", (key, *new))
        if says is None or row is None:
            continue
        if said != says or (before is not None and before[0] != row["language"]):
            lexicon.learn(connection, row["language"], _words_of(says))
        if said != says:
            spaced.put(connection, key, *says)


def tell_stories(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Have `articles` say of these keys which story they belong to, where nothing else of them is another: no word of the index depends on
    it. Inside the caller's transaction."""
    connection.execute(
        "UPDATE articles SET story_id = (SELECT story FROM holdings h WHERE h.key = articles.key)"
        " WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )


def _indexed(connection: sqlite3.Connection, key: int) -> tuple[str | None, str | None, str] | None:
    """What stands in the index of an article: title, text, and what it is filed under; None for one that is not shown."""
    row = connection.execute("SELECT title, text, facets FROM article_texts WHERE rowid = ?", (key,)).fetchone()
    return tuple(row) if row is not None else None


def _words_of(shown: tuple[str | None, str | None] | None) -> str:
    """Title and text in one, for the words in them."""
    return "\n".join(part for part in shown or () if part)


def projection(connection: sqlite3.Connection, key: int) -> dict[str, Any] | None:
    """What `articles` is to hold for a key, and its text; None where the article must not be shown."""
    cursor = connection.execute(f"{_SELECT} AND h.key = ?", (key,))
    row = cursor.fetchone()
    if row is None:
        return None
    found = dict(zip((column[0] for column in cursor.description), row, strict=True))
    return corrections.applied(found, corrections.in_force(connection, key))


def project(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Fill `articles` with what it is to hold for many new keys at once, without corrections; the caller makes the indexes anew."""
    cursor = connection.execute(f"{_SELECT} LIMIT 0")
    columns = ", ".join(column[0] for column in cursor.description if column[0] != "text")
    connection.execute(
        f"INSERT INTO articles({columns}) SELECT {columns} FROM ({_SELECT} AND h.key BETWEEN ? AND ? ORDER BY h.key)", (first, last)
    )


def set_visibility(connection: sqlite3.Connection, key: int, visibility: str) -> None:
    """Show, hide or embargo an article; its holding, readings and captures stay. An erased one stays erased.

    Raises:
        ValueError: an unknown visibility, or 'erased', which is `holds.erase`.
    """
    if visibility not in {"shown", "hidden", "embargoed"}:
        raise ValueError(f"visibility {visibility!r} is not one of shown, hidden, embargoed")
    changed = connection.execute(
        "UPDATE holdings SET visibility = ?1 WHERE key = ?2 AND visibility NOT IN ('erased', ?1)", (visibility, key)
    ).rowcount
    if changed:
        connection.execute("INSERT INTO events(at, kind, holding) VALUES (?, ?, ?)", (now_text(), visibility, key))
    refresh(connection, [key, *regroup(connection, [key])])
    translations.settle_all(connection)
