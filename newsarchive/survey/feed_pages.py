"""Older articles of a feed that names the newest only: many systems give its further pages, though the feed does not say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Link
from newsarchive.sites.addresses import normalise
from newsarchive.sites.counting import COUNTS_PAGES
from newsarchive.sources.following import with_page
from newsarchive.survey.findings import FoundSource
from newsarchive.survey.named import named_by

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

NAMES = ("paged", "page")
LEAST_LEFT = 8


async def further_pages_of(survey: Survey, source: FoundSource, links: Sequence[Link]) -> None:
    """Try the second page of a feed that names no further one; where it brings older articles, the source counts from its first."""
    counts = any(COUNTS_PAGES.fullmatch(name) for name, _ in parse_qsl(urlsplit(source.url).query))
    if counts or any(link.kind == "listing" for link in links):
        return
    known = {normalise(link.url) for link in links}
    for name in NAMES:
        if survey.pages.left < LEAST_LEFT:
            return
        reading, _ = await named_by(survey, with_page(source.url, 2, name))
        older = [link for link in reading.links if link.kind == "article"] if reading is not None else []
        new = sum(normalise(link.url) not in known for link in older)
        if older and new * 2 > len(older):
            source.url = with_page(source.url, 1, name)
            source.evidence += f"; its second page brings {new} older ones"
            return
