"""Parts of a page that the server sent later are read where they belong. All pages are invented; the markup is react-dom's."""

from __future__ import annotations

import pytest

from newsarchive.pages import streamed
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse
from tests.cost import at_most

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


def test_in_a_page_without_scripts_parts_are_placed_by_numbers_that_leave_no_doubt() -> None:
    shell = '<p>a</p><template id="x-B:1f"></template><div>Loading...</div><p>c</p><div hidden id="x-S:1f"><p>b</p></div>tail'
    assert texts(shell) == ["a", "b", "Loading...", "c", "tail"]
    assert texts(shell + '<div hidden id="x-S:2">x</div>') == ["a", "Loading...", "c", "tail"]
    assert texts(shell + '<template id="x-P:1f"></template>') == ["a", "Loading...", "c", "tail"]
    assert texts((SHELL + PARTS % (3, 3)).replace("script", "style")) == [
        "Title", "Loading one...", "Loading text", "Loading...", "The end.",
    ]  # fmt: skip


@pytest.mark.parametrize("html", [
    '<p>a</p><template id="B:1"></template><p>c</p>',
    '<p>a</p><template id="B:1"></template><p>c</p><div hidden id="S:2">x</div><div hidden id="other">x</div><div id="S:1">c</div>',
    '<p>a</p><p>c</p><div hidden id="S:1">x<template id="B:1"></template></div>',
    '<p>a</p><p>c</p><div hidden id="S:1"><p>x<template id="B:1"></template></p></div>',
    '<p>a</p><p>c</p><div hidden id="S:1">x<template id="B:2"></template></div><div hidden id="S:2">x<template id="B:1"></template></div>',
    '<p>a</p><template id="B:1"></template><p>c</p><div hidden id="S:1">x</div><script>$RC("B:7","S:7")</script>',
])
def test_what_belongs_nowhere_stays_hidden(html: str) -> None:
    assert texts(html)[:2] == ["a", "c"]
    assert "x" not in "".join(texts(html))


def test_a_part_within_another_is_not_put_in_its_own_place() -> None:
    inner = '<div hidden id="S:2">x<template id="B:2"></template></div>'
    assert texts(f'<p>a</p><template id="B:1"></template><p>c</p><div hidden id="S:1">b{inner}</div>') == ["a", "b", "c"]
    inner = '<div hidden id="S:2">x<template id="B:3"></template></div>'
    html = f'<p>a</p><template id="B:1"></template><template id="B:2"></template><p>c</p><div hidden id="S:1">b{inner}</div>'
    assert texts(html + '<div hidden id="S:3">y</div>') == ["a", "bxy", "c"]


def test_of_two_parts_with_one_name_the_first_is_taken() -> None:
    html = '<template id="B:0"></template><div hidden id="S:0">first</div><div hidden id="S:0">second</div>'
    assert texts(html + '<script>$RC("B:0","S:0")</script>') == ["first"]


@pytest.mark.parametrize(("html", "expected"), [
    ('<p>Hello <!--$?--><template id="B:0"></template><i>...</i><!--/$-->, it is.</p><div hidden id="S:0"><b>big</b> wide</div>',
     ["Hello big wide, it is."]),
    ('<ul><li>One <template id="P:0"></template> end</li></ul><div hidden id="S:0">or <i>two</i></div>', ["One or two end"]),
    ('<p>One</p><!--$?--><template id="B:0"></template><!--/$-->Two<div hidden id="S:0"></div>', ["One", "Two"]),
])
def test_a_part_stands_within_its_line(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(("place", "part"), [
    ('<tr><td>a</td></tr><template id="P:1"></template>', '<table hidden><tbody id="S:1"><tr><td>b</td><td>c</td></tr></tbody></table>'),
    ('<tr><td>a</td></tr><tr><template id="P:1"></template></tr>', '<table hidden><tr id="S:1"><td>b</td><td>c</td></tr></table>'),
    ('<tr><td>a</td></tr><template id="P:1"></template>', '<table hidden id="S:1"><tr><td>b</td><td>c</td></tr></table>'),
])
def test_parts_of_tables_are_put_in_place(place: str, part: str) -> None:
    whole = texts(f"<table>{place}</table><p>e</p>{part}")
    assert whole == texts("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table><p>e</p>")


def test_a_table_that_is_not_hidden_holds_no_parts() -> None:
    assert texts('<template id="P:1"></template><p>a</p><table><tr id="S:1"><td>b</td></tr></table>') == ["a", "b"]


@pytest.mark.parametrize("html", [
    '<p>a</p><!--$?--><template id="B:1"></template><div hidden id="S:1">b</div><!--/$--><p>c</p>',
    '<p>a</p><!--$?--><template id="B:1"></template><template id="B:2"></template><!--/$--><p>c</p>'
    '<div hidden id="S:2">x</div><div hidden id="S:1">b</div>',
    '<p>a</p><!--$?--><template id="B:1"></template><div><template id="B:2"></template></div><!--/$--><p>c</p>'
    '<div hidden id="S:2">x</div><div hidden id="S:1">b</div>',
    '<p>a</p><!--$?--><template id="B:1"></template>Loading<!--$~-->1<!--/$--><!--&-->2<!--/&--><!--$!-->3<!--/$--><!--/$--><p>c</p>'
    '<div hidden id="S:1">b</div>',
])
def test_what_was_taken_out_with_what_was_shown_is_not_read(html: str) -> None:
    assert [one for one in texts(html) if one != "x"] == ["a", "b", "c"]


@pytest.mark.parametrize("html", [
    '<p>a</p><!--$?--><template id="B:1"></template><p>c</p><div hidden id="S:1">b</div>',
    '<p>a</p><div><!--$?--><template id="B:1"></template></div><!--/$--><p>c</p><div hidden id="S:1">b</div>',
    '<p>a</p><div><!--$?--></div><!--/$--><template id="B:1"></template><p>c</p><div hidden id="S:1">b</div>',
    '<p>a</p><!--$?--><b></b><template id="B:1"></template><!--/$--><p>c</p><div hidden id="S:1">b</div>',
])
def test_where_no_end_is_marked_nothing_is_taken_out(html: str) -> None:
    assert texts(html) == ["a", "b", "c"]


def test_a_boundary_that_ends_outside_of_its_part_takes_nothing_out_there() -> None:
    part = '<div hidden id="S:1"><p>b</p><!--$?--><template id="B:2"></template></div><!--/$-->'
    assert texts(f'<p>a</p><template id="P:1"></template><p>d</p>{part}<div hidden id="S:2"><p>c</p></div>') == ["a", "b", "c", "d"]


def test_a_page_of_very_many_parts_is_read_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "".join(f'<template id="B:{at:x}"></template><div hidden id="S:{at:x}"><p>x</p></div>' for at in range(30))
    assert texts(html) == ["x"] * 30
    monkeypatch.setattr(streamed, "MOST", 29)
    assert texts(html) == []


def chain(number: int, depth: int) -> str:
    """A page whose parts hold one another's places, so many elements deep."""
    places = [f'<template id="B:{at:x}"></template>' for at in range(number)]
    parts = [
        f'<div hidden id="S:{at:x}">{"<div>" * depth}x{at}{place}{"</div>" * depth}</div>' for at, place in enumerate([*places[1:], ""])
    ]
    return "<p>a</p>" + places[0] + "".join(reversed(parts))


def test_parts_within_parts_are_read_unless_the_page_becomes_too_deep() -> None:
    assert texts(chain(20, 5)) == ["a", *(f"x{at}" for at in range(20))]
    assert texts(chain(20, 60)) == ["a"]
    assert texts(chain(2, 200)) == ["a"]
    assert texts(chain(2000, 1)) == ["a"]


@pytest.mark.parametrize("html", [
    chain(streamed.MOST, 1), chain(20_000, 1), chain(streamed.MOST, 100),
    "".join(f'<!--$?--><template id="B:{at:x}"></template>' for at in range(20_000)) + '<div hidden id="S:1">x</div>',
    "".join(f'<template id="B:{at:x}"></template><div hidden id="S:{at:x}">x</div>' for at in range(streamed.MOST)),
    '<template id="B:1"></template><div hidden id="S:1">x</div>' * 20_000, "<script>$RC(</script>" * 20_000 + '<div hidden id="S:1"></div>',
    '<div hidden id="S:1"></div><script>' + '$RC("' * 100_000 + "</script>",
    "".join(f'<template id="B:{at:x}"></template>' for at in range(streamed.MOST))
    + "".join(f'<div hidden id="S:{at:x}">{"y" * 2000}</div>{"x" * 2000}' for at in range(streamed.MOST)),
], ids=range(9))  # fmt: skip
def test_hostile_pages_are_read_in_linear_time(html: str) -> None:
    with at_most(4000):
        texts(html)
