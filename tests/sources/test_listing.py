"""A listing page gives its articles in order, with what their rows say, and the next page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from newsarchive.sites.load import load_site
from newsarchive.sources.listing import MAX_LINKS, article_links, read
from newsarchive.sources.start import start_links
from tests.sources.made import listed, said

KAZNU = load_site("kaznu")
NOW = datetime(2022, 1, 1, tzinfo=UTC)
URL = "https://welcome.kaznu.kz/en/3/news/"


def page(body: str) -> tuple[list[tuple[str, str, dict[str, object]]], int]:
    links, omitted = read(document_fromstring(f"<html><body>{body}</body></html>"), URL, KAZNU, NOW)
    return [(link.kind, link.url, {claim.field: claim.value for claim in link.claims}) for link in links], omitted


def test_rows_give_titles_and_dates_without_a_selector() -> None:
    found, omitted = page(
        '<ul><li><span>20.04.2021</span> <a href="/en/3/news/one/24686">A conference on water was held</a></li>'
        '<li><a href="/en/3/news/one/24685/">Students returned from the mountains</a> <i>19 April 2021</i></li></ul>'
        '<a href="/en/about">About us</a><a href="https://elsewhere.example/en/3/news/one/1">Elsewhere</a>'
    )
    assert omitted == 0
    assert found == [
        ("article", "https://welcome.kaznu.kz/en/3/news/one/24686",
         {"title": "A conference on water was held", "published": "2021-04-20"}),
        ("article", "https://welcome.kaznu.kz/en/3/news/one/24685/",
         {"title": "Students returned from the mountains", "published": "2021-04-19"}),
    ]  # fmt: skip


def test_a_date_of_the_page_is_not_taken_for_that_of_a_row() -> None:
    found, _ = page(
        '<p>Today is 31.12.2021</p><ul><li><a href="/en/3/news/one/1">The first of two long titles</a></li>'
        '<li><a href="/en/3/news/one/2">The second of two long titles</a></li></ul>'
    )
    assert [claims.get("published") for _, _, claims in found] == [None, None]


def test_picture_and_title_links_to_one_article_are_one_link_with_the_title() -> None:
    found, _ = page(
        '<div><a href="/en/3/news/one/7"><img src="x.jpg"></a><a href="/en/3/news/one/7/">The title of the article</a></div>'
        '<div><a href="/en/3/news/one/8">Another title of an article</a></div>'
    )
    assert [(url[-2:].strip("/"), claims["title"]) for _, url, claims in found] == [
        ("7", "The title of the article"), ("8", "Another title of an article"),
    ]  # fmt: skip


def test_rel_next_is_followed_and_stays_in_scope() -> None:
    found, _ = page('<a href="/en/3/news/one/1">A title that is long</a><a rel="next" href="?page=2">more</a>')
    assert found[-1][:2] == ("listing", "https://welcome.kaznu.kz/en/3/news/?page=2")
    found, _ = page('<a href="/en/3/news/one/1">A title that is long</a><a rel="next" href="https://evil.example/">more</a>')
    assert [kind for kind, _, _ in found] == ["article"]


def test_a_page_may_list_thousands_of_articles_and_what_is_more_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_LINKS >= 5_000
    monkeypatch.setattr("newsarchive.sources.listing.MAX_LINKS", 500)
    found, omitted = page("".join(f'<p><a href="/en/3/news/one/{n}">title number {n}</a></p>' for n in range(700)))
    assert (len(found), omitted) == (500, 200)


def test_hostile_links_are_passed_over() -> None:
    found, _ = page(
        '<a href="javascript:x">a</a><a href="http://[::1">b</a><a href="mailto:x@y">c</a><a href="">d</a><a>e</a>'
        f'<a href="{"x" * 9000}">f</a><a href="//">g</a><a href="&#0;">h</a>'
    )
    assert found == []


def test_links_of_an_article_page_leave_out_the_page_itself() -> None:
    tree = document_fromstring('<p><a href="/ru/3/news/one/5/">ru</a><a href="/en/3/news/one/5/">here</a></p>')
    links, _ = article_links(tree, "https://welcome.kaznu.kz/en/3/news/one/5/", KAZNU)
    assert [link.url for link in links] == ["https://welcome.kaznu.kz/ru/3/news/one/5/"]


def test_a_crawl_starts_with_every_listing_in_every_language() -> None:
    urls = [link.url for link in start_links(KAZNU)]
    assert "https://farabi.university/news?lang=kz" in urls
    assert "https://welcome.kaznu.kz/ru/3/news/" in urls
    assert len(urls) == 6


def test_one_row_of_a_list_tells_the_order_of_the_dates_of_all() -> None:
    def days(dates: list[str]) -> list[object]:
        rows = "".join(f'<p><a href="/news/{n}">A title that is long enough {n}</a> <i>{date}</i></p>' for n, date in enumerate(dates, 11))
        return [said(link).get("published") for link in listed(rows)]

    assert days(["03/04/2025", "02/27/2025"]) == ["2025-03-04", "2025-02-27"]
    assert days(["03/04/2025", "27/02/2025"]) == ["2025-04-03", "2025-02-27"]
    assert days(["03/04/2025"]) == ["2025-04-03"]
