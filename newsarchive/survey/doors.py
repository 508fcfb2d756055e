"""Front pages that are doors: to a language, to the real front page, to the frames that hold it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.survey.candidates import POOR
from newsarchive.survey.look import Look
from newsarchive.survey.words import address_says_news, says_news

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_DOORS = 3
FEW_DOORS = 8
"""Links of a page that only lets its visitors in."""
FRAMED = 200
"""Letters that a page of frames may show itself."""
_START = re.compile(r"/?(?:(?:index|default|home|main)\.\w{2,5})?", re.IGNORECASE)


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


def is_copy(page: Look, front: Look) -> bool:
    """Whether a page is the front page at another address (/index.php): it has the same links."""
    links = {normalise(anchor.url) for anchor in page.anchors} ^ {normalise(anchor.url) for anchor in front.anchors}
    return page is not front and len(front.anchors) > 1 and links <= {normalise(page.url), normalise(front.url)}


def is_start(front: str, given: str) -> bool:
    """Whether the page that a survey begins with is the site's front page, wherever that stands, and no list of news whose address was
    given instead of it, or that the host's root leads to.

    Args:
        front: its address.
        given: the address that was given.
    """
    parts, first = urlsplit(front), urlsplit(given)
    if not parts.query and _START.fullmatch(parts.path) is not None:
        return True
    return not first.query and _START.fullmatch(first.path) is not None and address_says_news(front) <= 0
