"""Everything a page says: every visible line, link and description, each with the block it stands in. Not only what is taken for the
article: two captures of a page are told apart by it.

Blocks have marks: digests of what stands in them and where, of numbers that count, and of lists of links. By the marks that other pages
have too, furniture is known (pages.recheck).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from newsarchive.pages.attributes import Kind, address, said
from newsarchive.pages.descriptions import descriptions
from newsarchive.pages.lines import BLOCKS

UNSEEN = frozenset("script style template head canvas".split())
"""Elements that show nothing, or nothing that is text or an address."""
DESCRIBING = frozenset({"meta", "link", "base"})
"""Elements that are looked at as descriptions, wherever they stand."""
BORDERS = BLOCKS | {"br", "img", "button", "option", "textarea", "label", "iframe", "video", "audio", "source", "object", "noscript"}
LINKS = frozenset({"a", "area"})
MOST_ENTRIES = 10_000
"""Lines and links of one page that are looked at; a page with more is told by its bytes alone."""
MOST_MARKS = 1_000
"""The marks of hundreds of pages are in memory during a crawl."""
LONGEST_COUNTER = 60
MOST_COUNTS = 3

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)|\d+")
_DATELIKE = re.compile(r"\d[./:\-]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TALLIES = ("interactioncount", "viewcount", "views", "hits")
"""Ends of the names under which a page describes how often it was seen."""


@dataclass(slots=True)
class Block:
    """A block element."""

    parent: int
    path: int
    """Digest of where it stands: tags, ids and classes down to it, numbers left out."""
    first: int
    """Number of the first entry in it."""
    content: Any
    """What stands in it, as a digest that grows."""
    mark: int = 0
    """Digest of where it stands and of all that stands in it."""
    size: int = 0
    """Letters of its lines."""
    linked: int = 0
    """Those of them that stand in links."""
    links: int = 0
    """Links with a text."""
    entries: int = 0
    """Lines, links and descriptions in it."""
    holds_list: bool = False
    """Whether a block in it is a list of links."""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of links, as menus, related articles and pagers are; what holds one is none itself."""
        return not self.holds_list and self.links >= 2 and 3 * self.linked >= 2 * self.size >= 20

    @property
    def list_mark(self) -> int:
        """By which a list of links is known at its place, whatever it lists."""
        return _digest(b"list", self.path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, link or description of a page."""

    kind: Kind
    text: str
    block: int
    """Number of the block it stands in; -1 for a description of the page."""
    linked: bool = False
    """Whether it is a link, or all of it stands in one."""


@dataclass(slots=True)
class Whole:
    """A page as all it says."""

    entries: list[Entry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def entries_of(self, block: Block) -> list[Entry]:
        """The entries that stand in a block, in their order."""
        return self.entries[block.first : block.first + block.entries]

    def count_mark(self, entry: Entry) -> int | None:
        """By which a line that counts something is known at its place, whatever the count; None for another line."""
        if entry.kind == "link" or (entry.kind == "about" and not entry.text.partition(": ")[0].lower().endswith(_TALLIES)):
            return None
        masked = counting(entry.text)
        if masked is None:
            return None
        return _digest(masked.encode("utf-8", "replace"), self.blocks[entry.block].path if entry.block >= 0 else 0)

    @property
    def marks(self) -> tuple[int, ...]:
        """All marks of the page, by which others may have the same."""
        found = dict.fromkeys(block.mark for block in self.blocks if block.size)
        found |= dict.fromkeys(block.list_mark for block in self.blocks if block.is_list)
        found |= dict.fromkeys(mark for entry in self.entries if (mark := self.count_mark(entry)) is not None)
        found |= dict.fromkeys(block.mark for block in self.blocks if block.entries)
        return tuple(found)[:MOST_MARKS]


def whole(tree: HtmlElement) -> Whole | None:
    """All that a page says; None where it is too much to be looked at."""
    page = Whole()
    page.entries += [Entry("about", text, -1) for text in descriptions(tree)]
    body = tree.find("body")
    if body is not None and not _walk(body, page):
        return None
    return page


def marks_of(tree: HtmlElement) -> tuple[int, ...]:
    """The marks of a page; none where it is too much to be looked at."""
    page = whole(tree)
    return page.marks if page is not None else ()


def counting(line: str) -> str | None:
    """A short line with its counts masked; None where it has none, or a date or time."""
    if len(line) > LONGEST_COUNTER or _DATELIKE.search(line):
        return None
    numbers = _NUMBER.findall(line)
    if not 1 <= len(numbers) <= MOST_COUNTS or (len(numbers) > 1 and any(_YEAR.fullmatch(one) for one in numbers)):
        return None
    return _NUMBER.sub("0", line)


class _Run:
    """The line that is being read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.links = 0


def _walk(body: HtmlElement, page: Whole) -> bool:
    """Collect the lines and links of a body in document order; False where there are too many."""
    run = _Run()
    open_blocks: list[int] = []
    anchors = 0

    def end_line() -> None:
        nonlocal run
        text = " ".join("".join(run.parts).split())
        if text:
            block = page.blocks[open_blocks[-1]]
            linked = " ".join("".join(run.linked).split())
            block.size += len(text)
            block.linked += min(len(linked), len(text))
            block.links += run.links
            _add(page, Entry("text", text, open_blocks[-1], linked == text))
        run = _Run()

    def more(text: str | None) -> None:
        if text:
            run.parts.append(text)
            if anchors:
                run.linked.append(text)

    walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in {"comment", "pi"}:
            more(element.tail)
            continue
        tag = str(element.tag)
        if event == "start":
            if tag in UNSEEN:
                walker.skip_subtree()
                continue
            if tag in BORDERS:
                end_line()
            if tag in BLOCKS or element is body:
                open_blocks.append(_open(page, element, open_blocks[-1] if open_blocks else -1))
            leads = tag in LINKS and element.get("href") is not None
            if tag not in DESCRIBING:
                for kind, text in said(element, tag):
                    _add(page, Entry(kind, text, open_blocks[-1], leads or anchors > 0))
            if leads:
                anchors += 1
                run.links += 1
            more(element.text)
            if len(page.entries) > MOST_ENTRIES:
                return False
            continue
        if tag in BORDERS or element is body:
            end_line()
        if tag not in UNSEEN and (tag in BLOCKS or element is body):
            _close(page, open_blocks.pop())
        if tag in LINKS and element.get("href") is not None:
            anchors -= 1
        if element is not body:
            more(element.tail)
    return True


def _add(page: Whole, entry: Entry) -> None:
    page.entries.append(entry)
    plain = address(entry.text) if entry.kind == "link" else entry.text
    block = page.blocks[entry.block]
    block.entries += 1
    block.content.update(f"{entry.kind}:{plain}\n".encode("utf-8", "replace"))


def _open(page: Whole, element: HtmlElement, parent: int) -> int:
    names = f"{element.get('id') or ''} {element.get('class') or ''}"[:400]
    key = f"{element.tag!s} {' '.join(sorted(set(_DIGITS.sub('', names).split()))[:8])}".encode("utf-8", "replace")
    path = _digest(key, page.blocks[parent].path if parent >= 0 else 0)
    page.blocks.append(Block(parent, path, len(page.entries), blake2b(digest_size=8)))
    return len(page.blocks) - 1


def _close(page: Whole, number: int) -> None:
    block = page.blocks[number]
    content = block.content.digest()
    block.mark = _digest(content, block.path)
    if block.parent >= 0:
        around = page.blocks[block.parent]
        around.content.update(content)
        around.size += block.size
        around.linked += block.linked
        around.links += block.links
        around.entries += block.entries
        around.holds_list = around.holds_list or block.holds_list or block.is_list


def _digest(said: bytes, path: int) -> int:
    return int.from_bytes(blake2b(said, digest_size=8, salt=path.to_bytes(8, "big", signed=True)).digest(), "big", signed=True)
