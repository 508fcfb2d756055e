"""Lists of a year's articles at the folder in which these stand (`/2024/`), for a list that shows only the newest and goes on nowhere:
many systems have such pages though nothing links them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.survey.findings import FoundListing

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_YEARS = 20
MOST_MISSING = 2
"""Years in a row without articles after which no older one is tried."""
LEAST_LEFT = 14
FEWEST = 2
COMPLETE = frozenset({"wordpress", "sitemap", "drupal"})
_YEAR = re.compile(r"^((?:/[^/]+){0,4}?/)((?:19|20)\d\d)/")


async def year_folders(survey: Survey) -> None:
    """Try the folder of the newest year, and from there on backwards."""
    found = survey.found
    if any(one.follows for one in found.listings) or any(one.kind in COMPLETE for one in found.sources):
        return
    dated = [(int(match[2]), match[1], url) for family in found.families for url in family.examples if (match := _year_in(url))]
    if not dated:
        return
    year, above, example = max(dated)
    known = {normalise(url) for look in survey.pages.looks() for group in look.groups for url in group.urls}
    missing = 0
    for one in range(year, year - MOST_YEARS, -1):
        if survey.pages.left < LEAST_LEFT or missing >= MOST_MISSING:
            return
        address = urlsplit(example)._replace(path=f"{above}{one}/", query="", fragment="").geturl()
        page = await survey.pages.look(address)
        urls = {normalise(url) for group in page.groups for url in group.urls} if page.refused is None else set()
        listed = {url for url in urls if f"/{one}/" in url and any(family.matches(url) for family in found.families)}
        if one == year and not listed:
            return
        # Of the year that the known list begins with, the first page names the same articles.
        missing = missing + 1 if len(listed - known) < FEWEST and not (listed and page.pager) else 0
        if not missing:
            known |= listed
            evidence = f"the folder of the year {one}; it names {len(listed)} articles"
            area = found.listings[0].area if found.listings else None
            language = found.listings[0].language if found.listings else None
            found.listings.append(FoundListing(url=page.url, language=language, names=len(listed), area=area, evidence=evidence))


def _year_in(url: str) -> re.Match[str] | None:
    return _YEAR.match(urlsplit(url).path)
