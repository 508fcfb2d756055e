"""The further pages of a listing: as the site file says, by the page's own pager, by a form it posts, by what its scripts load; and its
archives by year and month."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

from newsarchive.items import Link
from newsarchive.pages.select import select
from newsarchive.pages.state_sources import states
from newsarchive.sites.addresses import normalise, scope_fault
from newsarchive.sites.counting import COUNTS_PAGES
from newsarchive.sites.model import Listing, Site
from newsarchive.sources.archives import archive_links
from newsarchive.sources.clicks import Clicks, asked_for
from newsarchive.sources.following import following, with_page
from newsarchive.sources.load_more import more_of
from newsarchive.sources.loaded import loaded_more
from newsarchive.sources.objects import walk
from newsarchive.sources.pager import next_page
from newsarchive.sources.postback import next_post
from newsarchive.sources.received import Received
from newsarchive.sources.select_pager import next_chosen
from newsarchive.sources.year_forms import year_forms

MOST_PAGES = 10_000
_PAGES = re.compile(r"pag|seite|sayfa|sivu|stran|sahifa|current|last|total", re.IGNORECASE)
_LAST = re.compile(r"total|count|last|num|max|ultim|toplam|gesamt|pages|paginas|seiten|sayfalar|cantidad", re.IGNORECASE)


def further_pages(
    clicks: Clicks, base: str, received: Received, listing: Listing | None, found: int, *, fragment: bool
) -> list[Link]:
    """Links to the next page of a listing and to its archives.

    Args:
        clicks: the page, and what its scripts open.
        base: the address that its relative links start from.
        received: the response.
        listing: the site file's listing it belongs to.
        found: articles it names.
        fragment: whether it is a part of a page, as scripts load them.
    """
    tree, url, site = clicks.tree, received.url, received.site
    next_url = _stated(tree, base, url, listing, site, found)
    post = None
    if next_url is None and not _is_stated(listing):
        next_url = next_page(clicks, base, url, site, guess=found > 0)
        post = next_post(clicks, base, url, site, found) if next_url is None else None
        if next_url is None and post is None and found:
            next_url = _by_box(clicks, base, site)
        if next_url is None and post is None:
            loaded = loaded_more(clicks, base, url, site, found) if not fragment else None
            post = loaded if loaded is not None and loaded.form is not None else None
            if post is None:
                next_url = _by_script(tree, base, url, site, found, loaded.url if loaded is not None else None, fragment=fragment)
    links = [post] if post is not None else []
    if next_url is not None:
        links.append(Link(url=next_url, kind="listing", position=found, source="listing"))
    onward = bool(links)
    if not fragment:
        known = {normalise(next_url)} if next_url is not None else set()
        archives = archive_links(tree, base, url, listing, site, received.fetched_at, found + len(links))
        archives = archives or (year_forms(tree, base, url, site, received.fetched_at, found + len(links)) if not onward and found else [])
        links += [link for link in archives if normalise(link.url) not in known]
    return links


def _is_stated(listing: Listing | None) -> bool:
    return listing is not None and bool(listing.next or listing.page_url)


def _by_box(clicks: Clicks, base: str, site: Site) -> str | None:
    """The next page that is chosen from a box; a form that would be posted is asked for, as many applications take both."""
    opened = next_chosen(clicks)
    try:
        absolute = urljoin(base, asked_for(opened)) if opened is not None else ""
    except ValueError:
        return None
    return absolute if absolute and scope_fault(absolute, site) is None else None


def _by_script(
    tree: HtmlElement, base: str, url: str, site: Site, found: int, loaded: str | None, *, fragment: bool
) -> str | None:
    """The page that a script would load next.

    Args:
        loaded: the address that its source makes, where that can be read.
    """
    onward = following(url, found) if found else None
    if fragment:
        return onward
    more = loaded or more_of(tree, base, url, site, found)
    if more is not None:
        # The button stands on every page; an address that counts already says which of them this is.
        return onward or more if found or following(url, 1) is None else None
    return _by_state(tree, url, found) if found else None


def _by_state(tree: HtmlElement, url: str, found: int) -> str | None:
    """The next page by the pagination in the data the page is made from: {page: 1, pageCount: 12}, {pagina: 1, totalPaginas: 12}."""
    for one in walk(states(tree)):
        told = [(key, value) for key, value in list(one.items())[:60] if isinstance(value, int) and not isinstance(value, bool)]
        counts = {key: value for key, value in told if _PAGES.search(key[:80])}
        if len(counts) < 2:
            continue
        here = next((key for key, value in counts.items() if not _LAST.search(key) and value >= 1), None)
        last = max((value for key, value in counts.items() if _LAST.search(key)), default=0)
        if here is not None and counts[here] < last <= MOST_PAGES:
            return following(url, found) or with_page(url, counts[here] + 1, here if COUNTS_PAGES.fullmatch(here) else "page")
    return None


def _stated(tree: HtmlElement, base: str, url: str, listing: Listing | None, site: Site, found: int) -> str | None:
    """The next page of the listing where the site file says how to find it."""
    if listing is not None and listing.next:
        for element in select(tree, listing.next):
            href = (element.get("href") or "").strip()
            try:
                absolute = urljoin(base, href)
            except ValueError:
                continue
            if href and normalise(absolute) != normalise(url) and scope_fault(absolute, site) is None:
                return absolute
        return None
    if listing is not None and listing.page_url and found:
        return _counted(url, listing, site)
    return None


def _counted(url: str, listing: Listing, site: Site) -> str | None:
    """The address of the page after this one, by the site file's page_url."""
    assert listing.page_url is not None
    for code in site.codes if "{lang}" in listing.url else [""]:
        template = listing.page_url.replace("{lang}", code)
        if normalise(url) == normalise(listing.url.replace("{lang}", code)):
            return template.replace("{page}", "2")
        before, _, after = normalise(template.replace("{page}", "PAGENUMBER")).partition("PAGENUMBER")
        plain = normalise(url)
        number = plain[len(before) : len(plain) - len(after)]
        if plain.startswith(before) and plain.endswith(after) and number.isdecimal():
            following = int(number) + 1
            if listing.max_pages is None or following <= listing.max_pages:
                return template.replace("{page}", str(following))
    return None
