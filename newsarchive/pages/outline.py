"""A page's headings and where its main text begins, from one walk through the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from lxml import etree
from lxml.html import HtmlElement

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
    "script style noscript template svg math select textarea iframe object canvas head title button datalist video audio".split()
)
"""Elements whose text is not printed, or is no text."""
HEADING_TAGS = {f"h{level}": level for level in range(1, 7)}
NO_LEVEL = 7
INLINE = frozenset("a abbr b big bdi bdo cite code em font i ins mark q s small span strong sub sup time tt u wbr".split())
_NEVER = frozenset("html body input img link meta form br hr li ul ol tr tbody".split())
_LARGE = frozenset("b strong big font center legend caption dt".split())
_TITLE_MARK = re.compile(
    r"title|headline|heading|titre|titulo|t[ií]tulo|titel|überschrift|ueberschrift|zagolov|biaoti|baslik|başlık|judul|(?<![a-z])tit(?![a-z])",
    re.IGNORECASE,
)
_PART = re.compile(
    r"kicker|eyebrow|overline|topline|dachzeile|roofline|spitzmarke|pre-?title|super-?title|sub-?title|sub-?head|categor|badge|rubri[ck]|"
    r"tagline|byline|comment|sr-only|visually-?hidden|screen-?reader|assistive|permalink|headerlink|edit-?(?:link|section)|"
    r"(?<![a-z])(?:date|time|author|label|tags?|flag|icon|share|count|anchor|aural)(?![a-z])",
    re.IGNORECASE,
)
_TITLE_PART = re.compile(r"headline|(?<!sub)(?<!sub-)(?<!pre)(?<!super)title", re.IGNORECASE)
_FURNITURE = frozenset("nav footer aside dialog".split()) | SKIPPED
_LONG_ASCII, _LONG = 70, 30
_NO_LETTERS = " \t\n\r\u00a0\"'«»“”„‘’‹›「『《〈【([{-–—•·¿¡*_"


@dataclass(eq=False, slots=True)
class Heading:
    """A line of the page that may be its title."""

    element: HtmlElement
    position: int
    """Its place in the document's order."""
    level: int
    """1 to 6; NO_LEVEL for a line that is no heading by its tag."""
    text: str
    """As printed, without small parts that are marked as something else (kickers, dates, links to edit)."""
    whole: str
    """As printed, all of it."""


@dataclass(eq=False)
class Outline:
    """What one walk through a page found."""

    headings: list[Heading] = field(default_factory=list)
    """Headings by their tag, role, class or property, in document order."""
    large: list[tuple[HtmlElement, int]] = field(default_factory=list)
    """Bold or large elements and their places, in document order."""
    main: dict[HtmlElement, int] = field(default_factory=dict)
    """The element that holds most of the text, and those round it, each with its depth."""
    begins: int | None = None
    """Where the main text begins; None where the page has no long text."""

    @cached_property
    def lines(self) -> list[Heading]:
        """Bold or large lines, in document order."""
        kept: list[Heading] = []
        for element, position in self.large:
            _keep(kept, element, position, NO_LEVEL)
        return kept


def outline(tree: HtmlElement) -> Outline:
    """Read a page's outline."""
    found = Outline()
    lengths: dict[HtmlElement, float] = {}
    starts: dict[HtmlElement, int] = {}
    for position, element in enumerate(tree.iter(etree.Element)):
        tag = str(element.tag)
        if (tail := element.tail) and len(tail) >= _LONG and _is_long(tail):
            parent = element.getparent()
            if parent is not None:
                _weigh(parent, len(tail), position, lengths, starts)
        if tag in SKIPPED:
            continue
        if (text := element.text) and len(text) >= _LONG and _is_long(text):
            _weigh(element, len(text), position, lengths, starts)
        level = _level(element, tag)
        if level is not None:
            _keep(found.headings, element, position, level)
        elif tag in _LARGE and len(found.large) < MAX_HEADINGS:
            found.large.append((element, position))
    _find_main(found, lengths, starts)
    return found


def printed(element: HtmlElement, *, whole: bool = True, limit: int = MAX_LINE + 100) -> str:
    """An element's text as a reader sees it, on one line: no styles and scripts, and a space where a line breaks.

    Args:
        element: the element.
        whole: False leaves out small parts that are marked as something else.
        limit: characters after which nothing more is read.
    """
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


def marks(element: HtmlElement) -> str:
    """An element's class, id and properties, for patterns to search."""
    get = element.get
    values = (get("class"), get("id"), get("itemprop"), get("role"))
    return " ".join([value[:300] for value in values if value]) if any(values) else ""


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
    if element.tag == "time":
        return True
    marked = marks(element)
    return bool(marked) and _marks_part(marked)


@lru_cache(maxsize=4096)
def _marks_part(marked: str) -> bool:
    return _PART.search(marked) is not None and _TITLE_PART.search(marked) is None


@lru_cache(maxsize=4096)
def _marks_title(marked: str) -> bool:
    return _TITLE_MARK.search(marked) is not None or "name headline" in marked


def _level(element: HtmlElement, tag: str) -> int | None:
    level = HEADING_TAGS.get(tag)
    if level is not None or tag in _NEVER or not (marked := marks(element)):
        return level
    if "heading" in marked and element.get("role") == "heading":
        given = element.get("aria-level") or ""
        return int(given) if given in ("1", "2", "3", "4", "5", "6") else 2
    if not _marks_title(marked):
        return None
    above = element.getparent()
    for _ in range(3):
        if above is None:
            break
        if above.tag in HEADING_TAGS:
            return HEADING_TAGS[above.tag]
        above = above.getparent()
    return NO_LEVEL


def _keep(kept: list[Heading], element: HtmlElement, position: int, level: int) -> None:
    if len(kept) >= MAX_HEADINGS:
        return
    whole = printed(element)
    if not 2 <= len(whole) <= MAX_LINE:
        return
    text = printed(element, whole=False) if len(element) else whole
    kept.append(Heading(element, position, level, text or whole, whole))


def _is_long(text: str) -> bool:
    return len(text) >= _LONG_ASCII if text.isascii() else bool(text.strip())


def _weigh(holder: HtmlElement, length: int, position: int, lengths: dict[HtmlElement, float], starts: dict[HtmlElement, int]) -> None:
    """Count a long piece of text for the element round its block, and half of it for the one round that."""
    block: HtmlElement | None = holder
    while block is not None and block.tag in INLINE:
        if block.tag == "a":
            return
        block = block.getparent()
    share = float(length)
    around = block.getparent() if block is not None and block.tag not in SKIPPED else None
    for _ in range(2):
        if around is None:
            return
        lengths[around] = lengths.get(around, 0.0) + share
        starts.setdefault(around, position)
        around, share = around.getparent(), share / 2


def _find_main(found: Outline, lengths: dict[HtmlElement, float], starts: dict[HtmlElement, int]) -> None:
    ranked = sorted(lengths, key=lambda element: -lengths[element])[:12]
    for element in ranked:
        path = [element, *element.iterancestors()]
        if any(one.tag in _FURNITURE for one in path):
            continue
        found.main = {one: len(path) - number for number, one in enumerate(path)}
        found.begins = starts[element]
        return


def lines_saying(tree: HtmlElement, wanted: tuple[str, ...]) -> list[Heading]:
    """Elements of any kind that print these words and nothing else; the innermost where several do."""
    found: list[Heading] = []
    tries = 0
    first = wanted[0]
    for position, element in enumerate(tree.iter(etree.Element)):
        if element.tag in SKIPPED:
            continue
        text = element.text
        if not text or len(text) > MAX_LINE or not fold(text[:60]).lstrip(_NO_LETTERS).startswith(first):
            continue
        tries += 1
        if tries > MAX_TRIES:
            break
        holder: HtmlElement | None = element
        for _ in range(6):
            if holder is None:
                break
            whole = printed(holder)
            words = words_of(whole)
            if words == wanted:
                found.append(Heading(holder, position, NO_LEVEL, whole, whole))
            if len(words) >= len(wanted):
                break
            holder = holder.getparent()
    return found
