"""One article with everything the archive knows of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from newsarchive.archive import corrections, files, lookup
from newsarchive.archive.events import tell_edits
from newsarchive.errors import UsageError

OFFERED = 3
"""Ids that are offered where nothing has a name."""


def resolve(connection: sqlite3.Connection, article: str, canonical: Sequence[str] = ()) -> int:
    """The key of the article that an id, a former id, a capture's id or any address ever known names.

    Args:
        article: what the user wrote.
        canonical: its canonical form by the rules of any site it may belong to, where it is an address.

    Raises:
        UsageError: nothing of that name may be shown; names what is near.
    """
    key = lookup.key_of(connection, article, canonical)
    if key is not None:
        return _if_shown(connection, key, article)
    near = [one["id"] for one in lookup.near(connection, article)[:OFFERED]]
    hint = f"Did you mean {', '.join(near)}?" if near else "Use an id or address that 'newsarchive search' shows."
    raise UsageError(f"There is no article {article[:200]!r}.", hint).known("no_article", name=article[:200])


def _if_shown(connection: sqlite3.Connection, key: int, article: str) -> int:
    visibility = connection.execute("SELECT visibility FROM holdings WHERE key = ?", (key,)).fetchone()[0]
    if visibility != "shown":
        raise UsageError(f"The article {article!r} is {visibility} and is not shown.").known("not_shown", name=article[:200])
    return int(key)


_LISTS = ("authors", "tags", "contacts", "translations")
_OF_A_READING = (
    "title", "summary", "language", "language_source", "script", "published", "published_raw", "published_precision",
    "published_source", "modified", "dateline", "place", "section", "image", "extractor",
)  # fmt: skip
_OF_A_READING_LISTS = ("authors", "tags", "contacts")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an article said at one version: its reading and the capture that proves it."""

    reading: int
    capture: str
    number: int
    is_shown: bool
    """Whether that is what the archive shows now."""


def said(connection: sqlite3.Connection, key: int, number: int | None = None) -> Said:
    """The reading that is shown, or that of an earlier version: the newest that was made of the capture in which it was seen.

    Raises:
        UsageError: there is no such version.
    """
    reading, capture, current, count = connection.execute(
        "SELECT h.reading, r.capture, h.version, (SELECT count(*) FROM versions v WHERE v.holding = h.key)"
        " FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ?",
        (key,),
    ).fetchone()
    if number is None or number == current:
        return Said(reading=reading, capture=capture, number=current, is_shown=True)
    row = connection.execute(
        "SELECT coalesce((SELECT coalesce(n.same_as, n.id) FROM readings n WHERE n.capture = v.capture AND n.holding = v.holding"
        " AND n.outcome IS NULL ORDER BY n.id DESC LIMIT 1), v.reading), v.capture FROM versions v WHERE v.holding = ? AND v.number = ?",
        (key, number),
    ).fetchone()
    if row is None:
        raise UsageError(f"There is no version {number}; the article has {count}.").known("no_version", number=number, count=count)
    return Said(reading=row[0], capture=row[1], number=number, is_shown=False)


def record(connection: sqlite3.Connection, key: int, number: int | None = None) -> dict[str, Any]:
    """The article's record, or what it was at one of its versions; lists are lists."""
    row = connection.execute("SELECT r.* FROM record r JOIN holdings h ON h.id = r.id WHERE h.key = ?", (key,)).fetchone()
    found = dict(row)
    of = said(connection, key, number)
    if of.number != found["version"]:
        found.update(_as_it_was(connection, key, of))
    for name in _LISTS:
        found[name] = json.loads(found[name]) if found[name] else []
    return found


def _as_it_was(connection: sqlite3.Connection, key: int, of: Said) -> dict[str, Any]:
    """The fields of the record that an earlier version decides."""
    names = ", ".join(f"r.{name}" for name in (*_OF_A_READING, *_OF_A_READING_LISTS))
    row = connection.execute(
        f"SELECT {names}, t.text, c.url, c.id AS capture_id, c.payload_sha256 AS capture_sha256, ?3 AS version,"
        # It was last seen before the next version was read.
        " (SELECT max(o.fetched_at) FROM readings n JOIN captures o ON o.id = n.capture WHERE n.holding = ?1 AND n.outcome IS NULL"
        "  AND n.id < (SELECT v.reading FROM versions v WHERE v.holding = ?1 AND v.number = ?3 + 1)) AS last_seen"
        " FROM readings r LEFT JOIN texts t ON t.sha256 = r.text_sha256, captures c WHERE r.id = ?2 AND c.id = ?4",
        (key, of.reading, of.number, of.capture),
    ).fetchone()
    return dict(row)


def evidence(connection: sqlite3.Connection, key: int, number: int | None = None) -> dict[str, Any]:
    """The evidence of the reading that is shown or of a version's, with the reason of an inferred date; in front of it what persons
    said, where the article as it is shown is asked for."""
    of = said(connection, key, number)
    row = connection.execute(
        "SELECT evidence, published_reason, removed, language, language_source FROM readings WHERE id = ?", (of.reading,)
    ).fetchone()
    found = {
        "fields": json.loads(row[0] or "{}"), "published_reason": row[1], "removed": json.loads(row[2] or "[]"),
        "language": {"value": row[3], "source": row[4]}, "corrections": [],
    }  # fmt: skip
    if of.is_shown:
        found["corrections"] = [asdict(one) for one in corrections.history(connection, key)]
        for field, one in corrections.in_force(connection, key).items():
            found["fields"] = {field: [corrections.claim(one), *found["fields"].pop(field, [])], **found["fields"]}
            if field == "published":
                found["published_reason"] = f"{one.person}: {one.because}"
            elif field == "language":
                found["language"] = {"value": one.value, "source": corrections.PERSON}
    return found


def media(connection: sqlite3.Connection, key: int, number: int | None = None) -> list[dict[str, Any]]:
    """The pictures and files of the reading that is shown, or of a version's."""
    row = connection.execute("SELECT media FROM readings WHERE id = ?", (said(connection, key, number).reading,)).fetchone()
    found: list[dict[str, Any]] = json.loads(row[0] or "[]")
    return found


_RECORD = "id, file, offset, length, record_type, payload_sha256, block_sha256"


def provenance(connection: sqlite3.Connection, key: int, number: int | None = None) -> dict[str, Any]:
    """The chain from the article, or one of its versions, to the page as received: reading, capture, the capture whose body it names,
    the rendered page, request, crawl, site file; and its addresses."""
    of = said(connection, key, number)
    row = connection.execute(
        "SELECT h.id, h.first_seen, h.last_seen, h.gone_at, r.id AS reading, r.read_at, r.extractor, r.inputs, c.id AS capture, c.file,"
        " c.offset, c.length, c.record_type, c.payload_sha256, c.block_sha256, c.refers_to, c.fetched_at, c.status, c.content_type,"
        " c.robots_tags, c.tdm, f.url AS requested, f.requested_at, f.received_at, f.bytes, f.outcome, w.id AS crawl, w.started_at,"
        " w.code_version, w.site_file FROM holdings h, readings r, captures c"
        " LEFT JOIN fetches f ON f.capture = c.id LEFT JOIN crawls w ON w.id = f.crawl"
        " WHERE h.key = ? AND r.id = ? AND c.id = ? ORDER BY f.id LIMIT 1",
        (key, of.reading, of.capture),
    ).fetchone()
    found = dict(row)
    found["version"] = of.number
    found["inputs"] = json.loads(found["inputs"])
    for name in ("robots_tags", "tdm"):
        found[name] = json.loads(found[name]) if found[name] else None
    found["refers_to"] = _record(connection, f"SELECT {_RECORD}, fetched_at FROM captures WHERE id = ?", found["refers_to"])
    rendered = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'renderings'").fetchone()
    shown = found["refers_to"]["id"] if found["refers_to"] is not None else of.capture
    found["rendered"] = (
        _record(connection, f"SELECT {_RECORD}, requests FROM renderings WHERE capture = ?", shown) if rendered is not None else None
    )
    found["addresses"] = [
        address[0] for address in connection.execute(
            "SELECT canonical_url FROM holdings WHERE key = ?1 UNION SELECT url FROM holdings WHERE key = ?1"
            " UNION SELECT url FROM frontier WHERE holding = ?1"
            " UNION SELECT s.url FROM spellings s JOIN frontier f ON f.id = s.row WHERE f.holding = ?1",
            (key,),
        )
    ]
    found["captures"] = [
        dict(one) for one in connection.execute(
            "SELECT DISTINCT c.id, c.fetched_at, c.record_type, c.payload_sha256 FROM readings r JOIN captures c ON c.id = r.capture"
            " WHERE r.holding = ?1 UNION SELECT c.id, c.fetched_at, c.record_type, c.payload_sha256 FROM captures c"
            " WHERE c.refers_to IN (SELECT capture FROM readings WHERE holding = ?1) ORDER BY 2", (key,),
        )
    ]
    found["files"] = files.of_article(connection, key)
    return found


def _record(connection: sqlite3.Connection, query: str, value: str | None) -> dict[str, Any] | None:
    """Where one WARC record stands; None for none."""
    row = connection.execute(query, (value,)).fetchone() if value is not None else None
    return dict(row) if row is not None else None


def story(connection: sqlite3.Connection, key: int) -> list[dict[str, Any]]:
    """The other articles that say the same text, first seen first."""
    rows = connection.execute(
        "SELECT a.id, a.url, a.title, a.published, a.first_seen FROM articles a JOIN articles own ON own.story_id = a.story_id"
        " WHERE own.key = ? AND a.key <> own.key ORDER BY a.first_seen, a.id",
        (key,),
    )
    return [dict(row) for row in rows]


def versions(connection: sqlite3.Connection, key: int) -> list[dict[str, Any]]:
    """Number, time and capture of each version; of all but the first, what kind of edit it was, and how large."""
    edits = "e.edit, e.kept, e.words_added, e.words_removed"
    joined = "LEFT JOIN events e ON e.holding = v.holding AND e.kind = 'changed' AND e.version = v.number"
    if not tell_edits(connection):
        edits, joined = "NULL AS edit, NULL AS kept, NULL AS words_added, NULL AS words_removed", ""
    rows = connection.execute(
        f"SELECT v.number, v.seen_at, v.capture, {edits} FROM versions v {joined} WHERE v.holding = ? ORDER BY 1", (key,)
    )
    return [dict(row) for row in rows]


def history(connection: sqlite3.Connection, key: int) -> list[dict[str, Any]]:
    """What happened to an article, the oldest first: kind, time, and what else is known of it."""
    rows = connection.execute("SELECT at, kind, detail FROM events WHERE holding = ? ORDER BY id", (key,))
    return [{"at": at, "kind": kind, **(json.loads(detail) if detail else {})} for at, kind, detail in map(tuple, rows)]
