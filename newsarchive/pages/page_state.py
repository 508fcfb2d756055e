"""Page state: the data a page was, or will be, made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from newsarchive.pages.description import Declared


def in_page_state(tree: HtmlElement, url: str, titles: Sequence[str]) -> Iterator[Declared]:
    """The page's article in its page state."""
    return iter(())
