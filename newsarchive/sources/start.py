"""Where a crawl starts: the first page of every listing. Apart from the readers, which a crawl's main process need not load."""

from __future__ import annotations

from newsarchive.items import Link
from newsarchive.sites.model import Site


def start_links(site: Site) -> list[Link]:
    """The first pages of all of a site's listings, in every language."""
    urls: list[str] = []
    for listing in site.listings:
        codes = list(site.codes) if "{lang}" in listing.url else [""]
        urls += [listing.url.replace("{lang}", code) for code in codes]
    return [Link(url=url, kind="listing", position=n, source="seed") for n, url in enumerate(dict.fromkeys(urls))]
