"""Which address next: links become rows of the frontier, each in canonical form, in scope, and ranked newest first."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsarchive.archive.frontier import Discovered, Refusal
from newsarchive.items import Fetched, Kind, Link, Outcome, Reading
from newsarchive.sites.addresses import asked, canonical, classify, read_address, scope_fault
from newsarchive.sites.model import Site

PAGE = 1000
"""Ranks between one page of a listing and the next: the k-th page has rank k * PAGE, what it lists follows it."""


def canonical_of(reading: Reading, site: Site) -> str:
    """The article's canonical address: by the site's rules, from the page's own rel=canonical where that is an article
    of this site with the same number and language, else from the address it was read from."""
    own = canonical(reading.url, site)
    claimed = reading.canonical_url
    if claimed is None or scope_fault(claimed, site) is not None or classify(claimed, site) != "article":
        return own
    ours, theirs = read_address(reading.url, site), read_address(claimed, site)
    if ours is not None and theirs is not None and (ours.number, ours.language) != (theirs.number, theirs.language):
        return own
    if urlsplit(claimed).path in {"", "/"} and not urlsplit(claimed).query:
        # A theme that names the front page on every page.
        return own
    return canonical(claimed, site)


def found_on(item: Fetched, site: Site) -> tuple[list[Discovered], list[Refusal]]:
    """What a page brought: rows for the frontier, and addresses that are refused with their reason."""
    links: list[Link] = list(item.reading.links) if item.reading is not None else []
    if item.redirect_to is not None and item.kind != "robots":
        links.append(Link(url=item.redirect_to, kind=item.kind, position=0, source="redirect"))
    return rows(links, site, item.kind, item.rank)


def rows(links: Iterable[Link], site: Site, found_on_kind: str, rank: int) -> tuple[list[Discovered], list[Refusal]]:
    """Sort links into rows and refusals; one row a canonical address, its other spellings beside it."""
    wanted: list[Discovered] = []
    refused: list[Refusal] = []
    for link in links:
        fault = scope_fault(link.url, site)
        if fault is not None:
            refused.append(Refusal(url=link.url[:2083], outcome=Outcome.OUT_OF_SCOPE, reason=fault))
            continue
        address = read_address(link.url, site)
        own = canonical(link.url, site)
        kind = classify(link.url, site, named=False) or _kind_as_found(link, site)
        if kind is None or kind == "robots":
            refused.append(
                Refusal(url=link.url, outcome=Outcome.OUT_OF_SCOPE, reason="neither an article nor a listing of this site")
            )
            continue
        wanted.append(
            Discovered(
                url=own,
                spelling=link.url,
                asked=spelled if (spelled := asked(link.url, site)) != own else None,
                kind=kind,
                rank=rank_of(link, kind, found_on_kind, rank),
                source=link.source,
                number=address.number if address else None,
                hints=link.claims,
            )
        )
    return wanted, refused


def _kind_as_found(link: Link, site: Site) -> Kind | None:
    """What an address is that does not say it: what the source that names it takes it for. A redirect leads to what was asked for
    where its target may be an article; a listing that moved may stand anywhere but on the site's front page."""
    if link.source != "redirect":
        return link.kind
    if link.kind == "article":
        return classify(link.url, site)
    parts = urlsplit(link.url)
    return link.kind if parts.query or parts.path.strip("/") else None


def rank_of(link: Link, kind: str, found_on_kind: str, rank: int) -> int:
    """Smaller is sooner. Articles follow the listing page they stand on, in its order; the next page follows them all."""
    page = max(rank // PAGE, 1) * PAGE
    if link.source in {"seed", "redirect"}:
        return rank
    if kind == "listing":
        return page + PAGE
    if found_on_kind == "listing":
        return page + 1 + min(link.position, PAGE - 3)
    return page + PAGE - 1
