"""docs/schema.md, generated from a fresh archive: what stands in the database is what is documented."""

from __future__ import annotations

import re
import tempfile
from contextlib import closing
from pathlib import Path

from newsarchive.archive.database import connect

FIELDS = {
    "id": "the article's id; never changes, never reused",
    "site": "id of the site",
    "url": "the address it was read from",
    "canonical_url": "the one form of its address",
    "title": "as printed, without the site's name",
    "summary": "what the page itself gives as its description",
    "text": "the body: paragraphs apart by a blank line; no breadcrumb, dateline or signature",
    "language": "BCP 47, without script",
    "language_source": "text, url, html or person",
    "script": "ISO 15924",
    "authors": "list",
    "published": "ISO 8601 of the length of its precision; a time carries its offset",
    "published_raw": "what the page said",
    "published_precision": "time, day, month or year",
    "published_source": "json-ld, meta, time, url, selector, listing, page, dateline, dateline+neighbours (the year is inferred), person",
    "modified": "what the page says of its last change",
    "dateline": "taken out of the text, as printed",
    "place": "the place the dateline names",
    "section": "the site's section",
    "tags": "list",
    "image": "address of the lead image",
    "contacts": "list: department, e-mail and telephone under the text",
    "first_seen": "UTC",
    "last_seen": "UTC; when the university last answered with it",
    "gone_at": "UTC; since when it is gone",
    "version": "number of the version shown",
    "version_count": "changes the university made, the first text counted",
    "story_id": "articles that say one text, copied, edited or cut, share it: the id of the first of them",
    "story_size": "how many they are; 1 for an article whose text stands nowhere else",
    "translation_id": "articles that are one item in several languages share it",
    "translations": "list: ids of the others",
    "capture_id": "UUID of the WARC record it was read from",
    "capture_sha256": "SHA-256 of that capture's body as received",
    "extractor": "which code read it",
}
"""The fields of the record, in their order, with their meaning."""


def schema_markdown() -> str:
    """The page: the record, the explanation the archive carries itself, and every table and view as created."""
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "archive.db")) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(record)")]
        if columns != list(FIELDS):
            raise ValueError(f"the record has {columns}, documented are {list(FIELDS)}")
        about = connection.execute("SELECT key, value FROM about ORDER BY rowid").fetchall()
        objects = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'articles_fts_%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        ).fetchall()
    lines = ["# Schema", "", "Generated from the database by `make docs`.", "", "## The record", ""]
    lines += ["View `record`, the columns of the CSV and the keys of the JSON Lines, in this order.", ""]
    lines += ["| field | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in FIELDS.items()]
    lines += ["", "Unknown is null (in CSV empty), never a guess."]
    lines += ["Lists are JSON in the database and in JSON Lines, joined by `; ` in CSV.", ""]
    lines += ["## What the archive says of itself", "", "Table `about`.", "", "| key | value |", "|---|---|"]
    lines += [f"| {key} | {value.replace('|', chr(92) + '|')} |" for key, value in about]
    lines += ["", "## Tables, views and indexes", ""]
    lines += [f"```sql\n{_tidy(sql)};\n```\n" for kind, name, sql in objects]
    return "\n".join(lines).rstrip() + "\n"


def _tidy(sql: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", sql.strip())
