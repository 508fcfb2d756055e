"""News that no page lists: what sitemaps, feeds and the data in pages name, when the pages themselves show no list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsarchive.items import Link
from newsarchive.sites.addresses import normalise
from newsarchive.survey.feed_pages import further_pages_of
from newsarchive.survey.findings import FoundSource, Sample
from newsarchive.survey.look import Look
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
MOST_FEEDS = 40
_FEED = re.compile(
    r"(?:/rss|/feeds?|/atom|rss\d?\.xml|atom\.xml|feed\.xml|\.rss|\.atom|rss\.php|rss\.aspx?)(?:/|$|\?)|/(?:rss|feeds?|atom)/"
    r"|[?&](?:format=feed|type=rss|feed=(?:rss2?|atom)|page=backend)", re.IGNORECASE,
)


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
            if one.kind == "feed":
                await _other_feeds(survey)
            return True
    return False


async def _other_feeds(survey: Survey) -> None:
    """Where feeds are all there is, take every one that the site offers, on its pages or on a page about its feeds."""
    found = survey.found
    waiting = _offered(survey)
    seen: set[str] = {one.url.partition("?paged=")[0].partition("&paged=")[0] for one in found.sources}
    while waiting and len(found.sources) < MOST_FEEDS and survey.pages.left >= LEAST_LEFT:
        url = waiting.pop(0)
        if url in seen:
            continue
        seen.add(url)
        reading, _ = await named_by(survey, url, survey.anything())
        links = [link for link in reading.links if link.kind == "article"] if reading is not None else []
        if not links or any(link.source != "feed" for link in links):
            page = await survey.pages.look(url)
            waiting += [one for one in _feeds_on(page) if survey.is_own(one) and one not in seen] if page.refused is None else []
            continue
        if await _are_articles(survey, links):
            evidence = f"one of the site's feeds; it names {len(links)} articles"
            found.sources.append(FoundSource(kind="feed", url=url, evidence=evidence, names=len(links)))


async def _are_articles(survey: Survey, links: Sequence[Link]) -> bool:
    """Whether a further feed names articles; addresses of a new form become one more pattern once one of them was read."""
    found = survey.found
    urls = [link.url for link in links]
    new = [url for url in urls if not any(family.matches(url) for family in found.families)]
    if len(new) * 2 <= len(urls):
        return True
    titles = {link.url: str(claim.value) for link in links for claim in link.claims if claim.field == "title"}
    sample = await survey.sample(new[0], titles.get(new[0], ""))
    if not sample.good or not sample.published:
        return False
    known = {normalise(url) for url in new}
    made = families(new, [anchor.url for look in survey.pages.looks() for anchor in look.anchors if normalise(anchor.url) not in known])
    found.families += made[:2]
    found.listed_only |= {family.pattern for family in made[:2] if family.vague}
    found.hosts = list(dict.fromkeys([*found.hosts, *(urlsplit(url).netloc.lower() for url in new)]))
    return bool(made)


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


def _offered(survey: Survey) -> list[str]:
    """The addresses of feeds on the pages seen so far."""
    urls = [url for look in survey.pages.looks() for url in _feeds_on(look)]
    return list(dict.fromkeys(url for url in urls if survey.is_own(url)))


def _feeds_on(look: Look) -> list[str]:
    return [*look.feeds, *(anchor.url for anchor in look.anchors if _FEED.search(anchor.url))]


async def _feeds(survey: Survey) -> list[_Named]:
    found: list[_Named] = []
    for url in _offered(survey)[:3]:
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
