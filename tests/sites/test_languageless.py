"""Translations of one item share their address but for what names the language; universities share their domain."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsarchive.sites.languageless import without_language
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.sites.university import university_of

DEFINITION = """
id = "u"
status = "invented"
names = { en = "U" }
languages = ["kk", "ru", "en"]
language_codes = { kz = "kk" }
hosts = ["news.u.example.edu", "u.example.edu"]
[[articles]]
pattern = 'http://.*'
[[listings]]
url = "http://u.example.edu/news"
"""


@cache
def site() -> Site:
    return parse_site(DEFINITION, Path("u.toml"))


@pytest.mark.parametrize(
    "urls",
    [
        ("http://u.example.edu/kz/3/news/one/5/", "http://u.example.edu/ru/3/news/one/5/", "http://u.example.edu/en/3/news/one/5/"),
        ("http://u.example.edu/news/opening-of-the-library", "http://u.example.edu/ru/news/opening-of-the-library"),
        ("http://kk.u.example.edu/news/77", "http://en.u.example.edu/news/77", "http://www.u.example.edu/news/77"),
        ("http://u.example.edu/news?id=5&lang=kz", "http://u.example.edu/news?id=5&lang=ru", "http://u.example.edu/news?id=5"),
        ("http://u.example.edu/news/5_kz.html", "http://u.example.edu/news/5_ru.html", "http://u.example.edu/news/5.html"),
    ],
)
def test_translations_share_the_rest_of_their_address(urls: tuple[str, ...]) -> None:
    made = site()
    assert len({without_language(url, made) for url in urls}) == 1
    assert without_language(urls[0], made) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://u.example.edu/ru/news/5", "http://u.example.edu/ru/news/6"), ("http://u.example.edu/news/is-it-so", "http://u.example.edu/news/so"),
        ("http://u.example.edu/news/ashyq-esik-kuni", "http://u.example.edu/news/open-door-day"),
    ],
)  # fmt: skip
def test_other_items_do_not(one: str, other: str) -> None:
    assert without_language(one, site()) != without_language(other, site())


@pytest.mark.parametrize("url", ["http://u.example.edu/", "http://u.example.edu/ru/", "http://u.example.edu/ru/news/", "http://[broken"])
def test_front_pages_and_sections_name_no_item(url: str) -> None:
    assert without_language(url, site()) is None


def test_the_sites_of_a_university_stand_under_one_domain() -> None:
    assert university_of(site()) == "example.edu"
