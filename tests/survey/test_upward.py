"""The list of news is found from the articles that the front page shows, whatever menus call it."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.survey.asking import BUDGET
from newsarchive.survey.findings import Findings
from newsarchive.survey.look import Anchor, Look
from newsarchive.survey.upward import above
from tests.survey.test_detect import HOST, rows, takes
from tests.survey.university import Asked, Item, article, items, page, surveyed

OTHERS = [f"Chapter {name}" for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")]
Link = Callable[[Item], str]


def _site(link: Link, *, shown: int = 4, active: bool = False, way: str = "", start: str = "/") -> tuple[Findings, Asked]:
    """A university whose list of news stands behind the last entry of a menu that says nothing, three pages long."""
    all_items = items(30, "en")
    entries = {f"/part/{n}": name for n, name in enumerate(OTHERS)} | {"/part/pulse": "Pulse"}

    def menu(here: str = "") -> str:
        cells = (f"<li{' class=active' if active and path == here else ''}><a href='{path}'>{name}</a></li>" for path, name in entries.items())
        return "<ul>" + "".join(cells) + "</ul>"

    def answer(url: str) -> Any:
        path = url.removeprefix(HOST)
        if path == "/" and start != "/":
            return (302, start)
        if path == start:
            return page("Home", "<p>A university, which was invented.</p>" + rows(all_items[:shown], link), menu())
        if found := re.fullmatch(r"/part/pulse(?:\?_set_9_cur=(\d))?", path):
            number = int(found[1] or 1)
            pager = "".join(f"<a href='/part/pulse?_set_9_cur={n}'>{n}</a> " for n in (1, 2, 3) if n != number)
            return page("Pulse", rows(all_items[number * 10 - 10 : number * 10], link) + f"<div class='pager'>{pager}</div>", menu("/part/pulse"))
        if path in entries:
            return page(entries[path], "<p>" + "Words about something else. " * 20 + "</p>", menu(path))
        one = next((one for one in all_items if path == link(one)), None)
        return article(one, menu("/part/pulse") + way.format(title=one.title)) if one is not None else None

    return surveyed(answer)


@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        (lambda one: f"/part/pulse/-/set/k9/content/{one.slug}", {}),
        (lambda one: f"/part/pulse/-/{one.slug}", {"start": "/part/welcome"}),
        (lambda one: f"/w/{one.slug}", {"active": True}),
        (lambda one: f"/w/{one.slug}", {"way": "<div><a href='/'>Home</a> / <a href='/part/pulse'>Pulse</a> / {title}</div>"}),
        (lambda one: f"/w/{one.slug}", {"way": "<p><a href='/part/pulse'>Back</a></p>", "start": "/part/welcome"}),
        (lambda one: f"/w/{one.slug}", {}),
        (lambda one: f"/w/{one.slug}", {"shown": 0}),
    ],
    ids=["above-set", "above-dash", "marked", "way", "back", "menu", "nothing-on-front"],
)
def test_a_list_that_no_word_names_is_found(link: Link, arguments: dict[str, Any]) -> None:
    found, asked = _site(link, **arguments)
    assert found.listings[0].url == f"{HOST}/part/pulse"
    assert "brings 10 more" in found.listings[0].follows
    assert takes(found, f"{HOST}{link(items(30, 'en')[25])}")
    assert asked.requests <= 30 < BUDGET


def test_the_folder_above_articles_is_looked_at_first() -> None:
    _, asked = _site(lambda one: f"/part/pulse/-/set/k9/content/{one.slug}")
    assert next(url for url in asked.urls if "/part/" in url) == f"{HOST}/part/pulse"
    second = next(place for place, url in enumerate(asked.urls) if "/part/pulse?" in url)
    assert not any(f"/part/{n}" in url for url in asked.urls[: second + 1] for n in range(12))


def test_what_is_called_something_else_or_was_seen_is_not_gone_up_to() -> None:
    front = Look(url=f"{HOST}/", anchors=[Anchor(url=f"{HOST}/p/7", text="Vacancies", chrome=True)])
    seen = SimpleNamespace(asked_before=lambda url: url == f"{HOST}/seen", looks=lambda: [front])
    survey: Any = SimpleNamespace(front=front, pages=seen, is_own=lambda url: url.startswith(HOST))
    told = [f"{HOST}/", f"{HOST}/events", f"{HOST}/p/7", f"{HOST}/seen", "http://other.example/pulse", f"{HOST}/pulse"]
    assert above(survey, Look(url=f"{HOST}/a", trail=told, above=[f"{HOST}/back"])) == [f"{HOST}/pulse", f"{HOST}/back"]
