"""Lists beside the main one that nothing calls news: those of the sections in which articles stand that the main list does not name,
as the way shown above such an article says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sites.addresses import normalise
from newsarchive.survey.sections import FAIR, take
from newsarchive.survey.words import address_says_news, says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_ARTICLES = 4
LEAST_LEFT = 16


async def branches(survey: Survey) -> None:
    """Look at the sections above a few articles that the front page or a feed names and the lists do not."""
    found = survey.found
    listed = {normalise(one.url) for one in found.listings}
    named = {normalise(url) for look in survey.pages.looks() if look is not survey.front for group in look.groups for url in group.urls}
    # What stands beside the news on the front page is something else.
    groups = [group for group in survey.front.groups if any(normalise(url) in named for url in group.urls)]
    urls = [url for group in groups for url in group.urls] + [url for one in found.sources for url in one.newest]
    missed = [
        url for url in dict.fromkeys(urls)
        if normalise(url) not in named and survey.is_own(url) and any(family.matches(url) for family in found.families)
    ]  # fmt: skip
    for url in missed[:MOST_ARTICLES]:
        if survey.pages.left < LEAST_LEFT:
            return
        for section in (await survey.pages.look(url)).trail[-1:]:
            if normalise(section) in listed or not survey.is_own(section) or normalise(section) == normalise(survey.front.url):
                continue
            if _is_called_otherwise(survey, section):
                continue
            listed.add(normalise(section))
            page = await survey.pages.look(section)
            if page.refused is None and survey.candidates.quality(page, 1.0)[0] >= FAIR:
                await take(survey, page)


def _is_called_otherwise(survey: Survey, section: str) -> bool:
    """Whether its address or a link says that a section holds something else than news."""
    texts = [anchor.text for look in survey.pages.looks() for anchor in look.anchors if normalise(anchor.url) == normalise(section)]
    return address_says_news(section) < 0 or any(says_news(text) < 0 for text in texts)
