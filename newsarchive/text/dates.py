"""From a printed date to the day (or time) it means; None where that would be a guess.

Our own shapes (numbers, month names of fifty-odd languages, ideographic dates, eras, the Solar Hijri calendar) are read first.
Only for other languages dateparser is asked, and its answer counts only if the text itself names its day and year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from newsarchive.items import Precision
from newsarchive.text.date_shapes import Shape, find_shapes, prepare
from newsarchive.text.date_words import CHANGED_LABEL, PUBLISHED_LABEL, days_ago, hours_ago, names_week_day
from newsarchive.text.fold import fold
from newsarchive.text.months import known_languages
from newsarchive.text.time_of_day import TimeOfDay, time_near

EARLIEST_YEAR = 1990
"""No university had a news site before."""
Label = Literal["published", "changed"] | None
"""What the words before a date call it."""
_LONGEST = 100
_LONGEST_WITH_LABEL = 300
_RAW_LIMIT = 200
_NUMBERS_ONLY = re.compile(r"\d[./-]\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEXT_WORD = re.compile(r"[ ]?([^\W\d_A-ZА-ЯҚҒҮҰӨӘІЁ]+)")
_LAST_WORD = re.compile(r"([^\W\d_A-ZА-ЯҚҒҮҰӨӘІЁ]{2,}) ?$")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as read from a text."""

    value: str | None
    """ISO text of the length of its precision; a time carries its offset. None where the year is missing."""
    precision: Precision | None
    """None where the year is missing."""
    day_month: tuple[int, int] | None
    """Day and month of a date that lacks its year; None otherwise."""
    raw: str
    """What was given, spaces collapsed, at most 200 characters."""
    label: Label = None
    relative: bool = False
    """Whether it was reckoned back from the time of the fetch."""


def parse_date(
    raw: str,
    *,
    languages: Sequence[str],
    order: str | None,
    fetched_at: datetime,
    timezone: str | None,
    allow_relative: bool = False,
    changed: bool = False,
) -> FoundDate | None:
    """What date a short text states: a date cell, a byline, a meta value; not an article's prose.

    Args:
        raw: the text as printed, labels included (`Опубликовано: 20.04.2022`).
        languages: the languages it may be in (BCP 47); month names of others are understood where they are unambiguous.
        order: "DMY", "MDY" or "YMD", for numbers that could be read both ways; None where nobody knows, and they are no date.
        fetched_at: when the page was fetched; later dates are no dates. Aware.
        timezone: zone of times printed without an offset; with None such a time is left out and the day kept.
        allow_relative: read "today" and "2 days ago" as of `fetched_at`; otherwise they are None.
        changed: only the date that the text calls that of a change (`Published 3 May 2024 | Updated: 12 May 2024`).

    Returns:
        None where there is no date, where there are several that differ, or where it could be read in two ways.
    """
    line = " ".join(raw[: 4 * _LONGEST_WITH_LABEL].split())
    if not line or len(line) > _LONGEST_WITH_LABEL:
        return None
    text = prepare(line)
    shapes = find_shapes(text, languages, order)
    shape, label = _choose_changed(text, shapes) if changed else _choose(text, shapes)
    if changed and shape is None:
        return None
    if shape is not None and (changed or len(text) <= _LONGEST or PUBLISHED_LABEL.search(fold(_before(text, shape)))):
        found = _found(shape, time_near(text, shape.end, shape.start), line, fetched_at, timezone)
        return replace(found, label=label) if found is not None and label is not None else found
    if shape is not None or len(text) > _LONGEST:
        return None
    if allow_relative:
        relative = _relative(text, fetched_at, timezone, line)
        if relative is not None:
            return replace(relative, relative=True)
    return _by_library(text, languages, order, line, fetched_at)


def warm_up(languages: Sequence[str]) -> None:
    """Load what the first date would otherwise wait for: the month tables; for languages they lack, dateparser (seconds)."""
    sample = datetime(2022, 4, 20, tzinfo=ZoneInfo("UTC"))
    parse_date("20 April 2022 10:15", languages=languages, order="DMY", fetched_at=sample, timezone="UTC")
    parse_date("20 of nonesuch 2022", languages=languages, order="DMY", fetched_at=sample, timezone="UTC")


def _before(text: str, shape: Shape) -> str:
    return text[max(0, shape.start - 30) : shape.start]


def _choose(text: str, shapes: list[Shape]) -> tuple[Shape | None, Label]:
    """The one date a text is about: whole ones before yearless ones, published before changed; None if still several."""
    for group in ([one for one in shapes if one.year and one.day], [one for one in shapes if one.day], shapes):
        if not group:
            continue
        labels = [_label(text, one, group[index - 1].end if index else 0) for index, one in enumerate(group)]
        if "published" in labels:
            kind: Label = "published"
        else:
            kind = None if None in labels else "changed"
        group = [one for one, label in zip(group, labels, strict=True) if label == kind]
        if len({(one.year, one.month, one.day) for one in group}) != 1:
            return None, None
        first = group[0]
        if (first.year is None or first.day is None) and not _stands_alone(text, first):
            return None, None
        return next((one for one in group if time_near(text, one.end, one.start)), first), kind
    return None, None


def _choose_changed(text: str, shapes: list[Shape]) -> tuple[Shape | None, Label]:
    """The one whole date that the words before it call that of a change; None where there is none, or several differ."""
    whole = [one for one in shapes if one.year and one.day]
    labelled = [one for index, one in enumerate(whole) if _label(text, one, whole[index - 1].end if index else 0) == "changed"]
    if len({(one.year, one.month, one.day) for one in labelled}) != 1:
        return None, None
    return labelled[0], "changed"


def _label(text: str, shape: Shape, after: int) -> Label:
    before = fold(text[max(after, shape.start - 30) : shape.start])
    published = [match.start() for match in PUBLISHED_LABEL.finditer(before)]
    changed = [match.start() for match in CHANGED_LABEL.finditer(before)]
    if changed and (not published or changed[-1] >= published[-1] or _one_label(before, changed[-1], published[-1])):
        return "changed"
    return "published" if published else None


def _one_label(before: str, changed: int, published: int) -> bool:
    """`Update date:`, `更新时间`, `дата обновления`: both words, one label."""
    return changed < published and ":" not in before[changed:published] and len(before[changed:published]) < 16


def _stands_alone(text: str, shape: Shape) -> bool:
    """A yearless or dayless date is one only where little else is said: not `May 20 students`, not `April 2022 issue 3`."""
    before, after = text[: shape.start], text[shape.end :]
    if shape.day is None:
        return not any(letter.isdecimal() for letter in before + after) and sum(map(str.isalpha, before + after)) <= 20
    if sum(map(str.isalpha, before + after)) > 40 or _YEAR.search(before + " " + after):
        return False
    next_word, last_word = _NEXT_WORD.match(after), _LAST_WORD.search(before)
    goes_on = next_word is not None and not names_week_day(next_word[1])
    led_to = last_word is not None and not names_week_day(last_word[1]) and not PUBLISHED_LABEL.search(fold(before))
    return not goes_on and not led_to


def _found(shape: Shape, time: TimeOfDay | None, line: str, fetched_at: datetime, timezone: str | None) -> FoundDate | None:
    raw = line[:_RAW_LIMIT]
    if shape.year is None:
        return FoundDate(None, None, (shape.day, shape.month), raw) if shape.day is not None else None
    latest = fetched_at + timedelta(days=1)
    first_day = date(shape.year, shape.month, shape.day or 1)
    if shape.year < EARLIEST_YEAR or first_day > latest.date():
        return None
    if shape.day is None:
        return FoundDate(f"{shape.year:04}-{shape.month:02}", "month", None, raw)
    moment = None if time is None else time.on(first_day, timezone)
    if moment is None:
        return FoundDate(first_day.isoformat(), "day", None, raw)
    return FoundDate(moment.isoformat(), "time", None, raw) if moment <= latest else None


def _relative(text: str, fetched_at: datetime, timezone: str | None, line: str) -> FoundDate | None:
    now = fetched_at.astimezone(ZoneInfo(timezone)) if timezone else fetched_at
    hours, days = hours_ago(text), days_ago(text)
    if hours is not None:
        day = (now - timedelta(hours=hours)).date()
    elif days is not None:
        day = (now - timedelta(days=days)).date()
    else:
        return None
    return _found(Shape(0, 0, day.year, day.month, day.day), time_near(text, 0, 0) if days else None, line, fetched_at, timezone)


def _by_library(text: str, languages: Sequence[str], order: str | None, line: str, fetched_at: datetime) -> FoundDate | None:
    unknown = [code for code in languages if not known_languages((code,))]
    if not unknown or sum(map(str.isdecimal, text)) < 5 or not any(map(str.isalpha, text)):
        return None
    from newsarchive.text.date_library import read_with_dateparser

    day = read_with_dateparser(text, unknown, order or "DMY") if order or not _NUMBERS_ONLY.search(text) else None
    return None if day is None else _found(Shape(0, 0, day.year, day.month, day.day), None, line, fetched_at, None)
