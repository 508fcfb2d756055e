"""Bodies as content systems keep them (strings, lists of blocks, trees of nodes) as simple HTML."""

from __future__ import annotations

import html
import json
import re
from typing import Any

MAX_DEPTH = 40
MAX_NODES = 20_000
TEXTS = ("html", "rendered", "processed", "value", "text", "content", "body", "markdown", "paragraph", "raw")
"""Keys under which a block keeps its text, in the order they are tried."""
NAMES = ("_type", "type", "nodeType", "__typename", "tag", "blockType")
"""Keys that name the kind of a block."""
CHILDREN = ("content", "children", "blocks", "items", "root", "document", "data", "attrs", "nodes", "body", "value", "fields")
_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|strong|em|a|b|i|span|img|blockquote|table|section|figure)\b[^<>]{0,2000}>", re.IGNORECASE
)
_ENTITY_TAG = re.compile(r"&lt;(?:p|br|div|h[1-6]|ul|ol|strong|em|span)\b", re.IGNORECASE)
_HEADING = re.compile(r"head(?:ing|er)?(?:-?(?P<number>[1-6])|-(?P<word>one|two|three|four|five|six))?|h(?P<short>[1-6])")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PARAGRAPHS = frozenset({"paragraph", "p", "unstyled", "block", "normal", "text-block", "richtext", "text_block", "wysiwyg"})
_ITEMS = frozenset({"listitem", "li", "unordered-list-item", "ordered-list-item"})
_LISTS = frozenset({"bulletlist", "orderedlist", "unordered-list", "ordered-list", "bulleted-list", "numbered-list", "ul", "ol", "list"})
_SILENT = frozenset({
    "image", "img", "video", "embed", "embedded-asset-block", "embed-block", "code", "iframe", "gallery", "ad", "advertisement", "button",
    "raw-html", "script", "related", "newsletter", "form", "asset",
})  # fmt: skip
"""Kinds of blocks that are no text of the article."""


def to_html(value: Any) -> str | None:
    """A body as HTML; None for what is none."""
    writer = _Writer()
    writer.write(value, 0)
    return "".join(writer.parts).strip() or None


def plain_of(value: str) -> str:
    """About what a reader sees of HTML or text."""
    return re.sub(r"<[^<>]*>", "", value)


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.nodes = 0

    def write(self, value: Any, depth: int) -> None:
        """Write a block, or blocks."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return
        if isinstance(value, str):
            self._string(value, depth)
        elif isinstance(value, list):
            if _is_inline(value):
                self._wrapped("p", value, depth)
            else:
                for one in value:
                    self.write(one, depth + 1)
        elif isinstance(value, dict):
            self._block(value, depth)

    def _string(self, value: str, depth: int) -> None:
        text = value.strip()
        if text[:2] in {'{"', "[{"} and text[-1:] in "}]":
            try:
                self.write(json.loads(text, strict=False), depth + 1)
                return
            except (ValueError, RecursionError):
                pass
        if _TAG.search(text):
            self.parts.append(text)
        elif _ENTITY_TAG.search(text):
            self.parts.append(html.unescape(text))
        else:
            plain = html.escape(html.unescape(text), quote=False)
            self.parts += [f"<p>{part}</p>\n" for part in re.split(r"\n+", plain) if part.strip()]

    def _block(self, block: dict[str, Any], depth: int) -> None:
        kind = _kind(block)
        if kind in _SILENT:
            return
        if kind == "text" and isinstance(block.get("text"), str) and "marks" in block:
            self.parts.append(html.escape(block["text"], quote=False))
            return
        own = block["data"] if isinstance(block.get("data"), dict) and ("text" in block["data"] or "items" in block["data"]) else block
        heading = _HEADING.fullmatch(kind)
        if heading is not None:
            self._wrapped(f"h{_level(heading, own)}", own, depth)
        elif kind in _ITEMS or isinstance(block.get("listItem"), str):
            self._wrapped("li", own, depth)
        elif kind in _LISTS:
            items: list[Any] = next((own[key] for key in ("items", *CHILDREN) if isinstance(own.get(key), list)), [])
            self.parts.append("<ul>")
            for item in items:
                if isinstance(item, dict) and _kind(item) in _ITEMS:
                    self.write(item, depth + 1)
                else:
                    self._wrapped("li", item, depth)
            self.parts.append("</ul>\n")
        elif kind in {"blockquote", "quote"}:
            self._wrapped("blockquote", own, depth)
        elif kind in _PARAGRAPHS and (isinstance(own.get("text"), str) or _inline_children(own) is not None):
            self._wrapped("p", own, depth)
        else:
            inside = next((own[key] for key in (*TEXTS, *CHILDREN) if own.get(key) and isinstance(own[key], str | list | dict)), None)
            if inside is not None:
                self.write(inside, depth + 1)

    def _wrapped(self, tag: str, value: Any, depth: int) -> None:
        text = self._inline(value, depth + 1).strip()
        if text:
            self.parts.append(f"<{tag}>{text}</{tag}>\n")

    def _inline(self, value: Any, depth: int) -> str:
        """What stands in one paragraph."""
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return ""
        if isinstance(value, str):
            return value if _TAG.search(value) or "&" in value else html.escape(value, quote=False)
        if isinstance(value, list):
            return "".join(self._inline(one, depth + 1) for one in value)
        if not isinstance(value, dict):
            return ""
        kind = _kind(value)
        if kind in {"hardbreak", "linebreak", "br", "hard_break"}:
            return "<br>"
        if kind in _SILENT:
            return ""
        for key in ("text", "children", "content", "value", "html"):
            inside = value.get(key)
            if isinstance(inside, str | list) and inside:
                return self._inline(inside, depth + 1) + (" " if kind in {"paragraph", "listitem"} else "")
        return ""


def _kind(block: dict[str, Any]) -> str:
    """The kind of a block in the one spelling we know it by: paragraph, heading-2, listitem."""
    style = block.get("style")
    named = next((block[key] for key in NAMES if isinstance(block.get(key), str)), "")
    if named == "block" and isinstance(style, str):
        named = style
    kind = named.lower().replace("_", "").removeprefix("core/").removesuffix("block") if named not in _PARAGRAPHS else named
    return kind.replace("list-item", "listitem") if kind == "list-item" else kind


def _level(heading: re.Match[str], own: dict[str, Any]) -> int:
    attributes = own["attrs"] if isinstance(own.get("attrs"), dict) else own
    tag = own.get("tag")
    stated = heading["number"] or heading["short"] or _NUMBERS.get(heading["word"] or "") or attributes.get("level")
    if stated is None and isinstance(tag, str) and re.fullmatch(r"h[1-6]", tag):
        stated = tag[1]
    try:
        return min(max(int(str(stated)), 1), 6)
    except ValueError:
        return 2


def _inline_children(block: dict[str, Any]) -> list[Any] | None:
    return next((block[key] for key in ("children", "content", "text") if isinstance(block.get(key), list) and block[key]), None)


def _is_inline(value: list[Any]) -> bool:
    """Whether a list is the text of one paragraph rather than a list of blocks."""
    return bool(value) and all(
        isinstance(one, dict) and isinstance(one.get("text"), str) and _kind(one) in {"", "text", "span"} and "html" not in one
        and ("marks" in one or "bold" in one or _kind(one) == "span")
        for one in value[:50]
    )  # fmt: skip
