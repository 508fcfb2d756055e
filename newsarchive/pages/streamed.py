"""Pages whose server sent parts of them later than their place (React's streaming, as of Next.js): where a part belongs stands a template
and what is shown until it comes; the part itself follows at the end, hidden, and a script puts what is in it in its place. Here that is
done without running it.

Boundaries are `<!--$?--><template id="B:0"></template>…<!--/$-->` and are filled by `$RC("B:0","S:2")` or `$RR`, places without anything to
be shown `<template id="P:1">`, filled by `$RS("S:1","P:1")`; parts are `<div hidden id="S:2">`, within a table `<table hidden><tr id=…>`
and the like (react-dom 18 and 19, ReactFizzConfigDOM).
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

MOST = 2000
"""Parts of a page that has more are left where they are."""
DEEPEST = 258
"""Elements around one, at most, in a page as it is parsed, and so in one that was put together."""
_PART = re.compile(r"(.*)S:([0-9a-f]+)", re.DOTALL)
_PLACE = re.compile(r"(.*)[BP]:([0-9a-f]+)", re.DOTALL)
_BOUNDARY_FILLED = re.compile(r'\$R[CR]\(\s*"([^"]{1,100})"\s*,\s*"([^"]{1,100})"')
_PLACE_FILLED = re.compile(r'\$RS\(\s*"([^"]{1,100})"\s*,\s*"([^"]{1,100})"')
_BEGINS, _ENDS = frozenset({"$", "$?", "$!", "$~", "&"}), frozenset({"/$", "/&"})


def put_in_place(tree: HtmlElement) -> bool:
    """Put what came later where it belongs, in place of what stood there until then; the emptied elements stay. False where the page became
    too deep by that, and is to be read as it came."""
    parts = _parts(tree)
    if not 0 < len(parts) <= MOST:
        return True
    filled, ends = _filled(tree, parts), _ends(tree)
    of_parts = set(parts.values())
    # From the outside in, so that each part is moved once, without what belongs into it.
    waiting = _places(tree, of_parts)
    while waiting:
        place = waiting.pop()
        parent, part = place.getparent(), parts.pop(filled.get(place.get("id") or "", ""), None)
        if parent is None or part is None:
            continue
        if sum(1 for _ in place.iterancestors()) > DEEPEST:
            return False
        _clear(place, parent, ends.get(place))
        start = tree.makeelement("template")
        place.addprevious(start)
        start.tail, part.text = part.text, None
        for child in list(part):
            place.addprevious(child)
            waiting += _places(child, of_parts)
    return not _is_too_deep(tree)


def _parts(tree: HtmlElement) -> dict[str, HtmlElement]:
    found: dict[str, HtmlElement] = {}
    for one in tree.iter("div", "table", "tbody", "tr", "colgroup"):
        ident = one.get("id") or ""
        if _PART.fullmatch(ident) and (one.get("hidden") is not None or _is_in_hidden_table(one)):
            found.setdefault(ident, one)
    return found


def _is_in_hidden_table(element: HtmlElement) -> bool:
    table = next(element.iterancestors("table"), None) if element.tag != "div" else None
    return table is not None and table.get("hidden") is not None


def _places(element: HtmlElement, of_parts: set[HtmlElement]) -> list[HtmlElement]:
    """The places in an element that stand in no part which is still hidden."""
    return [one for one in element.iter("template") if _PLACE.fullmatch(one.get("id") or "") and of_parts.isdisjoint(one.iterancestors())]


def _filled(tree: HtmlElement, parts: dict[str, HtmlElement]) -> dict[str, str]:
    """Which part fills a place, as the page's scripts say. A page that was stripped of scripts is read by the numbers where these leave no
    doubt: each part has the number of one place, and each place that of one part. (React counts boundaries apart from parts or as they are
    counted, so that either no number is another's or some have none or two.)"""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        found.update(_BOUNDARY_FILLED.findall(text))
        found.update((place, part) for part, place in _PLACE_FILLED.findall(text))
    if found:
        return found
    idents = [ident for one in tree.iter("template") if _PLACE.fullmatch(ident := one.get("id") or "")]
    numbered = [_PLACE.sub(r"\1S:\2", ident) for ident in idents]
    return dict(zip(idents, numbered, strict=True)) if sorted(numbered) == sorted(parts) else {}


def _ends(tree: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """Where the boundary of a place ends, where that is marked."""
    found: dict[HtmlElement, HtmlElement] = {}
    begun: list[HtmlElement] = []
    for mark in tree.iter(etree.Comment):
        text = (mark.text or "").strip()
        if text in _BEGINS:
            begun.append(mark)
        elif text in _ENDS and begun:
            place = begun.pop().getnext()
            if place is not None and place.getparent() is mark.getparent():
                found[place] = mark
    return found


def _clear(place: HtmlElement, parent: HtmlElement, end: HtmlElement | None) -> None:
    """Take out what is shown until the part comes."""
    if end is None:
        return
    place.tail = None
    while (after := place.getnext()) is not None and after is not end:
        parent.remove(after)


def _is_too_deep(tree: HtmlElement) -> bool:
    depths: dict[HtmlElement | None, int] = {None: 0}
    for element in tree.iter():
        depths[element] = depth = depths[element.getparent()] + 1
        if depth > DEEPEST:
            return True
    return False
