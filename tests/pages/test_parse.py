"""Text to tree. All pages are invented."""

from __future__ import annotations

import pytest

from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse
from tests.cost import at_most


def texts(html: str) -> list[str]:
    tree = parse(html)
    assert tree is not None
    return [line.text for line in lines_of(tree)]


@pytest.mark.parametrize(("html", "expected"), [
    ("<html><body><p>Menu</p></body></html><div>The <b>news</b></div>", ["Menu", "The news"]),
    ("<html><body><p>Menu</p></body></html> The <p>news</p></body></html> to <i>its</i> end", ["Menu", "The", "news", "to its end"]),
    ("<html><head><title>T</title></head></html><h1>Late</h1>", ["Late"]),
    ("<html><body><p>One</p></body></html><html><head><title>U</title></head><body><p>Two</p></body></html>", ["One", "Two"]),
    ("<p>One</p></html><!-- x --><p>Two</p><!-- y -->", ["One", "Two"]),
    ("<html><body>One</body></html>Two</body></html>Three", ["One", "Two", "Three"]),
    ("<html><body>One</body></html><html><body>Two</body></html>", ["One", "Two"]),
])
def test_a_page_goes_on_behind_its_end(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_a_page_has_one_body_however_often_it_begins() -> None:
    tree = parse("<html><body><p>One</p></body></html><html><body><p>Two</p></body></html>Three")
    assert tree is not None
    assert [one.tag for one in tree.iter("html", "body")] == ["html", "body"]


@pytest.mark.parametrize("html", ["", " ", "\n", "\x00", "<?xml version='1.0'?>"])
def test_what_holds_nothing_is_no_tree(html: str) -> None:
    assert parse(html) is None


def test_a_page_that_ends_again_and_again_is_read_in_linear_time() -> None:
    with at_most(4000):
        assert len(texts("<html><body><p>a</p>" + "</body></html><html><body><p>x</p>" * 20_000)) == 20_001
