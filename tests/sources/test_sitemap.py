"""Sitemaps give their articles newest first, and an index its sitemaps."""

from __future__ import annotations

import gzip

import pytest

from tests.cost import at_most
from tests.sources.made import articles, pages, read, reading, said, site

HEAD = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' \
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'  # fmt: skip


def url(path: str, changed: str = "", more: str = "") -> str:
    stamp = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>https://uni.example{path}</loc>{stamp}{more}</url>"


def test_entries_are_ordered_by_their_last_change_and_others_passed_over() -> None:
    links = read(HEAD + url("/news/1", "2025-01-02") + url("/about") + url("/news/3", "2025-03-02T10:00:00+05:00") + url("/news/2", "2025-02") +
                 "</urlset>")  # fmt: skip
    assert articles(links) == ["/news/3", "/news/2", "/news/1"]
    assert said(links[0]) == {"modified": "2025-03-02T10:00:00+05:00"}
    assert said(links[1]) == {}


def test_a_sitemap_rebuilt_in_one_night_is_ordered_by_number() -> None:
    links = read(HEAD + "".join(url(f"/ru/news/{n}", "2025-05-30") for n in (5, 9, 7, 11, 6, 8)) + "</urlset>")
    assert articles(links) == [f"/ru/news/{n}" for n in (11, 9, 8, 7, 6, 5)]


def test_a_news_sitemap_tells_title_and_day_and_future_days_are_not_believed() -> None:
    news = "<news:news><news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news>"
    links = read(HEAD + url("/news/1", more=news.format("2025-05-20", "Запущен новый спутник")) + url("/news/2", more=news.format("2031-01-01", "x"))
                 + "</urlset>")  # fmt: skip
    told = {link.url[-1]: said(link) for link in links}
    assert told["1"] == {"title": "Запущен новый спутник", "published": "2025-05-20"}
    assert told["2"] == {"title": "x"}


def test_language_versions_are_articles_too() -> None:
    other = '<xhtml:link rel="alternate" hreflang="ru" href="https://uni.example/ru/news/4"/>'
    assert articles(read(HEAD + url("/kz/news/4", more=other) + "</urlset>")) == ["/kz/news/4", "/ru/news/4"]


def test_an_index_names_its_sitemaps_the_last_changed_first_and_those_the_site_file_wants() -> None:
    index = "<sitemapindex>" + "".join(
        f"<sitemap><loc>https://uni.example/{name}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("pages.xml", "2025-05-01"), ("news-1.xml.gz", "2024-05-01"), ("news-2.xml.gz", "2025-05-02"))
    ) + "</sitemapindex>"  # fmt: skip
    assert pages(read(index)) == ["/news-2.xml.gz", "/pages.xml", "/news-1.xml.gz"]
    of = site('[[sources]]\nkind = "sitemap"\nurl = "https://uni.example/sitemap.xml"\nmatch = "news-"')
    links = read(index, "https://uni.example/sitemap.xml", of)
    assert pages(links) == ["/news-2.xml.gz", "/news-1.xml.gz"]
    assert said(links[0]) == {"modified": "2025-05-02"}


def test_a_compressed_sitemap_is_read() -> None:
    body = gzip.compress((HEAD + url("/news/1") + "</urlset>").encode())
    assert articles(reading(body, "https://uni.example/sitemap.xml.gz", kind="application/gzip").links) == ["/news/1"]
    bomb = reading(gzip.compress(b"\0" * 40_000_000), "https://uni.example/sitemap.xml.gz", kind="application/gzip")
    assert bomb.outcome == "too_big"


def test_a_plain_list_of_addresses_is_a_sitemap() -> None:
    assert articles(read("https://uni.example/news/1\r\nhttps://uni.example/x\nhttps://uni.example/news/2\n")) == ["/news/2", "/news/1"]


@pytest.mark.parametrize(
    "fault", ["<url><loc>https://uni.example/news/2?a=1&b</loc></ur>", "<url><loc>http://[::1</loc></url>", "<url><loc></url>", "<url>&x;</url>"]
)
def test_a_bad_entry_loses_only_itself(fault: str) -> None:
    found = articles(read(HEAD + url("/news/1") + fault + url("/news/3") + "</urlset>"))
    assert {"/news/1", "/news/3"} <= set(found)


def test_a_sitemap_cut_off_gives_what_it_has() -> None:
    assert articles(read(HEAD + url("/news/1") + url("/news/2") + "<url><loc>https://uni.ex")) == ["/news/2", "/news/1"]


def test_a_large_sitemap_is_read_in_parts_and_loses_nothing() -> None:
    text = HEAD + "".join(url(f"/news/{n}") for n in range(1, 7001)) + "</urlset>"
    seen: list[str] = []
    part: str | None = ""
    with at_most(1600):
        while part is not None:
            links = read(text, "https://uni.example/sitemap.xml", part=part)
            seen += articles(links)
            part = next((link.part for link in links if link.kind == "listing"), None)
        assert len(seen) == len(set(seen)) == 7000
        assert seen[0] == "/news/7000"
