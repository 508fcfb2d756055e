"""The page's own article among all the data the page carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from lxml.html import document_fromstring

from newsarchive.pages import state_sources
from newsarchive.pages.declared import declared_in
from newsarchive.pages.description import Declared

URL = "https://uni.example/kk/news/zhana-zertkhana"
TITLE = "Жаңа зертхана ашылды"
BODY = "<p>Бүгін университетте жаңа зертхана ашылды. Оған ректор мен студенттер қатысты.</p>" * 5


def read(state: Any, *, title: str = TITLE, url: str = URL, lang: str = "kk") -> Declared | None:
    script = f'<script type="application/json">{json.dumps(state, ensure_ascii=False)}</script>'
    head = f"<head><title>{title} | Университет</title></head>"
    tree = document_fromstring(f'<html lang="{lang}">{head}<body><div id="app"></div>{script}</body></html>')
    return next((one for one in declared_in(tree, url) if one.source == "page-state"), None)


def test_the_article_is_described_in_full() -> None:
    one = read({"props": {"pageProps": {"post": {
        "title": TITLE, "slug": "zhana-zertkhana", "content": BODY, "publishedAt": "2024-03-01T09:00:00Z", "updated_at": "2024-03-02",
        "author": {"name": "Айгүл Серік"}, "category": {"title": "Ғылым"}, "tags": [{"name": "химия"}, {"name": "зертхана"}],
        "cover": {"url": "/img/lab.jpg"}, "excerpt": "<p>Қысқаша</p>",
    }}}})  # fmt: skip
    assert one == Declared(
        source="page-state", title=TITLE, summary="Қысқаша", published="2024-03-01T09:00:00Z", modified="2024-03-02",
        authors=("Айгүл Серік",), section="Ғылым", tags=("химия", "зертхана"), image="https://uni.example/img/lab.jpg", body=BODY,
    )  # fmt: skip


def test_other_items_of_lists_are_not_taken() -> None:
    others = [{"title": f"Басқа жаңалық {n}", "slug": f"baska-{n}", "content": BODY * 3, "publishedAt": "2020-01-01"} for n in range(5)]
    assert read({"latest": others}) is None
    one = read({"latest": others, "page": {"title": TITLE, "content": BODY, "publishedAt": "2024-03-01"}})
    assert one is not None
    assert (one.title, one.published) == (TITLE, "2024-03-01")


def test_a_menu_entry_with_the_same_title_is_no_article() -> None:
    assert read({"breadcrumbs": [{"title": TITLE, "url": "/kk/news/zhana-zertkhana"}]}) is None


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ({"slug": "zhana-zertkhana"}, URL), ({"url": "/kk/news/zhana-zertkhana/"}, URL), ({"id": 4711}, "https://uni.example/news/4711"),
        ({"id": "4711"}, "https://uni.example/news?id=4711"), ({"id": 4711}, "https://uni.example/news/4711-zhana-zertkhana.html"),
    ],
)  # fmt: skip
def test_the_address_identifies_an_article_where_the_document_has_the_sites_title(place: dict[str, Any], url: str) -> None:
    one = read({"item": {"title": TITLE, "body": BODY, **place}}, title="Университет порталы", url=url)
    assert one is not None
    assert one.title == TITLE


def test_a_number_that_is_only_like_that_of_the_address_identifies_nothing() -> None:
    item = {"title": TITLE, "body": BODY, "id": 47}
    assert read({"item": item}, title="Университет порталы", url="https://uni.example/news/4711") is None


@pytest.mark.parametrize(
    "item",
    [
        {"title_kz": TITLE, "title_ru": "Открыта лаборатория", "body_kz": BODY, "body_ru": "<p>Русский текст</p>" * 50},
        {"title": {"kk": TITLE, "ru": "Открыта лаборатория"}, "body": {"kk": BODY, "ru": "<p>Русский текст</p>" * 50}},
        {"titleKz": TITLE, "titleRu": "Открыта лаборатория", "contentKz": BODY, "contentRu": "<p>Русский текст</p>" * 50},
    ],
)  # fmt: skip
def test_of_a_value_in_several_languages_the_pages_is_taken(item: dict[str, Any]) -> None:
    one = read({"item": {"id": 15, **item}}, url="https://uni.example/kk/news/15")
    assert one is not None
    assert (one.title, one.body) == (TITLE, BODY)


def test_properties_inside_of_attributes_belong_to_the_object() -> None:
    one = read({"data": {"id": 9, "attributes": {"title": TITLE, "body": BODY, "publishedAt": "2024-03-01"}}})
    assert one is not None
    assert (one.published, one.body) == ("2024-03-01", BODY)


def test_what_others_refer_to_is_found() -> None:
    state = {"Post:1": {"title": TITLE, "body": BODY, "author": {"__ref": "Person:7"}}, "Person:7": {"name": "Jana Krüger"}}
    one = read(state)
    assert one is not None
    assert one.authors == ("Jana Krüger",)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1709283600, "2024-03-01T09:00:00+00:00"), (1709283600000, "2024-03-01T09:00:00+00:00"), ("1709283600", "2024-03-01T09:00:00+00:00"),
     ({"date": "2024-03-01 09:00"}, "2024-03-01 09:00"), ("9:45 AM", None), (5, None), (True, None), ("soon", None)],
)  # fmt: skip
def test_a_moment_may_be_written_as_a_number(value: Any, expected: str | None) -> None:
    one = read({"title": TITLE, "body": BODY, "date": value})
    assert one is not None
    assert one.published == expected


def test_the_time_of_a_record_is_not_that_of_publication() -> None:
    one = read({"title": TITLE, "body": BODY, "createdAt": "2019-01-01"})
    assert one is not None
    assert one.published is None


def test_the_key_of_an_author_is_no_name() -> None:
    one = read({"title": TITLE, "body": BODY, "authors": ["aserik", "tm-17", "А. Серік", "Ли Вэй"]})
    assert one is not None
    assert one.authors == ("А. Серік", "Ли Вэй")


def test_of_two_objects_the_one_that_agrees_more_and_says_more_is_taken() -> None:
    whole = {"title": TITLE, "slug": "zhana-zertkhana", "body": BODY, "date": "2024-03-01"}
    one = read([{"title": TITLE, "published": "2020-01-01"}, whole])
    assert one is not None
    assert one.published == "2024-03-01"


def test_an_object_without_a_body_is_believed_only_where_its_date_says_what_it_is() -> None:
    more = {"title": TITLE, "lead": "Университетте жаңа зертхана ашылды, оған студенттер қатысты." * 2}
    assert read({**more, "date": "2020-01-01"}) is None
    one = read({**more, "datePublished": "2020-01-01"})
    assert one is not None
    assert one.published == "2020-01-01"


@pytest.mark.parametrize(
    ("title", "body", "lang"),
    [
        ("New dean of law named", "<p>The university has named Ana Ruiz dean of the law school. She starts in July.</p>", "en"),
        ("任命新院长", "<p>大学任命安娜为法学院院长，她将于七月上任。</p>", "zh"),
        ("Заң факультетінің жаңа деканы", "<p>Университет жаңа деканды тағайындады. Ол шілдеде кіріседі.</p>", "kk"),
    ],
)
def test_a_short_article_is_taken_where_the_html_shows_nothing(title: str, body: str, lang: str) -> None:
    post = {"title": title, "content": body, "slug": "new-dean", "publishedAt": "2023-02-03T10:00:00Z", "updatedAt": "2023-02-04"}
    by_title = read({"post": post}, title=title, url="https://uni.example/n/1", lang=lang)
    by_place = read({"post": post}, title="", url="https://uni.example/n/new-dean", lang=lang)
    for one in (by_place, by_title):
        assert one is not None
        assert one.body == body


@pytest.mark.parametrize("body", ["The observatory opened its new dome on...", TITLE, "Толығырақ"])
def test_a_cut_teaser_or_the_title_again_is_no_body_in_a_shell_either(body: str) -> None:
    assert read({"item": {"title": TITLE, "slug": "zhana-zertkhana", "text": body}}) is None


def test_a_short_text_beside_a_page_that_shows_its_article_is_a_teaser() -> None:
    state = json.dumps({"post": {"title": TITLE, "slug": "zhana-zertkhana", "text": "Бүгін университетте жаңа зертхана ашылды. " * 3}})
    shown = "".join(f"<p>{n}-бөлмеде студенттер мен оқытушылар бірге жұмыс істейді, деді ректор.</p>" for n in range(9))
    page = f"<html><body><h1>{TITLE}</h1>{shown}<script type='application/json'>{state}</script></body></html>"
    assert [one for one in declared_in(document_fromstring(page), URL) if one.source == "page-state"] == []


def test_eighty_chinese_letters_weigh_as_much_as_two_hundred_latin_ones() -> None:
    shown = "".join(f"<p>第{n}间实验室今天在大学开放，许多学生和教师参加了开幕式，校长发表了讲话，并感谢大家的支持。</p>" for n in range(9))
    body = "大学今天任命安娜为法学院院长，她将于七月上任，并负责新的课程。" * 3
    state = json.dumps({"post": {"title": "大学任命新的法学院院长", "slug": "new-dean", "content": body}}, ensure_ascii=False)
    page = f"<html lang='zh'><body>{shown}<script type='application/json'>{state}</script></body></html>"
    one = next(one for one in declared_in(document_fromstring(page), "https://uni.example/n/new-dean") if one.source == "page-state")
    assert one.body is not None
    assert body in one.body


def test_a_script_without_state_is_not_searched_again_and_one_with_state_is(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    assigned = state_sources._assigned

    def counted(text: str) -> Iterator[tuple[Any, int]]:
        searched.append(text)
        return assigned(text)

    monkeypatch.setattr(state_sources, "_assigned", counted)
    bare = 'function track(page) { return "page"; } ' * 10
    held = 'window.__STATE__ = {"article": {"title": "A title", "body": "' + "Some text. " * 20 + '"}};'
    page = document_fromstring(f"<html><body><script>{bare}</script><script>{held}</script></body></html>")
    first, second = list(state_sources.states(page)), list(state_sources.states(page))
    assert first == second
    assert len(first) == 1
    assert searched == [bare, held, held]
