"""The second page of a list: asked for as a crawl would, to see whether it brings anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Link, Reading, State
from newsarchive.line import read
from newsarchive.sites.addresses import normalise
from newsarchive.sites.counting import COUNTS_PAGES
from newsarchive.sources.json_api import without
from newsarchive.sources.loaded import asked_as
from newsarchive.sources.posted_forms import MORE
from newsarchive.survey.findings import FoundListing
from newsarchive.survey.look import Group, Look, kind_of_group

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST = 2
"""Links that are followed, parts of a list that a script loads, and requests of a script that bring nothing."""
LEAST_LEFT = 20
"""Requests of the survey that are left for what comes after."""


async def pages_after(
    survey: Survey, follow: Sequence[Link], group: Group, urls: list[str], looks: list[Look], listing: FoundListing
) -> None:
    """Ask for the pages that a listing names, until one brings new articles; these go into `urls`, and what was found into `listing`."""
    for link in follow[:MOST]:
        if _is_part(link):
            new = await _of_parts(survey, link, urls)
            how = f"its script posts to {link.url}, which"
        else:
            after = await survey.with_state(await survey.pages.sent(link))
            more = survey.same_kind(after, group) if after.refused is None else []
            new = _enough(more, urls) or _enough(_without_page(survey, after, group), urls)
            how = "a form that its pager posts" if link.form is not None else link.url
            if new:
                looks.append(after)
            elif link.form is None:
                # A script may be given no page, but data.
                new = await _of_data(survey, link, urls)
        if new:
            urls += new
            listing.follows = f"{how} brings {len(new)} more"
            return


async def by_requests(
    survey: Survey, page: Look, follow: Sequence[Link], group: Group, urls: list[str], looks: list[Look], listing: FoundListing
) -> None:
    """The same, and where a request of a script brings nothing, the next one that its page makes; those that brought nothing are noted."""
    tried = survey.found.listings[0]
    before = list(tried.not_asked)
    try:
        await pages_after(survey, follow, group, urls, looks, listing)
        while not listing.follows and follow and len(tried.not_asked) - len(before) < MOST and survey.pages.left > LEAST_LEFT:
            tried.not_asked = [*tried.not_asked, asked_as(follow[0])]
            rest = await survey.follow(page)
            if not rest or asked_as(rest[0]) in tried.not_asked:
                return
            follow = rest
            await pages_after(survey, follow, group, urls, looks, listing)
    finally:
        if listing.follows:
            listing.not_asked = list(tried.not_asked)
        else:
            tried.not_asked = before


def _without_page(survey: Survey, after: Look, group: Group) -> list[str]:
    """The articles of a page whose addresses are like those of the page before it but for the number of their page, which boards hang on;
    without that."""
    for other in after.groups if after.refused is None else ():
        names = [name for name, _ in parse_qsl(urlsplit(other.urls[0]).query) if COUNTS_PAGES.fullmatch(name)]
        if len(names) != 1:
            continue
        plain = [without(url, names[0]) for url in other.urls]
        if all(kind_of_group(url) == group.shape for url in plain):
            survey.found.drop.update(names)
            return plain
    return []


def _is_part(link: Link) -> bool:
    return link.form is not None and (link.part or "").startswith(MORE)


async def _of_parts(survey: Survey, link: Link, urls: list[str]) -> list[str]:
    """What the next part of a list brings; where that is what is known, the part after it."""
    part: Link | None = link
    for _ in range(MOST):
        reading = await _read(survey, part) if part is not None else None
        if reading is None:
            return []
        new = _new([one.url for one in reading.links if one.kind == "article"], urls)
        if len(new) >= 2:
            return new
        part = next((one for one in reading.links if one.kind == "listing"), None)
    return []


async def _of_data(survey: Survey, link: Link, urls: list[str]) -> list[str]:
    reading = await _read(survey, link)
    new = _new([one.url for one in reading.links if one.kind == "article"], urls) if reading is not None else []
    return new if len(new) >= 2 else []


async def _read(survey: Survey, link: Link) -> Reading | None:
    answer = await survey.pages.answer_of(link)
    if answer.capture is None:
        return None
    capture = replace(answer.capture, kind="listing", form=link.form, part=link.part or "")
    reading: Reading | None = await survey.pages.work(read, capture, survey.found.site(), State())
    return reading


def _enough(more: Sequence[str], urls: Sequence[str]) -> list[str]:
    """The new ones, where they are so many that a page of them is no pinned rows only."""
    new = _new(more, urls)
    return new if len(new) >= max(2, len(more) // 3) else []


def _new(more: Sequence[str], urls: Sequence[str]) -> list[str]:
    known = {normalise(one) for one in urls}
    return [url for url in more if normalise(url) not in known]
