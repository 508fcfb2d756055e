"""News that no page lists: what sitemaps, feeds and the data in pages name, when the pages themselves show no list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsarchive.items import Link
from newsarchive.survey.feed_pages import further_pages_of
from newsarchive.survey.findings import FoundSource, Sample
from newsarchive.survey.named import named_by
from newsarchive.survey.shapes import families, shape
from newsarchive.survey.sources import sitemaps_named
from newsarchive.survey.words import address_says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_KINDS = 4
"""Kinds of addresses whose pages are read to see whether they are articles."""
FEWEST = 3
LEAST_LEFT = 8
_FEED = re.compile(r"(?:/rss|/feed|/atom|rss\.xml|atom\.xml|feed\.xml|\.rss)(?:/|$|\?)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class _Named:
    """Addresses of one kind that a source names."""

    kind: str
    source: str
    links: tuple[Link, ...]
    all: int
    """Addresses the source names in all."""
    further: tuple[Link, ...] = ()
    """Its further pages."""

    @property
    def worth(self) -> float:
        """How likely these are articles."""
        urls = [link.url for link in self.links]
        words = max(address_says_news(url) for url in urls[:5])
        dated = sum(any(claim.field == "published" for claim in link.claims) for link in self.links) / len(self.links)
        days = len({claim.value for link in self.links for claim in link.claims if claim.field in {"published", "modified"}})
        return words + dated + 0.3 * min(days / len(self.links), 1.0) + min(len(self.links), 50) / 50


async def by_sources(survey: Survey) -> bool:
    """Find articles by what sources name; whether some were found."""
    named = [*await _feeds(survey), *await _sitemaps(survey)]
    for one in sorted(named, key=lambda each: -each.worth)[:MOST_KINDS]:
        if survey.pages.left < LEAST_LEFT:
            return False
        if await _take(survey, one):
            return True
    return False


async def _take(survey: Survey, one: _Named) -> bool:
    found = survey.found
    urls = [link.url for link in one.links]
    others = [anchor.url for look in survey.pages.looks() for anchor in look.anchors if anchor.url not in set(urls)]
    made = families(urls, others)
    if not made:
        return False
    found.families = made[:3]
    found.listed_only = {family.pattern for family in found.families if family.vague}
    found.hosts = list(dict.fromkeys([urlsplit(urls[0]).netloc.lower(), urlsplit(survey.url).netloc.lower()]))
    found.languages = [survey.front.language] if survey.front.language else ["en"]
    found.sources = [FoundSource(kind=one.kind, url=one.source, evidence="", names=len(one.links))]
    titles = {link.url: str(claim.value) for link in one.links for claim in link.claims if claim.field == "title"}
    samples: list[Sample] = [await survey.sample(url, titles.get(url, "")) for url in [*urls[:2], urls[len(urls) // 2], urls[-1]]]
    good = [sample for sample in samples if sample.good and sample.published]
    if len(good) * 2 <= len(samples):
        found.families, found.sources = [], []
        return False
    found.samples = samples
    spoken = [sample.language for sample in good if sample.language]
    found.languages = list(dict.fromkeys(spoken)) or found.languages
    found.sources[0].evidence = (
        f"it names {len(one.links):,} articles among {one.all:,} addresses; no page of the site was found that lists them"
    )
    if one.kind == "feed":
        await further_pages_of(survey, found.sources[0], one.further or one.links)
    if one.kind == "sitemap":
        found.expected, found.expected_reason = len(one.links), "its sitemap names so many"
    return True


def _kinds(kind: str, source: str, links: Sequence[Link]) -> list[_Named]:
    """What a source names, by the shape of the addresses."""
    by_shape: dict[str, list[Link]] = {}
    for link in links:
        if link.kind == "article":
            by_shape.setdefault(shape(link.url), []).append(link)
    further = tuple(link for link in links if link.kind == "listing")
    return [
        _Named(kind=kind, source=source, links=tuple(some), all=len(links), further=further)
        for some in by_shape.values() if len(some) >= FEWEST
    ]  # fmt: skip


async def _feeds(survey: Survey) -> list[_Named]:
    urls = [url for look in survey.pages.looks() for url in look.feeds]
    urls += [anchor.url for look in survey.pages.looks() for anchor in look.anchors if _FEED.search(anchor.url)]
    found: list[_Named] = []
    for url in list(dict.fromkeys(url for url in urls if survey.is_own(url)))[:3]:
        reading, _ = await named_by(survey, url, survey.anything())
        if reading is not None:
            found += _kinds("feed", url, reading.links)
    return found


async def _sitemaps(survey: Survey) -> list[_Named]:
    found: list[_Named] = []
    for url in [*sitemaps_named(survey), urljoin(survey.url, "/sitemap.xml"), urljoin(survey.url, "/sitemap_index.xml")][:4]:
        if found or not survey.is_own(url) or survey.pages.left < LEAST_LEFT or survey.pages.asked_before(url):
            continue
        reading, _ = await named_by(survey, url, survey.anything())
        if reading is None:
            continue
        links = list(reading.links)
        for child in [link.url for link in reading.links if link.kind == "listing"][:4]:
            below, _ = await named_by(survey, child, survey.anything())
            links += below.links if below is not None else []
        found += _kinds("sitemap", url, links)
    return found
