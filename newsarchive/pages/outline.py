"""A page's headings and where its main text begins, from one walk through the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from lxml.html import HtmlElement

from newsarchive.pages.elements import Elements, Names, names_of
from newsarchive.text.fold import fold
from newsarchive.text.likeness import words_of
from newsarchive.text.whitespace import tidy_line

MAX_HEADINGS = 400
"""Headings and lines that may be headings kept of one page, each."""
MAX_LINE = 500
"""Characters above which a line is no heading."""
MAX_TRIES = 200
"""Lines that begin with a title's first word and are compared with it, of one page."""
MAX_DEPTH = 20
"""Elements inside each other as far as which a line is read."""
MAX_PARTS = 400
"""Pieces of text and mark-up after which a line is not read on."""
SKIPPED = frozenset(
    "script style noscript template svg math select textarea iframe object canvas head title button datalist video audio marquee".split()
)
"""Elements whose text is not printed, or is no text."""
HEADING_TAGS = {f"h{level}": level for level in range(1, 7)}
NO_LEVEL = 7
_TITLE = 8
_MARKS = ("class", "id", "itemprop", "role")
INLINE = frozenset("a abbr b big bdi bdo cite code em font i ins mark q s small span strong sub sup time tt u wbr".split())
_NEVER = frozenset("html body input img link meta form br hr li ul ol tr tbody".split())
_LARGE = frozenset("b strong big font center legend caption dt".split())
_TITLE_MARK = re.compile(
    r"title|headline|heading|titre|titulo|t[ií]tulo|titel|überschrift|ueberschrift|zagolov|biaoti|baslik|başlık|judul|(?<![a-z])tit(?![a-z])"
)
"""As all patterns here, for `marks`, which are in small letters: searching without regard to case costs five times as much."""
_PART = re.compile(
    r"kicker|eyebrow|overline|topline|dachzeile|roofline|spitzmarke|pre-?title|super-?title|sub-?title|sub-?head|categor|badge|rubri[ck]|"
    r"tagline|byline|comment|sr-only|visually-?hidden|screen-?reader|assistive|permalink|headerlink|edit-?(?:link|section)|"
    r"(?<![a-z])(?:date|time|author|label|tags?|flag|icon|share|count|anchor|aural)(?![a-z])"
)
_TITLE_PART = re.compile(r"headline|(?<!sub)(?<!sub-)(?<!pre)(?<!super)title")
_FURNITURE = frozenset("nav footer aside dialog".split()) | SKIPPED
_LONG_ASCII, _LONG = 70, 30
_NO_LETTERS = " \t\n\r\u00a0\"'«»“”„‘’‹›「『《〈【([{-–—•·¿¡*_"


@dataclass(eq=False, slots=True)
class Heading:
    """A line of the page that may be its title."""

    element: HtmlElement
    number: int
    """That of the element among the page's elements."""
    position: int
    """Where its text begins, in document order."""
    level: int
    """1 to 6; NO_LEVEL for a line that is no heading by its tag."""
    text: str
    """As printed, without small parts that are marked as something else (kickers, dates, links to edit)."""
    whole: str
    """As printed, all of it."""


@dataclass(eq=False)
class Outline:
    """What one walk through a page found."""

    elements: Elements
    headings: list[Heading] = field(default_factory=list)
    """Headings by their tag, role, class or property, in document order."""
    large: list[int] = field(default_factory=list)
    """Numbers of bold or large elements."""
    main: dict[int, int] = field(default_factory=dict)
    """Numbers of the element that holds most of the text, and of those round it, each with its depth."""
    begins: int | None = None
    """Where the main text begins; None where the page has no long text."""

    @cached_property
    def lines(self) -> list[Heading]:
        """Bold or large lines, in document order."""
        kept: list[Heading] = []
        for position in self.large:
            _keep(kept, self.elements.nodes[position], position, NO_LEVEL)
        return kept

    @cached_property
    def beginnings(self) -> list[tuple[int, str]]:
        """How the elements that may print a line alone begin, folded, each with its number."""
        rows = zip(self.elements.names, self.elements.texts, strict=True)
        return [
            (position, front)
            for position, (names, text) in enumerate(rows)
            if text and len(text) <= MAX_LINE and names.tag not in SKIPPED and (front := fold(text[:60]).lstrip(_NO_LETTERS))
        ]


def outline(elements: Elements) -> Outline:
    """Read a page's outline."""
    found = Outline(elements)
    lengths: dict[int, float] = {}
    starts: dict[int, int] = {}
    rows = zip(elements.names, elements.texts, elements.tails, strict=True)
    for position, (names, text, tail) in enumerate(rows):
        tag = names.tag
        if not tag:
            continue
        if tail and len(tail) >= _LONG and _is_long(tail):
            _weigh(elements, elements.parents[position], len(tail), position, lengths, starts)
        if tag in SKIPPED:
            continue
        if text and len(text) >= _LONG and _is_long(text):
            _weigh(elements, position, len(text), position, lengths, starts)
        level = _level(names)
        if level is not None:
            level = _level_around(elements, position) if level == _TITLE else level
            _keep(found.headings, elements.nodes[position], position, level)
        elif tag in _LARGE and len(found.large) < MAX_HEADINGS:
            found.large.append(position)
    _find_main(found, lengths, starts)
    return found


def printed(element: HtmlElement, *, whole: bool = True, limit: int = MAX_LINE + 100) -> str:
    """An element's text as a reader sees it, on one line: no styles and scripts, and a space where a line breaks.

    Args:
        element: the element.
        whole: False leaves out small parts that are marked as something else.
        limit: characters after which nothing more is read.
    """
    if len(element) == 0:
        return tidy_line(element.text or "")
    parts: list[str] = []
    left = limit
    for part in _parts(element, whole, MAX_DEPTH):
        parts.append(part)
        left -= len(part)
        if left < 0 or len(parts) > MAX_PARTS:
            break
    return tidy_line("".join(parts))


def pieces(element: HtmlElement) -> list[str]:
    """The lines that an element's own text and its children make, at most ten: a kicker, a headline, a line below it."""
    if len(element) == 0:
        return []
    found = [element.text or ""]
    for child in element[:10]:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            found.append(printed(child))
        found.append(child.tail or "")
    return [line for piece in found if (line := tidy_line(piece[: MAX_LINE * 2]))]


def marks(names: Names) -> str:
    """An element's class, id and properties in small letters, for patterns to search."""
    return " ".join([value for name in _MARKS if (value := names.get(name))]).lower()


def _parts(element: HtmlElement, whole: bool, depth: int) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in SKIPPED and depth and (whole or not _is_part(child)):
            apart = tag not in INLINE
            if apart:
                yield " "
            yield from _parts(child, whole, depth - 1)
            if apart:
                yield " "
        yield child.tail or ""


def _is_part(element: HtmlElement) -> bool:
    return element.tag == "time" or _names_part(names_of(element))


@lru_cache(maxsize=4096)
def _names_part(names: Names) -> bool:
    marked = marks(names)
    return bool(marked) and _PART.search(marked) is not None and _TITLE_PART.search(marked) is None


@lru_cache(maxsize=8192)
def _level(names: Names) -> int | None:
    """The level an element's names give it; _TITLE where they only say that it is a title."""
    tag = names.tag
    level = HEADING_TAGS.get(tag)
    if level is not None or tag in _NEVER or not (marked := marks(names)):
        return level
    if names.get("role") == "heading":
        given = names.get("aria-level")
        return int(given) if given in ("1", "2", "3", "4", "5", "6") else 2
    return _TITLE if _TITLE_MARK.search(marked) is not None else None


def _level_around(elements: Elements, position: int) -> int:
    """The level of the heading that an element stands in."""
    for _ in range(3):
        position = elements.parents[position]
        if position < 0:
            break
        level = HEADING_TAGS.get(elements.names[position].tag)
        if level is not None:
            return level
    return NO_LEVEL


def _keep(kept: list[Heading], element: HtmlElement, position: int, level: int) -> None:
    if len(kept) >= MAX_HEADINGS:
        return
    whole = printed(element)
    if not 2 <= len(whole) <= MAX_LINE:
        return
    text = printed(element, whole=False) if len(element) else whole
    kept.append(Heading(element, position, position, level, text or whole, whole))


def _is_long(text: str) -> bool:
    return len(text) >= _LONG_ASCII if text.isascii() else bool(text.strip())


def _weigh(elements: Elements, holder: int, length: int, position: int, lengths: dict[int, float], starts: dict[int, int]) -> None:
    """Count a long piece of text for the element round its block, and half of it for the one round that."""
    names, parents = elements.names, elements.parents
    block = holder
    while block >= 0 and (tag := names[block].tag) in INLINE:
        if tag == "a":
            return
        block = parents[block]
    share = float(length)
    around = parents[block] if block >= 0 and names[block].tag not in SKIPPED else -1
    for _ in range(2):
        if around < 0:
            return
        lengths[around] = lengths.get(around, 0.0) + share
        starts.setdefault(around, position)
        around, share = parents[around], share / 2


def _find_main(found: Outline, lengths: dict[int, float], starts: dict[int, int]) -> None:
    names, parents = found.elements.names, found.elements.parents
    for position in sorted(lengths, key=lambda one: -lengths[one])[:12]:
        path = []
        one = position
        while one >= 0:
            path.append(one)
            one = parents[one]
        if any(names[one].tag in _FURNITURE for one in path):
            continue
        found.main = {one: len(path) - number for number, one in enumerate(path)}
        found.begins = starts[position]
        return


def lines_saying(page: Outline, wanted: tuple[str, ...]) -> list[Heading]:
    """Elements of any kind that print these words and nothing else; the innermost where several do."""
    found: list[Heading] = []
    tries = 0
    first = wanted[0]
    for position, front in page.beginnings:
        if not front.startswith(first):
            continue
        tries += 1
        if tries > MAX_TRIES:
            break
        holder = position
        for _ in range(6):
            if holder < 0:
                break
            element = page.elements.nodes[holder]
            whole = printed(element)
            words = words_of(whole)
            if words == wanted:
                found.append(Heading(element, holder, position, NO_LEVEL, whole, whole))
            if len(words) >= len(wanted):
                break
            holder = page.elements.parents[holder]
    return found
