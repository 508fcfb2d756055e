"""Pages whose HTML is an empty shell: the body then comes from the data the page is made from, or from a feed or an interface of the
site that has the article's full text."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.items import Claim
from newsarchive.pages.body import Body
from newsarchive.pages.description import Declared
from newsarchive.pages.guard import check
from newsarchive.pages.line_text import text_of
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse

FAR_LONGER = 3
"""How many times longer than what the HTML shows the text of the page state must be."""


def with_stated(shown: Body | None, declared: Sequence[Declared], hints: Sequence[Claim] = ()) -> Body | None:
    """The body that was found in the HTML, or, where that is none to speak of, the one the page state gives, else a source's.

    Args:
        shown: what was found in the HTML.
        declared: the page's descriptions.
        hints: what the site's sources say of the article; their claims of a body are its HTML.
    """
    if shown is not None and shown.source == "selector":
        return shown
    found = [("page-state", stated_text(declared))]
    if not found[0][1]:
        found = [(claim.source, _text(str(claim.value))) for claim in hints if claim.field == "body"]
    for source, text in found:
        if text and (shown is None or FAR_LONGER * len(shown.text) <= len(text)):
            return Body(text=text, source=source)
    return shown


def stated_text(declared: Sequence[Declared]) -> str | None:
    """The text of the article's body as the page state has it; None where it has none."""
    body = next((one.body for one in declared if one.source == "page-state" and one.body), None)
    return _text(body) if body is not None else None


def _text(body: str) -> str | None:
    """The text of a body that is HTML."""
    if check(body) is not None:
        return None
    tree = parse(f"<html><body>{body}</body></html>")
    return text_of(lines_of(tree, everything=True)) or None if tree is not None else None
