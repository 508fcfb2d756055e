"""One article as the reading room shows it: its record, and all that belongs to it. Reads only, every step by an index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from newsarchive.archive import articles, files

COPIES = 50
"""Other copies of a story that are told one by one."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One article for reading."""

    key: int
    record: dict[str, Any]
    evidence: dict[str, Any]
    """By field: the claims, the chosen one first; with the reason of an inferred date and the corrections by persons."""
    media: list[dict[str, Any]]
    files: list[dict[str, Any]]
    """Its pictures and attachments that were to be kept, with what became of each."""
    provenance: dict[str, Any]
    translations: list[dict[str, Any]]
    copies: list[dict[str, Any]]
    """The others of its story, first seen first: key, id, site, title, language, published, url, first_seen, text_sha256, kind."""
    copies_in_all: int
    versions: list[dict[str, Any]]
    history: list[dict[str, Any]]
    before: dict[str, Any] | None = None
    """The article before it in time, of the same site and language and another text: id, title, published."""
    after: dict[str, Any] | None = None
    held: int = 0
    """Worse answers that are held beside it."""


def sheet(connection: sqlite3.Connection, key: int, number: int | None = None) -> Sheet:
    """Everything of the article with this key, or of what it was at one of its versions.

    Raises:
        UsageError: there is no such version.
    """
    record = articles.record(connection, key, number)
    copies, in_all = _copies(connection, key, record["story_id"])
    return Sheet(
        key=key, record=record, evidence=articles.evidence(connection, key, number), media=articles.media(connection, key, number),
        files=files.of_article(connection, key), provenance=articles.provenance(connection, key, number),
        translations=_translations(connection, key, record["translation_id"]), copies=copies, copies_in_all=in_all,
        versions=articles.versions(connection, key), history=articles.history(connection, key),
        before=_beside(connection, key, record, later=False), after=_beside(connection, key, record, later=True),
        held=connection.execute(
            "SELECT count(*) FROM readings WHERE holding = ? AND outcome IS NOT NULL AND text_sha256 IS NOT NULL", (key,)
        ).fetchone()[0],
    )  # fmt: skip


def _translations(connection: sqlite3.Connection, key: int, group: str | None) -> list[dict[str, Any]]:
    """The same item in other languages, each with what says so: `declared` by the site, or how sure it is by what the texts share."""
    if group is None:
        return []
    rows = connection.execute(
        "SELECT key, id, title, language, script, published FROM articles WHERE translation_id = ? AND key <> ?"
        " ORDER BY language, id LIMIT ?", (group, key, COPIES),
    ).fetchall()  # fmt: skip
    return [{**dict(row), **_link(connection, "translation_pairs", ("declared", "confidence"), key, row["key"])} for row in rows]


def _copies(connection: sqlite3.Connection, key: int, story: str | None) -> tuple[list[dict[str, Any]], int]:
    """The others of a story, and how many there are in all; each with how it is linked: `kind` same, edited, cut or part."""
    if story is None:
        return [], 0
    rows = connection.execute(
        "SELECT key, id, site, title, language, published, url, first_seen, text_sha256 FROM articles WHERE story_id = ? AND key <> ?"
        " ORDER BY first_seen, id LIMIT ?",
        (story, key, COPIES),
    ).fetchall()
    in_all = len(rows)
    if in_all == COPIES:
        in_all = connection.execute("SELECT count(*) FROM articles WHERE story_id = ? AND key <> ?", (story, key)).fetchone()[0]
    return [{**dict(row), **_link(connection, "story_links", ("kind",), key, row["key"])} for row in rows], in_all


def _link(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], key: int, other: int) -> dict[str, Any]:
    """What is noted of the link of two articles; None for each where nothing is, or where the archive is older than such notes."""
    found = None
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None:
        found = connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE one = ? AND other = ?", (min(key, other), max(key, other))
        ).fetchone()
    return dict(zip(columns, found if found is not None else [None] * len(columns), strict=True))


def _beside(connection: sqlite3.Connection, key: int, record: dict[str, Any], *, later: bool) -> dict[str, Any] | None:
    """The next article of the site in time, in the same language; None for one without a date, and at the end. One of the very same text is
    passed over: it stands among the copies."""
    if record["published"] is None:
        return None
    sign, order = (">", "ASC") if later else ("<", "DESC")
    row = connection.execute(
        f"SELECT id, title, published, language FROM articles WHERE site = ?1 AND (published, key) {sign} (?2, ?3) AND language IS ?4"
        " AND (text_sha256 IS NULL OR text_sha256 IS NOT (SELECT text_sha256 FROM articles WHERE key = ?3))"
        f" ORDER BY published {order}, key {order} LIMIT 1",
        (record["site"], record["published"], key, record["language"]),
    ).fetchone()
    return dict(row) if row is not None else None


def pair(connection: sqlite3.Connection, first: int, second: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The records of two articles, to be set beside each other."""
    return articles.record(connection, first), articles.record(connection, second)

