"""A page as its lines: what stands between the borders of block elements and line breaks, each with the boxes it stands in.

The lines are what is kept or dropped when a body is looked for, and what a learned template knows the positions of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address amp-sidebar article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "script style noscript template iframe object embed svg math button select option input textarea head title audio video canvas map"
    " dialog applet frameset datalist progress meter rt rp rtc".split()
)
"""Elements whose text is never part of an article."""
INLINE_MARKS = frozenset("a b strong i em u font span small big mark cite q sub sup code time abbr".split())
CELLS = frozenset({"td", "th"})

_LETTER = re.compile(r"[^\W_]")
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_DIGITS = re.compile(r"\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
"""Marks where a word may or may not be parted at a line's end."""
_HAN = "\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
_SOURCE_BREAK = re.compile(rf"(?<=[{_HAN}])[^\S\n]*+\n\s*+(?=[{_HAN}])")
"""An end of line in the source between Chinese or Japanese letters: shown as nothing (CSS Text 3, 4.1.2), elsewhere as a space."""
_UNSEEN = frozenset(
    "sr-only visually-hidden visuallyhidden u-visually-hidden screen-reader-text screen-reader-only show-for-sr element-invisible"
    " assistive-text".split()
)
"""Classes of text that is read aloud, never shown."""
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
_RAISED = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_POWER = re.compile(r"[-−–+]?[0-9]{1,4}")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
MAX_TOKENS = 24
FEW_CHILDREN = 3
PARAGRAPHS = 3
LONG_PARAGRAPH = 100
"""A menu, button or link with PARAGRAPHS so long is one whose end is missing."""


@dataclass(slots=True, eq=False)
class Box:
    """A block element, with what stands in it altogether."""

    tag: str
    tokens: tuple[str, ...]
    """Words of its class, id, role and itemprop, in small letters."""
    key: str
    """tag#id.classes, for its position."""
    parent: Box | None
    depth: int
    element: HtmlElement
    weight: int = 0
    """Of all its lines; see weight_of."""
    link_weight: int = 0
    prose: int = 0
    """Weight of those lines that read like sentences."""
    first: int = 0
    """Index of its first line."""
    end: int = 0
    """Index after its last line."""

    @property
    def path(self) -> str:
        """Where it stands: the keys of all boxes down to it."""
        return f"{self.parent.path}/{self.key}" if self.parent is not None else self.key

    @property
    def above(self) -> Iterator[Box]:
        """The boxes around it, the nearest first."""
        box = self.parent
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Line:
    """One line of a page, as a reader sees it."""

    index: int
    text: str
    box: Box
    joined: bool
    """Whether only a line break parts it from the line before, inside one box."""
    item: bool
    """Whether it opens a list item."""
    chain: str
    """The inline elements that wrap the whole line, outermost first ("a/b")."""
    link_weight: int
    weight: int
    prose: bool
    """Whether it reads like sentences."""
    cell: bool = False
    """Whether it stands in the same table row as the line before."""
    anchors: list[HtmlElement] = field(default_factory=list)
    """Links that begin in it."""


def boxes_of(lines: Iterable[Line]) -> Iterator[Box]:
    """The boxes around some lines, but for the page itself: each once, the innermost of a line first."""
    seen: set[Box] = set()
    for line in lines:
        box: Box | None = line.box
        while box is not None and box not in seen and box.parent is not None:
            seen.add(box)
            yield box
            box = box.parent


def weight_of(text: str) -> int:
    """The length of a text as a reader measures it: letters of scripts without spaces between words count two and a half."""
    if text.isascii():
        return len(text)
    return len(text) + 3 * len(_WIDE.findall(text)) // 2


_ENDS = re.compile(r"[.!?…。！？؟։।]['\"”’»›)\]」』]*$")


def is_prose(text: str, weight: int) -> bool:
    """Whether a line reads like sentences rather than like a label."""
    return weight >= 40 and (_ENDS.search(text) is not None or weight >= 160)


def lines_of(root: HtmlElement, *, everything: bool = False, without: frozenset[HtmlElement] = frozenset()) -> list[Line]:
    """The lines of an element, in document order.

    Args:
        root: an element; usually the page's tree.
        everything: take also what is in <nav>, or hidden by its own style.
        without: elements that are passed over with all that is in them.
    """
    walk = _Walk(everything, without)
    top = Box(tag="", tokens=(), key="", parent=None, depth=-1, element=root)
    walk.start(root, top)
    return walk.lines


class _Walk:
    """One pass over the elements. Its cost is linear in their number and the length of their text; libxml2 bounds the depth."""

    def __init__(self, everything: bool, without: frozenset[HtmlElement]) -> None:
        self.everything = everything
        self.without = without
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.common: tuple[str, ...] | None = None
        self.anchors: list[HtmlElement] = []
        self.joined = False
        self.item = False
        self.cell = False

    def start(self, root: HtmlElement, top: Box) -> None:
        """Walk through all of an element."""
        tag = str(root.tag)
        if not self._skips(root, tag):
            if tag in BLOCKS:
                self._block(root, tag, top, (), False)
            else:
                self._inside(root, top, (), False)
        self.flush(top)

    def _skips(self, element: HtmlElement, tag: str) -> bool:
        if tag in SILENT:
            return tag != "button" or not is_unclosed(element)
        if not self.everything and (tag == "nav" or is_hidden(element)):
            return True
        return bool(self.without) and element in self.without

    def _inside(self, element: HtmlElement, box: Box, chain: tuple[str, ...], linked: bool) -> None:
        if element.text:
            self._text(element.text, box, chain, linked)
        for child in element:
            tag = child.tag
            if tag == "br":
                self._break(box)
            elif isinstance(tag, str):
                if self._skips(child, tag):
                    if tag == "nav" or child in self.without:
                        self.flush(box)
                elif tag in BLOCKS:
                    self._block(child, tag, box, chain, linked)
                else:
                    self._inline(child, tag, box, chain, linked)
            if child.tail:
                self._text(child.tail, box, chain, linked)

    def _block(self, element: HtmlElement, tag: str, parent: Box, chain: tuple[str, ...], linked: bool) -> None:
        same_row = tag in CELLS and parent.tag == "tr" and len(self.lines) > parent.first
        self.flush(parent)
        box = Box(
            tag=tag, tokens=tokens_of(element), key=key_of(element), parent=parent, depth=parent.depth + 1, element=element,
            first=len(self.lines),
        )  # fmt: skip
        self.joined, self.cell = False, same_row
        self.item = self.item or tag == "li"
        self._inside(element, box, chain, linked)
        self.flush(box)
        box.end = len(self.lines)
        parent.weight += box.weight
        parent.link_weight += box.link_weight
        parent.prose += box.prose
        self.joined = False
        if tag == "li":
            self.item = False

    def _inline(self, element: HtmlElement, tag: str, box: Box, chain: tuple[str, ...], linked: bool) -> None:
        classes = element.get("class")
        if classes and not self.everything and _is_unseen(classes):
            return
        if tag == "sup" and self._raised(element):
            return
        if tag in INLINE_MARKS:
            chain = (*chain, tag)
        if tag == "a" and element.get("href"):
            linked = linked or not (len(element) > FEW_CHILDREN and is_unclosed(element))
            self.anchors.append(element)
        self._inside(element, box, chain, linked)

    def _raised(self, element: HtmlElement) -> bool:
        """Take what is raised: the mark of a note is left out, a power keeps its form. False for all else."""
        inner = element[0] if len(element) == 1 and element[0].tag == "a" else None
        link = inner if inner is not None else element.getparent()
        text = (element.text or "").strip() + ((inner.text or "").strip() if inner is not None else "")
        if len(element) > (inner is not None) or not text:
            return False
        if link is not None and link.tag == "a" and "#" in (link.get("href") or "") and _NOTE_MARK.fullmatch(text):
            return True
        if _POWER.fullmatch(text) and self.parts and self.parts[-1][-1:].isdecimal():
            self.parts.append(text.translate(_RAISED))
            return True
        return False

    def _break(self, box: Box) -> None:
        """A line break; one that follows another, with nothing between them, ends a paragraph."""
        self.joined = self.flush(box)

    def _text(self, text: str, box: Box, chain: tuple[str, ...], linked: bool) -> None:
        if box.tag == "pre" and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._break(box)
                self._text(line, box, chain, linked)
            return
        self.parts.append(text)
        if text.isspace() or not text:
            return
        if linked:
            self.linked.append(text)
        if self.common is None:
            self.common = chain
        elif self.common is not chain:
            self.common = _shared(self.common, chain)

    def flush(self, box: Box) -> bool:
        """End a line. False where there is none."""
        if not self.parts:
            return False
        text = _shown("".join(self.parts))
        has_letters = bool(text) and (text.isalnum() or _LETTER.search(text) is not None)
        if has_letters:
            weight = weight_of(text)
            link_weight = min(weight, weight_of(" ".join(" ".join(self.linked).split()))) if self.linked else 0
            line = Line(
                index=len(self.lines), text=text, box=box, joined=self.joined, item=self.item, chain="/".join(self.common or ()),
                link_weight=link_weight, weight=weight, prose=is_prose(text, weight), cell=self.cell, anchors=self.anchors,
            )  # fmt: skip
            self.lines.append(line)
            self.anchors = []
            box.weight += weight
            box.link_weight += link_weight
            if line.prose and link_weight * 2 < weight:
                box.prose += weight
            self.item = self.cell = self.joined = False
        self.parts.clear()
        self.linked.clear()
        self.common = None
        return has_letters


def _shown(text: str) -> str:
    """A text of the source as it is shown on one line."""
    if not text.isascii():
        for mark in _INVISIBLE:
            if mark in text:
                text = text.replace(mark, "")
        if "\n" in text and _WIDE.search(text) is not None:
            text = _SOURCE_BREAK.sub("", text)
    return " ".join(text.split())


def is_unclosed(element: HtmlElement) -> bool:
    """Whether a menu, a button or a link holds the page itself, because nobody closed it."""
    long = 0
    for number, inner in enumerate(element.iterdescendants("main", "p")):
        if inner.tag == "main":
            return True
        if len(" ".join("".join(islice(inner.itertext(), 20)).split())) >= LONG_PARAGRAPH:
            # The teasers of a large menu are links or items of lists.
            long += not any(above.tag in ("a", "li") for above in islice(inner.iterancestors(), 4) if above is not element)
        if long >= PARAGRAPHS or number > 50:
            break
    return long >= PARAGRAPHS


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return one[:count]


@lru_cache(maxsize=4096)
def _is_unseen(classes: str) -> bool:
    return not _UNSEEN.isdisjoint(classes.lower().split())


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not shown at all, by its own attributes."""
    return hides(element.get("hidden"), element.get("style"))


def hides(hidden: str | None, style: str | None) -> bool:
    """Whether an element with these attributes is not shown at all."""
    if hidden is not None:
        return True
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def tokens_of(element: HtmlElement) -> tuple[str, ...]:
    """The words of an element's class, id, role and itemprop, in small letters, at most MAX_TOKENS."""
    get = element.get
    return _tokens(get("class"), get("id"), get("role"), get("itemprop"))


def key_of(element: HtmlElement) -> str:
    """An element's place among its siblings' kinds: tag#id.classes, numbers masked."""
    get = element.get
    return _key(str(element.tag), get("id"), get("class"))


@lru_cache(maxsize=4096)
def _tokens(*values: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for value in values:
        if value:
            found += _TOKEN.findall(_CAMEL.sub(" ", value[:400]))
    return tuple(dict.fromkeys(token.lower() for token in found[:MAX_TOKENS]))


@lru_cache(maxsize=4096)
def _key(tag: str, ident: str | None, classes: str | None) -> str:
    key = tag
    if ident:
        key += "#" + _DIGITS.sub("0", ident[:60])
    if classes:
        key += "".join("." + _DIGITS.sub("0", one) for one in sorted(set(classes[:400].split()))[:8])
    return key
