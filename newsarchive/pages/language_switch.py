"""Where a page says that the same item stands in other languages: hreflang, and the links of its language switch."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from newsarchive.text.language_codes import language_of_code, language_of_label

MOST = 8
"""Addresses that are taken of each kind."""
MOST_LINKS = 3_000
"""Elements of a kind that are looked at."""


def hreflang_links(tree: HtmlElement, url: str) -> list[str]:
    """The addresses that <link rel=alternate hreflang> names for other languages, without the page's own, in their order."""
    links = islice(tree.iter("link"), MOST_LINKS)
    named = (link for link in links if (link.get("hreflang") or "").strip().lower() not in {"", "x-default"})
    return _addresses((link.get("href") or "" for link in named), url)


def switch_links(tree: HtmlElement, url: str) -> list[str]:
    """The addresses that links lead to which name a language: by hreflang or lang, by their words, by the picture of a flag."""
    found: list[str] = []
    for link in islice(tree.iter("a"), MOST_LINKS):
        href = link.get("href")
        if href and _names_language(link):
            found.append(href)
    for link in islice(tree.iter("option"), MOST_LINKS):
        value = (link.get("value") or "").strip()
        if value.startswith(("/", "http")) and _label(link) is not None:
            found.append(value)
    return _addresses(iter(found), url)


def _names_language(link: HtmlElement) -> bool:
    if language_of_code((link.get("hreflang") or link.get("lang") or "").strip()) is not None:
        return True
    if _label(link) is not None:
        return True
    picture = link.find(".//img") if len(link) else None
    return picture is not None and language_of_label((picture.get("alt") or picture.get("title") or "").strip()) is not None


def _label(link: HtmlElement) -> str | None:
    words = []
    size = 0
    for text in link.itertext():
        words.append(text)
        size += len(text)
        if size > 60:
            return None
    return language_of_label("".join(words).strip())


def _addresses(found: Iterable[str], url: str) -> list[str]:
    addresses: dict[str, None] = {}
    own = urldefrag(url).url
    for href in found:
        text = str(href).strip()
        if not text or len(text) > 2000 or text.startswith(("#", "javascript:", "mailto:")):
            continue
        try:
            address = urldefrag(urljoin(url, text)).url
        except ValueError:
            continue
        if address.startswith(("http://", "https://")) and address != own:
            addresses[address] = None
        if len(addresses) >= MOST:
            break
    return list(addresses)
