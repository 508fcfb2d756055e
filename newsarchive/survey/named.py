"""What a source of the site names, while it is surveyed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.items import Capture, Reading, State
from newsarchive.line import read
from newsarchive.sites.model import Site

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey


async def named_by(survey: Survey, url: str, site: Site | None = None) -> tuple[Reading | None, Capture | None]:
    """What a source names, read as a crawl will read it, whatever kind it is.

    Args:
        site: what is known of the site; what was found so far where it is left off.
    """
    answer = await survey.pages.answer(url)
    if answer.capture is None:
        return None, None
    capture = replace(answer.capture, kind="listing")
    reading: Reading | None = await survey.pages.work(read, capture, site or survey.found.site(), State())
    return reading, answer.capture if reading is not None else None
