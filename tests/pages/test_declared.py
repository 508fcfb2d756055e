"""Which of a page's descriptions speak of its own article."""

from __future__ import annotations

import json

from lxml.html import document_fromstring

from newsarchive.pages.declared import declared_in

URL = "https://uni.example/news/15"


def page(*things: object, title: str = "Жаңа зертхана ашылды | Университет", body: str = "") -> list[tuple[str, str | None]]:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in things)
    tree = document_fromstring(f"<html><head><title>{title}</title>{scripts}</head><body>{body}<p>x</p></body></html>")
    return [(one.source, one.title) for one in declared_in(tree, URL)]


def article(title: str, url: str | None = None) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": title, **({"url": url} if url else {})}


def test_of_several_articles_the_one_with_the_pages_title_is_kept() -> None:
    assert page(article("Ректордың блогы туралы"), article("Жаңа зертхана ашылды"), article("Басқа жаңалықтар")) == [
        ("json-ld", "Жаңа зертхана ашылды")
    ]


def test_of_several_articles_the_one_with_the_pages_address_is_kept() -> None:
    assert page(article("Eins", "https://uni.example/news/14"), article("Zwei", "http://www.uni.example/news/15/"), title="Hochschule") == [
        ("json-ld", "Zwei")
    ]


def test_of_several_articles_that_do_not_agree_with_the_page_none_is_kept() -> None:
    assert page(article("Haber bir"), article("Haber iki"), title="Haberler") == []


def test_a_lone_article_is_kept_whatever_its_title() -> None:
    assert page(article("A title for search engines"), title="Haberler") == [("json-ld", "A title for search engines")]


def test_teasers_in_microdata_are_left_out() -> None:
    thing = '<div itemscope itemtype="https://schema.org/Article"><h3 itemprop="headline">{}</h3></div>'
    body = "".join(thing.format(text) for text in ("Жаңа зертхана ашылды", "Бірінші хабар", "Екінші хабар"))
    assert page(body=body) == [("microdata", "Жаңа зертхана ашылды")]


def test_articles_come_before_web_pages() -> None:
    found = page({"@type": "WebPage", "headline": "The page"}, article("Жаңа зертхана ашылды"))
    assert [title for _, title in found] == ["Жаңа зертхана ашылды", "The page"]
