"""One page, looked at as a place where articles may be listed: its links, in groups of one shape, with what stands beside them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.items import Capture, Link, Outcome, Reading
from newsarchive.line import parsed
from newsarchive.pages.base_address import base_of
from newsarchive.pages.metadata import alternates
from newsarchive.pages.select import line_of, visible_text
from newsarchive.sites.addresses import mended, normalise
from newsarchive.sources.clicks import Clicks, is_address
from newsarchive.sources.listing import heading_of, rows_of
from newsarchive.sources.pager import says_next
from newsarchive.survey.areas import area_of
from newsarchive.survey.clusters import Cluster, clusters_of
from newsarchive.survey.leads import leads_of
from newsarchive.survey.onward import sent_on
from newsarchive.survey.page_counts import pages_of
from newsarchive.survey.shapes import shape
from newsarchive.survey.short_titles import is_title, may_be_title
from newsarchive.survey.trails import above_of, trail_of
from newsarchive.text.language import detect

MAX_ANCHORS = 4_000
MAX_GROUPS = 12
MAX_IN_GROUP = 200
MAX_SCRIPTS = 60
FEW_LINKS = 4
ACROSS = 3
"""Folders whose links make one group."""
FRAMES = frozenset({"frame", "iframe"})
_DATE = re.compile(
    r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|(?:19|20)\d\d\s?[年년]|\d{1,2}\s?月\s?\d{1,2}"
    r"|\b\d{1,2}(?:st|nd|rd|th|-го|º)?[.,]?\s+(?:de\s+)?[^\W\d_]{3,12}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+(?:19|20)\d\d|\b(?:19|20)\d\d\b|[۰-۹٠-٩]{1,4}[/.-][۰-۹٠-٩]{1,2}|[۰-۹٠-٩]{1,2}\s+[^\W\d_]{3,12}",
)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|header|footer|breadcrumbs?|topbar|sitemap|mainmenu|submenu)(?:$|[\s_-])", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A link to another page, with the longest of its texts."""

    url: str
    text: str
    chrome: bool
    """Whether it stands in a menu, a header or a footer."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Links of one shape on one page, in document order, each address once."""

    shape: str
    urls: tuple[str, ...]
    texts: tuple[str, ...]
    dates: tuple[str, ...]
    """What looks like a date in the row of each link; "" for none."""
    chrome: float
    """Share that stands in menus, headers and footers."""
    area: str | None
    """A CSS selector of what holds them."""
    rows: float
    """Share of rows that are made alike."""
    short: int = 0
    """Links whose text is a title though it is short (short_titles)."""

    @property
    def titled(self) -> float:
        """Share of links whose text may be a title."""
        return (sum(is_title(text) for text in self.texts) + self.short) / len(self.texts)

    @property
    def dated(self) -> float:
        """Share of links with a date in their row."""
        return sum(bool(date) for date in self.dates) / len(self.dates)

    @property
    def distinct(self) -> float:
        """Share of different texts."""
        return len(set(self.texts)) / len(self.texts)

    @property
    def score(self) -> float:
        """How much this looks like a list of articles, 0 to 1."""
        few = min(len(self.urls), 8) / 8
        return math.sqrt(few) * self.distinct * (1 - 0.8 * self.chrome) * (0.45 * self.titled + 0.4 * self.dated + 0.15 * self.rows)


@dataclass(kw_only=True)
class Look:
    """What one page shows to who looks for news."""

    url: str
    refused: str | None = None
    """Why it is no page that can be looked at."""
    outcome: Outcome | None = None
    title: str = ""
    declared: str | None = None
    """The language the page declares."""
    language: str | None = None
    """The language its text is in."""
    generator: str = ""
    site_name: str | None = None
    anchors: list[Anchor] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    leads: dict[str, float] = field(default_factory=dict)
    """Pages that a heading of a group, or the word "more" under it, leads to, with the score of that group."""
    feeds: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    api: str | None = None
    """Root of a WordPress REST API."""
    text_length: int = 0
    scripted: bool = False
    """Whether it loads or holds scripts."""
    scripts: list[str] = field(default_factory=list)
    """The files of scripts that it loads."""
    state: bool = False
    """Whether the page carries its data as JSON."""
    frames: list[str] = field(default_factory=list)
    """Pages of the same host that are shown inside of this one."""
    pager: bool = False
    """Whether links lead to further pages of a list."""
    pages: int = 0
    """The largest number of a page that its pager names."""
    trail: list[str] = field(default_factory=list)
    """What the way shown above an article leads over, the nearest last."""
    above: list[str] = field(default_factory=list)
    """Entries of menus that are marked as the current one, and links that say "back"."""
    unopened: dict[str, int] = field(default_factory=dict)
    """How many titles each of the page's functions opens that could not be followed, by its name."""
    sent_on: str | None = None
    """Where a page without links of its own sends its visitors."""

    @property
    def shell(self) -> bool:
        """Whether the page shows nothing without its scripts."""
        return self.text_length < 400 and len(self.anchors) < 6 and self.scripted


def look(capture: Capture, menu: frozenset[str] = frozenset()) -> Look:
    """Look at one page.

    Args:
        capture: the answer, status 200.
        menu: addresses that are known to stand in a menu, normalised.
    """
    reading = Reading(capture_id=capture.id, url=capture.url)
    tree, html = parsed(capture, reading)
    if tree is None:
        return Look(url=capture.url, refused=reading.reason, outcome=reading.outcome)
    found = Look(url=capture.url)
    text = visible_text(tree)
    found.text_length = len(text)
    title = tree.find(".//title")
    found.title = line_of(title)[:300] if title is not None else ""
    found.declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower() or None
    found.language = detect(text[:4000], found.title, ())[0] if len(text) > 60 else None
    found.alternates = alternates(tree, capture.url)
    _read_head(found, tree, capture.url)
    base = base_of(tree, capture.url)
    clicks = Clicks(tree, capture.url)
    elements = dict(_anchors(clicks, base, capture.url))
    found.frames = [url for frame, url in elements.items() if frame.tag in FRAMES and _host_of(url) == _host_of(capture.url)][:6]
    texts: dict[str, str] = {}
    for anchor, url in elements.items():
        label = _label(anchor)
        if len(label) > len(texts.get(url, "")):
            texts[url] = label
    found.trail = trail_of(elements, tree, capture.url)
    found.unopened = _unopened(clicks, elements)
    chrome = {anchor: _in_chrome(anchor) or normalise(url) in menu for anchor, url in elements.items()}
    found.above = above_of(elements, texts, chrome)
    seen: set[str] = set()
    for anchor, url in elements.items():
        if url not in seen:
            seen.add(url)
            found.anchors.append(Anchor(url=url, text=texts.get(url, "")[:300], chrome=chrome[anchor]))
    found.groups, found.clusters = _groups(tree, elements, texts, chrome), clusters_of(elements, texts)
    scores = {url: group.score for group in found.groups[:4] if group.chrome < 0.5 for url in group.urls}
    found.leads = leads_of(elements, texts, scores, tree)
    found.pages = pages_of(texts, text, capture.url)
    if len(found.anchors) < FEW_LINKS:
        found.sent_on = sent_on(html, capture.url)
    found.pager = any(texts.get(url) in {"2", "[2]", "02"} or says_next(anchor) for anchor, url in elements.items())
    return found


def _read_head(found: Look, tree: HtmlElement, url: str) -> None:
    for element in tree.iter("link", "meta", "script"):
        href = (element.get("href") or element.get("src") or "").strip()
        rel = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower()
        try:
            absolute = urljoin(url, href) if href and len(href) < 2000 else ""
        except ValueError:
            continue
        if element.tag == "link" and absolute:
            if "alternate" in rel and ("rss" in kind or "atom" in kind or "feed+json" in kind):
                found.feeds.append(absolute)
            elif "https://api.w.org/" in (element.get("rel") or ""):
                found.api = absolute
        elif element.tag == "meta":
            name = (element.get("name") or element.get("property") or "").lower()
            if name == "generator":
                found.generator = f"{found.generator} {(element.get('content') or '')[:80]}".strip()
            elif name == "og:site_name":
                found.site_name = (element.get("content") or "").strip()[:200] or None
        elif element.tag == "script":
            found.scripted = True
            if absolute.startswith("http") and len(found.scripts) < MAX_SCRIPTS:
                found.scripts.append(absolute)
            if element.get("id") in {"__NEXT_DATA__", "__NUXT_DATA__"} or kind == "application/json":
                found.state = True


def _anchors(clicks: Clicks, base: str, url: str) -> Iterator[tuple[HtmlElement, str]]:
    here = normalise(url)
    clicked = [element for element in clicks.elements() if element.tag != "area"]
    for number, anchor in enumerate(chain(clicks.tree.iter("a", "area", "frame", "iframe"), clicked)):
        if number >= MAX_ANCHORS:
            return
        href = (anchor.get("src") or "").strip() if anchor.tag in FRAMES else clicks.address(anchor)
        if not href or len(href) > 2000 or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            continue
        try:
            absolute = mended(urljoin(base, href))
            if absolute.startswith(("http://", "https://")) and normalise(absolute) != here:
                yield anchor, absolute
        except ValueError:
            continue


def _unopened(clicks: Clicks, opened: dict[HtmlElement, str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for element in islice(chain(clicks.tree.iter("a"), clicks.elements()), MAX_ANCHORS):
        if element not in opened and not is_address((element.get("href") or "").strip()) and is_title(_label(element)):
            found.update(filter(None, [clicks.function(element)]))
    return dict(found)


def _host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def _label(anchor: HtmlElement) -> str:
    """The longest of what a link says: its text, its title for those who point at it or listen, the picture's."""
    image = anchor.find(".//img")
    told = (line_of(anchor), anchor.get("title"), anchor.get("aria-label"), image.get("alt") if image is not None else None)
    return max((" ".join((text or "").split())[:300] for text in told), key=len)


def _of_rows(keys: Iterable[str], texts: list[str], rows: dict[str, HtmlElement]) -> list[str]:
    """The titles of a list's rows: of links that all say "Read more", the headings beside them."""
    said = [heading_of(rows[key]) if key in rows else "" for key in keys]
    if len(set(texts)) * 2 > len(texts) and sum(map(is_title, texts)) * 3 > len(texts):
        return texts
    return [heading or text for heading, text in zip(said, texts, strict=True)]


def _in_chrome(anchor: HtmlElement) -> bool:
    for depth, element in enumerate(anchor.iterancestors()):
        if element.tag in {"nav", "header", "footer"}:
            # The header of an article's card is none of the page.
            return element.tag == "nav" or not any(above.tag in {"article", "main", "li"} for above in element.iterancestors())
        if element.tag in {"body", "main", "article"} or depth > 14:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:300]
        if _CHROME.search(names):
            return True
    return False


def _groups(tree: HtmlElement, elements: dict[HtmlElement, str], texts: dict[str, str], chrome: dict[HtmlElement, bool]) -> list[Group]:
    by_shape: dict[str, dict[str, list[HtmlElement]]] = {}
    for anchor, url in elements.items():
        try:
            by_shape.setdefault(_merged(shape(url)), {}).setdefault(normalise(url), []).append(anchor)
        except ValueError:
            continue
    _add_across(by_shape)
    made: list[Group] = []
    largest = sorted(by_shape.items(), key=lambda pair: -sum(is_title(texts.get(elements[one[0]], "")) for one in pair[1].values()))
    for name, members in largest[:MAX_GROUPS]:
        if len(members) < 2:
            continue
        # Menus hold links of the same shape where articles have short addresses.
        shown = {key: group for key, group in members.items() if not all(chrome[anchor] for anchor in group)}
        some = dict(list((shown if len(shown) > 1 else members).items())[:MAX_IN_GROUP])
        owner = {anchor: key for key, group in some.items() for anchor in group}
        rows = rows_of(tree, None, owner)
        dates = tuple(_date_in(rows.get(key)) for key in some)
        shapes = Counter(_form(rows[key]) for key in some if key in rows)
        urls = tuple(elements[group[0]] for group in some.values())
        told = _of_rows(some, [max((texts.get(elements[anchor], "") for anchor in group), key=len) for group in some.values()], rows)
        made.append(
            Group(
                shape=name,
                urls=urls,
                texts=tuple(told),
                short=sum(
                    not is_title(text) and may_be_title(text, url, rows.get(key))
                    for key, url, text in zip(some, urls, told, strict=True)
                ),
                dates=dates,
                chrome=sum(all(chrome[anchor] for anchor in group) for group in some.values()) / len(some),
                area=area_of(tree, list(owner)),
                rows=max(shapes.values(), default=0) / len(some) if len(some) > 2 else 0.0,
            )
        )
    return sorted(made, key=lambda group: -group.score)


def _add_across(by_shape: dict[str, dict[str, list[HtmlElement]]]) -> None:
    """Add shapes that are one but for the name of one folder, together: the news of faculties, each in a folder of its own."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for name in by_shape:
        path, mark, query = name.partition("?")
        folders = path.split("/")
        named = [place for place, folder in enumerate(folders) if place and folder and folder[0] not in "#~*"]
        for place in named if len(named) > 1 and folders[-1][:1] in {"#", "~", "*"} else ():
            alike.setdefault((*folders[:place], "~", *folders[place + 1 :], mark, query), []).append(name)
    for key, names in alike.items():
        sizes = [len(by_shape[name]) for name in names]
        if len(names) >= ACROSS and max(sizes) * 2 < sum(sizes):
            *folders, mark, query = map(str, key)
            together = by_shape.setdefault("/".join(folders) + mark + query, {})
            for name in names:
                together |= by_shape[name]


def groups_of(links: Iterable[Link]) -> list[Group]:
    """The articles that a page's data name, in groups of one shape."""
    by_shape: dict[str, list[Link]] = {}
    for link in links:
        if link.kind == "article":
            by_shape.setdefault(_merged(shape(link.url)), []).append(link)

    def told(link: Link, name: str) -> str:
        return next((str(claim.value) for claim in link.claims if claim.field == name), "")

    made = [
        Group(
            shape=name, urls=tuple(link.url for link in some), texts=tuple(told(link, "title") for link in some),
            dates=tuple(told(link, "published") for link in some), chrome=0.0, area=None, rows=1.0,
        )
        for name, some in by_shape.items() if len(some) > 1
    ]  # fmt: skip
    return sorted(made, key=lambda group: -group.score)


def kind_of_group(url: str) -> str:
    """The shape that addresses of one group share."""
    return _merged(shape(url))


def _merged(name: str) -> str:
    """Codes and titles are one kind here: short titles look like codes."""
    return re.sub(r"(?<=[/=])\*", "~", name)


def _form(row: HtmlElement) -> str:
    return f"{row.tag!s}.{' '.join(sorted((row.get('class') or '').split()))[:60]}>{len(row)}"


def _date_in(row: HtmlElement | None) -> str:
    if row is None:
        return ""
    used = 0
    for element in row.iter("time"):
        return (element.get("datetime") or line_of(element))[:40]
    for text in row.itertext():
        line = " ".join(text.split())
        used += len(line)
        if used > 1500:
            break
        if 3 < len(line) <= 60 and any(char.isdecimal() for char in line):
            match = _DATE.search(line)
            if match is not None:
                return match[0]
    return ""
