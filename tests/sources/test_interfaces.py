"""WordPress, Drupal, and JSON interfaces of any other kind."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from newsarchive.sources.start import start_links
from tests.sources.made import articles, listed, pages, read, said, site


def post(number: int) -> dict[str, Any]:
    return {
        "id": number, "link": f"https://uni.example/story/haber-{number}/", "date": "2025-05-01T12:00:00", "date_gmt": "2025-05-01T09:00:00",
        "modified": "2025-05-03T12:00:00", "modified_gmt": "2025-05-03T09:00:00", "title": {"rendered": f"Haber &#8211; {number}"},
    }  # fmt: skip


def test_wordpress_gives_its_posts_and_the_next_page_by_its_header() -> None:
    first = "https://uni.example/wp-json/wp/v2/posts?per_page=100"
    links = read(json.dumps([post(1), post(2), {"link": 7}, "x"]), first, X_WP_TotalPages="3")
    assert articles(links) == ["/story/haber-1/", "/story/haber-2/"]
    assert said(links[0]) == {"title": "Haber \u2013 1", "published": "2025-05-01T12:00:00+03:00", "modified": "2025-05-03T12:00:00+03:00"}
    assert pages(links) == ["/wp-json/wp/v2/posts?per_page=100&page=2"]
    assert pages(read(json.dumps([post(1)]), first + "&page=3", X_WP_TotalPages="3")) == []
    linked = read(json.dumps([post(1)]), "https://uni.example/?rest_route=/wp/v2/posts", Link='<https://uni.example/x>; rel="next"')
    assert pages(linked) == ["/?rest_route=/wp/v2/posts&page=2"]
    assert read("[]", first + "&page=4", X_WP_TotalPages="3") == []


def test_drupal_gives_nodes_by_alias_or_number_and_the_next_page_it_names() -> None:
    nodes = [
        {"type": "node--news", "attributes": {"title": "Новая кафедра", "created": "2025-05-01T09:00:00+00:00", "langcode": "ru",
         "changed": "2025-05-02T09:00:00+00:00", "path": {"alias": "/story/novaya-kafedra", "langcode": "ru"}, "drupal_internal__nid": 5}},
        {"type": "node--news", "attributes": {"title": "Ескі", "created": "bad", "path": {"alias": "/news/7", "langcode": "kz"}}}, 3,
    ]  # fmt: skip
    value = {"jsonapi": {"version": "1.0"}, "data": nodes, "links": {"next": {"href": "https://uni.example/jsonapi/node/news?page%5Boffset%5D=50"}}}
    links = read(json.dumps(value), "https://uni.example/jsonapi/node/news")
    assert articles(links) == ["/story/novaya-kafedra", "/news/7"]
    assert said(links[0])["published"] == "2025-05-01T09:00:00+00:00"
    assert pages(links) == ["/jsonapi/node/news?page%5Boffset%5D=50"]


INTERFACE = """
[[sources]]
kind = "json"
url = "https://uni.example/api/{lang}/news?skip={offset}&take=2"
items = "data.rows"
link = "https://uni.example/{lang}/news/{meta.id}"
title = "name"
date = "at"
"""


def test_a_json_interface_is_read_by_the_paths_of_the_site_file() -> None:
    of = site(INTERFACE)
    rows = [{"meta": {"id": 4}, "name": "Ғылыми конференция өтті", "at": 1746090000}, {"meta": {}, "name": "x"}, {"meta": {"id": 3}, "at": "02.05.2025"}]
    links = read(json.dumps({"data": {"rows": rows}}), "https://uni.example/api/kz/news?take=2&skip=4", of)
    assert articles(links) == ["/kz/news/4", "/kz/news/3"]
    assert said(links[0]) == {"title": "Ғылыми конференция өтті", "published": "2025-05-01T09:00:00+00:00"}
    assert said(links[1]) == {"published": "2025-05-02"}
    assert pages(links) == ["/api/kz/news?skip=7&take=2"]
    assert read('{"data": {"rows": []}}', "https://uni.example/api/kz/news?take=2&skip=4", of) == []
    assert read('{"data": 3}', "https://uni.example/api/kz/news?take=2&skip=4", of) == []


def test_an_interface_is_followed_by_what_its_answer_says_to_ask_with() -> None:
    of = site('[[sources]]\nkind = "json"\nurl = "https://uni.example/api/news?size=2"\nitems = "rows"\nlink = "/news/{id}"\nnext = "page.end"\ncursor = "after"')
    answer = {"rows": [{"id": 9}, {"id": 8}], "page": {"end": "k8="}}
    links = read(json.dumps(answer), "https://uni.example/api/news?size=2&after=k10%3D", of)
    assert (articles(links), pages(links)) == (["/news/9", "/news/8"], ["/api/news?size=2&after=k8%3D"])
    assert pages(read(json.dumps({**answer, "page": {"end": None}}), "https://uni.example/api/news?size=2", of)) == []


def test_every_language_of_an_interface_is_begun_with() -> None:
    urls = [unquote(link.url) for link in start_links(site(INTERFACE + '[[sources]]\nkind="wordpress"\nurl="https://uni.example/wp-json/wp/v2/posts"'))]
    assert "https://uni.example/api/kz/news?skip=0&take=2" in urls
    assert any(url.startswith("https://uni.example/wp-json/wp/v2/posts?per_page=100&_fields=") for url in urls)


@pytest.mark.parametrize(
    ("text", "wanted", "onward"),
    [
        ('{"html": "<div><a href=\\"/news/5\\">Первая новость дня</a><a href=\\"/news/4\\">Вторая новость</a></div>"}', ["/news/5", "/news/4"],
         ["/ajax?page=3"]),
        ('{"html": "<a href=\\"/news/5\\">Первая новость дня</a>", "has_more": false}', ["/news/5"], []),
        (")]}',\n" + '{"items": [{"url": "/news/8", "title": "Uusi rehtori valittu"}], "next": "/ajax?cursor=x"}', ["/news/8"], ["/ajax?cursor=x"]),
        ('cb({"rows": [{"id": 6, "title": "Новый корпус", "data": "2025-05-06"}, {"id": 7, "title": "Раздел"}]});', ["/news/6"], ["/ajax?page=3"]),
        ('{"posts": [{"slug": "a-b-c", "title": "Nova zgrada", "link": "https://uni.example/story/a-b-c"}]}', ["/story/a-b-c"], ["/ajax?page=3"]),
        ('{"error": "nothing"}', [], []),
    ],
)  # fmt: skip
def test_json_that_nobody_describes_is_read_by_what_it_holds(text: str, wanted: list[str], onward: list[str]) -> None:
    links = read(text, "https://uni.example/ajax?page=2")
    assert articles(links) == wanted
    assert pages(links) == onward


def test_objects_named_by_slug_stand_below_the_listing() -> None:
    of = site(listing_url="https://uni.example/story")
    links = read('[{"slug": "den-otkrytyh-dverey", "title": "День открытых дверей"}]', "https://uni.example/api/list", of)
    assert articles(links) == ["/story/den-otkrytyh-dverey"]


def test_articles_in_the_data_a_page_is_made_from_are_listed() -> None:
    state = {"props": {"pageProps": {"news": [{"id": n, "title": f"Жаңалық нөмірі {n}", "publishedAt": f"2025-05-0{n}"} for n in (3, 2, 1)],
                                     "pagination": {"page": 1, "pageCount": 4}}}}  # fmt: skip
    links = listed(f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>')
    assert articles(links) == ["/news/3", "/news/2", "/news/1"]
    assert said(links[0]) == {"title": "Жаңалық нөмірі 3", "published": "2025-05-03"}
    assert pages(links) == ["/news/?page=2"]
