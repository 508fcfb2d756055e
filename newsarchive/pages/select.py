"""CSS selectors of site files on a parsed page."""

from __future__ import annotations

from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement


@lru_cache(maxsize=512)
def _compiled(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css, prefix="descendant-or-self::"))


def select(root: HtmlElement, css: str) -> list[HtmlElement]:
    """The elements a selector names, in document order."""
    found = _compiled(css)(root)
    return list(found) if isinstance(found, list) else []


def first(root: HtmlElement, css: str) -> HtmlElement | None:
    """The first element a selector names."""
    found = select(root, css)
    return found[0] if found else None


def visible_text(tree: HtmlElement) -> str:
    """What a page shows, on one line: without scripts, styles, and the head."""
    shown = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]")
    return " ".join("".join(f"{part} " for part in shown).split())


def line_of(element: HtmlElement) -> str:
    """An element's text on one line."""
    return " ".join("".join(element.itertext()).split())
