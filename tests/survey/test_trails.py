"""Where a page says that it stands: the way shown above it, the marked entry of a menu, the word "back"."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsarchive.items import Capture
from newsarchive.survey.look import Look, look
from tests.cost import at_most

HOST = "http://u.example"
TITLE = "A new bridge over the river was opened"


def looked(body: str, head: str = "", title: str = TITLE) -> Look:
    html = f"<html><head><title>{title} - University</title>{head}</head><body>{body}<h1>{title}</h1><p>It was a day of rain.</p></body></html>"
    now = datetime(2026, 11, 25, tzinfo=UTC)
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return look(Capture(id="", url=f"{HOST}/lab/item-7", fetched_at=now, status=200, headers=headers, body=html.encode()))


@pytest.mark.parametrize(
    "way",
    [
        '<p id="hierarchie"><a href="/">Accueil</a> &gt; <a href="/lab">Labos</a> &gt; <strong>Un pont</strong></p>',
        f'<div class="top"><a href="/">Home</a> / <a href="/lab">Labs</a> / {TITLE}</div>',
        f'<div>You are here: <a href="/en/">Home</a> <span>|</span> <a href="/lab">Labs</a> <span>|</span> <b>{TITLE[:24]}…</b></div>',
        '<div><a href="/index.php">Главная</a> » <a href="/lab">Лаборатории</a> » </div>',
        '<td><a href="/">首页</a>&gt;&gt;<a href="/lab">实验室</a>&gt;&gt;正文</td>',
        f'<ol><li><a href="/">Start</a></li><li><a href="/lab">Labore</a></li><li>{TITLE}</li></ol>',
    ],
)  # fmt: skip
def test_the_way_from_the_front_page_is_known_whatever_its_element_is_called(way: str) -> None:
    menu = '<div><a href="/">Home</a> | <a href="/about">About us</a> | <a href="/study">Study with us</a></div>'
    assert looked(menu + way).trail[-1:] == [f"{HOST}/lab"]


def test_the_way_that_the_data_of_a_page_tell() -> None:
    steps = [("/", "Home"), ("/lab", "Labs"), ("/lab/item-7", "A bridge")]
    items = [{"@type": "ListItem", "position": n, "item": {"@id": HOST + path, "name": name}} for n, (path, name) in enumerate(steps, 1)]
    data = json.dumps({"@graph": [{"@type": "BreadcrumbList", "itemListElement": items}]})
    assert looked("", f'<script type="application/ld+json">{data}</script>').trail == [f"{HOST}/lab"]
    assert looked("", '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[3,{"item":[]}]}</script>').trail == []


@pytest.mark.parametrize(
    "menu",
    [
        '<div><a href="/">Home</a> | <a href="/about">About us</a> | <a href="/study">Study with us</a></div>',
        '<ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul>',
        '<div><a href="/">Home</a> · <a href="/about">About us</a> · Telephone 12 34 56</div>',
        '<p><a href="/">The university</a> and <a href="/lab">its laboratory</a> opened it.</p>',
        "<div>" + '<a href="/">Home</a> > ' + "".join(f'<a href="/p{n}">Page {n}</a> > ' for n in range(9)) + "</div>",
    ],
)
def test_menus_and_sentences_are_no_way(menu: str) -> None:
    assert looked(menu).trail == []


def test_the_marked_entry_of_a_menu_and_the_word_back_lead_to_what_a_page_belongs_to() -> None:
    menu = '<nav><ul><li><a href="/study">Study</a></li><li class="nav-item active"><a href="/pulse">Pulse</a></li></ul></nav>'
    assert looked(menu).above == [f"{HOST}/pulse"]
    everything = menu.replace("<li>", '<li class="active">') + '<nav><a class="on" href="/a">A</a><a class="on" href="/b">B</a></nav>'
    assert looked(everything).above == []
    for word in ("« Back to the list", "Volver", "К списку новостей", "返回列表", "Zurück zur Übersicht", "목록"):
        assert looked(f'<p><a href="/board">{word}</a></p>').above == [f"{HOST}/board"], word
    assert looked('<p><a href="/gym">Backyard games of the faculty</a></p>').above == []


def test_pages_made_of_nothing_but_frames_around_links_take_no_long_time() -> None:
    deep = "<div>" * 200 + '<a href="/">Home</a> &gt; ' + "<i>x</i>" * 60_000 + "</div>" * 200
    many = "".join(f'<div><a href="/?{n}">Home</a> <a href="/">Home</a> &gt; <a href="/x{n}">X</a> words of no title</div>' for n in range(3_000))
    looked("<p>Words</p>")
    with at_most(800):
        looked(deep)
        looked(many)
