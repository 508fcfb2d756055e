"""Pages whose server sent parts of them later than their place (React's streaming, as of Next.js): where a part belongs stands a template
and what is shown until it comes; the part itself follows at the end, hidden, and a script puts it in its place. Here that is done without
running it.

Boundaries are `<!--$?--><template id="B:0"></template>…<!--/$-->` and are filled by `$RC("B:0","S:2")` or `$RR`, places without anything to
be shown `<template id="P:1">`, filled by `$RS("S:1","P:1")`; parts are `<div hidden id="S:2">` (react-dom 18 and 19, ReactFizzConfigDOM).
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

MOST = 2000
"""Parts of a page that has more are left where they are."""
DEEPEST = 256
"""Elements around one, at most, in a page as it is parsed, and so in one that was put together."""
_PART = re.compile(r"(.*)S:([0-9a-f]+)", re.DOTALL)
_PLACE = re.compile(r"(.*)[BP]:([0-9a-f]+)", re.DOTALL)
_BOUNDARY_FILLED = re.compile(r'\$R[CR]\(\s*"([^"]{1,100})"\s*,\s*"([^"]{1,100})"')
_PLACE_FILLED = re.compile(r'\$RS\(\s*"([^"]{1,100})"\s*,\s*"([^"]{1,100})"')
_BEGINS, _ENDS = frozenset({"$", "$?", "$!", "$~", "&"}), frozenset({"/$", "/&"})


def put_in_place(tree: HtmlElement) -> bool:
    """Put the parts of a page that came later where they belong, in place of what stood there until then. False where the page became too
    deep by that, and is to be read as it came."""
    parts = {one.get("id"): one for one in tree.iter("div") if one.get("hidden") is not None and _PART.fullmatch(one.get("id") or "")}
    if not 0 < len(parts) <= MOST:
        return True
    named, ends = _named(tree), _ends(tree)
    # From the outside in, so that each part is moved once, without those that belong into it.
    of_parts = set(parts.values())
    waiting = [place for place in tree.iter("template") if of_parts.isdisjoint(place.iterancestors())]
    while waiting:
        place = waiting.pop()
        ident = place.get("id") or ""
        found = _PLACE.fullmatch(ident)
        around = list(place.iterancestors())
        if found is None or tree not in around:  # as in what was shown until another part came
            continue
        # Where no script names any, as in a page that was stripped of scripts: a part has its place's number, but not always.
        part = parts.pop(named.get(ident) if named else f"{found[1]}S:{found[2]}", None)
        if part is None:
            continue
        _clear(place, ends.get(place))
        if part.getparent() is not None:
            part.drop_tree()
        part.tail = None
        del part.attrib["hidden"]
        place.addprevious(part)
        place.drop_tree()
        if len(around) > DEEPEST:
            return False
        waiting += part.iter("template")
    return not _is_too_deep(tree)


def _named(tree: HtmlElement) -> dict[str, str]:
    """Which part fills a place, as the page's scripts say."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        text = script.text or ""
        if "$R" in text:
            found.update(_BOUNDARY_FILLED.findall(text))
            found.update((place, part) for part, place in _PLACE_FILLED.findall(text))
    return found


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
            if place is not None and place.tag == "template":
                found[place] = mark
    return found


def _clear(place: HtmlElement, end: HtmlElement | None) -> None:
    """Take out what is shown until the part comes."""
    parent = place.getparent()
    if parent is None or end is None or end.getparent() is not parent:
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
