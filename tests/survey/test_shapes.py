"""Patterns learned from addresses."""

from __future__ import annotations

import re

import pytest

from newsarchive.survey.shapes import families, shape
from tests.cost import at_most


def one(urls: list[str], others: list[str] | None = None) -> str:
    """The pattern of the largest family."""
    return families(urls, others or [])[0].pattern


@pytest.mark.parametrize(
    ("urls", "other", "not_one"),
    [
        ([f"http://a.kz/{code}/3/news/one/{n}" for code in ("kz", "ru", "en") for n in (24686, 24690, 24701)],
         "http://a.kz/ru/3/news/one/1", "http://a.kz/ru/3/page/1"),
        ([f"http://w.edu/20{n}/0{n % 9 + 1}/title-number-{'abc'[n % 3] * n}/" for n in range(10, 20)], "http://w.edu/2031/12/x/", "http://w.edu/about/"),
        ([f"http://b.ru/news/detail.php?ID={n}&SECTION_ID={n % 3}" for n in range(40, 60)], "http://b.ru/news/detail.php?ID=7", "http://b.ru/news/?ID=7"),
        ([f"http://c.cn/info/{1030 + n % 2}/{n}.htm" for n in range(100, 110)], "http://c.cn/info/1055/9.htm", "http://c.cn/info/list.htm"),
        ([f"http://c.cn/xwzx/202405/t20240512_{n}.html" for n in range(3435, 3440)], "http://c.cn/xwzx/202611/t20261102_9.html", "http://c.cn/xwzx/index.html"),
        ([f"http://j.gr/index.php?option=com_content&view=article&id={n}:{'ab' * (n - 9)}&catid={n % 2}" for n in range(10, 30)],
         "http://j.gr/index.php?id=9:other&option=com_content&view=article", "http://j.gr/index.php?option=com_contact&view=article&id=9:x"),
        ([f"http://s.fr/spip.php?article{n}" for n in range(80, 99)], "http://s.fr/spip.php?article7", "http://s.fr/spip.php?rubrique7"),
    ],
)  # fmt: skip
def test_a_pattern_matches_what_comes_later_and_not_other_pages(urls: list[str], other: str, not_one: str) -> None:
    family = families(urls, [])[0]
    assert all(family.matches(url) for url in urls)
    assert family.matches(other)
    assert not family.matches(not_one)


def test_languages_and_the_number_are_named_groups() -> None:
    family = families([f"http://a.kz/{code}/news/{n}" for code in ("kz", "ru", "en") for n in range(10, 14)], [])[0]
    assert family.languages == {"kz": "kk", "ru": "ru", "en": "en"}
    match = re.fullmatch(family.pattern, "http://a.kz/kz/news/99")
    assert match is not None
    assert match.groupdict() == {"lang": "kz", "number": "99"}


def test_a_family_whose_addresses_say_nothing_is_vague() -> None:
    urls = ["http://w.edu/students-win-a-prize/", "http://w.edu/library/", "http://w.edu/open-day-in-may/"]
    assert families(urls, ["http://w.edu/about/"])[0].vague
    assert not families([url.replace("w.edu/", "w.edu/news/") for url in urls], ["http://w.edu/about/"])[0].vague


def test_a_parameter_that_does_not_tell_articles_apart_is_dropped() -> None:
    family = families([f"http://b.ru/n.php?id={n}&from={n % 2}" for n in range(20)], [])[0]
    assert family.drop == ("from",)


def test_addresses_of_one_kind_have_one_shape() -> None:
    assert shape("http://a.kz/news/12") == shape("http://a.kz/news/13")
    assert shape("http://a.kz/news/students-of-the-year-2024") == shape("http://a.kz/news/a-new-laboratory-opens")
    assert shape("http://a.kz/news/12") != shape("http://a.kz/about/12")


def test_hostile_addresses_take_no_time() -> None:
    family = families([f"http://a.kz/news/{'x-' * n}title" for n in range(3, 20)], [])[0]
    with at_most(200):
        for char in ("-", "_", "%2F", "a", "1"):
            family.matches("http://a.kz/news/" + char * 2000 + "/")
    assert one(["not an address", "http://[", "http://a.kz/n/1", "http://a.kz/n/2"])


def test_a_month_by_its_name_is_any_month() -> None:
    family = families([f"http://w.edu/news/october/2026/{'ab' * n}/" for n in range(3, 9)], [])[0]
    assert family.matches("http://w.edu/news/may/2019/title/")
    assert not family.matches("http://w.edu/news/staff/2019x/title/")


def test_titles_that_are_the_whole_query_have_one_pattern() -> None:
    urls = [f"http://u.example/spip.php?{title}" for title in ("Les-bourses-au-merite", "Un-accord-est-signe-2012", "La-nuit-des-musees", "Concert-de-Noel")]
    made = families(urls, ["http://u.example/spip.php?rubrique3", "http://u.example/spip.php?page=plan"])
    assert len(made) == 1
    assert made[0].count == 4
    assert made[0].matches("http://u.example/spip.php?Colloque")
    assert not made[0].matches("http://u.example/spip.php?page=plan")
    assert made[0].vague
