"""What a page's reading used of its site's template, so that it can be told without the page whether another template would read it
the same.

A reading by a template depends on the page and on what the template says of the page's positions. Where another template says the
same of every one of them, its reading is the same; of positions that the page has not, the two may say what they like.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from newsarchive.pages.lines import BLOCKS, SILENT, Box, Line
from newsarchive.pages.template import KEEP, Layout, Node, Template, template_of
from newsarchive.pages.template_apply import (
    BETWEEN,
    ENOUGH,
    FAR_SMALLER,
    LIKELY_TEXT,
    MOST_UNKNOWN,
    OF_AROUND,
    OFTEN,
    SURE_TEXT,
    Applied,
)
from newsarchive.pages.template_digests import digests_of
from newsarchive.pages.template_keys import position_key
from newsarchive.pages.template_sample import form_of

MOST_BOXES = 2000
"""Positions of a page beyond which nothing is said of it."""
Json = dict[str, Any]
Resolved = tuple[Node, bool]
"""The nearest known position, and whether it is the box's own."""


Use = dict[str, Any]
"""{"layout": name of the layout the page was read by, "shape": its positions and the kinds of its lines, as JSON, compressed; pages
made alike have equal ones, "weights": of the lines of each kind altogether, as an array of numbers, "digests": of the lines that
would be kept if they were not fixed, "body": weight of the lines kept}. It holds no text."""


def use_of(tree: HtmlElement, template: Template, lines: Sequence[Line], applied: Applied) -> Use | None:
    """What reading a page used of a template; None where that is not told: the page does not fit, or the model was asked.

    Args:
        tree: the page, nothing taken off it yet.
        template: its site's.
        lines: its lines without known furniture.
        applied: the page as the template reads it.
    """
    if applied.misfit is not None or applied.unsure or any(layout.pages < ENOUGH for layout in template.layouts):
        return None
    if applied.layout not in {layout.name for layout in template.current}:
        return None
    boxes = _Boxes()
    weights: dict[tuple[int, str, str], int] = {}
    for line in lines:
        kind = boxes.number(line.box), line.chain, form_of(line)
        weights[kind] = weights.get(kind, 0) + line.weight
    if len(template.current) == 1:
        boxes.look_for_furniture(tree, template.current[0])
    if len(boxes.found) > MOST_BOXES:
        return None
    shape = json.dumps([boxes.found, list(weights)], ensure_ascii=False, separators=(",", ":"))
    digests = {digest for line in applied.considered for digest in digests_of(line.text, 0 if line.prose else line.weight)}
    return {
        "layout": applied.layout, "shape": zlib.compress(shape.encode(), 1), "weights": array("I", weights.values()).tobytes(),
        "digests": " ".join(sorted(digests)), "body": sum(line.weight for line in applied.kept),
    }  # fmt: skip


class _Boxes:
    """The positions of a page."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = [(-1, "")]
        """The number of the position around, and the key in it."""
        self._numbers: dict[tuple[int, str], int] = {}
        self._known: dict[HtmlElement, int] = {}

    def number(self, box: Box) -> int:
        """The number of a box's position."""
        if box.parent is None:
            return 0
        known = self._known.get(box.element)
        return known if known is not None else self._number_in(box.element, self.number(box.parent))

    def _number_in(self, element: HtmlElement, around: int) -> int:
        place = around, position_key(element)
        number = self._numbers.setdefault(place, len(self.found))
        if number == len(self.found):
            self.found.append(place)
        self._known[element] = number
        return number

    def look_for_furniture(self, tree: HtmlElement, layout: Layout) -> None:
        """Note the positions at which furniture is looked for: what is known as such is taken off the page."""
        waiting: list[tuple[HtmlElement, int, Node]] = [(tree, 0, layout.tree)]
        while waiting:
            element, number, node = waiting.pop()
            tag = element.tag
            if tag in BLOCKS:
                known = self._known.get(element)
                number = known if known is not None else self._number_in(element, number)
                found = node.find(layout.clean(self.found[number][1]))
                if found is None or found.skipped:
                    continue
                node = found
            if isinstance(tag, str) and tag not in SILENT:
                waiting += [(child, number, node) for child in element]


def read_alike(uses: Sequence[Use], one: Json, other: Json) -> list[str | None]:
    """Which pages another template reads as the one did that their uses tell of: for each what reads_the_same says.

    Args:
        uses: of the pages.
        one: the template they were read by, as a State has it.
        other: the one in question.
    """
    before, after = template_of(one), template_of(other)
    if before is None or after is None:
        return [None] * len(uses)
    return [reads_the_same(use, before, after) for use in uses]


def reads_the_same(use: Use, one: Template, other: Template) -> str | None:
    """Whether another template reads a page as the one did that its use tells of.

    Args:
        use: what the reading used of `one`.
        one: the template that the page was read by.
        other: the one in question.

    Returns:
        The name of the other's layout by which it would be read the same; None where it might be read differently.
    """
    if any(layout.pages < ENOUGH for layout in other.layouts) or (len(one.current) == 1) != (len(other.current) == 1):
        return None
    boxes, kinds = json.loads(zlib.decompress(use["shape"]))
    weights = array("I", use["weights"])
    before = next((layout for layout in one.layouts if layout.name == use["layout"]), None)
    if before is None:
        return None
    places = [_resolved(layout, boxes) for layout in other.current]
    shares = [_known(found, kinds, weights) for found in places]
    # A former layout is tried only where a page fits no other; of such a page nothing is told below.
    best = max(range(len(shares)), key=lambda index: shares[index])
    after = other.current[best]
    if 1 - shares[best] > MOST_UNKNOWN or use["body"] * FAR_SMALLER < after.smallest or _of_all(before) != _of_all(after):
        return None
    changed = before.fixed ^ after.fixed
    if changed and not changed.isdisjoint(use["digests"].split(" ")):
        return None
    return after.name if _alike(_resolved(before, boxes), places[best], kinds) else None


def _of_all(layout: Layout) -> tuple[object, ...]:
    """What a layout says of all its pages, whatever they hold."""
    undated = layout.undated or sum(place.pages for place in layout.places.get("date", ())) >= OFTEN * layout.pages
    return layout.order, layout.ends, layout.stale_day, undated


def _resolved(layout: Layout, boxes: Sequence[tuple[int, str]]) -> list[Resolved]:
    """What a layout knows of each position of a page."""
    found: list[Resolved] = [(layout.tree, True)]
    for parent, key in boxes[1:]:
        around, exact = found[parent]
        inner = around.find(layout.clean(key)) if exact and not around.skipped else None
        found.append((inner, True) if inner is not None else (around, exact and around.skipped))
    return found


def _known(places: Sequence[Resolved], kinds: Sequence[tuple[int, str, str]], weights: Sequence[int]) -> float:
    """The share of a page's text at known positions."""
    total = known = 0
    for (at, _, _), weight in zip(kinds, weights, strict=True):
        total += weight
        node, exact = places[at]
        known += weight if exact or node.skipped else 0
    return known / (total or 1)


def _alike(before: Sequence[Resolved], after: Sequence[Resolved], kinds: Sequence[tuple[int, str, str]]) -> bool:
    """Whether two layouts say the same of every position and every kind of line: what they know, and what they take for one."""
    pairs: dict[Node, Node] = {}
    back: dict[Node, Node] = {}
    for (node, exact), (other, other_exact) in zip(before, after, strict=True):
        if exact != other_exact or node.skipped != other.skipped or node.cuts != other.cuts:
            return False
        if pairs.setdefault(node, other) is not other or back.setdefault(other, node) is not node:
            return False
    return all(_said(before[at], chain, form) == _said(after[at], chain, form) for at, chain, form in kinds)


def _said(resolved: Resolved, chain: str, form: str) -> tuple[object, ...]:
    """All that a position says of the lines of one kind."""
    node, exact = resolved
    shown = tuple(sorted(node.places.get(chain, ()))) if exact else ()
    if node.skipped:
        return ("furniture", shown)
    cell = node.cells.get((chain, form)) if exact else None
    if cell is not None:
        return ("known", shown, cell.odds > KEEP, cell.odds > LIKELY_TEXT, cell.odds > SURE_TEXT, cell.head)
    odds = OF_AROUND * node.odds.get(form, 0.0)
    return ("unknown", shown, odds > KEEP, odds + BETWEEN > KEEP, odds > LIKELY_TEXT, odds > SURE_TEXT)
