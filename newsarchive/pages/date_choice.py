"""Which of several claims to a date is the article's, beyond the order of trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from newsarchive.items import Claim

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
    if first.source == "correction":
        return first
    if first.precision == "time" and str(first.value).endswith(("+00:00", "Z")):
        for other in days[1:]:
            if other.source in _SHOWN and not _in_utc(other) and _same_moment(first, other):
                return replace(other, reason=f"the day shown beside the UTC time {first.value}")
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


def _days_apart(one: Claim, other: Claim) -> int:
    return abs((date.fromisoformat(str(one.value)[:10]) - date.fromisoformat(str(other.value)[:10])).days)
