"""Pages whose HTML is an empty shell: the body then comes from the data the page is made from."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.pages.body import Body
from newsarchive.pages.description import Declared
from newsarchive.pages.guard import check
from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse

FAR_LONGER = 3
"""How many times longer than what the HTML shows the text of the page state must be."""


def with_stated(shown: Body | None, declared: Sequence[Declared]) -> Body | None:
    """The body that was found in the HTML, or, where that is none to speak of, the one the page state gives.

    Args:
        shown: what was found in the HTML.
        declared: the page's descriptions.
    """
    if shown is not None and shown.source == "selector":
        return shown
    text = stated_text(declared)
    if text is None or (shown is not None and FAR_LONGER * len(shown.text) > len(text)):
        return shown
    return Body(text=text, source="page-state")


def stated_text(declared: Sequence[Declared]) -> str | None:
    """The text of the article's body as the page state has it; None where it has none."""
    body = next((one.body for one in declared if one.source == "page-state" and one.body), None)
    if body is None or check(body) is not None:
        return None
    tree = parse(f"<html><body>{body}</body></html>")
    return text_of(lines_of(tree, everything=True)) or None if tree is not None else None
