"""Reading a few of what should be articles, while a site is surveyed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsarchive.items import Outcome, Reading, State
from newsarchive.line import read
from newsarchive.survey.findings import Sample
from newsarchive.survey.titles import alike

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

FEWEST_LETTERS = 80


async def sampled(survey: Survey, url: str, text: str) -> Sample:
    """One article, read as a crawl will read it; `why` says what speaks against its being one.

    Args:
        text: what the link says that leads there.
    """
    survey.say(f"reading {unquote(url)}")
    answer = await survey.pages.answer(url)
    capture = replace(answer.capture, kind="article") if answer.capture is not None else None
    reading: Reading | None = await survey.pages.work(read, capture, survey.found.site(), State()) if capture is not None else None
    if capture is None or reading is None:
        why = survey.pages.unread.get(answer.url) or answer.reason or str(answer.outcome)
        return Sample(url=url, title=None, published=None, language=None, letters=0, size=0, good=False, why=why)
    letters = sum(char.isalpha() for char in reading.text or "")
    named = alike(reading.title, text)
    why = ""
    survey.bare += reading.outcome is Outcome.NO_TEXT
    if reading.outcome is not None:
        why = reading.reason or str(reading.outcome)
    elif letters < FEWEST_LETTERS and not (reading.published and letters >= FEWEST_LETTERS // 2):
        why = f"its text has {letters} letters"
    elif not named and reading.published is None:
        why = f"its title {reading.title!r} is not that of the link, and it has no date"
    return Sample(
        url=url, title=reading.title, published=reading.published, language=reading.language, letters=letters, size=len(capture.body),
        good=not why, why=why, canonical=reading.canonical_url,
    )  # fmt: skip
