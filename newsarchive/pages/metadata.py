"""What a page says of itself in its head: OpenGraph and meta, <time>, hreflang, rel=canonical."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.pages.base_address import joined

MOST_LOOKED_AT = 1000
"""Meta elements of a page."""


def named_contents(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The name (property, name or itemprop, whichever is first there) and the content of each of the first meta elements."""
    for element in islice(tree.iter("meta"), MOST_LOOKED_AT):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        yield name, (element.get("content") or "").strip()


def meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta name, property or itemprop, in small letters."""
    found: dict[str, str] = {}
    for element in islice(tree.iter("meta"), MOST_LOOKED_AT):
        content = (element.get("content") or "").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name:
                found.setdefault(name, content[:2000])
    return found


def times(tree: HtmlElement) -> list[tuple[str, bool]]:
    """The <time> elements' datetime values (or texts), and whether each says that it is the publication."""
    found = []
    for element in tree.iter("time"):
        value = element.get("datetime") or " ".join("".join(element.itertext()).split())
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        if value:
            found.append((value[:100], "pub" in marks))
        if len(found) >= 20:
            break
    return found


def alternates(tree: HtmlElement, base: str) -> dict[str, str]:
    """The page's other languages, from <link rel=alternate hreflang>."""
    found: dict[str, str] = {}
    for link in tree.iter("link"):
        language, href = (link.get("hreflang") or "").strip(), (link.get("href") or "").strip()
        if language and language.lower() != "x-default" and href and len(found) < 50:
            address = joined(base, href)
            if address is not None:
                found.setdefault(language, address)
    return found


def canonical_link(tree: HtmlElement, base: str) -> str | None:
    """The page's rel=canonical, absolute."""
    for link in tree.iter("link"):
        href = str(link.get("href") or "").strip()
        if href and "canonical" in (link.get("rel") or "").lower().split():
            return joined(base, href)
    return None
