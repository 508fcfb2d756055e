"""Where a page carries the data it is made from: JSON in scripts and attributes. It is read, never run.

Known forms: script elements of a JSON type (`__NEXT_DATA__` and others), Nuxt's `__NUXT_DATA__` (a flat array whose members refer
to one another by number), assignments to `window.__INITIAL_STATE__` and the like, `JSON.parse("...")`, the stream of Next's app
router (`self.__next_f.push`), and `data-page` or `data-props` attributes. A literal that is no JSON is left alone.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.json_text import values

MAX_TEXT = 4_000_000
"""Characters of page state that are read of one page."""
MAX_ASSIGNMENTS = 40
MAX_MEMBERS = 200_000
ATTRIBUTES = ("data-page", "data-props", "data-react-props", "data-state", "data-initial-state", "data-article", "data-json")
SHORTEST = 100
"""Characters below which a value describes no article."""

_IN_ATTRIBUTES = etree.XPath(" | ".join(f"//@{name}" for name in ATTRIBUTES))
_SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript"})
_ASSIGNERS = ("window", "self", "globalThis", "var", "let", "const")
"""What an assignment begins with; searching a script for these and trying the pattern there costs a fifth of searching with it."""
_ASSIGNED = re.compile(
    r"(?:\b(?:window|self|globalThis)(?:\.[\w$]{1,80}|\[\s{0,3}[\"'][\w$-]{1,80}[\"']\s{0,3}\])|\b(?:var|let|const)\s{1,3}[\w$]{1,80})"
    r"\s{0,9}=\s{0,9}(?:[\w$.]{1,40}\s{0,3}\|\|\s{0,3})?(?P<value>[\[{]|JSON\.parse\(\s{0,9}(?P<decoded>decodeURIComponent\(\s{0,9})?(?=\"))"
)
_PUSH = re.compile(r"self\.__next_f\s{0,3}(?:=\s{0,3}self\.__next_f\s{0,3}\|\|\s{0,3}\[\]\)?)?\.push\(\s{0,3}(?=\[)")
_ROW = re.compile(r"([0-9a-f]{0,8}):(?:T([0-9a-f]{1,8}),)?")
_DECODER = json.JSONDecoder(strict=False)


MOST_STATELESS = 4096
_stateless: set[tuple[int, int]] = set()
"""Length and hash of scripts that assign no state: most of a page's scripts stand on every page of its site."""


def states(tree: HtmlElement) -> Iterator[Any]:
    """The values the page carries, in document order; bounded in all."""
    left = MAX_TEXT
    assignments = 0
    stream: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        if len(text) < SHORTEST or "ld+json" in kind or len(text) > left:
            continue
        if "json" in kind:
            left -= len(text)
            found = values(text)
            yield from ([_revived(found[0])] if script.get("id") == "__NUXT_DATA__" and found else found)
        elif "__next_f" in text:
            left -= len(text)
            stream += _pushed(text)
        elif kind in _SCRIPTS and assignments < MAX_ASSIGNMENTS and ('"' in text or "undefined" in text):
            # Objects of JSON have their keys in quotes.
            key = len(text), hash(text)
            if key in _stateless:
                continue
            before = assignments
            for value, size in _assigned(text):
                assignments += 1
                left -= size
                if value is not None:
                    yield value
                if assignments >= MAX_ASSIGNMENTS or left < 0:
                    break
            if assignments == before:
                if len(_stateless) >= MOST_STATELESS:
                    _stateless.clear()
                _stateless.add(key)
    if stream:
        yield from _rows("".join(stream))
    for text in _IN_ATTRIBUTES(tree)[:50]:
        if SHORTEST <= len(text) <= left and text[:1] in "[{":
            left -= len(text)
            yield from values(text)


def _assigned(text: str) -> Iterator[tuple[Any, int]]:
    """Values assigned in a script, with the characters that were looked at; None for a value that is no JSON."""
    at = 0
    for begin in _occurrences(text, _ASSIGNERS):
        match = _ASSIGNED.match(text, begin) if begin >= at else None
        if match is None:
            continue
        parsed, start = match["value"] not in "[{", match.start("value")
        start = match.end() if parsed else start
        try:
            value, at = _DECODER.raw_decode(text, start)
            if parsed:
                value = json.loads(unquote(value) if match["decoded"] else value, strict=False)
            yield value, at - start
        except (ValueError, RecursionError):
            at = match.end()
            if not parsed and "undefined" in text:
                # Serialisers write what has no value as `undefined`; in all else their literals are JSON.
                yield next(iter(values(text[match.start("value") :])), None), len(text) - at
                return
            yield None, len(text) - at


def _occurrences(text: str, words: tuple[str, ...]) -> list[int]:
    """Where any of some words stand, in order."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return sorted(found)


def _pushed(text: str) -> Iterator[str]:
    """The pieces of the stream in one script."""
    at = 0
    while (match := _PUSH.search(text, at)) is not None:
        try:
            value, at = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            return
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            yield value[1]


def _rows(stream: str) -> Iterator[Any]:
    """The rows of the stream, with what they refer to in its place: `$1f` is the text of row 1f."""
    texts: dict[str, str] = {}
    found: list[Any] = []
    at = 0
    while (match := _ROW.match(stream, at)) is not None:
        if match[2] is not None:
            # The length counts bytes of UTF-8.
            size = int(match[2], 16)
            text = stream[match.end() : match.end() + size].encode("utf-8", "replace")[:size].decode("utf-8", "ignore")
            texts[f"${match[1]}"] = text
            at = match.end() + len(text)
            continue
        end = stream.find("\n", match.end())
        end = len(stream) if end < 0 else end
        if stream[match.end() : match.end() + 1] in {"[", "{"}:
            with contextlib.suppress(ValueError, RecursionError):
                found.append(json.loads(stream[match.end() : end], strict=False))
        at = end + 1
    _refer(found, texts)
    yield from found


def _refer(found: list[Any], texts: dict[str, str]) -> None:
    """Put the texts where they are referred to."""
    stack: list[Any] = [found]
    while stack and texts:
        one = stack.pop()
        for key, value in one.items() if isinstance(one, dict) else enumerate(one):
            if isinstance(value, dict | list):
                stack.append(value)
            elif isinstance(value, str) and value[:1] == "$" and value in texts:
                one[key] = texts[value]


def _revived(flat: Any) -> Any:
    """The value a flat array stands for. Members may refer to one another in rings, and so may the value."""
    if not isinstance(flat, list) or not 0 < len(flat) <= MAX_MEMBERS:
        return None
    made: list[Any] = [{} if isinstance(one, dict) else [] if isinstance(one, list) else one for one in flat]

    def member(number: Any) -> Any:
        for _ in range(10):
            if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(flat):
                return None
            one = flat[number]
            if not (isinstance(one, list) and len(one) == 2 and isinstance(one[0], str)):
                return made[number]
            # A typed value: a date with its text, or a wrapper around another member.
            if isinstance(one[1], str):
                return one[1]
            number = one[1]
        return None

    for number, one in enumerate(flat):
        if isinstance(one, dict):
            made[number].update((key, member(value)) for key, value in one.items())
        elif isinstance(one, list) and not (one and isinstance(one[0], str)):
            made[number].extend(member(value) for value in one)
    return member(0)
