"""The address that relative ones of a page are relative to, and what they are then."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml.html import HtmlElement


def base_of(tree: HtmlElement, url: str) -> str:
    """The page's own address unless its first <base> that leads anywhere names another."""
    for element in tree.iter("base"):
        href = (element.get("href") or "").strip()
        if href:
            return joined(url, href) or url
    return url


def joined(base: str, address: str | None) -> str | None:
    """An address, absolute; None for none, and for what is no address."""
    if not address:
        return None
    try:
        return urljoin(base, address)
    except ValueError:
        return None
