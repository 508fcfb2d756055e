"""A site that looks different than before is said in words."""

from __future__ import annotations

import random

from newsarchive.pages.template_change import Fit, changes


def fits(*layouts: str | None) -> list[Fit]:
    return [Fit(day=f"2026-11-{number:02}", layout=layout) for number, layout in enumerate(layouts, 1)]


def test_nothing_is_said_while_pages_fit() -> None:
    assert changes(fits(*["a"] * 30), 212) == []
    assert changes([], 3) == []


def test_a_redesign_is_said_within_ten_pages_with_its_first_day() -> None:
    pages = fits(*["a"] * 12, *[None] * 9)
    random.Random(1).shuffle(pages)
    assert changes(pages, 212) == [
        "since 2026-11-13 pages look different: 9 of the last 10 do not fit the layout learned from 212 pages"
    ]  # fmt: skip


def test_odd_pages_among_others_are_no_redesign() -> None:
    assert changes(fits(*["a", None] * 10), 212) == []


def test_a_second_layout_is_said_with_its_day() -> None:
    said = changes(fits(*["a"] * 9, *["b"] * 4), 20, [("a", "2026-01-01", 20), ("b", "2026-11-10", 4)])
    assert len(said) == 1
    assert said[0].startswith("since 2026-11-10 there are pages of another layout (4 so far)")
