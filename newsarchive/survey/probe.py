"""What one answer of a source holds, for who checks whether the source still works. Runs in a worker; knows no clock."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from newsarchive.items import Capture, Link, Outcome, State
from newsarchive.line import read
from newsarchive.sites.addresses import canonical, classify, scope_fault
from newsarchive.sites.model import Site
from newsarchive.survey.candidates import POOR
from newsarchive.survey.look import Group, Look, look
from newsarchive.survey.onward import sent_on
from newsarchive.survey.walls import FEW_LINKS, Wall, text_of, wall_of
from newsarchive.survey.words import address_says_news

Form = Literal["html", "feed", "sitemap", "json", "other"]
"""What a document is, by how it is written."""

HEAD = 60_000
"""Characters in which a document's form is looked for."""
SHOWN = 3
"""Addresses that are given as examples."""
LOOKED_AT = 100
"""Addresses of a document that are looked at."""
_FEED = re.compile(r"<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:[\w.-]{1,20}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|head|body|!doctype html|div|table|script|p|br|h1)[\s>/]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)\s*>", re.IGNORECASE)
_PAGE_BEGINS = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_PAGE_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<(?:[\w.-]{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_PLACE = re.compile(r"<(?:[\w.-]{1,20}:)?(?:url|sitemap)[\s>]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:\\?/\\?/[^\s\"'<>]{4,300}")
_LINKED = re.compile(r"<(?:[\w.-]{1,20}:)?(?:link|loc|guid)\b[^<>]{0,500}>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]{4,300})", re.IGNORECASE)


@dataclass(kw_only=True)
class Seen:
    """What stands in an answer."""

    form: Form = "other"
    keys: list[str] = field(default_factory=list)
    """Canonical addresses of the articles it names."""
    omitted: int = 0
    """Articles beyond those."""
    further: int = 0
    """Further pages, or sitemaps of an index."""
    days: list[str] = field(default_factory=list)
    """Days of the articles that it dates, the newest first."""
    entries: int = 0
    """Entries of a feed, a sitemap or an interface, wherever they lead."""
    whole: bool = True
    """Whether a document ends as such documents do."""
    ours: bool = False
    """Whether articles of the site stand in a document whose entries could not be read."""
    outcome: Outcome | None = None
    """What reading it came to, where that was no list of articles."""
    reason: str = ""
    wall: Wall | None = None
    """What the answer is instead of what was asked for; `reason` has its words."""
    links: int = 0
    """Links of a page."""
    listed: int = 0
    """Those of the group that looks most like a list of articles, where they are none of the site's."""
    examples: list[str] = field(default_factory=list)
    """Some addresses that stand there now."""
    shell: bool = False
    """Whether a page shows nothing without its scripts."""
    leads_to: str | None = None
    """Where a page sends its visitors at once, by itself."""

    @property
    def articles(self) -> int:
        """Articles it names."""
        return len(self.keys) + self.omitted

    @property
    def newest(self) -> str | None:
        """The day of the newest one, where any is dated."""
        return self.days[0] if self.days else None


def probe(capture: Capture, site: Site) -> Seen:
    """What an answer holds, whatever its status.

    Args:
        capture: the answer; of kind "listing", or "article" for a single article that is looked for.
    """
    text = text_of(capture)
    found = Seen(form=_form(text))
    reading = read(capture, site, State())
    found.outcome, found.reason = reading.outcome, reading.reason or ""
    if capture.kind == "article":
        found.keys = [canonical(capture.url, site)] if reading.outcome is None else []
        found.days = [reading.published[:10]] if reading.published and len(reading.published) >= 10 and found.keys else []
    else:
        articles = [link for link in reading.links if link.kind == "article"]
        found.keys = list(dict.fromkeys(canonical(link.url, site) for link in articles))
        found.omitted, found.further = reading.links_omitted, len(reading.links) - len(articles)
        found.days = sorted(filter(None, map(_day_of, articles)), reverse=True)
    if found.form not in {"feed", "sitemap", "json"} and not _is_surely_listed(found.keys, site):
        wall = wall_of(capture, text, reading)
        found.wall, found.reason = wall if wall is not None else (None, found.reason)
    if found.form in {"feed", "sitemap", "json"}:
        found.entries, addresses = _entries(text, found.form)
        found.whole, found.examples = _is_whole(text, found.form), addresses[:SHOWN]
        found.ours = not found.keys and any(_is_article(address, site) for address in addresses)
    elif not found.keys and found.form == "html":
        found.whole = _PAGE_ENDS.search(text[-4000:]) is not None or _PAGE_BEGINS.search(text[:4000]) is None
        _look_around(found, capture, text)
    return found


def _is_surely_listed(keys: list[str], site: Site) -> bool:
    """Whether addresses are those of articles by what they say themselves, and not only because a list names them: where articles have
    addresses such as /SLUG/, the menu of a page for what is not found has them too."""
    return any(classify(key, site, named=False) == "article" for key in keys)


def _day_of(link: Link) -> str | None:
    """The day a source gives for an article."""
    for name in ("published", "modified"):
        for claim in link.claims:
            if claim.field == name and len(str(claim.value)) >= 10:
                return str(claim.value)[:10]
    return None


def _form(text: str) -> Form:
    """What a document is, by the first element that says so. A warning that stands before a feed does not make it a page."""
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if head[:1] in {"[", "{"}:
        return "json"
    if _SITEMAP.search(head):
        return "sitemap"
    page, feed = _HTML.search(head), _FEED.search(head)
    if feed is not None and (page is None or feed.start() < page.start() or _ITEM.search(text) is not None):
        return "feed"
    return "html" if page is not None else "other"


def _entries(text: str, form: Form) -> tuple[int, list[str]]:
    """How many entries a document has, and some of the addresses in it."""
    if form == "json":
        try:
            count = _longest(json.loads(text.lstrip("\ufeff")), 0)
        except (ValueError, RecursionError):
            return 0, []
        addresses: Iterator[str] = (match[0].replace("\\/", "/") for match in _ADDRESS.finditer(text))
    else:
        first = (_ITEM if form == "feed" else _PLACE).search(text)
        count = sum(1 for _ in (_ITEM if form == "feed" else _PLACE).finditer(text))
        addresses = (match[1] for match in _LINKED.finditer(text, first.start() if first is not None else 0))
    shown: dict[str, None] = {}
    for address in addresses:
        shown[address] = None
        if len(shown) >= LOOKED_AT:
            break
    return count, list(shown)


def _is_article(address: str, site: Site) -> bool:
    try:
        return scope_fault(address, site) is None and classify(address, site) == "article"
    except ValueError:
        return False


def _is_whole(text: str, form: Form) -> bool:
    if form != "json":
        return _END.search(text[-2000:]) is not None
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def _longest(value: Any, depth: int) -> int:
    """Objects in the longest list of them, three levels deep."""
    if isinstance(value, list):
        return sum(isinstance(one, dict) for one in value)
    if isinstance(value, dict) and depth < 3:
        return max((_longest(one, depth + 1) for one in value.values()), default=0)
    return 0


def _look_around(found: Seen, capture: Capture, text: str) -> None:
    """What stands on a page none of whose links is an article of the site."""
    seen = look(capture)
    found.links, found.shell = len(seen.anchors), seen.shell
    found.leads_to = sent_on(text, capture.url) if len(seen.anchors) < FEW_LINKS else None
    best = next((group for group in seen.groups if _may_be_news(group)), None)
    if best is not None:
        found.listed, found.examples = len(best.urls), list(best.urls[:SHOWN])
    else:
        found.examples = _others(seen)


def _may_be_news(group: Group) -> bool:
    if len(group.urls) < FEW_LINKS or group.score < POOR:
        return False
    return 2 * sum(address_says_news(url) < 0 for url in group.urls[:20]) < min(len(group.urls), 20)


def _others(seen: Look) -> list[str]:
    """Links outside of menus, else any."""
    own = [anchor.url for anchor in seen.anchors if not anchor.chrome and anchor.text]
    return (own or [anchor.url for anchor in seen.anchors])[:SHOWN]
