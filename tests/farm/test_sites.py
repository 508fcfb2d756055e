"""Every site of the farm agrees with its own truth: what an archive is measured by must be there, and reachable."""

from __future__ import annotations

from functools import cache

import pytest

from tests.farm.model import Ask, Site
from tests.farm.server import encode
from tests.farm.sites import HELD, OPEN
from tests.farm.walk import Walk, walk

KINDS = [*OPEN, *HELD]
every_site = pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])


@cache
def walked(kind: type[Site]) -> tuple[Site, Walk]:
    site = kind()
    return site, walk(site)


@every_site
def test_every_article_of_the_truth_answers_at_its_canonical_address(kind: type[Site]) -> None:
    site, _ = walked(kind)
    assert len(site.truth) >= 30
    wrong = [one.path for one in site.truth.values() if site.key_at(one.path) != one.key]
    assert not wrong


@every_site
def test_links_lead_to_every_article_that_is_meant_to_be_reachable_and_to_no_other(kind: type[Site]) -> None:
    site, found = walked(kind)
    reachable = {one.key for one in site.truth.values() if one.reachable}
    assert found.keys <= set(site.truth)
    assert len(reachable & found.keys) == len(reachable), sorted(reachable - found.keys)[:5]
    assert not {one.key for one in site.truth.values() if not one.reachable} & found.keys


@every_site
def test_titles_marks_and_texts_tell_the_articles_apart(kind: type[Site]) -> None:
    site, _ = walked(kind)
    stories = [one.story for one in site.truth.values()]
    assert len({s.mark for s in stories}) == len(stories)
    assert len({s.paragraphs for s in stories}) == len(stories)
    assert all(s.mark in text for s in stories for text in ["\n".join(s.paragraphs)])
    days = [s.day for s in stories]
    assert days == sorted(days, reverse=True)


@every_site
def test_pages_can_be_written_in_the_encoding_the_site_speaks(kind: type[Site]) -> None:
    site, _found = walked(kind)
    for one in list(site.truth.values())[:10]:
        answer = site.answer(Ask.of(one.path, site.address))
        data = answer.body if isinstance(answer.body, bytes) else encode(site, answer)
        data.decode(site.encoding)
        if not site.encoding.startswith("utf"):
            with pytest.raises(UnicodeDecodeError):
                data.decode("utf-8")
