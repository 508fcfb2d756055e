"""Front pages that are doors: to a language, to the real front page, to the frames that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.survey.candidates import POOR
from newsarchive.survey.look import Look
from newsarchive.survey.words import says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_DOORS = 3
FEW_DOORS = 8
"""Links of a page that only lets its visitors in."""
FRAMED = 200
"""Letters that a page of frames may show itself."""


async def beyond(survey: Survey, page: Look) -> Look:
    """The front page behind one that only sends its visitors on, or lets them choose a language or enter."""
    for _ in range(MOST_DOORS):
        if page.refused is not None or any(group.score >= POOR for group in page.groups) or page.frames:
            return page
        own = list(dict.fromkeys(anchor.url for anchor in page.anchors if survey.is_own(anchor.url)))
        onward = page.sent_on if page.sent_on is not None and survey.is_own(page.sent_on) else None
        if onward is None and (len(page.anchors) > FEW_DOORS or page.pager or any(says_news(one.text) > 0 for one in page.anchors)):
            return page
        for url in [onward] if onward is not None else own[:3]:
            inside = await survey.pages.look(url)
            if inside.refused is None and inside.url != page.url:
                # The other doors lead to the other languages.
                inside.anchors += [anchor for anchor in page.anchors if anchor.url != inside.url]
                page = inside
                break
        else:
            return page
    return page


async def whole(survey: Survey, page: Look) -> Look:
    """A page of frames with the links in its frames."""
    if page.text_length <= FRAMED:
        for url in page.frames[:4]:
            inside = await survey.pages.look(url)
            page.anchors += inside.anchors
            page.language = page.language or inside.language
    return page
