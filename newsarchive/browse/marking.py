"""Text of others inside a page of ours: escaped, its direction kept to itself, matched words marked."""

from __future__ import annotations

from markupsafe import Markup, escape

from newsarchive.archive.search import MARK


def bdi(text: object) -> Markup:
    """Text whose direction does not spill into what stands beside it; signs that would turn the line lose their hold at its end."""
    return Markup("<bdi>{}</bdi>").format(text)


def shortened(text: str | None, longest: int = 300) -> str:
    """A title as lists show it: of a very long one its beginning."""
    return "" if not text else text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def marked(text: str) -> Markup:
    """Escaped text, with the matched words marked."""
    safe = str(escape(text))
    return Markup("<bdi>" + safe.replace(MARK[0], "<mark>").replace(MARK[1], "</mark>") + "</bdi>")  # noqa: S704 - escaped above
