"""Days of other calendars."""

from __future__ import annotations

from datetime import date

import pytest

from newsarchive.text.calendars import chinese_number, from_jalali


@pytest.mark.parametrize(
    ("jalali", "ours"),
    [
        ((1401, 1, 31), date(2022, 4, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),  # a leap day
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1375, 7, 1), date(1996, 9, 22)),
    ],
)
def test_a_day_of_the_solar_hijri_calendar_is_ours(jalali: tuple[int, int, int], ours: date) -> None:
    assert from_jalali(*jalali) == ours


@pytest.mark.parametrize("jalali", [(1400, 12, 30), (1401, 13, 1), (1401, 7, 31), (1300, 1, 1), (1401, 1, 0)])
def test_a_day_the_calendar_does_not_have_is_none(jalali: tuple[int, int, int]) -> None:
    assert from_jalali(*jalali) is None


@pytest.mark.parametrize(("numeral", "number"), [("二〇二二", 2022), ("十", 10), ("二十", 20), ("三十一", 31), ("4", 4), ("甲", None)])
def test_chinese_numerals_are_numbers(numeral: str, number: int | None) -> None:
    assert chinese_number(numeral) == number
