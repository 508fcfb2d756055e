"""Some sites that are held out are odd in the way they mean to be; whoever builds the detection does not read this."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from tests.farm.held_eleventy import TONGUES, Eleventy
from tests.farm.held_mvc import Mvc
from tests.farm.held_plone import Plone
from tests.farm.held_webplus import WebPlus
from tests.farm.model import Answer, Ask, Site
from tests.farm.texts import slug
from tests.farm.words import persian


def get(site: Site, target: str) -> Answer:
    return site.answer(Ask.of(target, site.address))


def text(site: Site, target: str) -> str:
    body = get(site, target).body
    assert isinstance(body, str)
    return body


def posted(site: Site, body: str, kind: str = "application/json; charset=utf-8") -> Answer:
    return site.answer(Ask.of("/Hirek/Tovabbi", site.address, "POST", {"content-type": kind}, body.encode()))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 10, 30), (1405, 8, 8)), (date(2025, 3, 20), (1403, 12, 30)), (date(2025, 3, 21), (1404, 1, 1)), (date(2024, 3, 20), (1403, 1, 1)),
        (date(1979, 2, 11), (1357, 11, 22)), (date(2026, 9, 22), (1405, 6, 31)), (date(2026, 9, 23), (1405, 7, 1)),
    ],
)  # fmt: skip
def test_days_are_told_by_the_persian_calendar(day: date, told: tuple[int, int, int]) -> None:
    assert persian(day) == told


def test_armenian_titles_are_spelled_in_latin_letters() -> None:
    assert slug("Բացվեց օպտիկայի նոր լաբորատորիան") == "batsvets optikayi nor laboratorian".replace(" ", "-")


def test_the_button_posts_json_and_gets_every_story_and_nothing_else_does() -> None:
    site, found, page, more = Mvc(), [], 0, True
    while more:
        page += 1
        answer = json.loads(str(posted(site, json.dumps({"oldal": page, "darab": 12, "kategoria": 0})).body))
        found += [one["Url"] for one in answer["Elemek"]]
        more = answer["VanMeg"]
    assert found == [one.path for one in site.truth.values()]
    assert posted(site, "oldal=2&darab=12", "application/x-www-form-urlencoded").status == 500
    assert posted(site, "[2]").status == 500
    assert get(site, "/Hirek/Tovabbi").status == 404
    assert text(site, "/hirek?oldal=2") == text(site, "/hirek")
    story = site.stories[7]
    assert site.key_at(f"/hir/{story.number}") == site.key_at(f"/hir/{story.number}/other") == str(story.number)
    assert site.kind_at("/hir/1/nothing") == "missing"


def test_the_calendar_goes_on_for_ever_on_the_pages_of_the_news() -> None:
    site, target = Plone(), "/fa/news"
    for _ in range(30):
        step = re.search(r'calendarPrevious" rel="nofollow" href="[^"/]*//[^"/]*(/[^"]*)"', text(site, target))
        assert step is not None
        target = step[1].replace("&amp;", "&")
        assert (get(site, target).kind, get(site, target).key) == ("trap", "calendar")
    assert target == "/fa/news?month:int=5&year:int=2024"


def test_batches_show_each_story_once_under_its_persian_day() -> None:
    site, found = Plone(), []
    for start in range(0, site.count, 20):
        found += re.findall(r'contenttype-news-item" href="[^"]*?(/fa/news/1[34]\d\d/[^"]+)"', text(site, f"/fa/news?b_start:int={start}"))
    assert found == [one.path for one in site.truth.values()]
    assert '<div class="tileItem' not in text(site, f"/fa/news?b_start:int={site.count + 20}")


def test_two_columns_are_news_and_a_telephone_gets_twins() -> None:
    site = WebPlus()
    found = {path for column in ("135", "136") for page in range(1, 20) for path in re.findall(r"href='(/\d{4}/[^']+)'", text(site, f"/{column}/list{page}.htm"))}
    assert found == {one.path for one in site.truth.values()}
    story = site.stories[3]
    twin = "/_t3" + site.link(story).replace(".htm", ".psp")
    assert site.key_at(twin) == str(story.number)
    assert {get(site, f"/{column}/list.htm").kind for column in ("140", "141", "142")} == {"listing"}
    lecture = re.search(r"href='(/\d{4}/[^']+c141a[^']+)'", text(site, "/141/list.htm"))
    assert lecture is not None
    assert site.kind_at(lecture[1]) == "event"
    assert (get(site, "/nothing/list.htm").status, get(site, "/nothing/list.htm").kind) == (200, "missing")


def test_lists_have_no_day_and_stories_name_their_translations() -> None:
    site = Eleventy()
    for tongue, t in TONGUES.items():
        assert not re.search(r"\b20\d\d\b[-.]|<time|datetime=", text(site, f"{t.base}/{t.news}/"))
        assert {one.story.language for one in site.truth.values() if one.key.startswith(tongue)} == {tongue}
    number = next(s.number for s in site.by_tongue["en"] if s.number % 3)
    page = text(site, next(one.path for one in site.truth.values() if one.key == f"ka/{number}"))
    named = dict(re.findall(r'hreflang="(\w+)" href="http://[^/"]+(/[^"]+)"', page))
    assert {site.key_at(path) for path in named.values()} == {f"{tongue}/{number}" for tongue in TONGUES}
    assert len(named) == 3
