"""References as CSL-JSON, which citation processors and Zotero read: a list of items."""

from __future__ import annotations

import json
from typing import Any

from newsarchive.exports.citation_words import Words, words_of
from newsarchive.exports.references import Reference, note


def item(of: Reference, words: Words | None = None) -> dict[str, Any]:
    """One item; a name that does not show its parts is literal."""
    words = words or words_of("en")
    found: dict[str, Any] = {
        "id": of.id, "type": "webpage", "title": of.title,
        "author": [
            {"family": one.parts.family, "given": one.parts.given} if one.parts else {"literal": one.literal} for one in of.authors
        ],
        "issued": {"date-parts": [list(of.date)]} if of.date else None,
        "accessed": {"date-parts": [list(of.captured_on)]} if of.captured_on else None,
        "container-title": of.publisher, "publisher": of.publisher, "URL": of.url, "language": of.language, "abstract": of.summary,
        "section": of.section, "keyword": ", ".join(of.tags), "archive": "newsarchive", "archive_location": of.capture_id,
        "note": note(of, words),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def whole(of: Reference, words: Words | None = None) -> str:
    """A list of one item."""
    return json.dumps([item(of, words)], ensure_ascii=False, indent=1) + "\n"
