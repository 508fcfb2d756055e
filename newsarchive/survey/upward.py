"""What lies above the articles that the front page shows: the list they may come from, by what the pages of a few of them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.sites.addresses import normalise
from newsarchive.survey.words import address_says_news, says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey
    from newsarchive.survey.look import Look

MOST_ARTICLES = 2
WORTH = 1.2
"""How much is expected of what lies above an article."""


async def upward(survey: Survey) -> None:
    """Put in line what lies above a few of the articles that were read: the last step of the way that they show, the entry of the menu
    that they mark, what their word "back" leads to."""
    for sample in [one for one in survey.found.samples if one.good][:MOST_ARTICLES]:
        article = await survey.pages.look(sample.url)
        if article.refused is None:
            for url in above(survey, article):
                survey.queue[url] = max(survey.queue.get(url, 0.0), WORTH)


def above(survey: Survey, article: Look) -> list[str]:
    """The pages that an article says to belong to, the likeliest first; none that is called something else than news."""
    told = dict.fromkeys([*reversed(article.trail), *article.above])
    front = normalise(survey.front.url)
    return [
        url for url in told
        if survey.is_own(url) and normalise(url) != front and not survey.pages.asked_before(url) and not is_called_otherwise(survey, url)
    ]  # fmt: skip


def is_called_otherwise(survey: Survey, section: str) -> bool:
    """Whether its address or a link says that a section holds something else than news."""
    texts = [anchor.text for look in survey.pages.looks() for anchor in look.anchors if normalise(anchor.url) == normalise(section)]
    return address_says_news(section) < 0 or any(says_news(text) < 0 for text in texts)
