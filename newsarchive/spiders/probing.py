"""Number ranges: once everything that sources name is asked, the numbers between and above what is known are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.archive import frontier, numbers
from newsarchive.items import Link
from newsarchive.sites.addresses import canonical
from newsarchive.sites.model import Site
from newsarchive.sites.source import Numbers
from newsarchive.spiders.discovery import rows

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run


async def probe(run: Run) -> bool:
    """Put the next numbers of a site's ranges in line; returns whether there are any."""
    found = False
    for source in run.site.sources:
        if not isinstance(source, Numbers):
            continue
        wanted = await run.services.call(
            numbers.probes, run.site.id, run.crawl, patterns(source, run.site), first=source.first, budget=source.budget,
            misses=source.misses,
        )
        links = [
            Link(url=url, kind="article", position=n, source=numbers.SOURCE)
            for n, number in enumerate(wanted) for url in addresses(source, run.site, number)
        ]  # fmt: skip
        if not links:
            continue
        discovered, refused = rows(links, run.site, 0)
        found = bool(await run.services.call(frontier.ask_again, run.site.id, run.crawl, discovered, refused)) or found
    return found


def addresses(source: Numbers, site: Site, number: int) -> list[str]:
    """The addresses of a number, in every language."""
    codes = site.codes if "{lang}" in source.url else [""]
    return [source.url.replace("{lang}", code).replace("{number}", str(number)) for code in codes]


def patterns(source: Numbers, site: Site) -> list[str]:
    """The canonical addresses of all numbers, one pattern a language, as GLOB has them."""
    made = [canonical(url, site) for url in addresses(source, site, 777_777_777)]
    return [re.sub(r"([*?\[])", r"[\1]", url).replace("777777777", "*") for url in made]
