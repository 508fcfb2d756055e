"""What one page tells of its site's template: where its lines stand, how likely each is part of the article, and their digests.

A sample is plain JSON of a few kilobytes and holds no text. Samples of one site, three or more, are what a template is learned
from (template_learn); their order says nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsarchive.pages.line_context import container_of
from newsarchive.pages.lines import Box, Line
from newsarchive.pages.template_digests import SAMPLES, digest_of, digests_of, heads_of
from newsarchive.pages.template_ends import ends_of
from newsarchive.pages.template_keys import position_key

LINKED, PROSE, CAPTION, PLAIN = "linked", "prose", "caption", "plain"
"""The forms of a line: mostly link; sentences; a few words right below a picture; anything else. Lines of different forms at one
position are judged apart."""
PICTURES = ("img", "picture", "amp-img")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_OF_A_KIND = 15
"""Lines at one position kept in a sample."""
MOST_LINES = 500
"""Lines kept in a sample."""
MOST_LOGIT = 4.0
"""Log odds beyond which one page's judgement counts no more."""
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d\d)(?!\d)")

Sample = dict[str, Any]
"""{"version", "page": its name, "fetched": a day, "boxes": [[number of the parent, key], ...], "cells": [[box, chain, form, digests
of each line, weights, log odds in tenths, how many stand between sentences of the text, how many before it, digests of the first
line's first words], ...], "lines": for each line, in its order, the number of its cell, "places": {"title": [box, chain, how many such
lines before it], "date": ..., "authors": ..., "shown": a line above the text that reads as a day, where none shows the day chosen},
"title": digest, "ends": what it begins and ends with, "container": box, "day": digest of the date's line, "told": digest of the day
chosen, "order": of day and month where the date's figures tell}"""


def order_told(text: str, day: str | None) -> str | None:
    """ "DMY" or "MDY" where the figures of a date allow one order only.

    Args:
        text: the line that shows the date.
        day: the day it was read as. Where the year has two figures only (26-10-01), they tell nothing unless that day says which is it.
    """
    found = _DAY_AND_MONTH.search(text[:200])
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), found[3]
    if len(year) == 2 and (day is None or day[2:4] != year or first == int(year)):
        return None
    if 12 < first <= 31 and 1 <= second <= 12:
        return "DMY"
    return "MDY" if 12 < second <= 31 and 1 <= first <= 12 else None


def form_of(line: Line) -> str:
    """The form of a line."""
    if line.link_weight * 2 >= line.weight:
        return LINKED
    if line.prose:
        return PROSE
    return CAPTION if _is_below_picture(line) else PLAIN


def _is_below_picture(line: Line) -> bool:
    box = line.box
    if box.tag in HEADINGS or box.end - box.first > 1 or "b" in line.chain.split("/") or "strong" in line.chain.split("/"):
        return False
    element = box.element
    if any(True for _ in element.iter(*PICTURES)):
        return True
    if line.item:
        return False
    for _ in range(3):
        before = element.getprevious()
        while before is not None and before.tag == "br" and not (before.tail or "").strip():
            before = before.getprevious()
        if before is not None:
            return isinstance(before.tag, str) and _is_picture(before)
        parent = element.getparent()
        if parent is None or (parent.text or "").strip():
            return False
        element = parent
    return False


def _is_picture(element: HtmlElement) -> bool:
    """Whether an element shows a picture and no text."""
    if (element.tail or "").strip():
        return False
    if element.tag in PICTURES:
        return True
    shown = 0
    for count, one in enumerate(element.iter()):
        if count > 12 or (one.text or "").strip() or (one is not element and (one.tail or "").strip()):
            return False
        shown += one.tag in PICTURES
    return shown > 0


def sample(
    lines: Sequence[Line], likelihoods: NDArray[np.float64], *, title: int | None = None, date: int | None = None,
    authors: int | None = None, shown: int | None = None, called: str | None = None, told: str | None = None, page: str | None = None,
    fetched: str | None = None,
) -> Sample:  # fmt: skip
    """What a page tells of its site's template.

    Args:
        lines: all lines of the page.
        likelihoods: for each line, how likely it is part of the article.
        title: index of the line that shows the title; None where it is not known.
        date: index of the line that shows the day of publication.
        authors: index of the line that names the authors.
        shown: index of a line above the text that reads as a day, where no line shows the day of publication.
        told: the day of publication, wherever it was found.
        called: the title; that of the line, where it is not given.
        fetched: the day on which it was fetched.
        page: the page's name, the same whenever it is read: its capture id or address. A digest of the sample where there is none.
    """
    called = called or (lines[title].text if title is not None else None)
    boxes = _Boxes()
    cells: dict[tuple[int, str, str], _Cell] = {}
    places: dict[str, list[Any]] = {}
    seen: dict[tuple[int, str], int] = {}
    shows = (("shown", shown), ("authors", authors), ("date", date), ("title", title))
    wanted = {index: name for name, index in shows if index is not None}
    likely = np.clip(np.asarray(likelihoods, dtype=np.float64), 1e-9, 1 - 1e-9)
    logits = np.clip(np.log(likely / (1 - likely)), -MOST_LOGIT, MOST_LOGIT)
    first, last = _text_between(lines, logits)
    kept = 0
    order: list[int] = []
    numbers: dict[int, int] = {}
    for line, logit in zip(lines, logits, strict=True):
        number = boxes.number(line.box)
        ordinal = seen.get((number, line.chain), 0)
        seen[number, line.chain] = ordinal + 1
        if line.index in wanted:
            places[wanted[line.index]] = [number, line.chain, ordinal]
        cell = cells.setdefault((number, line.chain, form_of(line)), _Cell())
        if kept < MOST_LINES and len(cell.digests) < MOST_OF_A_KIND:
            kept += 1
            order.append(numbers.setdefault(id(cell), len(numbers)))
            cell.add(line, float(logit), first, last)
    found: Sample = {
        "version": SAMPLES, "boxes": boxes.found, "cells": [[*key, *cell.values()] for key, cell in cells.items() if cell.digests],
        "places": places, "lines": order, "title": digest_of(called) if called else None,
        "ends": ends_of(lines[title].text if title is not None else called or ""), "told": digest_of(told) if told else None,
        "container": boxes.number(container_of(lines, likely)) if lines else 0, "fetched": fetched,
        "day": digest_of(lines[date].text) if date is not None else None,
        "order": order_told(lines[date].text, told) if date is not None else None,
    }  # fmt: skip
    found["page"] = page or hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:24]
    return found


@dataclass(slots=True)
class _Cell:
    """The lines of one form at one position of the page."""

    digests: list[str] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    odds: list[int] = field(default_factory=list)
    between: int = 0
    before: int = 0
    heads: str = ""

    def add(self, line: Line, logit: float, first: int, last: int) -> None:
        if not self.digests:
            self.heads = " ".join(heads_of(line.text)).rstrip()
        self.digests.append(" ".join(digests_of(line.text, line.weight)))
        self.weights.append(line.weight)
        self.odds.append(round(10 * logit))
        self.between += first < line.index < last
        self.before += line.index < first

    def values(self) -> tuple[Any, ...]:
        """They as JSON."""
        return self.digests, self.weights, self.odds, self.between, self.before, self.heads


def _text_between(lines: Sequence[Line], logits: NDArray[np.float64]) -> tuple[int, int]:
    """Indices of the first and last sentences of the text, in the box that holds most of it."""
    if not lines:
        return 0, 0
    container = container_of(lines, 1 / (1 + np.exp(-logits)))
    inside = range(container.first, container.end)
    found = [index for index in inside if logits[index] > 1 and form_of(lines[index]) == PROSE]
    return (found[0], found[-1]) if found else (len(lines), 0)


class _Boxes:
    """The boxes of a page as positions: boxes of one key in one parent are one."""

    def __init__(self) -> None:
        self.found: list[list[Any]] = []
        self._numbers: dict[tuple[int, str], int] = {}
        self._known: dict[Box, int] = {}

    def number(self, box: Box) -> int:
        """The number of a box's position."""
        known = self._known.get(box)
        if known is None:
            parent = self.number(box.parent) if box.parent is not None else -1
            key = position_key(box.element) if box.parent is not None else ""
            known = self._numbers.setdefault((parent, key), len(self.found))
            if known == len(self.found):
                self.found.append([parent, key])
            self._known[box] = known
        return known
