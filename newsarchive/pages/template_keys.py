"""Which class and id words of a site name its template, and which a single page or its topic."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.pages.lines import BLOCKS

FEWEST = 2
"""Pages a word must stand on."""
RARE = 0.5
"""Share of pages below which words of one family ("category-history", "category-sport") are taken for topics."""
FAMILY = 2
"""Rare words of one family from which on they are taken for topics."""
COUNTED = frozenset({"td", "th", "tr"})
"""Elements that are told apart by their number where they have no words: tables that lay out a page."""
BUILDING = frozenset({"div", "section", "article", "table"})
"""Elements that are, where they have no words, hold other blocks, and have few siblings."""
NOT_THE_TEXT = frozenset("figure figcaption aside nav header footer form address details menu".split())
"""Elements that are not the text's though they stand in it. Others without words of their own are: editors write them."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LONGEST_ID, MOST_ID_WORDS = 40, 3
"""Characters and words of an id beyond which it is made of a heading's text."""
MOST_SIBLINGS = 8
MOST_ROWS = 24
_LAID_OUT = BLOCKS | {"br"}
_ID_WORDS = re.compile(r"[-_\s:.%+]+")


def position_key(element: HtmlElement) -> str:
    """An element's key among its siblings: its tag and words; its number where it has no words and is there to lay out the page."""
    get = element.get
    tag = str(element.tag)
    key = _key(tag, get("id"), get("class"))
    if key == tag and ((tag in COUNTED and _lays_out(element)) or (tag in BUILDING and _builds(element))):
        return f"{key}:{1 + sum(1 for _ in islice(element.itersiblings(tag, preceding=True), MOST_ROWS))}"
    return key


def _lays_out(element: HtmlElement) -> bool:
    """Whether a row or cell is of a table that lays out a page: few rows and cells, of which some hold blocks or broken lines."""
    table = element.getparent()
    if table is None or _has_more(table, MOST_ROWS):
        return False
    if table.tag == "tr":
        table = table.getparent()
    cells = (cell for row in islice(table, MOST_ROWS) for cell in islice(row, MOST_SIBLINGS)) if table is not None else ()
    return any(inner.tag in _LAID_OUT for cell in cells if cell.tag in {"td", "th"} for inner in _first_inside(cell))


def _has_more(element: HtmlElement, number: int) -> bool:
    """Whether an element has more than so many children. libxml2 counts all of them for their number, however many there are."""
    try:
        element[number]
    except IndexError:
        return False
    return True


def _first_inside(cell: HtmlElement) -> Iterator[HtmlElement]:
    """A cell's first elements, and those in them: text is often wrapped once."""
    for child in islice(cell, 6):
        yield child
        yield from islice(child, 6)


def _builds(element: HtmlElement) -> bool:
    parent = element.getparent()
    if parent is None or _has_more(parent, MOST_SIBLINGS) or (element.tag == "table" and parent.tag in COUNTED):
        return False
    return any(child.tag in BLOCKS for child in islice(element, MOST_SIBLINGS))


@lru_cache(maxsize=4096)
def _key(tag: str, ident: str | None, classes: str | None) -> str:
    words = sorted(set(classes[:400].split()))[:8] if classes else ()
    return tag + (f"#{ident}" if ident and not _is_text(tag, ident) else "") + "".join(f".{word}" for word in words)


def _is_text(tag: str, ident: str) -> bool:
    """Whether an id may be made of a text: samples hold none."""
    if tag in HEADINGS or len(ident) > LONGEST_ID or not ident.isascii():
        return True
    return len([word for word in _ID_WORDS.split(ident) if word]) > MOST_ID_WORDS


@lru_cache(maxsize=4096)
def split_key(key: str) -> tuple[str, tuple[str, ...]]:
    """A box's tag, and its words with their mark: "#top" of an id, ".news" of a class."""
    head, *classes = key.split(".")
    tag, _, ident = head.partition("#")
    return tag, (*((f"#{ident}",) if ident else ()), *(f".{one}" for one in classes))


def site_words(pages: Sequence[tuple[Iterable[str], Iterable[str]]]) -> frozenset[str]:
    """The words that name the template.

    Args:
        pages: for each page the keys of all its boxes, and of those around its text. A topic written on these ("category-history"
            of a whole article) would make every topic a template of its own.
    """
    seen: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for keys, outer in pages:
        seen.update({word for key in set(keys) for word in split_key(key)[1]})
        around.update({word for key in outer for word in split_key(key)[1]})
    families: dict[str, set[str]] = defaultdict(set)
    for word in around:
        family = _family(word)
        if family is not None and seen[word] < RARE * len(pages):
            families[family].add(word)
    topics = {word for words in families.values() if len(words) >= FAMILY for word in words}
    return frozenset(word for word, count in seen.items() if count >= FEWEST and word not in topics)


def _family(word: str) -> str | None:
    """What a word has in common with others that differ in their last part only; None where it has no parts."""
    cut = max(word.find("-"), word.find("_"))
    return word[:cut] if cut > 1 else None


def cleaned(key: str, words: frozenset[str]) -> str:
    """A key without the words that do not name the template."""
    tag, own = split_key(key)
    return tag + "".join(word for word in own if word in words)


def is_plain(key: str) -> bool:
    """Whether a box has no words of its own, and may be part of a text."""
    tag, words = split_key(key)
    return not words and tag.partition(":")[0] not in NOT_THE_TEXT
