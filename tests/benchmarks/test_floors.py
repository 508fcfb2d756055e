"""How well the project's own pages are read may rise and never falls."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.floors import FLOORS, faults, floors, measured, pages_of, raised

SETS = ("open", "held", "hard", "demo")
FLOOR = {"pages": 2, "digest": "d", "title": 0.9, "date_wrong": 0.05}


@pytest.mark.parametrize("name", SETS)
def test_a_tenth_of_the_pages_is_read_as_well_as_ever(name: str) -> None:
    assert faults(measured(name, "sample"), floors()[name]["sample"], lagging=False) == []


@pytest.mark.full
@pytest.mark.parametrize("name", SETS)
def test_all_pages_are_read_as_well_as_ever(name: str) -> None:
    assert faults(measured(name, "whole"), floors()[name]["whole"]) == []


@pytest.mark.parametrize("size", ["sample", "whole"])
def test_every_set_has_a_floor_for_title_date_authors_and_body(size: str) -> None:
    assert set(floors()) == set(SETS)
    for name in SETS:
        wanted = {"pages", "digest", "body_f1", "exact", "title", "date", "date_wrong"} | ({"authors"} if name != "hard" else set())
        assert set(floors()[name][size]) == wanted, name


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"title": 0.89}, "worse than its floor"), ({"date_wrong": 0.06}, "worse than its floor"), ({"title": 0.95}, "its floor only"),
        ({"date_wrong": 0.01}, "its floor only"), ({"digest": "other", "title": 0.1}, "the pages are others"),
    ],
)  # fmt: skip
def test_a_figure_below_or_far_above_its_floor_and_other_pages_are_faults(found: dict[str, Any], words: str) -> None:
    (said,) = faults({**FLOOR, **found}, FLOOR)
    assert words in said


def test_a_figure_a_little_better_than_its_floor_is_none() -> None:
    assert faults({**FLOOR, "title": 0.915, "date_wrong": 0.04}, FLOOR) == []
    assert faults({**FLOOR, "title": 0.99}, FLOOR, lagging=False) == []
    assert faults({**FLOOR, "title": 0.89}, FLOOR, lagging=False) != []


def test_floors_rise_and_never_fall_on_the_same_pages() -> None:
    assert raised({**FLOOR, "title": 0.95, "date_wrong": 0.06}, FLOOR) == {**FLOOR, "title": 0.95}
    assert raised({**FLOOR, "digest": "other", "title": 0.5}, FLOOR)["title"] == 0.5


def test_the_demo_pages_that_do_not_say_their_day_count_as_undated() -> None:
    dated = [page.gold["date"] for page in pages_of("demo")]
    assert dated.count(None) > 10
    assert len(dated) - dated.count(None) > 50


def test_the_floors_say_that_they_never_fall() -> None:
    assert "never falls" in FLOORS.read_text(encoding="utf-8")
