"""Addresses that look like those of any page are articles only where a listing has its rows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from newsarchive.sites.addresses import canonical, classify
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.sources.listing import article_links, read

NOW = datetime(2025, 1, 1, tzinfo=UTC)
URL = "https://uni.example/vesti/"


def site(listing: str = "") -> Site:
    text = r"""
id = "uni"
status = "invented"
names = { sr = "Универзитет" }
timezone = "Europe/Belgrade"
languages = ["sr"]
hosts = ["uni.example"]
[[articles]]
pattern = 'https://uni\.example/(?P<slug>[^/?]+)/'
canonical = "https://uni.example/{slug}/"
listed_only = true
[[articles]]
pattern = 'https://uni\.example/vest/(?P<number>\d+)'
[[listings]]
url = "https://uni.example/vesti/"
""" + listing
    return parse_site(text, Path("uni.toml"))


PAGE = """
<header><a href="/kontakt/">Контакт</a></header>
<nav><a href="/o-nama/">О универзитету</a></nav>
<div id="lista">
 <article><header><h2><a href="/novi-dekan/">Изабран је нови декан факултета</a></h2></header> <a href="/rubrika/">Рубрика</a></article>
 <article><h2><a href="/letnja-skola/">Отворена је летња школа језика</a></h2><a href="/rubrika/">Рубрика</a></article>
</div>
<div class="paginacija pagination"><a class="next" href="/vesti/?page=2">Следећа</a></div>
<aside><a href="/vest/12">Погледајте и ово</a></aside>
<footer><a href="/mapa-sajta/">Мапа сајта</a></footer>
"""


def articles(listing: str, page: str = PAGE) -> list[str]:
    links, _ = read(document_fromstring(f"<html><body>{page}</body></html>"), URL, site(listing), NOW)
    return [link.url.removeprefix("https://uni.example") for link in links if link.kind == "article"]


def test_with_rows_one_link_a_row_counts_and_it_is_that_of_the_title() -> None:
    assert articles('row = "article"\ntitle = "h2"') == ["/novi-dekan/", "/letnja-skola/", "/vest/12"]
    assert articles('row = "article"') == ["/novi-dekan/", "/letnja-skola/", "/vest/12"]
    assert articles('row = "article"\ntitle = "h2 a"\narea = "#lista"') == ["/novi-dekan/", "/letnja-skola/"]


def test_with_an_area_only_what_stands_in_it_counts() -> None:
    assert articles('area = "#lista"') == ["/novi-dekan/", "/rubrika/", "/letnja-skola/"]


def test_without_either_menus_header_and_footer_of_the_page_do_not_count() -> None:
    assert articles("") == ["/novi-dekan/", "/rubrika/", "/letnja-skola/", "/vest/12"]


def test_an_area_that_is_gone_names_nothing_that_it_alone_vouched_for() -> None:
    assert articles('area = "#nema"') == ["/vest/12"]


def test_the_next_page_of_a_listing_is_none_of_these_articles() -> None:
    links, _ = read(document_fromstring(f"<html><body>{PAGE}</body></html>"), URL, site('row = "article"'), NOW)
    assert [link.url for link in links if link.kind == "listing"] == ["https://uni.example/vesti/?page=2"]
    assert canonical("https://uni.example/vesti/?page=2", site()) == "https://uni.example/vesti/?page=2"


def test_a_link_on_any_page_makes_no_article_of_such_an_address() -> None:
    links, _ = article_links(document_fromstring(f"<html><body>{PAGE}</body></html>"), "https://uni.example/novi-dekan/", site())
    assert [link.url for link in links] == ["https://uni.example/vest/12"]


@pytest.mark.parametrize(
    ("url", "named", "unnamed"),
    [("/novi-dekan/", "article", None), ("/vesti/", "listing", "listing"), ("/vest/12", "article", "article"), ("/a/b/", None, None)],
)
def test_an_address_that_may_be_any_page_is_an_article_only_where_it_is_named(url: str, named: str | None, unnamed: str | None) -> None:
    assert classify(f"https://uni.example{url}", site()) == named
    assert classify(f"https://uni.example{url}", site(), named=False) == unnamed
