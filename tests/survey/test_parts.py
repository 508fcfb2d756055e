"""Faculties and institutes that publish for themselves are found by what the site's links lead to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from newsarchive.survey.asking import BUDGET
from newsarchive.survey.findings import Findings
from newsarchive.survey.part_articles import _form
from newsarchive.survey.parts import _below, _way
from tests.survey.test_detect import HOST, takes
from tests.survey.university import Asked, Item, article, items, page, surveyed

FACULTIES = ("law", "physics", "history", "medicine", "arts")
NAMES = {
    "en": "Faculty of {}", "ru": "Факультет {}", "kk": "{} факультеті", "ar": "كلية {}", "zh": "{}学院",
}  # fmt: skip
NEWS = {"en": "News", "ru": "Новости", "kk": "Жаңалықтар", "ar": "الأخبار", "zh": "新闻"}
SOMETHING = "<p>" + "Words about something else. " * 20 + "</p>"


def rows(some: list[Item], link: Callable[[Item], str]) -> str:
    return "<ul class='list'>" + "".join(f"<li><span>{one.day:%d.%m.%Y}</span> <a href='{link(one)}'>{one.title}</a></li>" for one in some) + "</ul>"


def _university(
    language: str = "en", *, far: bool = False, own: str = "news", event: bool = False, guest: bool = False, count: int = 5,
    sorted_by: bool = False, plain: bool = False,
) -> tuple[Findings, Asked]:  # fmt: skip
    """A university whose parts list articles of their own.

    Args:
        far: its menu leads to a page that names the parts.
        own: the folder of a part's list.
        event: that list is one of events, under addresses of their own.
        guest: what parts list stands in the main list, too, and says so.
        count: parts.
        sorted_by: its main list can be had in parts, by three kinds.
        plain: no word says what the parts are, as in "Law, History, Arts".
    """
    centre = items(30, language, 1000)
    names = [*FACULTIES, *(f"extra{n}" for n in range(40))][:count]
    below = {name: centre[3:15] if guest else items(14, language, 2000 + 100 * number) for number, name in enumerate(names)}
    told = {name: name.title() if plain else NAMES[language].format(name) for name in names}
    cells = "".join(f"<li><a href='/{name}/'>{told[name]}</a></li>" for name in names)
    static = "".join(f"<li><a href='/{name}/'>{name.title()}</a></li>" for name in ("about", "history-of-ours", "library", "structure"))
    menu = f"<ul>{static}<li><a href='/news/'>{NEWS[language]}</a></li></ul>" + ("" if far else f"<ul>{cells}</ul>")

    def link(name: str) -> Callable[[Item], str]:
        return lambda one: f"/{name}/{own}/{one.slug}-{one.number}.html" if name else f"/news/{one.slug}-{one.number}.html"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/":
            return page("Home", "<p>Invented.</p>" + rows(centre[:4], link("")), menu)
        if found := re.fullmatch(r"/news/(?:(?:kind-(?P<kind>\d)/)?|(?:\?page=(?P<page>\d))?)", path):
            number = int(found["page"] or 1)
            if found["kind"]:
                return page(NEWS[language], rows(centre[15 + int(found["kind"]) :: 3], link("")), menu)
            pager = "".join(f"<a href='/news/?page={n}'>{n}</a> " for n in (1, 2, 3) if n != number)
            kinds = "<ul>" + "".join(f"<li><a href='/news/kind-{n}/'>{told[name]}</a></li>" for n, name in enumerate(FACULTIES[:3])) + "</ul>"
            return page(NEWS[language], kinds * sorted_by + rows(centre[number * 10 - 10 : number * 10], link("")) + f"<div class='pager'>{pager}</div>", menu)
        if path == "/structure/":
            return page("Structure", SOMETHING + f"<ul>{cells}</ul>", menu)
        name = path.split("/")[1]
        if name in below:
            if path == f"/{name}/":
                said = NEWS[language] if not event else "Zarf"
                return page(told[name], SOMETHING + rows(below[name][:2], link(name)) + f"<a href='/{name}/{own}/'>{said}</a>", menu)
            if path == f"/{name}/{own}/":
                return page(told[name], rows(below[name], link(name)), menu)
        one = next((one for one in [*centre, *below.get(name, [])] if path in {link("")(one), link(name)(one)}), None)
        if one is not None:
            home = link("")(one) if guest else path
            return article(one, menu, language).replace("<title>", f'<link rel="canonical" href="{HOST}{home}"><title>')
        return page(name, SOMETHING, menu) if path.count("/") == 2 and path.endswith("/") and "robots" not in path else None

    return surveyed(answer)


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("far", [False, True])
def test_lists_of_parts_are_found_in_any_language(language: str, far: bool) -> None:
    found, asked = _university(language, far=far)
    assert [one.url for one in found.listings] == [f"{HOST}/news/", *(f"{HOST}/{name}/news/" for name in FACULTIES)]
    assert takes(found, f"{HOST}/arts/news/some-other-title-77.html")
    assert takes(found, f"{HOST}/news/some-other-title-77.html")
    assert not takes(found, f"{HOST}/library/")
    assert "leads to it; it names 14 articles" in found.listings[1].evidence
    assert asked.requests < 40


def test_parts_that_no_word_names_are_found_by_what_stands_there() -> None:
    found, _ = _university(plain=True)
    assert len(found.listings) == 1 + len(FACULTIES)


def test_the_third_part_is_asked_for_its_list_alone() -> None:
    _, asked = _university()
    assert f"{HOST}/law/" in asked.urls
    assert f"{HOST}/medicine/" not in asked.urls
    assert sum(url.startswith(f"{HOST}/medicine/") for url in asked.urls) == 1


def test_what_the_main_list_shows_too_is_not_taken_twice() -> None:
    found, _ = _university(guest=True)
    assert [one.url for one in found.listings] == [f"{HOST}/news/"]


def test_parts_and_pages_of_the_main_list_are_no_parts_of_the_university() -> None:
    found, asked = _university(sorted_by=True)
    assert [one.url for one in found.listings] == [f"{HOST}/news/", *(f"{HOST}/{name}/news/" for name in FACULTIES)]
    assert not any("kind-" in url for url in asked.urls)
    assert sum("page=" in url for url in asked.urls) <= 2


def test_the_university_keeps_its_name_where_its_parts_have_their_own() -> None:
    found, _ = _university()
    assert found.names == {"en": "Invented University"}


def test_what_nothing_calls_news_is_not_taken() -> None:
    found, _ = _university(own="zarf", event=True)
    assert [one.url for one in found.listings] == [f"{HOST}/news/"]
    assert not takes(found, f"{HOST}/law/zarf/some-other-title-77.html")


def test_of_very_many_parts_those_that_were_not_asked_for_are_taken_or_named() -> None:
    found, asked = _university(count=45)
    assert asked.requests <= BUDGET
    told = [one.evidence for one in found.listings[1:]]
    assert len(told) + sum(one.count("/news/") for one in found.remarks) >= 40
    assert any("was not asked for" in one for one in told)
    assert takes(found, f"{HOST}/extra38/news/some-other-title-77.html")


@pytest.mark.parametrize(
    ("part", "url", "way"),
    [
        ("http://u.example/law/", "http://u.example/law/news/", "news/"), ("http://u.example/law", "http://u.example/law/a/b?c=1", "a/b?c=1"),
        ("http://u.example/law/", "http://u.example/laws/news/", None), ("http://u.example/law/", "http://u.example/law/", None),
        ("http://u.example/?f=1", "http://u.example/?f=1/news", None),
    ],
)  # fmt: skip
def test_the_way_from_a_part_to_its_list_is_that_of_the_others(part: str, url: str, way: str | None) -> None:
    assert _way(part, url) == way
    assert way is None or _below(part, way) == url


def test_addresses_of_two_parts_have_one_form() -> None:
    assert _form("http://u.example/law/news/12-a-title-of-it", "http://u.example/law/") == _form("http://u.example/art/news/7-it-has-a-title", "http://u.example/art")
    assert _form("http://u.example/law/news/12-a-title-of-it", "http://u.example/law/") != _form("http://u.example/art/events/7-it-has-a-title", "http://u.example/art")
