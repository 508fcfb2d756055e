"""Pages that list articles of many other hosts: the news portal of a group of universities, a list of links."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsarchive.items import Link
from newsarchive.sites.part import HOST
from newsarchive.survey.findings import FoundListing, FoundSource
from newsarchive.survey.look import Look
from newsarchive.survey.named import named_by
from newsarchive.survey.shapes import Family
from newsarchive.survey.sources import sitemaps_named

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

FEWEST_LINKS = 10
FEWEST_HOSTS = 3
LEAST_LEFT = 25
SAMPLES = 5
MOST_BYTES = 10_000_000
_LOC = re.compile(r"<loc>\s*(https?://[^\s<]{3,2000})")


def is_portal(page: Look, survey: Survey) -> bool:
    """Whether most of what a page links to stands on several other hosts."""
    shown = [anchor.url for anchor in page.anchors if not anchor.chrome]
    others = Counter(urlsplit(url).hostname for url in shown if not survey.is_own(url))
    return sum(others.values()) >= FEWEST_LINKS and len(others) >= FEWEST_HOSTS and sum(others.values()) * 10 >= 7 * len(shown)


async def as_portal(survey: Survey) -> None:
    """Take the front page for the listing of all these hosts' articles; their hosts are the site's."""
    found, front = survey.found, survey.front
    own = urlsplit(front.url).netloc.lower()
    named: dict[str, None] = dict.fromkeys(_elsewhere(front, own))
    found.families = [Family(pattern=rf"https?://(?!{re.escape(own)}(?:/|$))[^/?#]+/.*", examples=(), count=len(named), vague=True)]
    found.listed_only = {found.families[0].pattern}
    found.listings = [FoundListing(url=front.url, language=None, names=len(named))]
    found.hosts = _hosts(own, named)
    found.languages = [front.language] if front.language else ["en"]
    for url in [*sitemaps_named(survey), urljoin(front.url, "/sitemap.xml")][:2]:
        answer = await survey.pages.answer(url)
        links = [html.unescape(link) for link in _LOC.findall(answer.body[:MOST_BYTES].decode("utf-8", "replace"))]
        if links:
            named.update(dict.fromkeys(links))
            found.sources.append(FoundSource(kind="sitemap", url=url, evidence=f"it names {len(links):,} addresses", names=len(links)))
            break
    page: str | None = front.url
    pages = 0
    while page is not None and survey.pages.left > LEAST_LEFT:
        pages += 1
        named.update(dict.fromkeys(_elsewhere(await survey.pages.look(page), own)))
        reading, _ = await named_by(survey, page)
        page = _following(reading.links, survey) if reading is not None else None
        found.listings[0].follows = found.listings[0].follows or page or ""
    found.hosts = _hosts(own, named)
    found.families[0] = Family(pattern=found.families[0].pattern, examples=(), count=len(named), vague=True)
    found.listings[0].evidence = f"{pages} pages of it and its sitemap name {len(named):,} addresses on {len(found.hosts) - 1:,} hosts"
    found.expected, found.expected_reason = len(named), "it lists so many addresses"
    survey.allow(found.hosts)
    urls = list(named)
    for url in urls[:: max(len(urls) // SAMPLES, 1)][:SAMPLES]:
        found.samples.append(await survey.sample(url, ""))
    spoken = [sample.language for sample in found.samples if sample.good and sample.language]
    found.languages = list(dict.fromkeys(spoken)) or found.languages


def _elsewhere(page: Look, own: str) -> list[str]:
    return [anchor.url for anchor in page.anchors if not anchor.chrome and urlsplit(anchor.url).netloc.lower() != own]


def _hosts(own: str, urls: dict[str, None]) -> list[str]:
    hosts: list[str] = [own]
    for url in urls:
        try:
            host = urlsplit(url).netloc.lower()
        except ValueError:
            continue
        if HOST.fullmatch(host) and host not in hosts:
            hosts.append(host)
    return hosts


def _following(links: list[Link], survey: Survey) -> str | None:
    return next((link.url for link in links if link.kind == "listing" and not survey.pages.asked_before(link.url)), None)
