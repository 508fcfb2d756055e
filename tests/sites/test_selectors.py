"""Selectors of former layouts hold for their time, its first and last day counted, and only then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.errors import SiteFileError
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site

FILE = """id = "u"
status = "invented"
names = { en = "An invented university" }
languages = ["en"]
hosts = ["u.example"]
[[articles]]
pattern = 'http://u\\.example/news/(?P<number>\\d+)/'
[[listings]]
url = "http://u.example/news/"
[selectors]
body = "main"
title = "h1"
"""
TWO = """
[[layouts]]
until = "2011"
body = "td.text"
[[layouts]]
since = "2012-01-01"
until = "2019-06"
body = "div.old"
"""


def site(more: str) -> Site:
    return parse_site(FILE + more, Path("u.toml"))


@pytest.mark.parametrize(
    ("day", "body", "title"),
    [
        ("1999-01-01", ("td.text",), ()), ("2011-12-31", ("td.text",), ()), ("2012-01-01", ("div.old",), ()),
        ("2019-06-30", ("div.old",), ()), ("2019-07-01", ("main",), ("h1",)), ("2026-03-01", ("main",), ("h1",)),
    ],
)  # fmt: skip
def test_a_page_is_read_by_the_selectors_of_the_day_it_was_fetched(day: str, body: tuple[str, ...], title: tuple[str, ...]) -> None:
    found = site(TWO).selectors_on(datetime.fromisoformat(day).replace(hour=23, tzinfo=UTC))
    assert (found.body, found.title) == (body, title)


def test_of_two_layouts_at_one_time_the_first_counts() -> None:
    found = site('[[layouts]]\nsince = "2020"\nbody = "a"\n[[layouts]]\nuntil = "2030"\nbody = "b"\n')
    assert found.selectors_on(datetime(2024, 1, 1, tzinfo=UTC)).body == ("a",)
    assert found.selectors_on(datetime(2015, 1, 1, tzinfo=UTC)).body == ("b",)


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        ('body = "div"', "expected since or until in it"), ('until = "June"', "a year, month or day"),
        ('since = "2020"\nuntil = "2019"', "no earlier than since"), ('until = "2019"\nbody = "div["', "a CSS selector"),
        ('until = "2019"\nbdy = "div"', "did you mean 'body'"),
    ],
)  # fmt: skip
def test_a_layout_that_holds_no_time_or_no_selector_is_a_fault_told_with_its_place(layout: str, words: str) -> None:
    with pytest.raises(SiteFileError) as raised:
        site(f"[[layouts]]\n{layout}\n")
    assert "layouts[1]" in str(raised.value)
    assert words in str(raised.value)
