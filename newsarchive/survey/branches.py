"""Lists beside the main one that nothing calls news: those of the sections in which articles stand that the main list does not name,
as the way shown above such an article says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sites.addresses import normalise
from newsarchive.survey.doors import is_copy
from newsarchive.survey.sections import FAIR, spans_of, take
from newsarchive.survey.upward import is_called_otherwise

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_ARTICLES = 4
LEAST_LEFT = 16
FEWEST_READ = 3
SEEN = 5
"""Articles that were read of the first pages of the main list."""


async def branches(survey: Survey) -> None:
    """Look at the sections above a few articles that the front page or a feed names and the lists do not."""
    found = survey.found
    listed = {normalise(one.url) for one in found.listings}
    # Lists that were looked at and not taken name what is missed.
    left_out = {normalise(url) for url in survey.looked} - listed
    others = [look for look in survey.pages.looks() if normalise(look.url) not in left_out and not is_copy(look, survey.front)]
    named = {normalise(url) for look in others if look is not survey.front for group in look.groups for url in group.urls}
    # What stands beside the news on the front page is something else.
    groups = [group for group in survey.front.groups if any(normalise(url) in named for url in group.urls)]
    urls = [url for group in groups for url in group.urls] + [url for one in found.sources for url in one.newest]
    missed = [
        url for url in dict.fromkeys(urls)
        if normalise(url) not in named and survey.is_own(url) and any(family.matches(url) for family in found.families)
    ]  # fmt: skip
    newest = [sample.published for sample in found.samples[:SEEN] if sample.good and sample.published]
    spans = await spans_of(survey) if missed else []
    apart = bool(missed) and await _says_its_section(survey)
    for url in missed[:MOST_ARTICLES]:
        if survey.pages.left < LEAST_LEFT:
            return
        article = await survey.pages.look(url)
        for section in article.trail[-1:]:
            if normalise(section) in listed or not survey.is_own(section) or normalise(section) == normalise(survey.front.url):
                continue
            if is_called_otherwise(survey, section):
                continue
            listed.add(normalise(section))
            page = await survey.pages.look(section)
            if page.refused is None and survey.candidates.quality(page, 1.0)[0] >= FAIR:
                day = (await survey.sample(url, "")).published
                lacks = day is not None and ((bool(newest) and day > min(newest)) or any(first < day[:10] < last for first, last in spans))
                elsewhere = apart and not any(normalise(step) in listed for step in article.trail[:-1])
                await take(survey, page, missed=lacks or elsewhere, undated=lacks, why=f"{url} says that it stands there")


async def _says_its_section(survey: Survey) -> bool:
    """Whether every article that was read of the main list says that it stands there: then one that says another section does not."""
    main = normalise(survey.found.listings[0].url)
    trails = [(await survey.pages.look(sample.url)).trail for sample in survey.found.samples[:SEEN] if sample.good]
    return len(trails) >= FEWEST_READ and all(trail and normalise(trail[-1]) == main for trail in trails)
