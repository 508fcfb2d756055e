"""Dates a reader sees on the page: the lines around the heading, what each says, and how surely it speaks of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.date_marks import Marks, machine_value, marks_of
from newsarchive.pages.lines import BLOCKS, is_hidden

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
_RELATIVE = re.compile(
    r"\bago\b|назад|today|yesterday|бұрын|бүгін|кеше|сегодня|вчера|önce|前|今天|昨天|전\b|\bhace |\bvor |il y a |\bhá ", re.IGNORECASE
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


@dataclass(slots=True)
class _Frame:
    path: int
    depth: int
    aside: int
    header: int
    box: int
    """Index of the box of a date it stands in; -1 outside of any."""


@dataclass(slots=True)
class _Box:
    marks: Marks
    level: int
    machine: str | None
    tag: str
    length: int = 0
    used: bool = False


def shown_lines(tree: HtmlElement, heading: HtmlElement | None) -> ShownLines:
    """The lines of a page that hold digits, in document order; one pass over the page."""
    walk = _Walk(tree, heading)
    walk.run()
    return walk.found


class _Walk:
    def __init__(self, tree: HtmlElement, heading: HtmlElement | None) -> None:
        self.tree, self.heading = tree, heading
        self.above: dict[HtmlElement, int] = {}
        if heading is not None:
            around = [*reversed(list(heading.iterancestors())), heading]
            self.above = {element: level for level, element in enumerate(around)}
        self.found = ShownLines([], [], depth=max(self.above.values(), default=0))
        self.parts: list[str] = []
        self.frames = [_Frame(0, 0, aside=0, header=0, box=-1)]
        self.boxes: list[_Box] = []
        self.index = 0
        self.previous = ""
        self.in_heading = False
        self.paragraphs = 0

    def run(self) -> None:
        skipped = 0
        for event, element in etree.iterwalk(self.tree, events=("start", "end", "comment", "pi")):
            if event in {"comment", "pi"}:
                if not skipped:
                    self._text(element.tail)
            elif event == "start":
                if skipped or element.tag in SILENT or (element.tag != "time" and is_hidden(element)) or self.index > _MOST_LINES:
                    skipped += 1
                else:
                    self._open(element)
            elif skipped:
                skipped -= 1
                if not skipped:
                    self._text(element.tail)
            else:
                self._close(element)
                self._text(element.tail)
        self._flush()

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append(text)

    def _open(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        prop = element.get("itemprop") or element.get("property") or ""
        marks = marks_of(tag, names[:300], (element.get("role") or "").lower(), prop[:50])
        outer = self.frames[-1]
        level = self.above.get(element)
        own = level is None and element is not self.tree
        machine = machine_value(element, marks) if marks.dated or tag == "abbr" else None
        opens_box = tag not in {"html", "body"} and (marks.dated == 2 or machine is not None or (marks.dated == 1 and outer.box < 0))
        if element is self.heading:
            self._flush()
            self.found.first, self.in_heading = self.index, True
        if opens_box or tag == "br" or (tag in BLOCKS and not self._in_small_box()):
            self._flush()
        elif tag in BLOCKS or (self.frames[-1].box >= 0 and tag != "sup"):
            self.parts.append(" ")
        if opens_box:
            self.boxes.append(_Box(marks, len(self.frames), machine, tag))
        frame = _Frame(
            path=hash((outer.path, tag, element.get("class"))),
            depth=level if level is not None else outer.depth,
            aside=max(outer.aside, marks.aside if own else 0),
            header=max(outer.header, marks.header if own else 0),
            box=len(self.boxes) - 1 if opens_box else outer.box,
        )
        self.frames.append(frame)
        self._text(element.text)

    def _close(self, element: HtmlElement) -> None:
        frame = self.frames[-1]
        closes_box = frame.box >= 0 and self.boxes[frame.box].level == len(self.frames) - 1
        if closes_box or element is self.heading or (element.tag in BLOCKS and not self._in_small_box()):
            self._flush()
        elif element.tag in BLOCKS or element.tag in {"td", "th"} or frame.box >= 0:
            self._text(" " if element.tag != "sup" else None)
        if closes_box and self.boxes[frame.box].machine is not None and not self.boxes[frame.box].used:
            self._add("", frame)
        if element is self.heading:
            self.found.last, self.in_heading = self.index - 1, False
        self.frames.pop()

    def _in_small_box(self) -> bool:
        at = self.frames[-1].box
        return at >= 0 and self.boxes[at].marks.dated == 2 and len(self.parts) < 40 and sum(map(len, self.parts)) < _BOX_TEXT

    def _flush(self) -> None:
        if not self.parts:
            return
        text = " ".join("".join(self.parts).split())
        self.parts.clear()
        if text:
            self._add(text, self.frames[-1])

    def _add(self, text: str, frame: _Frame) -> None:
        box = self.boxes[frame.box] if frame.box >= 0 else None
        if box is not None:
            box.length += len(text)
        inside = box is not None and box.length <= 2 * _BOX_TEXT
        machine = box.machine if box is not None and not box.used else None
        if len(text) <= LONGEST_LINE and (machine is not None or any(map(str.isdigit, text)) or (inside and _RELATIVE.search(text))):
            marks = box.marks if box is not None and inside else Marks()
            self.found.lines.append(
                ShownLine(
                    self.index, text, self.previous, frame.path, frame.depth, marks.dated, marks.published, marks.changed,
                    frame.aside, frame.header, machine, box.tag if box is not None else "", self.in_heading, self.paragraphs,
                )
            )  # fmt: skip
            if box is not None and machine is not None:
                box.used = True
        if self.found.first is not None and not self.in_heading and len(text) >= _LONG and not frame.aside:
            self.paragraphs += 1
            if self.paragraphs <= 2:
                self.found.openings.append(text[:_OPENING])
        self.previous = text if len(text) <= 30 else ""
        self.index += bool(text) and frame.aside < 2
