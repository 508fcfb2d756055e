"""The order of day, month and year in figures, as it is usual where a university stands or in the language it writes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Order = Literal["DMY", "MDY", "YMD"]
MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "MH", "PW", "PR"})
YEAR_FIRST_COUNTRIES = frozenset({"CN", "JP", "KR", "KP", "TW", "HK", "MN", "HU", "LT", "IR"})
YEAR_FIRST_LANGUAGES = frozenset({"zh", "ja", "ko", "mn", "hu", "lt"})


def usual_order(languages: Sequence[str], country: str | None) -> Order:
    """The usual order.

    Args:
        languages: BCP 47, the one most is written in first.
        country: ISO 3166-1, two letters.
    """
    if country in MONTH_FIRST_COUNTRIES:
        return "MDY"
    if country in YEAR_FIRST_COUNTRIES or is_year_first(languages[0] if languages else ""):
        return "YMD"
    return "DMY"


def is_year_first(language: str) -> bool:
    """Whether dates in a language begin with the year."""
    return language.partition("-")[0].lower() in YEAR_FIRST_LANGUAGES
