"""What a page says of itself to machines: title, language, meta elements, links to other forms of it, JSON-LD; all of it, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from newsarchive.pages.attributes import digest_of, written

MAX_JSON_LD = 200_000
MAX_DEPTH = 12
LONGEST_NAME = 50

FORGERY = frozenset(
    "csrf csrf-token csrf_token csrftoken csrf-param csrf-header _csrf _csrf_header _csrf_parameter _csrf_token x-csrf-token"
    " xsrf-token x-xsrf-token token _token authenticity-token authenticity_token request-token requesttoken nonce csp-nonce".split()
)
"""Names of meta elements that hold a token against forgery, another one at each visit."""
HINTS = frozenset(
    "stylesheet preload prefetch modulepreload preconnect dns-prefetch prerender icon apple-touch-icon mask-icon manifest".split()
)
"""Links to what a page is made up with."""


def descriptions(tree: HtmlElement) -> Iterator[str]:
    """What a page says of itself, in its order, without tokens against forgery."""
    yield f"language: {tree.get('lang') or ''}"
    for element in tree.iter("title", "meta", "link", "base", "script"):
        if element.tag == "title" and element.text:
            yield f"title: {' '.join(element.text.split())}"
        elif element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv") or ""
            if name and name.strip().lower() not in FORGERY:
                yield f"{name}: {' '.join((element.get('content') or '').split())}"
        elif element.tag == "link":
            rel = " ".join((element.get("rel") or "").lower().split())
            if rel and HINTS.isdisjoint(rel.split()):
                yield f"{rel} {element.get('hreflang') or ''}: {written(element.get('href') or '')}"
        elif element.tag == "base":
            yield f"base: {written(element.get('href') or '')}"
        elif element.tag == "script" and "ld+json" in (element.get("type") or "").lower():
            yield from _json_ld(element.text or "")


def _json_ld(text: str) -> list[str]:
    """The values of JSON-LD; its digest where it is too long, too deep or no JSON."""
    try:
        value = json.loads(text, strict=False) if len(text) <= MAX_JSON_LD else None
    except (ValueError, RecursionError):
        value = None
    found: list[str] = []
    if value is not None and _flat(value, "json-ld", 0, found):
        return found
    return [f"json-ld: blake2b {digest_of(' '.join(text.split()))}"]


def _flat(value: Any, path: str, depth: int, found: list[str]) -> bool:
    """Collect the values of JSON with their names; False where it is too deep."""
    if depth > MAX_DEPTH:
        return False
    if isinstance(value, dict):
        return all(_flat(one, f"{path}.{_name(name)}", depth + 1, found) for name, one in value.items())
    if isinstance(value, list):
        return all(_flat(one, path, depth + 1, found) for one in value)
    if value is not None:
        found.append(f"{path}: {' '.join(str(value).split())}")
    return True


def _name(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}... blake2b {digest_of(name)}"
