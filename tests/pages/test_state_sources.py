"""Where pages carry their data: JSON is read, code is not run, and nothing takes long."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import document_fromstring

from newsarchive.pages.state_sources import states
from tests.cost import at_most

POST = {"title": "Жаңа зертхана ашылды", "slug": "zertkhana", "body": "мәтін " * 30}
TEXT = json.dumps(POST, ensure_ascii=False)


def read(markup: str) -> list[Any]:
    return list(states(document_fromstring(f"<html><body>{markup}</body></html>")))


@pytest.mark.parametrize(
    "markup",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{TEXT}</script>',
        f"<script>window.__INITIAL_STATE__ = {TEXT};</script>",
        f'<script>window["__STATE__"]={TEXT}</script>',
        f"<script>var x = 1; self.__APOLLO_STATE__ = {TEXT}; go();</script>",
        f"<script>const post = {TEXT};</script>",
        f"<script>window.__DATA__ = window.__DATA__ || {TEXT};</script>",
        f"<script>window.__S__ = JSON.parse({json.dumps(TEXT)});</script>",
        "<script>window.__S__ = JSON.parse(decodeURIComponent(\"{}\"));</script>".format(TEXT.replace("%", "%25").replace('"', "%22")),
        "<div id=app data-page='{}'></div>".format(TEXT.replace("'", "&#39;")),
    ],
)  # fmt: skip
def test_the_known_forms_are_read(markup: str) -> None:
    assert read(markup) == [POST]


def test_a_value_that_is_undefined_is_none() -> None:
    assert read(f'<script>window.__S__={{"user":undefined,"post":{TEXT}}}</script>') == [{"user": None, "post": POST}]


@pytest.mark.parametrize("code", ["{title: 'x'}", "(function(a){return {post:a}})(1)", "{'a': 1}", "[makePost()]"])
def test_code_is_not_run_and_gives_nothing(code: str) -> None:
    assert not any(read(f"<script>window.__NUXT__={code};{' ' * 200}</script>"))


def test_a_flat_array_is_put_together_again() -> None:
    flat = [["ShallowReactive", 1], {"data": 2}, ["Reactive", 3], {"post": 4, "self": 1}, {"title": 5, "at": 6, "tags": 7, "none": -1},
            "Тақырып", ["Date", "2024-03-01T00:00:00.000Z"], [8, 8], "ғылым"]  # fmt: skip
    (state,) = read(f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(flat)}{" " * 100}</script>')
    post = state["data"]["post"]
    assert post == {"title": "Тақырып", "at": "2024-03-01T00:00:00.000Z", "tags": ["ғылым", "ғылым"], "none": None}
    assert state["data"]["self"] is state


def test_the_stream_of_the_app_router_is_put_together() -> None:
    body = "<p>Бүгін жаңа зертхана ашылды.</p>"
    size = len(body.encode())
    stream = f'0:["$","main",null,{{"post":{{"title":"Тақырып","body":"$1f"}}}}]\n:HL["/a.css"]\n1f:T{size:x},{body}2:{{"more":1}}\n'
    half = len(stream) // 2
    pieces = "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}]){' ' * 100}</script>" for part in (stream[:half], stream[half:]))
    first, second = read(f"<script>(self.__next_f=self.__next_f||[]).push([0]){' ' * 100}</script>{pieces}")
    assert first[3]["post"] == {"title": "Тақырып", "body": body}
    assert second == {"more": 1}


@pytest.mark.parametrize(
    "script",
    [
        "window.a={" * 100_000, 'window.a={"x":"' * 60_000, "var a = [" + "[" * 900_000, "self.__next_f.push([1,\"" * 50_000,
        'window.a=JSON.parse("' * 50_000, "window." + "a" * 900_000, "var " * 250_000, "window.a" + " " * 900_000 + "= {",
        'window.a={"b":undefined,' * 40_000,
    ],
)  # fmt: skip
def test_a_megabyte_of_anything_is_read_in_moments(script: str) -> None:
    tree = document_fromstring(f"<html><body><script>{script}</script></body></html>")
    with at_most(400):
        list(states(tree))
