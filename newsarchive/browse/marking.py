"""Text of others inside a page of ours: escaped, its direction kept to itself, matched words marked."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from newsarchive.archive.search import MARK

LONGEST_WORD = 200
"""Characters. Parts of texts in scripts without spaces are shorter."""
LONGEST_FIELD = 2000
"""Characters of a field of the record."""
MOST_VALUES = 200
"""Of a list."""
PDF, PDI = "\u202c", "\u2069"
"""Ends of what turns the line, and of an isolate."""
_ENDS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", PDF), **dict.fromkeys("\u2066\u2067\u2068", PDI)}
"""By the sign that begins it, the one that ends it."""
_BREAKS = frozenset("\n\r\x1c\x1d\x1e\x85\u2029")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNS = re.compile("([\u202a-\u202e\u2066-\u2069\n\r\x1c-\x1e\x85\u2029])")
_UNSPACED = re.compile(f"[^\\s{MARK[0]}{MARK[1]}]{{{LONGEST_WORD},}}")


def bdi(text: object) -> Markup:
    """Text whose direction does not spill into what stands beside it, whatever signs that turn the line it holds."""
    if isinstance(text, Markup):
        return Markup("<bdi>") + Markup(closed(str(text))) + Markup("</bdi>")  # noqa: S704 - was safe, and got no sign of HTML
    return Markup("<bdi>{}</bdi>").format(closed(str(text)))


def closed(text: str) -> str:
    """Text in which every sign that turns the line, and every isolate, ends where the text does or its line breaks; signs that would end
    what stands around it are left out. An element `bdi` alone keeps nothing: the first isolate left open inside takes its end."""
    if _TURNING.search(text) is None:
        return text
    found: list[str] = []
    opened: list[str] = []
    isolates = 0
    for piece in _TURNS.split(text):
        if piece in _ENDS:
            opened.append(_ENDS[piece])
            isolates += _ENDS[piece] == PDI
        elif piece == PDI:
            if not isolates:
                continue
            isolates -= 1
            while opened.pop() != PDI:
                pass
        elif piece == PDF:
            if not opened or opened[-1] != PDF:
                continue
            opened.pop()
        elif piece in _BREAKS:
            found += reversed(opened)
            opened, isolates = [], 0
        found.append(piece)
    return "".join([*found, *reversed(opened)])


def shortened(text: str | None, longest: int = 300) -> str:
    """A title as lists show it: of a very long one its beginning; "" for one in which there is nothing to see."""
    if not text or not any(sign.isprintable() and not sign.isspace() for sign in text):
        return ""
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def bounded(record: dict[str, Any]) -> dict[str, Any]:
    """A record as pages show it beside its text: of fields longer than any is their beginnings, which files have whole."""
    shown = dict(record)
    for name, value in record.items():
        if isinstance(value, list):
            shown[name] = [shortened(one) for one in value[:MOST_VALUES]]
        elif isinstance(value, str) and name not in {"id", "text", "url", "canonical_url"}:
            shown[name] = shortened(value, LONGEST_FIELD)
    return shown


def marked(text: str, longest: int | None = None) -> Markup:
    """Escaped text, with the matched words marked, without the rest of what is longer than any word, or of what is longer than wanted."""
    text = clipped(text)
    if longest is not None and len(text) > longest:
        text = shortened(text, longest)
        text += MARK[1] * (text.count(MARK[0]) - text.count(MARK[1]))
    safe = str(escape(closed(text)))
    return Markup("<bdi>" + safe.replace(MARK[0], "<mark>").replace(MARK[1], "</mark>") + "</bdi>")  # noqa: S704 - escaped above


def clipped(text: str) -> str:
    """Text in which nothing without a space is longer than LONGEST_WORD; the rest of it gives way to an ellipsis."""
    return _UNSPACED.sub(lambda found: found[0][: LONGEST_WORD - 1] + "…", text)
