"""Menus that no element's name tells: known by standing on the front page, on the list and on the articles alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.sites.addresses import normalise
from newsarchive.survey.look import Look
from newsarchive.survey.short_titles import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.survey.detect import Survey
    from newsarchive.survey.findings import Sample
    from newsarchive.survey.shapes import Family

READ = 2
"""Articles whose links are compared."""


async def without_menu(survey: Survey, page: Look) -> Look:
    """A list without the links among its articles that stand undated on every page that was read; as it is, where there are none.

    They count as a menu on all pages that are looked at from then on.
    """
    _, group = survey.candidates.quality(page, 0.0)
    if group is None or survey.is_start(page):
        return page
    dated = group.dated >= 0.5
    rows = list(zip(group.urls, group.texts, group.dates, strict=True))
    doubtful = {normalise(url) for url, text, date in rows if not date and (dated or not is_title(text))}
    menu = doubtful & _links(survey.front) if page is not survey.front else doubtful
    others = [url for url in group.urls if normalise(url) not in menu and survey.is_own(url)]
    if not menu or len(others) < READ:
        return page
    for url in others[:READ]:
        article = await survey.pages.look(url)
        menu &= _links(article) if article.refused is None else set()
    if not menu:
        return page
    survey.pages.menu = survey.pages.menu | menu
    return await survey.with_state(await survey.pages.look_again(page.url))


def _links(page: Look) -> set[str]:
    return {normalise(anchor.url) for anchor in page.anchors}


def with_examples(families: Sequence[Family], samples: Sequence[Sample]) -> list[Family]:
    """Families whose examples are articles that were read, where any of theirs was; never pages that turned out to be none."""
    good = {normalise(sample.url) for sample in samples if sample.good}
    bad = {normalise(sample.url) for sample in samples if not sample.good}
    made = []
    for family in families:
        read = tuple(url for url in family.examples if normalise(url) in good)
        made.append(replace(family, examples=read or tuple(url for url in family.examples if normalise(url) not in bad) or family.examples))
    return made
