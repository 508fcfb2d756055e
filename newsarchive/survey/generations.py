"""Older articles whose addresses have another form than today's: what the last pages of a list name, where its pager leads there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.survey.look import Look

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

MOST_HOPS = 2
LEAST_LEFT = 30
FEWEST = 3
_NUMBER = re.compile(r"\[?([2-9]|[1-9]\d{1,3})\]?", re.ASCII)


async def older_forms(survey: Survey, page: Look) -> None:
    """Look at the last page that the pager of a list names, and at the last that this one names; what stands there in the place of the
    articles, and is none by the patterns known so far, is read, and its form becomes one more pattern."""
    seen = {normalise(page.url)}
    for _ in range(MOST_HOPS):
        last = _last(page)
        if last is None or survey.pages.left < LEAST_LEFT or normalise(last) in seen or not survey.is_own(last):
            return
        page = await survey.pages.look(last)
        seen |= {normalise(last), normalise(page.url)}
        if page.refused is not None:
            return
        await _learn(survey, page)


def _last(page: Look) -> str | None:
    numbered = [(int(match[1]), anchor.url) for anchor in page.anchors if (match := _NUMBER.fullmatch(anchor.text)) is not None]
    return max(numbered)[1] if numbered else None


async def _learn(survey: Survey, page: Look) -> None:
    found = survey.found
    group = survey.candidates.quality(page, 0.0)[1]
    if group is None or group.chrome > 0.3:
        return
    urls = [url for url in survey.articles_of(page, group) if not any(family.matches(url) for family in found.families)]
    if len(urls) < FEWEST or len(urls) * 2 < len(group.urls):
        return
    texts = dict(zip(group.urls, group.texts, strict=True))
    samples = [await survey.sample(url, texts.get(url, "")) for url in (urls[0], urls[-1])]
    if not all(sample.good for sample in samples):
        return
    taken = {family.pattern for family in found.families}
    new = [family for family in survey.families_of(urls, survey.others([page], urls)) if family.pattern not in taken]
    found.families += new
    found.listed_only |= {family.pattern for family in new if family.vague}
    found.hosts = list(dict.fromkeys([*found.hosts, *(urlsplit(url).netloc.lower() for url in urls)]))
    if new:
        found.samples += samples[-1:]
        found.remarks.append(f"older articles have addresses of another form: {page.url} lists {len(urls)} such as {urls[0]}")
