"""The listing source: article links of a listing page with what their rows say, and the next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from newsarchive.items import Claim, Link
from newsarchive.pages.base_address import base_of
from newsarchive.pages.date_order import order_in
from newsarchive.pages.page_rows import keys_below
from newsarchive.pages.select import first, line_of, select
from newsarchive.pages.state_sources import states
from newsarchive.sites.addresses import canonical, normalise
from newsarchive.sites.model import Listing, Site
from newsarchive.sources.anchors import article_anchors, listed
from newsarchive.sources.clicks import Clicks
from newsarchive.sources.further import further_pages
from newsarchive.sources.objects import article_entries
from newsarchive.sources.received import MAX_LINKS, Received, links_of
from newsarchive.text.dates import parse_date

MAX_BESIDE = 500
"""Links to articles taken from an article's page."""
SHORT_TITLE = 25
"""Characters below which what a link says may be less than its row's heading."""
DATES_OF_A_ROW = 3
MAX_ROW_TEXT = 400
"""Characters of a row that are searched for a date."""


def read(tree: HtmlElement, url: str, site: Site, fetched_at: datetime, *, fragment: bool = False) -> tuple[list[Link], int]:
    """The article links of a listing page in document order, then its further pages.

    Args:
        tree: the parsed page.
        url: its address.
        site: the site's definition.
        fetched_at: dates later than this are not believed.
        fragment: whether it is a part of a page, as scripts load them.

    Returns:
        The links, and how many beyond MAX_LINKS were left.
    """
    listing = listing_of(url, site)
    area = first(tree, listing.area) if listing and listing.area and not fragment else None
    root = tree if area is None else area
    base = base_of(tree, url)
    clicks = Clicks(tree, url, _script(listing, site) if not fragment else "")
    found: dict[str, tuple[str, list[HtmlElement]]] = {}
    found_area = fragment or listing is None or listing.area is None or area is not None
    for anchor, target in listed(root, listing, list(article_anchors(root, base, site, clicks)), found_area=found_area):
        found.setdefault(target.key, (target.url, []))[1].append(anchor)
    rows = rows_of(root, listing, {anchor: key for key, (_, group) in found.items() for anchor in group})
    links: list[Link] = []
    order = site.date_order or _order_of(rows.values(), listing) or site.usual_order
    for position, (key, (absolute, group)) in enumerate(found.items()):
        if position >= MAX_LINKS:
            break
        claims = tuple(_claims(rows.get(key), group, listing, site, fetched_at, order))
        links.append(Link(url=absolute, kind="article", position=position, source="listing", claims=claims))
    received = Received(url=url, site=site, fetched_at=fetched_at)
    omitted = max(len(found) - MAX_LINKS, 0) + in_state(tree, links, set(found), received)
    links += further_pages(clicks, base, received, listing, len(links), fragment=fragment)
    return links, omitted


def _script(listing: Listing | None, site: Site) -> str:
    """What the script of a listing does that stands in a file of its own: of this one, else of another one, as sites have one script for
    all of their lists; "" where no site file says it."""
    own = [listing] if listing is not None else []
    return next((one.script for one in (*own, *site.listings) if one.script), "")


def in_state(tree: HtmlElement, links: list[Link], known: set[str], received: Received) -> int:
    """Add the articles that only the data the page is made from name; returns how many were left."""
    places = [one.url.replace("{lang}", code) for one in received.site.listings for code in received.site.codes]
    named, omitted = links_of(article_entries(states(tree), received, beside=places), received, "page-state")
    for link in named:
        if canonical(link.url, received.site) in known:
            continue
        if len(links) >= MAX_LINKS:
            omitted += 1
            continue
        links.append(replace(link, position=len(links)))
    return omitted


def article_links(tree: HtmlElement, url: str, site: Site) -> tuple[list[Link], int]:
    """Links that stand on any page of the site and whose address says that they lead to articles, at most MAX_BESIDE; and how many
    were left."""
    base = base_of(tree, url)
    own = canonical(url, site)
    found = {target.url: target.key for _, target in article_anchors(tree, base, site, Clicks(tree, url)) if not target.listed_only}
    others = [link for link, key in found.items() if key != own or link != url]
    links = [Link(url=link, kind="article", position=n, source="page") for n, link in enumerate(others[:MAX_BESIDE])]
    return links, max(len(others) - MAX_BESIDE, 0)


def listing_of(url: str, site: Site) -> Listing | None:
    """The listing of the site file that this page belongs to; the first one where none fits better."""
    wanted = normalise(url)
    best, length = None, -1
    for listing in site.listings:
        for code in site.codes if "{lang}" in listing.url else [""]:
            prefix = normalise(listing.url.replace("{lang}", code))
            if wanted.startswith(prefix.split("?")[0]) and len(prefix) > length:
                best, length = listing, len(prefix)
    return best


def rows_of(root: HtmlElement, listing: Listing | None, owner: dict[HtmlElement, str]) -> dict[str, HtmlElement]:
    """The row of each article: the site file's row around its link, else the largest element that holds no other article."""
    rows: dict[str, HtmlElement] = {}
    if listing is not None and listing.row:
        for row in select(root, listing.row):
            keys = {owner[anchor] for anchor in row.iter("a") if anchor in owner}
            if len(keys) == 1:
                rows.setdefault(keys.pop(), row)
        return rows
    below = keys_below(owner)
    for anchor, key in owner.items():
        row = anchor
        for element in anchor.iterancestors():
            if len(below.get(element, ())) != 1 or element is root:
                break
            row = element
        if key not in rows or row is not anchor:
            rows[key] = row
    return rows


def heading_of(row: HtmlElement) -> str:
    """The first heading of a row; "" where it has none."""
    element = next((element for element in row.iter("h1", "h2", "h3", "h4", "h5", "h6")), None)
    return line_of(element)[:400] if element is not None else ""


def _claims(
    row: HtmlElement | None, group: list[HtmlElement], listing: Listing | None, site: Site, fetched_at: datetime,
    order: str,
) -> Iterator[Claim]:  # fmt: skip
    """What the row says: its title, and its date."""
    titled = first(row, listing.title) if row is not None and listing and listing.title else None
    texts = [line_of(titled)] if titled is not None else [line_of(anchor) for anchor in group]
    title = max(texts, key=len, default="")
    heading = heading_of(row) if row is not None and titled is None else ""
    if len(heading) > len(title) or (heading and heading not in title and len(title) < SHORT_TITLE):
        # The link says "Read more", and the title stands beside it.
        title = heading
    if 8 <= len(title) <= 400:
        yield Claim(field="title", value=title, source="listing")
    if row is None:
        return
    for raw in _dates_of(row, listing):
        date = parse_date(
            raw[:100], languages=site.languages, order=order, fetched_at=fetched_at, timezone=site.timezone
        )
        if date is not None and date.value is not None:
            yield Claim(field="published", value=date.value, source="listing", raw=raw[:200], precision=date.precision)
            return


def _dates_of(row: HtmlElement, listing: Listing | None) -> list[str]:
    """Texts of a row that may be its date: of what the site file says, else of any."""
    if listing is None or not listing.date:
        return list(_date_texts(row))
    dated = first(row, listing.date)
    return [line_of(dated)] if dated is not None else []


def _order_of(rows: Iterable[HtmlElement], listing: Listing | None) -> str | None:
    """The order of the dates of a list, where one of them allows one order only."""
    return order_in([raw[:100] for row in rows for raw in _dates_of(row, listing)[:DATES_OF_A_ROW]])


def _date_texts(row: HtmlElement) -> Iterator[str]:
    """Short texts of a row that may be its date: <time> first, then its short lines that hold digits."""
    for element in row.iter("time"):
        yield element.get("datetime") or line_of(element)
    used = 0
    for text in row.itertext():
        line = " ".join(text.split())
        used += len(line)
        if used > MAX_ROW_TEXT:
            return
        if 4 <= len(line) <= 40 and any(char.isdecimal() for char in line):
            yield line
