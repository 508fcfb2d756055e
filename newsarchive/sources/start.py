"""Where a crawl starts: the first page of every listing and of every other source. Apart from the readers, which a crawl's main
process need not load."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsarchive.items import Link
from newsarchive.sites.model import Site
from newsarchive.sites.source import Drupal, Json, Numbers, Source, WordPress

POSTS = 100
"""Posts asked of WordPress at a time: the most it gives."""
FIELDS = "id,date,date_gmt,modified,modified_gmt,link,title,excerpt,slug"
"""What is asked of each post; its text stands on its page."""


def start_links(site: Site) -> list[Link]:
    """The first pages of all of a site's listings and sources, in every language."""
    found: list[tuple[str, str]] = []
    for source in site.sources:
        if not isinstance(source, Numbers):
            found += [(url, source.kind) for url in _in_languages(first_page(source), site)]
    for listing in site.listings:
        found += [(url, "seed") for url in _in_languages(listing.url, site)]
    return [Link(url=url, kind="listing", position=n, source=source) for n, (url, source) in enumerate(dict.fromkeys(found))]


def first_page(source: Source) -> str:
    """The address of a source's first page; {lang} is left in it. Interfaces are asked for much at a time, the newest first, and for
    no more of each article than is of use."""
    if isinstance(source, WordPress):
        return _with(source.url, per_page=str(POSTS), _fields=FIELDS)
    if isinstance(source, Drupal):
        return _with(source.url, sort="-created")
    if isinstance(source, Json):
        return re.sub(r"\{(?:page|offset)\}", str(source.first), source.url)
    return source.url


def _with(url: str, **more: str) -> str:
    """An address with parameters that it does not name itself."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    named = {name for name, _ in pairs}
    pairs += [(name, value) for name, value in more.items() if name not in named]
    return urlunsplit(parts._replace(query=urlencode(pairs, safe="[]{},-/")))


def _in_languages(url: str, site: Site) -> list[str]:
    return [url.replace("{lang}", code) for code in (site.codes if "{lang}" in url else [""])]
