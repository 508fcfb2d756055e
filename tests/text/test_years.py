"""The year a dateline lacks, from dated neighbours by number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from newsarchive.items import Neighbour
from newsarchive.text.years import infer_year

FETCHED = datetime(2024, 3, 10, tzinfo=UTC)


def near(*dated: tuple[int, str]) -> list[Neighbour]:
    return [Neighbour(number=number, published=published, source="page") for number, published in dated]


def year_of(day: int, month: int, number: int, neighbours: list[Neighbour], fetched_at: datetime = FETCHED) -> str | None:
    answer = infer_year(day, month, number, neighbours, fetched_at)
    return answer[0] if answer is not None else None


def test_neighbours_on_both_sides_name_the_year() -> None:
    answer = infer_year(20, 4, 24686, near((24680, "2021-04-19"), (24690, "2021-04-21")), FETCHED)
    assert answer is not None
    assert answer[0] == "2021-04-20"
    assert "24680 (2021-04-19)" in answer[1]
    assert "24690 (2021-04-21)" in answer[1]


def test_a_number_a_little_out_of_order_still_gets_its_year() -> None:
    assert year_of(28, 12, 500, near((498, "2022-01-03"), (499, "2022-01-04"), (501, "2022-01-05"))) == "2021-12-28"


def test_the_turn_of_the_year_is_seen() -> None:
    neighbours = near((100, "2020-12-30"), (101, "2020-12-31"), (103, "2021-01-04"), (104, "2021-01-05"))
    assert year_of(2, 1, 102, neighbours) == "2021-01-02"
    assert year_of(31, 12, 102, neighbours) == "2020-12-31"


def test_a_wrongly_dated_neighbour_is_outvoted() -> None:
    neighbours = near(
        (95, "2021-04-10"), (96, "2015-01-01"), (97, "2021-04-12"), (103, "2021-04-25"), (104, "2023-09-09"), (105, "2021-04-28")
    )
    assert year_of(20, 4, 100, neighbours) == "2021-04-20"


def test_two_years_that_fit_are_no_answer() -> None:
    assert year_of(20, 4, 100, near((50, "2019-01-10"), (150, "2021-12-10"))) is None


def test_a_day_that_fits_no_year_is_no_answer() -> None:
    assert year_of(20, 10, 100, near((99, "2021-04-10"), (101, "2021-04-25"))) is None


def test_without_neighbours_the_year_is_not_this_one() -> None:
    assert year_of(1, 3, 100, []) is None


def test_the_fetch_bounds_the_newest_article() -> None:
    assert year_of(5, 3, 100, near((99, "2024-03-01"))) == "2024-03-05"
    assert year_of(5, 3, 100, near((99, "2022-03-01"))) is None


def test_neighbours_below_alone_lead_no_farther_than_they_are_wide() -> None:
    below = near((90, "2021-04-01"), (94, "2021-04-08"), (98, "2021-04-15"))
    assert year_of(20, 4, 100, below) == "2021-04-20"
    assert year_of(20, 4, 900, below) is None


def test_neighbours_above_alone_reach_back_as_far_as_they_are_wide() -> None:
    above = near((102, "2021-04-21"), (106, "2021-04-27"), (110, "2021-05-04"))
    assert year_of(20, 4, 100, above) == "2021-04-20"
    assert year_of(20, 4, 10, above) is None
    assert year_of(20, 4, 100, above[:1]) is None


def test_the_leap_day_needs_a_leap_year() -> None:
    assert year_of(29, 2, 100, near((99, "2020-02-27"), (101, "2020-03-02"))) == "2020-02-29"
    assert year_of(29, 2, 100, near((99, "2021-02-27"), (101, "2021-03-02"))) is None


def test_a_translation_under_the_same_number_is_a_neighbour() -> None:
    assert year_of(20, 4, 100, near((100, "2021-04-20"))) == "2021-04-20"


def test_bounds_in_the_wrong_order_are_no_answer() -> None:
    assert year_of(20, 4, 100, near((99, "2023-04-10"), (101, "2021-04-25"))) is None


def test_over_many_numbers_no_year_is_ever_wrong() -> None:
    start = date(2018, 1, 1)
    days = [(15000 + 7 * step, start + timedelta(days=2 * step + step % 5)) for step in range(900)]
    for at in range(0, 900, 13):
        number, published = days[at]
        known = near(*((one, day.isoformat()) for one, day in days if one % 11 == 0 and one != number))
        assert year_of(published.day, published.month, number, known) in (published.isoformat(), None)
