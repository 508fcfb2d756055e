"""Years and days of other calendars in ours: Solar Hijri, Japanese eras, the Republic of China, the Buddhist era."""

from __future__ import annotations

from datetime import date, timedelta

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""What to add to a year of an era for the Gregorian one (令和4 is 2022)."""
BUDDHIST_OFFSET = 543

_CHINESE_DIGITS = {"〇": "0", "○": "0", "零": "0"} | {numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", 1)}


def from_jalali(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar as ours (31 Farvardin 1401 is 20 April 2022); None for a day it does not have.

    Leap years follow the 33-year cycle, which is right from 1343 to 1471 (1964 to 2093).
    """
    if not 1343 <= year <= 1471 or not 1 <= month <= 12 or day < 1:
        return None
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    longest = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if day > longest:
        return None
    # 1 Farvardin 1343 was 21 March 1964
    leaps_before = sum(1 for earlier in range(1343, year) if earlier % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    days = (year - 1343) * 365 + leaps_before + (month - 1) * 31 - max(0, month - 7) + day - 1
    return date(1964, 3, 21) + timedelta(days=days)


def chinese_number(numeral: str) -> int | None:
    """`二〇二二` as 2022, `二十` as 20, `十一` as 11; None for anything else."""
    if numeral.isdecimal():
        return int(numeral)
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        digits = (_CHINESE_DIGITS.get(tens, "1" if not tens else ""), _CHINESE_DIGITS.get(ones, "0" if not ones else ""))
        return int("".join(digits)) if all(digits) else None
    digits_only = "".join(_CHINESE_DIGITS.get(letter, "x") for letter in numeral)
    return int(digits_only) if digits_only.isdecimal() else None
