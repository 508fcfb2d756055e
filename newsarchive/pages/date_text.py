"""Dates a reader sees on the page: the lines around the heading, what each says, and how surely it speaks of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from newsarchive.pages.date_marks import Marks, machine_value, marks_of
from newsarchive.pages.elements import Elements, Names
from newsarchive.pages.lines import BLOCKS

SILENT = frozenset(
    "script style noscript template iframe object embed svg math select option input textarea title audio video canvas map".split()
)
LONGEST_LINE = 300
_LONG = 120
"""Characters from which a line is a paragraph of the text."""
_OPENING = 80
_BOX_TEXT = 80
"""Characters that a box of a date may hold and still be one date."""
_MOST_LINES = 20_000
_MOST_PIECES = 60
_ARTICLE = frozenset({"article", "hentry", "h-entry", "entry", "story", "post"})
"""Whole names: `article-header` is only a part of one."""
_DIGIT = re.compile("[0-9]")
_RELATIVE = re.compile(
    r"\bago\b|назад|today|yesterday|бұрын|бүгін|кеше|сегодня|вчера|önce|前|今天|昨天|전\b|\bhace |\bvor |il y a |\bhá "
)


@dataclass(slots=True, eq=False)
class ShownLine:
    """One line of a page that may hold a date."""

    index: int
    text: str
    before: str
    """The line before it, where it is short: often its label."""
    path: int
    """Equal for lines at the same place of repeated boxes."""
    depth: int
    """Depth of the innermost box that holds both the line and the heading."""
    dated: int = 0
    published: bool = False
    changed: bool = False
    aside: int = 0
    header: int = 0
    machine: str | None = None
    """The date in an attribute, for machines."""
    tag: str = ""
    in_heading: bool = False
    paragraphs: int = 0
    """Paragraphs of the text between the heading and it; before the heading 0."""
    parted: str | None = None
    """Its text with a space between the elements that stand close together in it; None where that changes nothing."""
    below: int = 0
    """Elements from the innermost box that holds both the line and the heading down to the line's own."""


@dataclass(slots=True)
class ShownLines:
    """The lines that may hold a date, and where the heading stands among all lines."""

    lines: list[ShownLine]
    openings: list[str]
    """How the first paragraphs after the heading begin."""
    first: int | None = None
    """Index of the heading's first line; None without a heading."""
    last: int = 0
    depth: int = 0
    """Depth of the heading."""
    article: int | None = None
    """Depth of the innermost box around the heading that is named as an article; None where none is."""


class _Frame(NamedTuple):
    """What elements around a line say; most elements add nothing to the frame they stand in."""

    depth: int
    aside: int
    header: int
    box: int
    """Index of the box of a date it stands in; -1 outside of any."""


class _Said(NamedTuple):
    """What an element's names say."""

    skipped: bool
    block: bool
    marks: Marks
    plain: bool
    """Whether that is nothing at all."""


@dataclass(slots=True)
class _Box:
    marks: Marks
    level: int
    machine: str | None
    tag: str
    length: int = 0
    used: bool = False


def shown_lines(elements: Elements, heading: HtmlElement | None) -> ShownLines:
    """The lines of a page that hold digits, in document order; one pass over the page."""
    walk = _Walk(elements, heading)
    walk.run()
    return walk.found


@lru_cache(maxsize=8192)
def _said(names: Names) -> _Said:
    tag = names.tag
    prop = names.get("itemprop") or names.get("property")
    marks = marks_of(tag, names.joined("class", "id"), names.get("role").lower(), prop[:50])
    plain = tag not in {"br", "abbr"} and not (marks.dated or marks.aside or marks.header)
    return _Said(not tag or tag in SILENT or (names.hidden and tag != "time"), tag in BLOCKS, marks, plain)


def _is_article(names: Names) -> bool:
    """Whether an element is named as the box of one article."""
    if names.tag in {"html", "body"}:
        return False
    return names.tag == "article" or not _ARTICLE.isdisjoint(names.joined("class", "id").lower()[:300].split())


class _Walk:
    def __init__(self, elements: Elements, heading: HtmlElement | None) -> None:
        self.elements = elements
        self.heading = -1
        self.above: dict[int, int] = {}
        if heading is not None:
            self.heading = elements.numbers[heading]
            around = [*reversed(elements.above(heading)), self.heading]
            self.above = {number: level for level, number in enumerate(around)}
        articles = [level for number, level in self.above.items() if number != self.heading and _is_article(elements.names[number])]
        self.found = ShownLines([], [], depth=max(self.above.values(), default=0), article=max(articles, default=None))
        self.parts: list[str] = []
        self.frames = [_Frame(0, aside=0, header=0, box=-1)]
        self.opened = [-1]
        self.boxes: list[_Box] = []
        self.paths: dict[int, int] = {-1: 0}
        self.index = 0
        self.previous = ""
        self.in_heading = False
        self.paragraphs = 0

    def run(self) -> None:
        names, texts, tails, ends = self.elements.names, self.elements.texts, self.elements.tails, self.elements.ends
        frames, opened, parts = self.frames, self.opened, self.parts
        number, count = 0, len(names)
        while True:
            while (last := opened[-1]) >= 0 and ends[last] <= number:
                frame = frames[-1]
                if frame is not frames[-2] or frame.box >= 0:
                    self._close(last, names[last].tag)
                elif parts and names[last].tag in BLOCKS:
                    self._flush()
                frames.pop()
                opened.pop()
                if text := tails[last]:
                    parts.append(text)
            if number == count:
                break
            said = _said(names[number])
            if said.skipped or self.index > _MOST_LINES:
                if text := tails[number]:
                    parts.append(text)
                number = ends[number]
                continue
            frame = frames[-1]
            if said.plain and frame.box < 0 and number not in self.above:
                if said.block and parts:
                    self._flush()
                frames.append(frame)
            else:
                frames.append(self._open(number, names[number].tag, said))
            opened.append(number)
            if text := texts[number]:
                parts.append(text)
            number += 1
        self._flush()

    def _open(self, number: int, tag: str, said: _Said) -> _Frame:
        marks, outer = said.marks, self.frames[-1]
        level = self.above.get(number)
        own = level is None and number > 0
        machine = machine_value(self.elements.nodes[number], marks) if marks.dated or tag == "abbr" else None
        opens_box = tag not in {"html", "body"} and (marks.dated == 2 or machine is not None or (marks.dated == 1 and outer.box < 0))
        if number == self.heading:
            self._flush()
            self.found.first, self.in_heading = self.index, True
        if opens_box or tag == "br" or (said.block and not self._in_small_box()):
            self._flush()
        elif said.block or (outer.box >= 0 and tag != "sup"):
            self.parts.append(" ")
        if opens_box:
            self.boxes.append(_Box(marks, len(self.frames), machine, tag))
        return _Frame(
            depth=level if level is not None else outer.depth,
            aside=max(outer.aside, marks.aside if own else 0),
            header=max(outer.header, marks.header if own else 0),
            box=len(self.boxes) - 1 if opens_box else outer.box,
        )

    def _close(self, number: int, tag: str) -> None:
        frame = self.frames[-1]
        closes_box = frame.box >= 0 and self.boxes[frame.box].level == len(self.frames) - 1
        if closes_box or number == self.heading or (tag in BLOCKS and not self._in_small_box()):
            self._flush()
        elif (tag in BLOCKS or frame.box >= 0) and tag != "sup":
            self.parts.append(" ")
        if closes_box and self.boxes[frame.box].machine is not None and not self.boxes[frame.box].used:
            self._add("", frame)
        if number == self.heading:
            self.found.last, self.in_heading = self.index - 1, False

    def _in_small_box(self) -> bool:
        at = self.frames[-1].box
        return at >= 0 and self.boxes[at].marks.dated == 2 and len(self.parts) < 40 and sum(map(len, self.parts)) < _BOX_TEXT

    def _flush(self) -> None:
        if not self.parts:
            return
        text = " ".join("".join(self.parts).split())
        parted = None
        if 1 < len(self.parts) < _MOST_PIECES and len(text) <= LONGEST_LINE and has_digit(text):
            parted = " ".join(" ".join(self.parts).split())
        self.parts.clear()
        if text:
            self._add(text, self.frames[-1], parted if parted != text else None)

    def _add(self, text: str, frame: _Frame, parted: str | None = None) -> None:
        box = self.boxes[frame.box] if frame.box >= 0 else None
        if box is not None:
            box.length += len(text)
        inside = box is not None and box.length <= 2 * _BOX_TEXT
        machine = box.machine if box is not None and not box.used else None
        if len(text) <= LONGEST_LINE and (machine is not None or has_digit(text) or (inside and _RELATIVE.search(text.lower()))):
            marks = box.marks if box is not None and inside else Marks()
            self.found.lines.append(
                ShownLine(
                    self.index, text, self.previous, self._path(self.opened[-1]), frame.depth, marks.dated, marks.published, marks.changed,
                    frame.aside, frame.header, machine, box.tag if box is not None else "", self.in_heading, self.paragraphs,
                    parted, len(self.opened) - 2 - frame.depth,
                )
            )  # fmt: skip
            if box is not None and machine is not None:
                box.used = True
        if self.found.first is not None and not self.in_heading and len(text) >= _LONG and not frame.aside:
            self.paragraphs += 1
            if self.paragraphs <= 3:
                self.found.openings.append(text[:_OPENING])
        self.previous = text if len(text) <= 30 else ""
        self.index += bool(text) and frame.aside < 2

    def _path(self, number: int) -> int:
        """Tags and classes of an element and all around it, as a number."""
        missing = []
        while number not in self.paths:
            missing.append(number)
            number = self.elements.parents[number]
        path = self.paths[number]
        for number in reversed(missing):
            element = self.elements.nodes[number]
            path = self.paths[number] = hash((path, element.tag, element.get("class")))
        return path


def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script."""
    return _DIGIT.search(text) is not None or (not text.isascii() and any(map(str.isdecimal, text)))
