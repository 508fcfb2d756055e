"""What every reader of a source is given, and what all make of it: links to articles of the site, each with the source's claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin

from newsarchive.items import Claim, Link
from newsarchive.sites.addresses import canonical, classify, normalise, scope_fault
from newsarchive.sites.model import Site
from newsarchive.sources.posted_forms import MORE, following_form, part_of

MAX_LINKS = 5_000
"""Links to articles taken from one response of a source, unless its reader says otherwise; the rest is counted. Some universities have
all their news on one page."""
MAX_ALSO = 40
"""Other language versions taken of one entry."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """One response of a source, apart from its body."""

    url: str
    site: Site
    fetched_at: datetime
    headers: tuple[tuple[str, str], ...] = ()
    part: str = ""
    """Which part of it is wanted (Link.part); "" for the first."""
    form: tuple[tuple[str, str], ...] | None = None
    """What was sent for it, where it was had by sending a form."""

    @property
    def is_more(self) -> bool:
        """Whether it is a part of a list that a script loads by sending a form."""
        return self.form is not None and self.part.startswith(MORE)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One item that a source names."""

    urls: Sequence[str]
    """Its address as written; several where the source gives several, the likeliest first."""
    claims: tuple[Claim, ...] = ()
    also: Sequence[str] = ()
    """Addresses of its other language versions."""


Read = tuple[list[Link], int]
"""Links found, and how many were left."""


def links_of(entries: Iterable[Entry], received: Received, source: str, most: int = MAX_LINKS) -> Read:
    """Links to the articles among the entries, in their order, each article once; what leads elsewhere is passed over."""
    found: dict[str, Link] = {}
    omitted: set[str] = set()
    for entry in entries:
        target = next((one for url in entry.urls if (one := article_at(url, received.url, received.site)) is not None), None)
        others = [one for url in list(entry.also)[:MAX_ALSO] if (one := article_at(url, received.url, received.site)) is not None]
        for n, one in enumerate(([target] if target is not None else []) + others):
            absolute, key = one
            if key in found or key in omitted:
                continue
            if len(found) >= most:
                omitted.add(key)
                continue
            claims = entry.claims if n == 0 and target is not None else ()
            found[key] = Link(url=absolute, kind="article", position=len(found), source=source, claims=claims)
    return list(found.values()), len(omitted)


@lru_cache(maxsize=8192)
def article_at(href: str, base: str, site: Site) -> tuple[str, str] | None:
    """Absolute address and canonical form of an article of the site that a source names; None for anything else."""
    try:
        absolute = urljoin(base, href.strip())
        if scope_fault(absolute, site) is None and classify(absolute, site) == "article":
            return absolute, canonical(absolute, site)
    except ValueError:
        return None
    return None


def onward_by_form(received: Received, found: int) -> Link | None:
    """The part of a list after one that was had by sending a form; None behind the last.

    Args:
        found: articles it named.
    """
    form = following_form(received.form, found) if received.form is not None else None
    return None if form is None else Link(url=received.url, kind="listing", position=found, source="listing", part=part_of(form), form=form)


def further(href: str | None, received: Received, source: str, position: int, part: str | None = None) -> Link | None:
    """A link to a further page of the source; None where it leads out of the site's scope, or to the page itself."""
    if not href:
        return None
    try:
        absolute = urljoin(received.url, href.strip())
        if scope_fault(absolute, received.site) is not None:
            return None
        if normalise(absolute) == normalise(received.url) and (part or "") == received.part:
            return None
    except ValueError:
        return None
    return Link(url=absolute, kind="listing", position=position, source=source, part=part)
