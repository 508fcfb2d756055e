"""What a page brought: links become rows of the frontier, each in canonical form, in scope, and ranked newest first."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsarchive.archive.frontier import Discovered, Refusal
from newsarchive.items import Fetched, Kind, Link, Outcome, Reading
from newsarchive.sites.addresses import asked, canonical, classify, read_address, scope_fault
from newsarchive.sites.model import Site
from newsarchive.spiders.ranks import ranks

POSTBACK = "postback="
"""How the part is called that is had by posting a form (sources.postback)."""


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
    if item.redirect_to is not None and item.kind not in {"robots", "file"}:
        links.append(Link(url=item.redirect_to, kind=item.kind, position=0, source="redirect"))
    return rows(links, site, item.rank, part=item.part)


def rows(links: Iterable[Link], site: Site, rank: int, *, part: str = "") -> tuple[list[Discovered], list[Refusal]]:
    """Sort links into rows and refusals; one row a canonical address, its other spellings beside it.

    Args:
        links: what was found, in its order.
        site: the site's definition.
        rank: that of the page it was found on.
        part: the part of its address that this page is (Link.part).
    """
    wanted: list[Discovered] = []
    refused: list[Refusal] = []
    links = list(links)
    for link, own_rank in zip(links, ranks(links, rank), strict=True):
        fault = scope_fault(link.url, site)
        if fault is not None:
            refused.append(Refusal(url=link.url[:2083], outcome=Outcome.OUT_OF_SCOPE, reason=fault))
            continue
        address = read_address(link.url, site)
        own = canonical(link.url, site)
        kind = classify(link.url, site, named=False) or _kind_as_found(link, site)
        if kind is None or kind == "robots" or kind == "file":
            refused.append(
                Refusal(url=link.url, outcome=Outcome.OUT_OF_SCOPE, reason="neither an article nor a listing of this site")
            )
            continue
        if link.part is not None and (link.kind == "article" or link.kind == "listing"):
            kind = link.kind
        if link.part is not None:
            own = f"{own}#{_part(link.part, part)}"
        spelled = asked(link.url, site)
        wanted.append(
            Discovered(
                url=own,
                spelling=link.url if link.part is None else own,
                asked=spelled if spelled != own else None,
                kind=kind,
                rank=own_rank,
                source=link.source,
                number=address.number if address else None,
                hints=link.claims,
                form=link.form,
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


def _part(wanted: str, here: str) -> str:
    """A part's name. That of a page had by posting a form says which page it is, since every page may be had by the same button."""
    if not wanted.startswith(POSTBACK):
        return wanted
    number = here.rpartition("/")[2] if here.startswith(POSTBACK) else ""
    return f"{wanted}/{int(number) + 1 if number.isdecimal() and len(number) < 6 else 2}"
