"""What may be shown: the table `articles` and the full-text index, made from holdings and readings by one function."""



from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newsarchive.archive.forms import now_text

_FIELDS = (
    "title, summary, language, language_source, script, published, published_raw, published_precision, published_source,"
    " modified, dateline, place, section, image, extractor, text_sha256"
)


def refresh(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Bring `articles` and `articles_fts` into step with the holdings of these keys; inside the caller's transaction.

    The index is told the old text before it changes: FTS5 with external content needs it to forget a row.
    """
    for key in dict.fromkeys(keys):
        old = connection.execute("SELECT title, text FROM article_texts WHERE rowid = ?", (key,)).fetchone()
        new = _projection(connection, key)
        if old is not None and (new is None or old != new):
            connection.execute(
                "INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", (key, *old)
            )
        connection.execute("DELETE FROM articles WHERE key = ?", (key,))
        if new is None:
            continue
        connection.execute(
            f"INSERT INTO articles(key, id, site, url, canonical_url, {_FIELDS}, authors, tags, contacts, first_seen, last_seen,"
            " gone_at, version, version_count, story_id, translation_id, capture_id)"
            f" SELECT h.key, h.id, h.site, h.url, h.canonical_url, {_FIELDS},"
            " coalesce(r.authors, '[]'), coalesce(r.tags, '[]'), coalesce(r.contacts, '[]'), h.first_seen, h.last_seen,"
            " h.gone_at, h.version, (SELECT count(*) FROM versions v WHERE v.holding = h.key), h.story, h.translation, r.capture"
            " FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ?",
            (key,),
        )
        if old != new:
            connection.execute("INSERT INTO articles_fts(rowid, title, text) VALUES (?, ?, ?)", (key, *new))


def _projection(connection: sqlite3.Connection, key: int) -> tuple[str | None, str | None] | None:
    """Title and text that the index is to hold for a key; None where the article must not be shown."""
    row: tuple[str | None, str | None] | None = connection.execute(
        "SELECT r.title, t.text FROM holdings h JOIN readings r ON r.id = h.reading"
        " LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ? AND h.visibility = 'shown'",
        (key,),
    ).fetchone()
    return row


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
    refresh(connection, [key])
