"""What a page says of itself in machine-readable form: JSON-LD, OpenGraph and meta, <time>, hreflang."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

MAX_JSON_LD = 512 * 1024
ARTICLE_TYPES = frozenset({"article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "scholarlyarticle", "report"})


def json_ld(tree: HtmlElement) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD that may be its article, articles before web pages. What is no JSON is passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        if not text or len(text) > MAX_JSON_LD:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found += [one for one in _objects(data, 0) if _types(one) & ARTICLE_TYPES]
    return sorted(found, key=lambda one: "webpage" in _types(one))


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for one in data[:200]:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _objects(data[key], depth + 1)


def _types(one: dict[str, Any]) -> set[str]:
    kinds = one.get("@type")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def json_ld_text(value: Any) -> str | None:
    """A JSON-LD value as text: a string, or the name (or url) of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("url") or value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def json_ld_names(value: Any) -> list[str]:
    """The names of JSON-LD persons or organisations."""
    values = value if isinstance(value, list) else [value]
    return [name for one in values[:20] if (name := json_ld_text(one))]


def meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta name, property or itemprop, in small letters."""
    found: dict[str, str] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number > 1000:
            break
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
            try:
                found.setdefault(language, urljoin(base, href))
            except ValueError:
                continue
    return found


def canonical_link(tree: HtmlElement, base: str) -> str | None:
    """The page's rel=canonical, absolute."""
    for link in tree.iter("link"):
        href = str(link.get("href") or "").strip()
        if href and "canonical" in (link.get("rel") or "").lower().split():
            try:
                return urljoin(base, href)
            except ValueError:
                return None
    return None
