"""Articles described in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from lxml.html import document_fromstring

from newsarchive.pages.description import Declared
from newsarchive.pages.json_ld import in_json_ld

URL = "https://uni.example/news/15"


def read(*scripts: Any) -> list[Declared]:
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in scripts]
    head = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return list(in_json_ld(document_fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>"), URL))


def test_an_article_is_described_in_full() -> None:
    (one,) = read({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Зертхана ашылды", "description": "Алматыда жаңа зертхана",
        "datePublished": "2024-03-01T09:00:00+05:00", "dateModified": "2024-03-02",
        "author": [{"@type": "Person", "name": "Айгүл Серік"}, "Ресс"],
        "publisher": {"@type": "Organization", "name": "Университет"}, "articleSection": ["Ғылым", "Басты"], "keywords": "зертхана, химия",
        "image": {"@type": "ImageObject", "name": "a picture", "url": "/img/lab.jpg"}, "inLanguage": "kk-KZ", "url": "/news/15",
        "articleBody": "Бүгін жаңа зертхана ашылды.",
    })  # fmt: skip
    assert one == Declared(
        source="json-ld", url="https://uni.example/news/15", title="Зертхана ашылды", summary="Алматыда жаңа зертхана",
        published="2024-03-01T09:00:00+05:00", modified="2024-03-02", authors=("Айгүл Серік", "Ресс"), publisher="Университет",
        section="Ғылым", tags=("зертхана", "химия"), image="https://uni.example/img/lab.jpg", language="kk-KZ",
        body="Бүгін жаңа зертхана ашылды.",
    )  # fmt: skip


def test_references_by_id_are_followed_within_the_page() -> None:
    (page, article) = sorted(
        read({"@graph": [
            {"@type": "WebPage", "@id": URL, "datePublished": "2023-05-05", "inLanguage": "de"},
            {"@type": "Article", "headline": "Neues Labor eröffnet", "author": {"@id": "#p1"},
             "image": {"@id": "#img"}, "publisher": {"@id": "#org"}},
            {"@type": "Person", "@id": "#p1", "name": "Jana Krüger"},
            {"@type": "ImageObject", "@id": "#img", "contentUrl": "https://uni.example/a.jpg"},
            {"@type": "Organization", "@id": "#org", "name": "Hochschule"},
        ]}),
        key=lambda one: one.is_article,
    )  # fmt: skip
    assert not page.is_article
    assert (article.authors, article.image, article.publisher) == (("Jana Krüger",), "https://uni.example/a.jpg", "Hochschule")


def test_a_reference_to_nothing_is_no_name() -> None:
    (one,) = read({"@type": "Article", "headline": "x", "author": {"@id": "#nobody"}})
    assert one.authors == ()


def test_names_in_parts_and_lists_of_names_are_read() -> None:
    names = [{"givenName": "Ayşe", "familyName": "Yılmaz"}, {"@type": "Person", "name": ["Ali", "Can"]}]
    (one,) = read({"@type": "Article", "author": names})
    assert one.authors == ("Ayşe Yılmaz", "Ali", "Can")


def test_types_and_properties_may_carry_the_name_of_the_vocabulary() -> None:
    (one,) = read({"@type": "http://schema.org/ReportageNewsArticle", "schema:headline": "研究成果", "schema:datePublished": "2022-04-20"})
    assert (one.title, one.published) == ("研究成果", "2022-04-20")


def test_other_things_are_no_articles() -> None:
    assert read({"@type": "Organization", "name": "Uni"}, {"@type": "BreadcrumbList"}, {"@type": "ItemList", "itemListElement": [
        {"@type": "NewsArticle", "headline": "A teaser"}]}) == []  # fmt: skip


def test_the_article_inside_of_its_web_page_is_found() -> None:
    found = read({"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Inside"}})
    assert [(one.is_article, one.title) for one in found] == [(False, None), (True, "Inside")]


def test_entities_in_titles_are_undone_once() -> None:
    (one,) = read({"@type": "Article", "headline": "Q&amp;A with the rector&#8217;s office"})
    assert one.title == "Q&A with the rector’s office"


def test_a_broken_script_costs_no_other_script() -> None:
    found = read("{broken", {"@type": "Article", "headline": "Whole"})
    assert [one.title for one in found] == ["Whole"]


def test_values_of_wrong_kinds_are_passed_over() -> None:
    (one,) = read({
        "@type": ["Article", 7, None], "headline": {"name": 5}, "datePublished": 20240301, "author": 3, "image": [[]], "keywords": {"a": 1},
        "url": 9,
    })  # fmt: skip
    assert one == Declared(source="json-ld")


def test_half_characters_never_leave_the_reader() -> None:
    (one,) = read('{"@type": "Article", "headline": "a\\ud800b\\u0000"}')
    assert one.title == "a\ufffdb\ufffd"
    one.title.encode()


def test_a_page_of_objects_that_name_one_another_ends() -> None:
    ring = [
        {"@id": f"#{n}", "@type": "Article", "author": {"@id": f"#{n + 1}"}, "mainEntity": {"@id": f"#{n - 1}"}} for n in range(3000)
    ]
    assert len(read({"@graph": ring})) > 100
