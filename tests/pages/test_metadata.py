"""What a page says of itself in its head."""

from __future__ import annotations

from lxml.html import HtmlElement, document_fromstring

from newsarchive.pages.metadata import alternates, canonical_link, meta, times

URL = "https://uni.example/kk/news/15"


def tree(head: str = "", body: str = "<p>x</p>") -> HtmlElement:
    return document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def test_the_first_value_of_a_name_is_kept_in_whatever_attribute_the_name_stands() -> None:
    head = '<meta property="OG:Title" content=" Бірінші "><meta name="og:title" content="Екінші">'
    more = '<meta itemprop="datePublished" content="2024"><meta name="empty" content=""><meta content="nameless">'
    assert meta(tree(head + more)) == {"og:title": "Бірінші", "datepublished": "2024"}


def test_long_values_and_many_metas_are_bounded() -> None:
    found = meta(tree(f'<meta name=a content="{"x" * 9000}">' + "".join(f"<meta name=n{n} content=x>" for n in range(5000))))
    assert len(found["a"]) == 2000
    assert len(found) <= 1001


def test_a_time_element_says_whether_it_is_the_publication() -> None:
    first = '<time datetime="2024-03-01" itemprop="datePublished">x</time><time class="entry-published">1 March</time>'
    assert times(tree(body=f"{first}<time>2 March</time><time></time>")) == [("2024-03-01", True), ("1 March", True), ("2 March", False)]


def test_the_canonical_link_is_made_absolute() -> None:
    assert canonical_link(tree('<link rel="nofollow CANONICAL" href="/kk/news/15/">'), URL) == "https://uni.example/kk/news/15/"
    assert canonical_link(tree('<link rel="canonical" href="  "><link rel="stylesheet" href="/a.css">'), URL) is None
    assert canonical_link(tree('<link rel="canonical" href="http://[::1">'), URL) is None


def test_other_languages_are_found_and_the_default_is_none() -> None:
    head = (
        '<link rel="alternate" hreflang="ru" href="/ru/news/15"><link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" hreflang="en" href="http://[broken"><link rel="alternate" hreflang="ru" href="/ru/other">'
    )
    assert alternates(tree(head), URL) == {"ru": "https://uni.example/ru/news/15"}
