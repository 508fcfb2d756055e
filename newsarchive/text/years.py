"""The year a dateline lacks ("20 April"), from the dated articles whose numbers stand around the article's own.

A site's numbers grow with time, though not strictly. So the median date of the nearest neighbours below and that of the
nearest above bound the day, with some slack; if one year alone puts it between the bounds, that year is the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median_low

from newsarchive.items import Neighbour

A_SIDE = 5
"""Neighbours used on each side: enough for the median to outvote two wrong dates."""
SLACK = timedelta(days=45)
"""How far out of order an article may stand: drafts are numbered weeks before they appear."""
_PACE_MIN = 3
_PACE_LONGEST = timedelta(days=120)


def infer_year(day: int, month: int, number: int, neighbours: Sequence[Neighbour], fetched_at: datetime) -> tuple[str, str] | None:
    """The one date with this day and month that fits an article's number among its neighbours.

    Without neighbours above, the time of the fetch bounds the day, and so does the pace of the neighbours below: where
    the number lies no farther from them than they from each other, the day does not either. The same holds without
    neighbours below. Never the current year for want of anything better.

    Returns:
        ISO date and the reason, a sentence that names the neighbours used; None where no year fits or more than one.
    """
    dated = sorted({(one.number, date.fromisoformat(one.published[:10])) for one in neighbours if len(one.published) >= 10})
    below = [one for one in dated if one[0] < number][-A_SIDE:]
    above = [one for one in dated if one[0] > number][:A_SIDE]
    same = [one for one in dated if one[0] == number]
    last = fetched_at.date() + timedelta(days=1)
    if same:  # a translation of the same item is the nearest neighbour there is
        below, above = [*below, *same][-A_SIDE:], [*same, *above][:A_SIDE]
    if not below and not above:
        return None
    low = _middle(below) if below else None
    high = _middle(above) if above else None
    if low is not None and high is not None and low > high + SLACK:
        return None
    if low is None:
        low = _pace_bound(number, above, -1)
    if high is None:
        high = _pace_bound(number, below, 1)
    if low is None:
        return None
    latest = last if high is None else min(last, high + SLACK)
    fitting = [
        found for year in range(low.year - 1, latest.year + 1) if (found := _day(year, month, day)) and low - SLACK <= found <= latest
    ]
    if len(fitting) != 1:
        return None
    return fitting[0].isoformat(), _reason(number, below, above, fetched_at, bounded_by_fetch=high is None)


def _middle(side: list[tuple[int, date]]) -> date:
    return median_low([published for _, published in side])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _pace_bound(number: int, side: list[tuple[int, date]], direction: int) -> date | None:
    """How far the day can lie beyond neighbours that all stand on one side; None where they do not tell.

    They must be three or more, close in time, and the article no farther from the nearest than they are wide.
    """
    if len(side) < _PACE_MIN:
        return None
    days = sorted(published for _, published in side)
    width = side[-1][0] - side[0][0]
    nearest = side[-1][0] if direction > 0 else side[0][0]
    spread = days[-1] - days[0]
    if abs(number - nearest) > width or spread > _PACE_LONGEST:
        return None
    return days[-1] + spread if direction > 0 else days[0] - spread


def _reason(
    number: int, below: list[tuple[int, date]], above: list[tuple[int, date]], fetched_at: datetime, *, bounded_by_fetch: bool
) -> str:
    sides = []
    if below:
        sides.append("after " + _named(below))
    if above:
        sides.append("before " + _named(above))
    elif bounded_by_fetch:
        sides.append(f"before the fetch on {fetched_at.date().isoformat()}")
    return f"Number {number} stands {' and '.join(sides)}; only this year puts the day there."


def _named(side: list[tuple[int, date]]) -> str:
    return ", ".join(f"{number} ({published.isoformat()})" for number, published in side)
