"""JSON-LD: objects that may be the article, with what they refer to by @id."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from newsarchive.pages.base_address import joined
from newsarchive.pages.description import ARTICLES, LONGEST_BODY, WEB_PAGES, Declared, type_of, value_of
from newsarchive.pages.json_text import values

MAX_TEXT = 1_000_000
"""Characters of JSON-LD that are read of one page."""
MAX_OBJECTS = 5000
MAX_DEPTH = 8
"""Levels in which an article is looked for."""
HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "@included")
"""Properties whose value may be the article itself; other articles (related ones, parts of a list) stand in others."""
Object = dict[str, Any]


def in_json_ld(tree: HtmlElement, url: str) -> Iterator[Declared]:
    """The page's descriptions in JSON-LD, in document order. What cannot be read is passed over."""
    found: list[Any] = []
    left = MAX_TEXT
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        left -= len(text)
        if left < 0:
            break
        found += values(text)
    named = _named(found)
    for one in _candidates(found):
        kinds = _kinds(one)
        if kinds & ARTICLES or kinds & WEB_PAGES:
            yield _described(one, named, url, is_article=bool(kinds & ARTICLES))


def types_in_json_ld(tree: HtmlElement) -> frozenset[str]:
    """What the things are that a page describes in JSON-LD, in small letters: those at the top, and those of its graph."""
    found: list[Any] = []
    left = MAX_TEXT
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= left:
            left -= len(script.text or "")
            found += values(script.text or "")
    top = [one for value in found[:100] for one in (value if isinstance(value, list) else [value])[:100] if isinstance(one, dict)]
    graphs = [one for thing in top if isinstance(graph := thing.get("@graph"), list) for one in graph[:500] if isinstance(one, dict)]
    return frozenset(kind for thing in (*top, *graphs) for kind in _kinds(thing))


def _described(one: Object, named: dict[str, Object], url: str, *, is_article: bool) -> Declared:
    def text(*names: str) -> str | None:
        return next((found for name in names if (found := text_of(_get(one, name), named))), None)

    return Declared(
        source="json-ld", is_article=is_article, url=_address(_get(one, "url") or _get(one, "mainEntityOfPage"), named, url),
        title=text("headline", "name") if is_article else text("headline"), summary=text("description"),
        published=text("datePublished"), modified=text("dateModified"),
        authors=tuple(names_of(_get(one, "author") or _get(one, "creator"), named)), publisher=text("publisher"),
        section=text("articleSection"), tags=tuple(_keywords(_get(one, "keywords"), named)),
        image=_address(_get(one, "image") or _get(one, "thumbnailUrl"), named, url), language=_language(_get(one, "inLanguage")),
        body=value_of(body, LONGEST_BODY) if isinstance(body := _get(one, "articleBody"), str) else None,
    )  # fmt: skip


def _named(found: list[Any]) -> dict[str, Object]:
    """Every object that has an @id, by it; of several with one @id the one that says most."""
    named: dict[str, Object] = {}
    stack = list(found)
    seen = 0
    while stack and seen < MAX_OBJECTS:
        one = stack.pop()
        seen += 1
        if isinstance(one, list):
            stack += one[:500]
        elif isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and len(one) > len(named.get(name, ())):
                named[name] = one
            stack += [value for value in one.values() if isinstance(value, dict | list)]
    return named


def _candidates(found: list[Any]) -> Iterator[Object]:
    """Objects that may be the article, in document order."""
    stack: list[tuple[Any, int]] = [(one, 0) for one in reversed(found)]
    seen = 0
    while stack and seen < MAX_OBJECTS:
        one, depth = stack.pop()
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(one, list):
            stack += [(each, depth + 1) for each in reversed(one[:500])]
        elif isinstance(one, dict):
            yield one
            stack += [(one[key], depth + 1) for key in reversed(HOLDERS) if isinstance(one.get(key), dict | list)]


def _get(one: Object, name: str) -> Any:
    """A property, written plainly or with the prefix of the vocabulary."""
    for key in (name, f"schema:{name}", f"http://schema.org/{name}", f"https://schema.org/{name}"):
        if one.get(key) not in (None, "", [], {}):
            return one[key]
    return None


def _kinds(one: Object) -> set[str]:
    kinds = one.get("@type")
    return {type_of(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])[:10] if isinstance(kind, str)}


def _resolved(value: Any, named: dict[str, Object]) -> Any:
    """What a reference refers to; the value itself where it is none."""
    name = value.get("@id") if isinstance(value, dict) and not _names(value) else value
    return named.get(name, value) if isinstance(name, str) else value


def _names(one: Object) -> Any:
    return _get(one, "name") or one.get("@value") or _get(one, "legalName")


def text_of(value: Any, named: dict[str, Object]) -> str | None:
    """A value as text: a string, or the name of an object, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    value = _resolved(value, named)
    if isinstance(value, dict):
        value = _names(value)
        value = value[0] if isinstance(value, list) and value else value
    # Half of all generators escape a title for HTML before they write it as JSON.
    return value_of(html.unescape(value)) if isinstance(value, str) else None


def names_of(value: Any, named: dict[str, Object]) -> list[str]:
    """The names of persons or organisations."""
    found: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:20]:
        thing = _resolved(one, named)
        if isinstance(thing, dict) and not _names(thing):
            parts = [text_of(_get(thing, part), named) for part in ("givenName", "additionalName", "familyName")]
            found.append(" ".join(part for part in parts if part))
        elif isinstance(thing, dict) and isinstance(_names(thing), list):
            found += [text_of(name, named) or "" for name in _names(thing)[:20]]
        else:
            found.append(text_of(thing, named) or "")
    return [name for name in found if name]


def _keywords(value: Any, named: dict[str, Object]) -> list[str]:
    parts = value[:50] if isinstance(value, list) else (value if isinstance(value, str) else "").split(",")[:50]
    return [" ".join(word.split()) for part in parts if (word := text_of(part, named))]


def _address(value: Any, named: dict[str, Object], base: str) -> str | None:
    """The address of a thing, absolute."""
    if isinstance(value, list):
        value = value[0] if value else None
    value = named.get(value, value) if isinstance(value, str) and "://" not in value else _resolved(value, named)
    if isinstance(value, dict):
        value = next((found for key in ("url", "contentUrl", "@id") if (found := _get(value, key))), None)
        value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, str) or not (found := value_of(value)):
        return None
    return joined(base, found)


def _language(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = _get(value, "alternateName") or _get(value, "name")
    return value_of(value) if isinstance(value, str) else None
