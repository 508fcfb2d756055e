"""Further lists of news beside the main one: of sections, faculties, press releases."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsarchive.items import Link
from newsarchive.sites.addresses import normalise
from newsarchive.sites.presentation import without_visit
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Look
from newsarchive.survey.named import named_by
from newsarchive.survey.words import address_says_news, says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST = 4
"""Pages that are asked for because links call them news."""
MOST_FOLDERS = 60
ENOUGH, NEARLY_ALL = 3, 0.75
"""Folders that must list news, and the share of those that were looked at, for the others to be taken without a look."""
LEAST_LEFT = 34
LEAST_FOR_FOLDERS = 24
FAIR = 0.55
"""Quality from which a list is looked at closely."""
CALLED_NEWS = 0.65
FEWEST = 2
SURELY_DATED = 0.9
"""Share of rows with a date beside them, from which on articles need not show one themselves."""
MOST_SPANS, FEWEST_DAYS = 5, 4
"""Pages of the main list whose days are read, and how many of them must be there."""
BESIDE = 4
"""Links before and after the known ones that may be more of their kind."""


async def more_sections(survey: Survey) -> None:
    """Take further lists that call themselves news, and name articles as new as those of the main list that it does not name."""
    found = survey.found
    main = found.listings[0]
    await _take_folders(survey)
    for url, prior in sorted(survey.queue.items(), key=lambda pair: -pair[1])[:MOST]:
        if prior < 1.1 or survey.pages.left < LEAST_LEFT or survey.pages.asked_before(url) or not _called(survey, url):
            continue
        page = await survey.pages.look(url)
        score, _ = survey.candidates.quality(page, prior) if page.refused is None else (0.0, None)
        if score >= FAIR:
            survey.looked.setdefault(page.url, (score, page))
    for url, (score, page) in sorted(survey.looked.items(), key=lambda pair: -pair[1][0]):
        if score < FAIR or survey.pages.left < LEAST_LEFT or url == survey.front.url or is_of(url, main.url) or not _called(survey, url):
            continue
        await take(survey, page)


async def _take_folders(survey: Survey) -> None:
    """Take the lists of folders made alike. Of many, some are looked at; where nearly all of these are lists of news, the others are
    taken for that too."""
    listings = survey.found.listings
    main = listings[0]
    tried: list[bool] = []
    left: list[str] = []
    for url in _folders(survey):
        if is_of(url, main.url):
            continue
        if survey.pages.left < LEAST_FOR_FOLDERS and not survey.pages.asked_before(url):
            left.append(url)
            continue
        page = await survey.pages.look(url)
        before = len(listings)
        if page.refused is None and survey.candidates.quality(page, 1.0)[0] >= FAIR:
            await take(survey, page, known_kind=sum(tried) >= ENOUGH)
        tried.append(len(listings) > before)
    if sum(tried) >= ENOUGH and sum(tried) >= NEARLY_ALL * len(tried):
        evidence = f"made like {sum(tried)} others that list news; it was not asked for"
        listings += [FoundListing(url=url, language=main.language, names=0, area=listings[-1].area, evidence=evidence) for url in left]


def _folders(survey: Survey) -> list[str]:
    """The folders in which articles stand, where there are several that are called news: those of faculties, of sections."""
    families = survey.found.families
    urls = [url for look in survey.pages.looks() for group in look.groups for url in group.urls]
    found: dict[str, None] = {}
    for url in urls:
        if not any(family.matches(url) for family in families):
            continue
        parts = urlsplit(url)
        folder = parts.path.rstrip("/").rpartition("/")[0]
        above = parts._replace(path=folder, query="", fragment="")
        own = parts._replace(path="/" + folder.rpartition("/")[2], query="").geturl()
        if folder.count("/") > 1 and address_says_news(own) >= CALLED_NEWS:
            found[above.geturl()] = None
    if len(found) < FEWEST:
        return []
    return list({**found, **dict.fromkeys(_siblings(survey, list(found)))})[:MOST_FOLDERS]


def _siblings(survey: Survey, folders: list[str]) -> list[str]:
    """The same folders of other faculties: of those that the front page lists among the known ones."""
    parts = [urlsplit(folder) for folder in folders]
    owners = {normalise(part._replace(path=part.path.rpartition("/")[0]).geturl()) for part in parts}
    name = parts[0].path.rpartition("/")[2]
    linked = [normalise(anchor.url).rstrip("/") for anchor in survey.front.anchors]
    places = [place for place, url in enumerate(linked) if url in owners]
    if len(places) < FEWEST:
        return []
    depth = linked[places[0]].count("/")
    among = linked[max(places[0] - BESIDE, 0) : places[-1] + BESIDE + 1]
    return [f"{url}/{name}" for url in among if url.count("/") == depth and url not in owners]


async def take(
    survey: Survey, page: Look, *, known_kind: bool = False, missed: bool = False, undated: bool = False, why: str = "links call it news"
) -> None:
    """Take a page for a further listing, if what it lists are articles the others lack.

    Args:
        missed: whether the main list is known to lack an article of this section.
        undated: whether it may show no dates, where its addresses are those of articles.
        why: what speaks for its being one.
        known_kind: whether several lists made like this one were lists of news: then its articles are not read.
    """
    found = survey.found
    group = survey.candidates.quality(page, 0.0)[1]
    if group is None or any(normalise(one.url) == normalise(page.url) for one in found.listings):
        return
    urls = survey.articles_of(page, group)
    surely = undated and all(any(family.matches(url) and not family.vague for family in found.families) for url in urls)
    if group.dated < 0.5 and not surely:
        return
    known = {normalise(url): None for look in survey.pages.looks() if look is not page for one in look.groups for url in one.urls}
    new = [url for url in urls if normalise(url) not in known]
    if len(new) < max(FEWEST, len(urls) // 2):
        return
    if any(family.matches(new[0]) and family.pattern not in found.listed_only for family in found.families):
        # Of a main list that shows only the newest, every other one may name what it does not show any more.
        if found.listings[0].follows and not missed and not await _is_missed(survey, page, new):
            return
    elif not (known_kind and all(any(family.matches(url) for family in found.families) for url in new)):
        texts = dict(zip(group.urls, group.texts, strict=True))
        samples = [await survey.sample(url, texts.get(url, "")) for url in new[:2]]
        if not all(sample.good and (sample.published or group.dated >= SURELY_DATED) for sample in samples):
            return
        made = survey.families_of(new, survey.others([page], new))
        taken = {family.pattern for family in found.families}
        found.families += [family for family in made if family.pattern not in taken]
        found.listed_only |= {family.pattern for family in made if family.vague}
        hosts = [urlsplit(url).netloc.lower() for url in new]
        found.hosts = list(dict.fromkeys([*found.hosts, *hosts]))
    area = group.area if any(family.vague for family in found.families) else None
    evidence = f"{why}; it names {len(new)} articles that the first list does not"
    language = found.listings[0].language
    found.listings.append(FoundListing(url=without_visit(page.url), language=language, names=len(urls), area=area, evidence=evidence))


async def _is_missed(survey: Survey, page: Look, new: list[str]) -> bool:
    """Whether the main list lacks articles that are as new as those on the pages of it that were seen."""
    spans = await spans_of(survey)
    mine, _ = await named_by(survey, page.url)
    wanted = {normalise(url) for url in new}
    days = [day_of(link) for link in mine.links if normalise(link.url) in wanted] if mine is not None else []
    return sum(any(first < day < last for first, last in spans) for day in days) >= FEWEST


async def spans_of(survey: Survey) -> list[tuple[str, str]]:
    """The days between which the pages of the main list that were seen name every article: of each page the middle, since a pinned item
    may be of any age, and of the first one also whatever is newer."""
    main = survey.found.listings[0].url
    urls = [main, *(look.url for look in survey.pages.looks() if is_of(look.url, main) and normalise(look.url) != normalise(main))]
    spans: list[tuple[str, str]] = []
    for url in urls[:MOST_SPANS]:
        reading, _ = await named_by(survey, url)
        days = sorted(filter(None, map(day_of, reading.links))) if reading is not None else []
        if len(days) >= FEWEST_DAYS:
            spans.append((days[len(days) // 4], days[-1 - len(days) // 4] if url != main else "9999"))
        elif url == main:
            return []
    return spans


def day_of(link: Link) -> str:
    return next((str(claim.value)[:10] for claim in link.claims if claim.field == "published"), "")


def _called(survey: Survey, url: str) -> bool:
    """Whether some link calls this page news, or its address does."""
    if address_says_news(url) < 0:
        return False
    # Beside the news stand other things: what lies above says nothing.
    parts = urlsplit(url)
    own = parts._replace(path="/" + parts.path.rstrip("/").rpartition("/")[2]).geturl()
    texts = [anchor.text for look in survey.pages.looks() for anchor in look.anchors if normalise(anchor.url) == normalise(url)]
    return address_says_news(own) >= CALLED_NEWS or any(says_news(text) >= CALLED_NEWS for text in texts)


def is_of(url: str, main: str) -> bool:
    """Whether a page is the main list, or one of its further pages."""
    return normalise(url).partition("?")[0].rstrip("/") == normalise(main).partition("?")[0].rstrip("/") and (
        "?" not in main or normalise(url).startswith(normalise(main))
    )

