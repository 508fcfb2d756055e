"""The rows of a page that lists other pages: repeated blocks of one shape, each with a link or heading of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.lines import BLOCKS, weight_of

FEWEST_ROWS = 4
"""Blocks of one shape that make a list."""
MAX_ANCHORS = 5000
MAX_ROWS = 300
MAX_ROW_TEXT = 4000
MAX_PARAGRAPHS = 300
BESIDE = 24
"""Characters that may stand beside a title's link in its line."""
SHORTEST_LABEL = 12
"""Weight of a link's text from which it may be a title."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FIGURES = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d|(?:13|14|25)\d\d(?=\D|$)")


@dataclass
class Row:
    """One block."""

    element: HtmlElement
    target: str
    """What its link or heading is: the address, or the text of the heading."""
    text: str = ""
    """Without white space."""
    weight: int = 0
    date: str = ""
    """A short text with a year that stands in it; "" for none."""


@dataclass
class Rows:
    """The blocks of one shape."""

    rows: list[Row] = field(default_factory=list)
    linked: bool = True
    """Whether each has a link that leads elsewhere; else each has a heading and a date."""

    @property
    def dates(self) -> set[str]:
        """Different dates in them."""
        return {row.date for row in self.rows if row.date}

    def hold(self, text: str) -> tuple[float, int]:
        """Which share of a text stands in the blocks, and in how many of them."""
        starts, pieces, at = [], [], 0
        for row in self.rows:
            starts.append(at)
            pieces.append(_bare(row.text))
            at += len(pieces[-1]) + 1
        whole = "\n".join(pieces)
        inside, total, rows = 0, 0, set[int]()
        for paragraph in islice(text.split("\n"), MAX_PARAGRAPHS):
            plain = _bare(paragraph)
            if not plain:
                continue
            total += weight_of(plain)
            found = whole.find(plain[:60])
            if found >= 0:
                inside += weight_of(plain)
                rows.add(bisect_right(starts, found) - 1)
        return (inside / total if total else 0.0), len(rows)


def link_lines(tree: HtmlElement, url: str, text: str) -> tuple[float, int]:
    """Which share of a text are lines that say what a link to another page of the site says, and little else; and how many they are."""
    own = _place(url)
    labels = set()
    for anchor in islice(tree.iter("a"), MAX_ANCHORS):
        href = (anchor.get("href") or "").strip()
        if not href or len(href) > 2083 or href.startswith(("#", "mailto:", "tel:")):
            continue
        try:
            if urlsplit(urljoin(url, href)).hostname == urlsplit(url).hostname and _place(urljoin(url, href)) != own:
                labels.add(_letters(_text(anchor, 300)))
        except ValueError:
            continue
    labels.discard("")
    inside, total, lines = 0, 0, 0
    for line in islice((line for line in text.split("\n") if line.strip()), MAX_PARAGRAPHS):
        letters = _letters(line)
        total += weight_of(letters)
        if letters in labels:
            inside += weight_of(letters)
            lines += 1
    return (inside / total if total else 0.0), lines


def _letters(text: str) -> str:
    """The letters of a text, without figures and marks: a date or a counter beside a title says nothing."""
    return "".join(filter(str.isalpha, text))


def _bare(text: str) -> str:
    """A text without white space and the bars that part cells."""
    return squash(text).replace("|", "")


def squash(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def rows_of(tree: HtmlElement, url: str) -> list[Rows]:
    """The groups of repeated blocks of a page: by links that lead elsewhere on the site, and by headings with dates."""
    own = _place(url)
    targets: dict[HtmlElement, str] = {}
    for anchor in islice(tree.iter("a"), MAX_ANCHORS):
        target = _title_link(anchor, url)
        if target is not None and target != own:
            targets[anchor] = target
    headings = {
        heading: text
        for heading in islice(tree.iter(*_HEADINGS), MAX_ANCHORS)
        if heading.tag != "h1" and (text := squash(_text(heading, 300)))
    }
    linked = _grouped(targets, linked=True)
    dated = _grouped(headings, linked=False)
    return [*linked, *(one for one in dated if len(one.dates) >= 3 and sum(bool(row.date) for row in one.rows) >= FEWEST_ROWS)]


def keys_below(owner: Mapping[HtmlElement, str]) -> dict[HtmlElement, set[str]]:
    """For every element the distinct keys of those in it, itself included, two at most: each owner walks up once, to the first element
    that holds another key or that was reached from another owner of the same."""
    found: dict[HtmlElement, set[str]] = {}
    for element, key in owner.items():
        for above in (element, *element.iterancestors()):
            keys = found.setdefault(above, set())
            if key in keys or len(keys) > 1:
                break
            keys.add(key)
    return found


def _grouped(owner: dict[HtmlElement, str], *, linked: bool) -> list[Rows]:
    """The largest element around each that holds no other, put together by their shape and that of what they stand in."""
    below = keys_below(owner)
    groups: dict[tuple[str, ...], dict[HtmlElement, Row]] = {}
    for element, key in owner.items():
        block = element
        for above in element.iterancestors():
            if len(below.get(above, ())) != 1 or above.tag == "body":
                break
            block = above
        if block.tag == "a" and not _is_card(block):
            continue
        parent = block.getparent()
        shape = (_shape(block), _shape(parent) if parent is not None else "")
        group = groups.setdefault(shape, {})
        if len(group) < MAX_ROWS:
            group.setdefault(block, Row(block, key))
    found = []
    for group in groups.values():
        if len({row.target for row in group.values()}) < FEWEST_ROWS:
            continue
        for row in group.values():
            row.text = squash(_text(row.element, MAX_ROW_TEXT))
            row.weight = weight_of(row.text)
            row.date = _date_in(row.element)
        found.append(Rows(list(group.values()), linked))
    return found


def _is_card(anchor: HtmlElement) -> bool:
    """Whether a link holds a whole teaser."""
    return any(child.tag in BLOCKS for child in islice(anchor.iterdescendants(), 20))


def _shape(element: HtmlElement) -> str:
    """Tag and classes, without those that number or mark single ones."""
    names = sorted(name for name in (element.get("class") or "")[:300].split() if not any(char.isdecimal() for char in name))
    return str(element.tag) + "." + "".join(names[:1])


def _title_link(anchor: HtmlElement, url: str) -> str | None:
    """Where a link leads that fills its block, as a title does, or holds a heading; None for links in sentences and to elsewhere."""
    href = (anchor.get("href") or "").strip()
    if not href or len(href) > 2083 or href.startswith(("#", "javascript:", "mailto:", "tel:")):
        return None
    label = " ".join(_text(anchor, 400).split())
    if weight_of(label) < SHORTEST_LABEL or not _fills_its_block(anchor, label):
        return None
    try:
        address = urljoin(url, href)
        return _place(address) if urlsplit(address).hostname == urlsplit(url).hostname else None
    except ValueError:
        return None


def _fills_its_block(anchor: HtmlElement, label: str) -> bool:
    """Whether a link is a line of its own, as far as a short text (a date, a number) may stand beside it."""
    if any(child.tag in BLOCKS for child in islice(anchor.iterdescendants(), 20)):
        return True
    beside, most, top = 0, BESIDE + len(label) // 3, anchor
    for _ in range(8):
        beside += len(squash(_until_break(top, following=True, most=most))) + len(squash(_until_break(top, following=False, most=most)))
        above = top.getparent()
        if beside > most or above is None:
            return False
        if above.tag in BLOCKS:
            return above.tag != "nav"
        top = above
    return False


def _until_break(element: HtmlElement, *, following: bool, most: int) -> str:
    """The text beside an element, in its line."""
    pieces = [element.tail or ""] if following else []
    for other in islice(element.itersiblings(preceding=not following), 20):
        if not following:
            pieces.append(other.tail or "")
        if other.tag == "br" or other.tag in BLOCKS or sum(map(len, pieces)) > 4 * most + 80:
            return " ".join(pieces)
        pieces.append(_text(other, most + 1))
        if following:
            pieces.append(other.tail or "")
    above = element.getparent()
    if not following and above is not None:
        pieces.append(above.text or "")
    return " ".join(pieces)


def _place(url: str) -> str:
    """An address without its scheme, fragment and last slash."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _text(element: HtmlElement, most: int) -> str:
    """The text of an element, up to a length."""
    pieces, length = [], 0
    for piece in _texts(element):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            break
    return " ".join(pieces)[:most]


def _texts(element: HtmlElement) -> Iterator[str]:
    for one in element.iter():
        if one.tag in {"script", "style", "noscript"} or not isinstance(one.tag, str):
            pass
        elif one.text:
            yield one.text
        if one is not element and one.tail:
            yield one.tail


def _date_in(element: HtmlElement) -> str:
    """A short text with a year, as a row has one."""
    for one in islice(element.iter("time"), 1):
        return squash(one.get("datetime") or _text(one, 60))[:10]
    texts = _short(islice(_texts(element), 60))
    return next((squash(text) for text in texts if _YEAR.search(text) and len(_FIGURES.findall(text)) > 1), "")


def _short(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if 4 <= len(text.strip()) <= 40)
