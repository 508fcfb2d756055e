"""The time of day printed beside a date, with its offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from datetime import timezone as fixed_zone
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsarchive.text.date_words import names_week_day

_OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "MSK": 180, "МСК": 180, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "EDT": -240,
    "CDT": -300, "MDT": -360,
    "PDT": -420, "PST": -480, "JST": 540, "KST": 540,
}  # fmt: skip
"""Minutes east of Greenwich of abbreviations with one meaning. EST, CST, IST and BST have several."""
_AMBIGUOUS = frozenset({"EST", "CST", "IST", "BST", "MST", "AST", "ET", "CT", "PT", "MT"})

_AFTERNOON = ("pm", "下午", "午後", "오후", "ös", "بظ", "مساء", "م")
_MORNING = ("am", "上午", "午前", "오전", "öö", "قظ", "صباح", "ص")
_HALF = r"(?P<half_before>上午|下午|午前|午後|오전|오후|am|pm)"
_CLOCK = (
    rf"(?:{_HALF} ?)?(?P<hour>[01]?\d|2[0-4])(?:(?::|[hH]|"
    rf"：)(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?"
    r"|(?P<dot>\.)(?P<minute_dot>[0-5]\d)(?= ?(?:Uhr|ч\b|hrs|น\.))| ?[時时点點시] ?(?P<minute_cjk>[0-5]?\d)? ?[分분]?)"
    r"(?!\d)(?: ?(?P<half>[aApP]\.?[mM]\b\.?|[öÖoO][sS]\b|[بق]\.ظ|صباح|مساء|[صم](?![^\W\d_])))?"
    r"(?: ?(?P<zone>Z\b|(?:UTC|GMT)? ?[+-]\d\d?:?(?:\d\d)?(?!\d)|\(?[A-ZМСК]{2,4}\b\)?))?"
)
_BRIDGE = (
    r"[^\w:]{0,4}(?:\([^()]{1,12}\)[^\w:]{0,3})?"
    r"(?:T(?=\d)|(?:в|о|at|um|à|às|as|a las|las|kl|ore|ora|saat|сағат|саат|soat|соат|ob|o godz|klo|time|время|Uhrzeit|dan|v)\b"
    r"[. :]{0,3})?"
)
_AFTER = re.compile(_BRIDGE + r"(?:(?P<week_day>[^\W\d_]{2,12})[ ,]{1,2})?" + _CLOCK, re.IGNORECASE)
_AT_END = re.compile(r"(?<![\d:.])" + _CLOCK + r"[\s,|()–—-]{0,4}$", re.IGNORECASE)
_INSIDE = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?")
_DIGIT = re.compile(r"\d")
_ANYWHERE = re.compile(r"(?<![\d:.])" + _CLOCK, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time as printed: its offset in minutes east of Greenwich, None where the page does not say."""

    clock: time
    offset: int | None
    ambiguous_zone: bool = False
    """The page names a zone that could be several."""

    def on(self, day: date, timezone: str | None) -> datetime | None:
        """The moment, on that day; None where its offset is unknown, and for midnight, which stands for "no time"."""
        if self.ambiguous_zone or self.clock == time(0, 0):
            return None
        if self.offset is not None:
            return datetime.combine(day, self.clock, fixed_zone(timedelta(minutes=self.offset)))
        if timezone is None:
            return None
        return datetime.combine(day, self.clock, ZoneInfo(timezone))


@lru_cache(maxsize=256)
def time_near(text: str, end: int, start: int) -> TimeOfDay | None:
    """The time of day printed right after the date at `start:end` of a prepared text, or right before it.

    With an empty span (a relative date) the one time anywhere in the text is taken.
    """
    if start == end:
        return _read(_ANYWHERE.search(text))
    inside = _INSIDE.search(text[start:end]) if ":" in text[start:end] else None
    if inside:
        return _read(_ANYWHERE.search(inside.group()))
    after = _AFTER.match(text, end)
    if after is not None and after["week_day"] and not names_week_day(after["week_day"]):
        after = None
    found = _read(after)
    before = text[max(0, start - 24) : start]
    return found or (_read(_AT_END.search(before)) if _DIGIT.search(before) else None)


def _read(match: re.Match[str] | None) -> TimeOfDay | None:
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_dot"] or match["minute_cjk"] or 0)
    half = (match["half"] or match["half_before"] or "").lower().replace(".", "")
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    if hour > 23:
        return None
    offset, ambiguous = _offset(match["zone"])
    return TimeOfDay(time(hour, minute, int(match["second"] or 0)), offset, ambiguous)


def _offset(zone: str | None) -> tuple[int | None, bool]:
    if zone is None:
        return None, False
    name = zone.strip("() ").upper()
    signed = re.fullmatch(r"(?:UTC|GMT)? ?([+-])(\d\d?):?(\d\d)?", name)
    if signed:
        minutes = int(signed[2]) * 60 + int(signed[3] or 0)
        return (-minutes if signed[1] == "-" else minutes, False) if minutes <= 14 * 60 else (None, True)
    return _OFFSETS.get(name), name in _AMBIGUOUS
