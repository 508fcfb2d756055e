"""Parts of a page that the server sent later are read where they belong. All pages are invented; the markup is react-dom's."""

from __future__ import annotations

import time

import pytest

from newsarchive.pages import streamed
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse

PARTS = (
    '<div hidden id="S:2"><template id="P:3"></template><template id="P:4"></template></div><div hidden id="S:4"><p>The fourth.</p></div>'
    '<script>function $RS(a,b){};$RS("S:4","P:4")</script><div hidden id="S:3"><h2>The third</h2><!--$?--><template id="B:%s"></template>'
    '<i>Loading inner...</i><!--/$-->after it</div><script>$RS("S:3","P:3")</script><script>function $RC(a,b){};$RC("B:2","S:2")</script>'
    '<div hidden id="S:1"><p>The second.</p></div><script>$RR("B:1","S:1",[])</script><div hidden id="S:0"><p>The <b>first</b>.</p></div>'
    '<script>$RC("B:0","S:0")</script><div hidden id="S:5"><p>The inner.</p></div><script>$RC("B:%s","S:5")</script>'
)
SHELL = (
    '<!DOCTYPE html><html><body><h1>Title</h1><article><!--$?--><template id="B:0"></template><div>Loading <!--$-->one<!--/$-->...</div>'
    '<!--/$--><!--$?--><template id="B:1"></template>Loading text<!--/$--><!--$?--><template id="B:2"></template><p>Loading...</p><!--/$-->'
    "<p>The end.</p></article>"
)


def texts(html: str) -> list[str]:
    tree = parse(html)
    assert tree is not None
    return [line.text for line in lines_of(tree)]


@pytest.mark.parametrize("html", [
    pytest.param(SHELL + "</body></html>" + PARTS % (3, 3), id="react 18"),
    pytest.param(SHELL + PARTS % (5, 5) + "</body></html>", id="react 19"),
])
def test_parts_are_read_in_place_of_what_was_shown_until_they_came(html: str) -> None:
    assert texts(html) == [
        "Title", "The first.", "The second.", "The third", "The inner.", "after it", "The fourth.", "The end.",
    ]  # fmt: skip


def test_in_a_page_without_scripts_parts_are_placed_by_their_numbers() -> None:
    html = '<p>a</p><template id="x-B:1f"></template><div>Loading...</div><p>c</p><div hidden id="x-S:1f"><p>b</p></div>tail'
    assert texts(html) == ["a", "b", "Loading...", "c", "tail"]


@pytest.mark.parametrize("html", [
    '<p>a</p><template id="B:1"></template><p>c</p>',
    '<p>a</p><template id="B:1"></template><p>c</p><div hidden id="S:2">b</div><div hidden id="other">b</div><div id="S:1">c</div>',
    '<p>a</p><p>c</p><div hidden id="S:1">x<template id="B:1"></template></div>',
    '<p>a</p><p>c</p><div hidden id="S:1">x<template id="B:2"></template></div><div hidden id="S:2">x<template id="B:1"></template></div>',
    '<p>a</p><template id="B:1"></template><p>c</p><div hidden id="S:1">x</div><script>$RC("B:7","S:7")</script>',
])
def test_what_belongs_nowhere_stays_hidden(html: str) -> None:
    assert texts(html)[:2] == ["a", "c"]
    assert "x" not in "".join(texts(html))


@pytest.mark.parametrize("html", [
    '<p>a</p><!--$?--><template id="B:1"></template><div hidden id="S:1">b</div><!--/$--><p>c</p>',
    '<p>a</p><!--$?--><template id="B:1"></template><template id="B:2"></template><!--/$--><p>c</p>'
    '<div hidden id="S:2">x</div><div hidden id="S:1">b</div>',
    '<p>a</p><!--$?--><template id="B:1"></template><template id="B:1"></template><!--/$--><p>c</p><div hidden id="S:1">b</div>',
])
def test_what_was_taken_out_with_what_was_shown_is_not_filled(html: str) -> None:
    assert [one for one in texts(html) if one != "x"] == ["a", "b", "c"]


def chain(number: int, depth: int) -> str:
    parts = [
        f'<div hidden id="S:{at:x}">{"<div>" * depth}x{at}<template id="B:{at + 1:x}"></template>{"</div>" * depth}</div>'
        for at in range(number)
    ]
    return f'<p>a</p><template id="B:0"></template>{"".join(reversed(parts))}'


def test_parts_within_parts_are_read_unless_the_page_becomes_too_deep() -> None:
    assert texts(chain(20, 5)) == ["a", *(f"x{at}" for at in range(20))]
    assert texts(chain(20, 60)) == ["a"]
    assert texts(chain(400, 1)) == ["a"]


@pytest.mark.parametrize("html", [
    chain(streamed.MOST, 1), chain(20_000, 1), chain(streamed.MOST, 100),
    "".join(f'<!--$?--><template id="B:{at:x}"></template>' for at in range(20_000)) + '<div hidden id="S:1">x</div>',
    "".join(f'<template id="B:{at:x}"></template><div hidden id="S:{at:x}">x</div>' for at in range(streamed.MOST)),
    '<template id="B:1"></template><div hidden id="S:1">x</div>' * 20_000, "<script>$RC(</script>" * 20_000 + '<div hidden id="S:1"></div>',
    '<div hidden id="S:1"></div><script>' + '$RC("' * 100_000 + "</script>",
], ids=range(8))  # fmt: skip
def test_hostile_pages_are_read_in_linear_time(html: str) -> None:
    begun = time.process_time()
    texts(html)
    assert time.process_time() - begun < 20
