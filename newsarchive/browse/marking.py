"""Text of others inside a page of ours: escaped, its direction kept to itself, matched words marked."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from newsarchive.archive.search import MARK

LONGEST_WORD = 200
"""Characters. Parts of texts in scripts without spaces are shorter."""
_UNSPACED = re.compile(f"[^\\s{MARK[0]}{MARK[1]}]{{{LONGEST_WORD},}}")


def bdi(text: object) -> Markup:
    """Text whose direction does not spill into what stands beside it; signs that would turn the line lose their hold at its end."""
    return Markup("<bdi>{}</bdi>").format(text)


def shortened(text: str | None, longest: int = 300) -> str:
    """A title as lists show it: of a very long one its beginning."""
    return "" if not text else text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def marked(text: str, longest: int | None = None) -> Markup:
    """Escaped text, with the matched words marked, without the rest of what is longer than any word, or of what is longer than wanted."""
    text = clipped(text)
    if longest is not None and len(text) > longest:
        text = shortened(text, longest)
        text += MARK[1] * (text.count(MARK[0]) - text.count(MARK[1]))
    safe = str(escape(text))
    return Markup("<bdi>" + safe.replace(MARK[0], "<mark>").replace(MARK[1], "</mark>") + "</bdi>")  # noqa: S704 - escaped above


def clipped(text: str) -> str:
    """Text in which nothing without a space is longer than LONGEST_WORD; the rest of it gives way to an ellipsis."""
    return _UNSPACED.sub(lambda found: found[0][: LONGEST_WORD - 1] + "…", text)
