"""How Datasette is started over an archive: read-only, bounded, with the search box on `articles`."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

LIMITS = {
    "sql_time_limit_ms": 2000,
    "max_returned_rows": 1000,
    "allow_download": "off",
    "facet_time_limit_ms": 500,
    "max_csv_mb": 0,
    "truncate_cells_html": 400,
    "default_page_size": 50,
}
"""Datasette's settings; max_csv_mb 0 lets a table's CSV go on to its last row instead of stopping at 100 MB unsaid."""


def metadata(name: str) -> dict[str, Any]:
    """Datasette's metadata for the archive of this name."""
    articles = {
        "fts_table": "articles_fts",
        "fts_pk": "key",
        "sort_desc": "published",
        "facets": ["site", "language", "section"],
        "hidden_columns": ["text_sha256"],
        "description": "One row an article. The text stands in article_texts.",
        "label_column": "title",
    }
    texts = {"fts_table": "articles_fts", "fts_pk": "rowid", "facets": ["site", "language"], "sort_desc": "published"}
    hidden = {"hidden": True}
    tables: dict[str, Any] = {"articles": articles, "article_texts": texts}
    for table in ("site_files", "frontier", "spellings", "refused", "texts", "readings", "holdings", "other_ids", "tombstones"):
        tables[table] = hidden
    return {"title": "newsarchive", "databases": {name: {"tables": tables}}}


def arguments(db: Path, port: int) -> list[str]:
    """The arguments of `datasette` that serve an archive on loopback."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", prefix="newsarchive-", delete=False, encoding="utf-8") as file:
        json.dump(metadata(db.stem), file)
    settings = [part for name, value in LIMITS.items() for part in ("--setting", name, str(value))]
    return ["serve", str(db), "--host", "127.0.0.1", "--port", str(port), "--metadata", file.name, *settings]
