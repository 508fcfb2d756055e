"""Machine-readable descriptions of an article on its page, whatever their format: those that speak of this page's article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.description import Declared
from newsarchive.pages.elements import Elements
from newsarchive.pages.json_ld import in_json_ld
from newsarchive.pages.lines import weight_of
from newsarchive.pages.metadata import canonical_link, meta
from newsarchive.pages.microdata import in_marked_elements
from newsarchive.pages.page_state import in_page_state
from newsarchive.pages.select import line_of

__all__ = ["Declared", "declared_in"]

SHORTEST_TITLE = 8
"""Weight (lines.weight_of) below which an equal title says nothing."""


def declared_in(
    tree: HtmlElement, url: str, elements: Elements | None = None, metadata: Mapping[str, str] | None = None
) -> list[Declared]:
    """The descriptions of the page's own article: those of articles before those of web pages, else in document order.

    A page also describes other articles (teasers, related ones). Where some descriptions of one format agree with the page in
    address or title, only they are kept; where several different articles are described and none agrees, none is.

    Args:
        tree: the page.
        url: its address.
        elements: its elements, where they were read before.
        metadata: likewise, see `meta`.
    """
    metadata = metadata if metadata is not None else meta(tree)
    headings = [line_of(element)[:500] for _, element in zip(range(10), tree.iter("h1", "title"), strict=False)]
    titles = [folded for text in (metadata.get("og:title", ""), *headings) if weight_of(folded := _fold(text)) >= SHORTEST_TITLE]
    addresses = {_place(address) for address in (url, canonical_link(tree, url), metadata.get("og:url")) if address}
    kept: list[Declared] = []
    for found in (in_json_ld(tree, url), in_marked_elements(elements or Elements(tree), url)):
        every = list(found)
        for is_article in (True, False):
            kept += _own([one for one in every if one.is_article is is_article], titles, addresses)
    kept += in_page_state(tree, url, titles)
    return sorted(kept, key=lambda one: not one.is_article)


def _own(found: list[Declared], titles: list[str], addresses: set[str]) -> Iterable[Declared]:
    """The descriptions among those of one format that speak of this page."""
    if len(found) < 2:
        return found
    same_title = [one for one in found if one.title and _agrees(_fold(one.title), titles)]
    same_place = [one for one in found if one.url and _place(one.url) in addresses]
    both = [one for one in same_title if one in same_place]
    for agreeing in (both, same_title, same_place):
        if agreeing:
            return agreeing
    return found if len({one.title for one in found}) == 1 else ()


def _agrees(title: str, titles: list[str]) -> bool:
    return weight_of(title) >= SHORTEST_TITLE and any(title in other or other in title for other in titles)


def _place(address: str) -> str:
    """An address without scheme, www., fragment, and what else differs between spellings of one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc.lower().removeprefix('www.')}{unquote(parts.path).rstrip('/')}?{parts.query}".rstrip("?")


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
