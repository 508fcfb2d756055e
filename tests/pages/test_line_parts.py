"""Pieces of a line that only a style sheet parts."""

from __future__ import annotations

import pytest

from newsarchive.pages.line_parts import parted
from newsarchive.pages.lines import lines_of
from newsarchive.pages.parse import parse


def of(body: str, number: int = 0) -> str | None:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return parted(lines_of(tree)[number])


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p><b>Jane Doe</b><span>08/17/2023</span><i>345</i></p>", "Jane Doe 08/17/2023 345"),
        ("<div><span>Автор: А. Серік</span><time>17.08.2023</time></div>", "Автор: А. Серік 17.08.2023"),
        ("<p>新闻中心<span>2023年8月17日</span></p>", "新闻中心 2023年8月17日"),
    ],
)
def test_elements_without_a_space_between_them_are_parted(body: str, found: str) -> None:
    assert of(body) == found


@pytest.mark.parametrize("body", ["<p>One text in <b>bold</b> and plain</p>", "<p>17.08.2023</p>"])
def test_a_line_that_is_well_parted_is_left_alone(body: str) -> None:
    assert of(body) is None


def test_of_a_box_with_line_breaks_only_the_line_itself_is_taken() -> None:
    assert of("<div>First line<br><b>Jane</b><i>17.08.2023</i><br>Last line</div>", 1) == "Jane 17.08.2023"
