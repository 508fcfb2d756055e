"""Sources beside the listings: feeds, sitemaps, the interfaces of WordPress and Drupal. Each is tried, and kept if it names articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from newsarchive.items import Link
from newsarchive.sites.addresses import normalise
from newsarchive.survey.feed_pages import further_pages_of
from newsarchive.survey.findings import FoundSource
from newsarchive.survey.named import named_by
from newsarchive.survey.years import year_folders

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

LEAST_LEFT = 12
MOST_NEWEST = 40
_CHILD = re.compile(r"news|post|article|story|blog|press|node|content|novost|aktual|haber", re.IGNORECASE)
_SITEMAP = re.compile(r"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


async def more_sources(survey: Survey) -> None:
    """Look for what names articles beside the listings."""
    known = _known(survey)
    await _wordpress(survey, known)
    await _drupal(survey, known)
    await _feeds(survey, known)
    await _sitemaps(survey, known)
    await year_folders(survey)
    _numbers(survey)


def _known(survey: Survey) -> set[str]:
    """Addresses of articles seen so far, without scheme and closing slash."""
    urls = [url for look in survey.pages.looks() for group in look.groups for url in group.urls]
    return {_bare(url) for url in urls if any(family.matches(url) for family in survey.found.families)}


def _bare(url: str) -> str:
    try:
        return normalise(url).partition("://")[2].rstrip("/")
    except ValueError:
        return url


def sitemaps_named(survey: Survey) -> list[str]:
    """The sitemaps that robots.txt names."""
    origin = urljoin(survey.url, "/")
    return list(dict.fromkeys(urljoin(origin, url) for text in survey.asks.robots.values() for url in _SITEMAP.findall(text)))


def _articles(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.kind == "article"]


async def _wordpress(survey: Survey, known: set[str]) -> None:
    looks = survey.pages.looks()
    roots = [look.api for look in looks if look.api]
    if not roots and any("wordpress" in look.generator.lower() for look in looks):
        roots = [urljoin(survey.url, "/wp-json/")]
    if not roots or survey.pages.left < LEAST_LEFT:
        return
    root = roots[0]
    joined = root if root.endswith("/") or "rest_route" in root else root + "/"
    for kind in ("posts", "news"):
        url = f"{joined}wp/v2/{kind}"
        reading, capture = await named_by(survey, url)
        links = _articles(reading.links) if reading is not None else []
        if not links or capture is None:
            continue
        common = sum(_bare(link.url) in known for link in links)
        if not common:
            survey.found.remarks.append(f"{url} answers, but names none of the articles that the listing names")
            continue
        total = next((value for name, value in capture.headers if name.lower() == "x-wp-total"), "")
        evidence = f"it names {common} of the articles that the listing names" + (f"; {total} in all, it says" if total else "")
        survey.found.sources.append(FoundSource(kind="wordpress", url=url, evidence=evidence, names=len(links)))
        if total.isdecimal() and len(total) < 8:
            survey.found.expected, survey.found.expected_reason = int(total), "WordPress says so"
        return


async def _drupal(survey: Survey, known: set[str]) -> None:
    if not any("drupal" in look.generator.lower() for look in survey.pages.looks()) or survey.pages.left < LEAST_LEFT:
        return
    for kind in ("news", "article"):
        url = urljoin(survey.url, f"/jsonapi/node/{kind}")
        reading, _ = await named_by(survey, url)
        links = _articles(reading.links) if reading is not None else []
        common = sum(_bare(link.url) in known for link in links)
        if common:
            survey.found.sources.append(
                FoundSource(kind="drupal", url=url, evidence=f"it names {common} of the articles that the listing names", names=len(links))
            )
            return


async def _feeds(survey: Survey, known: set[str]) -> None:
    looks = [look for look in survey.pages.looks() if look.feeds]
    listings = {one.url for one in survey.found.listings}
    urls = [url for look in sorted(looks, key=lambda one: one.url not in listings) for url in look.feeds if "comment" not in url.lower()]
    for look in survey.pages.looks():
        if look.url in listings or look is survey.front:
            urls += [
                anchor.url for anchor in look.anchors
                if re.search(r"(?:/rss|/feed|/atom|rss\.xml|atom\.xml|feed\.xml|\.rss)(?:/|$|\?)", anchor.url, re.IGNORECASE)
            ]  # fmt: skip
    kept = 0
    for url in list(dict.fromkeys(url for url in urls if survey.is_own(url)))[:4]:
        if survey.pages.left < LEAST_LEFT or kept >= max(len(survey.found.listings), 1):
            return
        reading, _ = await named_by(survey, url)
        links = _articles(reading.links) if reading is not None else []
        common = sum(_bare(link.url) in known for link in links)
        if common:
            kept += 1
            evidence = f"{common} of its {len(links)} articles stand in the listing too"
            newest = tuple(link.url for link in links[:MOST_NEWEST])
            survey.found.sources.append(FoundSource(kind="feed", url=url, evidence=evidence, names=len(links), newest=newest))
            if not any(one.follows for one in survey.found.listings) and reading is not None:
                await further_pages_of(survey, survey.found.sources[-1], reading.links)
        elif links:
            survey.found.remarks.append(f"the feed {url} names none of the newest articles; it seems to be frozen, and is left out")


async def _sitemaps(survey: Survey, known: set[str]) -> None:
    named = sitemaps_named(survey)
    guesses = [urljoin(survey.url, "/sitemap.xml")]
    if any("wordpress" in look.generator.lower() or look.api for look in survey.pages.looks()):
        guesses.insert(0, urljoin(survey.url, "/wp-sitemap.xml"))
    guesses.append(urljoin(survey.url, "/sitemap_index.xml"))
    for url in list(dict.fromkeys([*named, *guesses]))[:5]:
        if not survey.is_own(url) or survey.pages.left < LEAST_LEFT:
            continue
        if await _sitemap(survey, url, known, named=url in named):
            return


async def _sitemap(survey: Survey, url: str, known: set[str], *, named: bool) -> bool:
    """Try one sitemap; whether it is one."""
    found = survey.found
    reading, _ = await named_by(survey, url)
    if reading is None or (not reading.links and reading.outcome is not None):
        return False
    children = [link.url for link in reading.links if link.kind == "listing"]
    links = _articles(reading.links)
    keys: dict[str, str] = {}
    if children:
        telling = [child for child in children if _CHILD.search(urlsplit(child).path)]
        chosen: list[str] = []
        for child in (telling or children)[:3]:
            if survey.pages.left < LEAST_LEFT:
                break
            below, _ = await named_by(survey, child)
            articles = _articles(below.links) if below is not None else []
            if articles:
                links += articles
                chosen.append(child)
        if telling and chosen:
            stems = sorted({re.sub(r"[\d_.-]+$", "", urlsplit(child).path.rpartition("/")[2].partition(".")[0]) for child in chosen})
            keys["match"] = "|".join(re.escape(stem) for stem in stems if stem) or ""
            keys = {name: value for name, value in keys.items() if value}
    common = sum(_bare(link.url) in known for link in links)
    where = "robots.txt names it" if named else "it stands where sitemaps stand"
    vague = bool(found.listed_only)
    if not links or (not common and len(links) < 5):
        return bool(links or children)
    if vague and not keys and not _only_articles(links, survey):
        found.remarks.append(f"the sitemap {url} names articles and other pages alike, so it is left out")
        return True
    evidence = f"{where}; {len(links):,} articles, {common} of them in the listing too"
    found.sources.append(FoundSource(kind="sitemap", url=url, evidence=evidence, names=len(links), keys=dict(keys)))
    if found.expected is None and len(links) > 20:
        found.expected, found.expected_reason = len(links), "its sitemap names so many"
    return True


def _only_articles(links: Sequence[Link], survey: Survey) -> bool:
    """Whether the pages of the site's menus are not among these."""
    menu = {_bare(anchor.url) for anchor in survey.front.anchors if anchor.chrome}
    return not any(_bare(link.url) in menu for link in links)


def _numbers(survey: Survey) -> None:
    """A range of numbers, where addresses are numbers, and no other source is complete."""
    found = survey.found
    complete = any(source.kind in {"wordpress", "sitemap", "drupal"} or "{" in source.url for source in found.sources)
    if complete or any(one.follows for one in found.listings):
        return
    for family in found.families:
        if not family.numbered or family.vague or not family.examples:
            continue
        match = family.compiled.fullmatch(normalise(family.examples[0]))
        if match is None:
            continue
        start, end = match.span("number")
        text = match.string
        if re.search(r"\[\^|\(\?:", re.sub(r"\(\?P<\w+>[^()]*\)", "", family.pattern)):
            # A number is that of one folder, or of one title.
            continue
        if re.search(r"[^\W\d_]{4,}", unquote(text[end:])):
            continue
        template = text[:start] + "{number}" + text[end:]
        if "lang" in match.re.groupindex and match["lang"] is not None:
            first, last = match.span("lang")
            template = template[:first] + "{lang}" + template[last:] if first < start else template
        evidence = "its listing shows only the newest, and its addresses are numbers"
        found.sources.append(FoundSource(kind="numbers", url=template, evidence=evidence, keys={"budget": 300}))
        return
