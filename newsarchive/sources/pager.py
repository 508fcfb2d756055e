"""The next page of a listing that no site file describes: read from the pager as universities build it, in any language.

What a link says itself (rel=next) goes first; then a link in a pager whose words or class say "next"; then the address that differs
from this page's only in the number of the page; then, in a pager, the number after the current one; then an arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.select import line_of
from newsarchive.sites.addresses import classify, normalise, scope_fault
from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS, IN_PATH, plain_figures, plain_figures_in
from newsarchive.sites.model import Site
from newsarchive.sources.clicks import Clicks, asked_for, is_address
from newsarchive.sources.pager_words import NEXT, is_next, leads_on, rows_before, says_older

MAX_ANCHORS = 20_000
"""Anchors looked at on one page."""
MAX_LINKS = 500
"""Links among them that look like those of a pager."""
DEEP = 6
"""Elements above a link that are looked at for the name of a pager."""
LONGEST_LABEL = 40
LARGEST_PAGE = 999
"""A number in a pager beyond which it is rather a year."""

PAGER = re.compile(
    r"(?:^|[\s_-])(?:pagination|paginator|paginate|pagers?|paging|pages|pagenavi?|page-?(?:nav(?:i|igation)?|numbers?|list|links?)"
    r"|older|newer|nav-links|p_(?:pages|next|no|last|fun)|navigation-pages|modern-page-navigation|posts-navigation|older-posts|stranicy|listalka)(?:$|[\s_-])"
)

_ARROWS = ("›", ">", "→", "❯", "⟩", "»", ">>", "≫", "››")
"""The single ones are the next page; the doubled ones are often the last one, so they come after."""
_CALLED_NEXT = re.compile(r"(?:^|[\s_-])(?:next|older)(?:$|[\s_-])")
_CALLED_PREVIOUS = re.compile(r"(?:^|[\s_-])(?:prev|previous)(?:$|[\s_-])")
_CURRENT = re.compile(r"(?:^|[\s_-])(?:active|current|selected|curr|on|here|this)(?:$|[\s_-])")


@dataclass(frozen=True)
class _Link:
    """A link that looks like one of a pager."""

    element: HtmlElement
    url: str
    label: str
    says_next: bool
    in_pager: bool

    @property
    def number(self) -> int | None:
        """The page it says to lead to."""
        rows = rows_before(self.label)
        return _page_number(self.label) if rows is None else rows


def next_page(clicks: Clicks, base: str, url: str, site: Site, *, guess: bool = True) -> str | None:
    """The address of the page after this one; None where nothing on the page tells.

    Args:
        clicks: the page, and what its scripts open.
        base: the address that its relative links start from.
        url: its address.
        site: the site's definition.
        guess: whether to go by anything but rel=next.
    """
    here = normalise(url)
    stated = _stated(clicks.tree, base, here, site)
    if stated is not None or not guess:
        return stated
    links = list(_links(clicks, base, here, site))
    in_pager = [link for link in links if link.in_pager]
    told = next((link.url for link in in_pager if link.says_next), None)
    arrow = next((link.url for sign in _ARROWS for link in in_pager if link.label == sign), None)
    if told is not None and (one := _skipped(here, told, links)) is not None:
        told = one
    found = told or _by_address(here, links) or _by_labels(here, links) or _by_number(in_pager) or arrow
    return found or _said_alone(here, links)


def _skipped(here: str, told: str, links: list[_Link]) -> str | None:
    """The page after this one where what says "next" leads further than that: to the next ten pages of a board."""
    following = _by_address(here, links)
    if following is None or normalise(following) == normalise(told):
        return None
    leaps = {one.key: one.value for one in _numbered(normalise(told))}
    for one in _numbered(normalise(following)):
        # Where pages are counted down, a link's number is not that of its address.
        named = any(link.number == one.value for link in links if normalise(link.url) == normalise(following))
        if named and leaps.get(one.key, 0) > one.value:
            return following
    return None


def _said_alone(here: str, links: list[_Link]) -> str | None:
    """The one link that says no more than "Next" wherever it stands, where its address counts."""
    told = {link.url for link in links if is_next(link.label) and _goes_on(here, normalise(link.url))}
    told = told or {link.url for link in links if says_older(link.label) and _is_same_page(here, normalise(link.url))}
    return told.pop() if len(told) == 1 else None


def _goes_on(here: str, url: str) -> bool:
    """Whether an address differs from this page's in a figure only, or is of the same page and counts pages or rows."""
    if _COUNTS.search(_tail(here, url)):
        return True
    return urlsplit(here).path.rstrip("/") == urlsplit(url).path.rstrip("/") and any(one.value > 0 for one in _numbered(url))


def _is_same_page(here: str, url: str) -> bool:
    """Whether an address is of the same page but for its query."""
    return urlsplit(here).path.rstrip("/") == urlsplit(url).path.rstrip("/")


def _tail(here: str, url: str) -> str:
    """What an address has beyond what it shares with this page's."""
    shared = 0
    for mine, theirs in zip(here, url, strict=False):
        if mine != theirs:
            break
        shared += 1
    return url[shared:] if shared > url.find("/", url.find("//") + 2) else ""


_COUNTS = re.compile(r"^[^\d]{0,24}\d{1,5}[^\d]{0,8}$")


def _stated(tree: HtmlElement, base: str, here: str, site: Site) -> str | None:
    for element in tree.iter("a", "link"):
        if "next" in (element.get("rel") or "").lower().split():
            absolute = _elsewhere(element.get("href"), base, here, site)
            if absolute is not None:
                return absolute
    return None


def _links(clicks: Clicks, base: str, here: str, site: Site) -> Iterator[_Link]:
    """Links to other pages of the site that look like those of a pager and are no articles."""
    pagers: dict[HtmlElement, bool] = {}
    found = 0
    for number, element in enumerate(clicks.turning()):
        if number >= MAX_ANCHORS or found >= MAX_LINKS:
            return
        label = _label(element)
        says_next = _says_next(element, label)
        counted = _page_number(label)
        if not says_next and label not in _ARROWS and counted is None and not _is_figure(label) and rows_before(label) is None:
            continue
        absolute = _elsewhere(_href(element, clicks), base, here, site)
        if counted is None and _is_figure(label) and not any(one.counts_rows for one in _numbered(absolute or "")):
            continue
        if absolute is None or classify(absolute, site, named=False) == "article":
            continue
        found += 1
        yield _Link(element, absolute, label, says_next, _is_in_pager(element, pagers))


def _href(element: HtmlElement, clicks: Clicks) -> str | None:
    """The address of a link; of one that a script opens, what it opens without posting a form."""
    href = (element.get("href") or "").strip()
    if is_address(href):
        return href
    opened = clicks.turned(element)
    return asked_for(opened) if opened is not None and not opened.posted else None


def says_next(element: HtmlElement) -> bool:
    """Whether a link says that the next page of a list is there."""
    return "next" in (element.get("rel") or "").lower().split() or _says_next(element, _label(element))


def _label(element: HtmlElement) -> str:
    """What a link says, if that is short; a picture speaks by its other text."""
    if element.tag == "input":
        return _plain(element.get("value") or "")
    image = element.find(".//img") if element.tag == "a" else None
    if image is not None and not line_of(element):
        return _plain(image.get("alt") or "")
    pieces: list[str] = []
    for text in element.itertext():
        pieces.append(text)
        if len(pieces) > 12:
            return ""
    return _plain("".join(pieces))


def _plain(text: str) -> str:
    text = " ".join(text[: 4 * LONGEST_LABEL].split()).casefold()
    text = plain_figures(text)
    return text if len(text) <= LONGEST_LABEL else ""


_CALLED_PAGE = re.compile(
    r"(?:go to )?(?:page|pag|pág|página|pagina|seite|sayfa|sahifa|bet|бет|стр|страница|сторінка|хуудас|strona|stránka|strana|stranica"
    r"|страна|sida|side|sivu|oldal|σελίδα|trang|halaman|صفحة|الصفحة|صفحه|הדף|עמוד|หน้า|ページ|페이지|第)[.:]?\s?(?=\d)|(?<=\d)(?:[-.]?\s?(?:페이지|页|頁|ページ目?|бет|sahifa|seite|sayfa))$"
)
"""The word for page before or after its number, as it is read to those who do not see."""


def _page_number(label: str) -> int | None:
    label = label if label.isdecimal() else _CALLED_PAGE.sub("", label)
    return int(label) if label.isascii() and label.isdecimal() and len(label) < 4 and 0 < int(label) <= LARGEST_PAGE else None


def _is_figure(label: str) -> bool:
    """Whether a link says a figure that may be that of a row, where pages are called by their first rows."""
    return label.isascii() and label.isdecimal() and 3 < len(label) < 7


def _says_next(element: HtmlElement, label: str) -> bool:
    """Whether a link's words, its title or its class say that the next page is there."""
    if leads_on(label):
        return True
    for name in ("title", "aria-label"):
        told = _plain(element.get(name) or "")
        if told and (told in NEXT or not NEXT.isdisjoint(told.split())):
            return True
    parent = element.getparent()
    alone = parent is not None and _is_alone(element)
    classes = f"{_class_of(element)} {_class_of(parent) if alone else ''}"
    return _CALLED_NEXT.search(classes) is not None and _CALLED_PREVIOUS.search(classes) is None


def _is_alone(element: HtmlElement) -> bool:
    return element.getprevious() is None and element.getnext() is None


def _class_of(element: HtmlElement | None) -> str:
    return "" if element is None else (element.get("class") or "")[:500].lower()


def _elsewhere(href: str | None, base: str, here: str, site: Site) -> str | None:
    """The absolute address of a link to another page in the site's scope; None for any other."""
    href = (href or "").strip()
    if not href or href.startswith("#") or len(href) > 2083:
        return None
    try:
        absolute = urljoin(base, href)
        return absolute if scope_fault(absolute, site) is None and normalise(absolute) != here else None
    except ValueError:
        return None


def _is_in_pager(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether the link, or an element shortly above it, is called a pager."""
    above: HtmlElement | None = element
    passed: list[HtmlElement] = []
    found = False
    while above is not None and above.tag != "body" and len(passed) < DEEP:
        if above in known:
            found = known[above]
            break
        passed.append(above)
        names = " ".join((_class_of(above), *((above.get(name) or "")[:200].lower() for name in ("id", "role", "aria-label"))))
        if PAGER.search(names):
            found = True
            break
        above = above.getparent()
    # Links beside each other share what stands above them.
    known.update(dict.fromkeys(passed[1:], found))
    return found


@dataclass(frozen=True)
class _Numbered:
    """An address taken apart: what counts in it, its value, and all the rest."""

    key: str
    value: int
    rest: str

    @property
    def counts_rows(self) -> bool:
        """Whether it counts the rows before the page, and not pages."""
        return COUNTS_ROWS.fullmatch(self.key) is not None


def _numbered(url: str) -> Iterator[_Numbered]:
    """The ways in which an address names the number of a page or of its first row."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in ((name, plain_figures(value)) for name, value in pairs):
        if value.isascii() and value.isdecimal() and len(value) < 7 and (COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name)):
            yield _Numbered(name, int(value), _rest(url, name))
    match = IN_PATH.match(parts.path.rstrip("/"))
    if match is not None:
        yield _Numbered("/", int(match[2]), _rest(parts._replace(path=match[1] + (match[3] or "")).geturl(), "/"))


def _rest(url: str, key: str) -> str:
    parts = urlsplit(url)
    pairs = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != key)
    return f"{parts.netloc}{parts.path.rstrip('/')}?{urlencode(pairs)}"


def _by_address(here: str, links: list[_Link]) -> str | None:
    """Of the addresses that differ from this page's only in a number, the one that follows."""
    own = {one.key: one for one in _numbered(here)}
    beside: dict[str, list[tuple[_Numbered, _Link]]] = {}
    for link in links:
        for one in _numbered(normalise(link.url)):
            if one.rest == (own[one.key].rest if one.key in own else _rest(here, one.key)):
                beside.setdefault(one.key, []).append((one, link))
    for key, found in beside.items():
        if key in own:
            current = own[key].value
        else:
            from_nought = found[0][0].counts_rows or any(link.number == one.value + 1 for one, link in found)
            current = 0 if from_nought else 1
        following = [(one.value, link.url) for one, link in found if one.value > current]
        value, url = min(following, default=(0, None))
        if url is not None and (value == current + 1 or found[0][0].counts_rows):
            return url
    return None


_FIGURES = re.compile(r"\d{1,6}")
_OF_A_CALENDAR = re.compile(
    r"(?:^|[^a-z])(?:months?|mon|years?|days?|dates?|m|y|d|cat|category|tag|section|sort|order|id|size|limit|per_?page)[=/_-]$"
)
"""What stands before a figure that counts something else than pages."""


def _by_labels(here: str, links: list[_Link]) -> str | None:
    """Of numbered links whose addresses differ in one figure that grows with their numbers, whatever it is called, the one that
    follows this page."""
    rows: dict[tuple[str, ...], dict[int, tuple[int, str]]] = {}
    own: dict[tuple[str, ...], int] = {}
    for form, value in _figures(here):
        own.setdefault(form, value)
    for link in links:
        if link.number is not None:
            for form, value in _figures(normalise(link.url)):
                rows.setdefault(form, {}).setdefault(link.number, (value, link.url))
    for form, found in rows.items():
        numbers = sorted(found)
        if len(numbers) < 2:
            continue
        step, rest = divmod(found[numbers[-1]][0] - found[numbers[0]][0], numbers[-1] - numbers[0])
        first = found[numbers[0]][0] - step * numbers[0]
        if rest or step < 1 or any(value != first + step * number for number, (value, _) in found.items()):
            continue
        # Pages may be called by their first rows: 10, 20, 30.
        gap = min(after - before for before, after in pairwise(numbers))
        by_rows = gap > 1 and all(number % gap == 0 for number in numbers)
        current = (own[form] - first) // step if form in own else 0 if by_rows else 1
        wanted = current + (gap if by_rows and current % gap == 0 else 1)
        if wanted in found:
            return found[wanted][1]
    return None


def _figures(url: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """An address with each of its figures left out in turn, and that figure."""
    url = plain_figures_in(url)
    start = url.find("/", url.find("//") + 2)
    for match in islice(_FIGURES.finditer(url, max(start, 0)), 12):
        if _OF_A_CALENDAR.search(url[max(start, match.start() - 12) : match.start()].lower()) is None:
            yield (url[: match.start()], url[match.end() :]), int(match[0])


def _by_number(in_pager: list[_Link]) -> str | None:
    """The link to the number after the one that the pager marks as this page's."""
    numbers = {link.number: link.url for link in reversed(in_pager) if link.number is not None}
    if not numbers:
        return None
    current = _current(in_pager)
    if current is None and 2 in numbers and 1 not in numbers:
        current = 1
    return numbers.get(current + 1) if current is not None else None


def _current(in_pager: list[_Link]) -> int | None:
    """The number of this page: it stands beside the links to the others and is called current, or is no link."""
    beside = next(link.element for link in in_pager if link.number is not None)
    for above in islice(beside.iterancestors(), 2):
        for element in list(above)[:60]:
            number = _page_number(_label(element))
            if number is not None and _is_marked(element):
                return number
    return None


def is_marked_current(element: HtmlElement) -> bool:
    """Whether what leads to a page, or what it alone stands in, is called the current one."""
    parent = element.getparent()
    around = [element, parent] if parent is not None and _is_alone(element) else [element]
    return any(one.get("aria-current") or _CURRENT.search(_class_of(one)) for one in around)


def _is_marked(element: HtmlElement) -> bool:
    if any(one.get("aria-current") or _CURRENT.search(_class_of(one)) for one in (element, *list(element)[:2])):
        return True
    return element.tag in {"b", "strong", "em", "span"} and element.find(".//a") is None
