"""A CSS selector for what holds a list on a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from newsarchive.pages.select import select


def area_of(tree: HtmlElement, anchors: Sequence[HtmlElement]) -> str | None:
    """A CSS selector of the smallest element that holds nearly all of these, where it is the only one of its name."""
    counts: Counter[HtmlElement] = Counter()
    for anchor in anchors:
        counts.update(anchor.iterancestors())
    wanted = 0.9 * len(anchors)
    holders = [element for element, count in counts.items() if count >= wanted]
    if not holders:
        return None
    smallest = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    for element in (smallest, *smallest.iterancestors()):
        if element.tag in {"body", "html"}:
            return None
        for css in _names(element):
            if _only(tree, css, element):
                return css
    return None


def _names(element: HtmlElement) -> Iterator[str]:
    ident = element.get("id") or ""
    if re.fullmatch(r"[A-Za-z][\w-]{1,40}", ident) and not re.search(r"\d{3}", ident):
        yield f"#{ident}"
    classes = [
        name for name in (element.get("class") or "").split()
        if re.fullmatch(r"[A-Za-z][\w-]{1,40}", name) and not re.search(r"\d{3}", name)
    ]  # fmt: skip
    if classes:
        yield str(element.tag) + "".join(f".{name}" for name in classes[:3])
    if element.tag in {"main", "table"}:
        yield str(element.tag)


def _only(tree: HtmlElement, css: str, element: HtmlElement) -> bool:
    return select(tree, css) == [element]
