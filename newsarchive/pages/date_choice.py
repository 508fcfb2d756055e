"""Which of several claims to a date is the article's, beyond the order of trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from newsarchive.items import Claim
from newsarchive.text.date_shapes import prepare
from newsarchive.text.time_of_day import time_near

_SHOWN = frozenset({"shown", "time", "page", "selector", "listing", "url"})
"""Sources that name the day readers see."""


def agreed(ranked: Sequence[Claim]) -> Claim | None:
    """The claim of the most trusted source that names a day, corrected by what the others agree on.

    Args:
        ranked: claims to one date, the most trusted first.
    """
    days = [claim for claim in ranked if claim.precision in {"day", "time"}]
    if not days:
        return ranked[0] if ranked else None
    first = days[0]
    if first.source in {"person", "by-hand"}:
        return first
    if first.precision == "time" and _in_utc(first):
        for other in days[1:]:
            if other.source in _SHOWN and not _in_utc(other) and _same_moment(first, other):
                return replace(other, reason=f"the day shown beside the UTC time {first.value}")
    elif first.precision == "time":
        for other in days[1:]:
            if other.source in _SHOWN and other.precision == "day" and _prints_moment(first, other):
                return replace(other, reason=f"the day shown for the moment {first.value}")
    if first.precision == "day":
        return next((other for other in days[1:] if other.precision == "time" and _days_apart(first, other) == 0), first)
    return first


def _in_utc(claim: Claim) -> bool:
    return claim.precision == "time" and str(claim.value).endswith(("+00:00", "Z"))


def _same_moment(utc: Claim, other: Claim) -> bool:
    """Whether the day shown is that of a moment in UTC somewhere: the evening before in America, the morning after in Asia."""
    moment = datetime.fromisoformat(str(utc.value))
    day = date.fromisoformat(str(other.value)[:10])
    apart = (day - moment.date()).days
    return (apart == -1 and moment.hour < 11) or (apart == 1 and moment.hour >= 10)


def _prints_moment(first: Claim, other: Claim) -> bool:
    """Whether a page prints a moment with the day and the time that it has in UTC."""
    moment = datetime.fromisoformat(str(first.value)).astimezone(UTC)
    if moment.date().isoformat() != str(other.value)[:10] or _days_apart(first, other) != 1:
        return False
    printed = time_near(prepare(other.raw or ""), 0, 0)
    return printed is not None and (printed.clock.hour, printed.clock.minute) == (moment.hour, moment.minute)


def _days_apart(one: Claim, other: Claim) -> int:
    return abs((date.fromisoformat(str(one.value)[:10]) - date.fromisoformat(str(other.value)[:10])).days)
