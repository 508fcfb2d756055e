"""Machine-readable descriptions of an article on its page, whatever their format, in one shape: raw values, nothing believed yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

MAX_JSON_LD = 512 * 1024
ARTICLE_TYPES = frozenset({"article", "newsarticle", "blogposting", "reportagenewsarticle", "webpage", "scholarlyarticle", "report"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """What one description says; every value as it stands there, None or empty where it is silent."""

    source: str
    """"json-ld", "microdata" or "page-state"."""
    is_article: bool = True
    """False for a description of the web page rather than of an article on it."""
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None
    body: str | None = None
    """The article's body, as text or HTML."""


def declared_in(tree: HtmlElement, url: str) -> list[Declared]:
    """Every description of the page, those of articles before those of web pages, else in document order."""
    return sorted(_json_ld(tree), key=lambda one: not one.is_article)


def _json_ld(tree: HtmlElement) -> Iterator[Declared]:
    """JSON-LD objects that may be the article. What is no JSON is passed over."""
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
        for one in _objects(data, 0):
            kinds = _types(one)
            if kinds & ARTICLE_TYPES:
                yield Declared(
                    source="json-ld", is_article="webpage" not in kinds, title=text_of(one.get("headline")),
                    summary=text_of(one.get("description")), published=text_of(one.get("datePublished")),
                    modified=text_of(one.get("dateModified")), authors=tuple(names_of(one.get("author"))),
                    publisher=text_of(one.get("publisher")), section=text_of(one.get("articleSection")),
                    tags=tuple(_keywords(one.get("keywords"))), image=text_of(one.get("image")),
                    language=text_of(one.get("inLanguage")), body=text_of(one.get("articleBody")),
                )  # fmt: skip


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


def text_of(value: Any) -> str | None:
    """A JSON value as text: a string, or the name (or url) of an object, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("url") or value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def names_of(value: Any) -> list[str]:
    """The names of persons or organisations."""
    values = value if isinstance(value, list) else [value]
    return [name for one in values[:20] if (name := text_of(one))]


def _keywords(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return [word for part in parts[:50] if isinstance(part, str) and (word := " ".join(part.split()))]
