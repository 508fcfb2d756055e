"""dateparser for the languages our own tables do not know, held to what the text itself says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

import dateparser
from dateparser.data.languages_info import language_locale_dict

_NUMBERS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")


@cache
def _known() -> frozenset[str]:
    return frozenset(language_locale_dict)


def read_with_dateparser(text: str, languages: Sequence[str], order: str) -> date | None:
    """The day dateparser sees in a short text, if the text names that year in full and that day.

    dateparser fills in what is missing (today's month, this year) and takes counters for years; an answer whose day and
    year do not both stand in the text as numbers of their own is therefore dropped.
    """
    codes = [code for code in dict.fromkeys([*languages, *(tag.split("-", 1)[0] for tag in languages)]) if code in _known()]
    if not codes:
        return None
    parsed = dateparser.parse(
        text,
        languages=codes,
        settings={
            "DATE_ORDER": order,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if parsed is None:
        return None
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    return parsed.date() if parsed.year in numbers and parsed.day in numbers else None
