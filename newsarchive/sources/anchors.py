"""Anchors on a page that point to articles of the site, and where on a listing those stand that count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import urljoin

from lxml.html import HtmlElement

from newsarchive.pages.select import line_of, select
from newsarchive.sites.addresses import canonical, classify, scope_fault
from newsarchive.sites.model import Listing, Site
from newsarchive.sources.clicks import Clicks

MAX_ANCHORS = 20_000
"""Anchors looked at on one page."""
MAX_HREF = 4096
FURNITURE = frozenset({"nav", "footer", "header", "aside"})
OF_A_TEXT = frozenset({"article", "main", "li", "tr"})
"""A header or footer inside one of these is that of a row."""


class Target(NamedTuple):
    """An article that a link points to."""

    url: str
    """The absolute address as it was written."""
    key: str
    """Its canonical form."""
    listed_only: bool
    """Whether it is an article only where a source names it."""


def article_anchors(root: HtmlElement, base: str, site: Site, clicks: Clicks) -> Iterator[tuple[HtmlElement, Target]]:
    """Anchors that point to what may be articles of the site, in document order."""
    origin = base[: base.find("/", base.find("//") + 2)] if base.count("/") > 2 else base
    inside = set(root.iter()) if root is not clicks.tree else None
    clicked = (element for element in clicks.elements() if inside is None or element in inside)
    for number, anchor in enumerate(chain(root.iter("a"), clicked)):
        if number >= MAX_ANCHORS:
            return
        href = clicks.address(anchor)
        if not href or len(href) > MAX_HREF or href.startswith("#"):
            continue
        # What does not depend on the page's own path is the same on all pages: menus, boxes, footers.
        anywhere = href.startswith(("/", "http://", "https://"))
        seen = _article(origin if anywhere else base, href, site)
        if seen is not None:
            yield anchor, seen


@lru_cache(maxsize=16_384)
def _article(base: str, href: str, site: Site) -> Target | None:
    """What a link points to; None where that is no article of the site."""
    try:
        absolute = urljoin(base, href)
        if scope_fault(absolute, site) is None and classify(absolute, site) == "article":
            return Target(absolute, canonical(absolute, site), classify(absolute, site, named=False) is None)
    except ValueError:
        return None
    return None


def listed(
    root: HtmlElement, listing: Listing | None, anchors: list[tuple[HtmlElement, Target]], *, found_area: bool
) -> list[tuple[HtmlElement, Target]]:
    """The anchors of a listing that name articles. Those whose address says that it is one always do; the others where the list
    stands: in the site file's area and rows, one a row, else outside of the page's menus, header and footer.

    Args:
        found_area: whether `root` is the area the site file names, or the file names none.
    """
    doubtful = {anchor: target for anchor, target in anchors if target.listed_only}
    if not doubtful:
        return anchors
    kept: set[HtmlElement] = set()
    if found_area and listing is not None and listing.row:
        kept = {anchor for row in select(root, listing.row) if (anchor := _of_row(row, listing, doubtful)) is not None}
    elif found_area:
        stands_in: dict[HtmlElement, bool] = {}
        kept = {anchor for anchor in doubtful if not _is_furniture(anchor, root, stands_in)}
    return [(anchor, target) for anchor, target in anchors if not target.listed_only or anchor in kept]


def _of_row(row: HtmlElement, listing: Listing, doubtful: dict[HtmlElement, Target]) -> HtmlElement | None:
    """The one link of a row to its article: that of its title, else the one that says most; others lead to sections and tags."""
    within = [anchor for anchor in row.iter("a") if anchor in doubtful]
    if not within and row.getparent() is not None:
        within = [above for above in row.iterancestors("a") if above in doubtful][:1]
    if listing.title:
        titles = set(select(row, listing.title))
        titled = [
            anchor for anchor in within
            if anchor in titles or any(above in titles for above in anchor.iterancestors()) or not titles.isdisjoint(anchor.iter())
        ]  # fmt: skip
        within = titled or within
    return max(within, key=lambda anchor: len(line_of(anchor)), default=None)


def _is_furniture(anchor: HtmlElement, root: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether a link stands in a menu, or in the page's header or footer."""
    passed: list[HtmlElement] = []
    found = False
    for above in anchor.iterancestors():
        if above in known:
            found = known[above]
            break
        passed.append(above)
        if above.tag in FURNITURE or (above.get("role") or "") in {"navigation", "banner", "contentinfo"}:
            found = above.tag in {"nav", "aside"} or not any(outer.tag in OF_A_TEXT for outer in above.iterancestors())
            if found:
                break
        if above is root:
            break
    known.update(dict.fromkeys(passed, found))
    return found
