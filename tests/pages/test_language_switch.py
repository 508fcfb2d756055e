"""What pages say of themselves in other languages."""

from __future__ import annotations

import pytest
from lxml import html

from newsarchive.pages.language_switch import MOST, hreflang_links, switch_links

URL = "http://u.example/ru/news/5/"


def test_hreflang_gives_the_other_languages_without_the_page_itself() -> None:
    tree = html.fromstring(
        "<html><head><link rel=alternate hreflang=ru href=/ru/news/5/><link rel=alternate hreflang=kk href=/kk/news/7/>"
        "<link rel=alternate hreflang=x-default href=/><link rel=stylesheet href=a.css></head><body></body></html>"
    )
    assert hreflang_links(tree, URL) == ["http://u.example/kk/news/7/"]


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/kk/news/7/>Қаз</a>", "<a href=/kk/news/7/>қазақша</a>", "<a href=/kk/news/7/ hreflang=kk>→</a>",
        "<a href=/kk/news/7/ lang=kk>x</a>",
        "<a href=/kk/news/7/><img src=f.png alt=KZ></a>", "<select><option value=/kk/news/7/>Қазақ тілі</option></select>",
    ],
)  # fmt: skip
def test_links_that_name_a_language_are_a_switch(link: str) -> None:
    tree = html.fromstring(f"<html><body><a href=/ru/news/4/>Новость</a>{link}</body></html>")
    assert switch_links(tree, URL) == ["http://u.example/kk/news/7/"]


def test_other_links_are_none_and_many_are_bounded() -> None:
    assert switch_links(html.fromstring("<html><body><a href=/x>Read in English the whole story of it</a></body></html>"), URL) == []
    many = "".join(f"<a href=/{n}>EN</a>" for n in range(5000))
    assert len(switch_links(html.fromstring(f"<html><body>{many}</body></html>"), URL)) == MOST
