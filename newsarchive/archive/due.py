"""When to ask for an address again: articles by their age and by what earlier looks found, failures at growing distances."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from newsarchive.items import TRANSIENT_OUTCOMES, Outcome

YOUNG = 7
"""Days after publication in which a text is likely to be corrected."""
STEPS = (1, 3, 7, 30)
"""Days between two looks at an article that was young or changed when it was first looked at, one after the other."""
YEAR = 365
MONTHLY = 30
"""Days between two looks at an article in its first year."""
HALF_A_YEAR = 180
"""Days to the next look at an older one; doubled by each look that finds it unchanged."""
LONGEST = 730
JITTER = 0.2
"""By which share of them HALF_A_YEAR is shortened or lengthened at most, so that what one crawl brought is not due on one day."""

_SOON = (0, 1, 3, 7, 30)
_LATER = (1, 3, 7, 30)
_LATE = (7, 30, 180)
AFTER_FAILURE: dict[Outcome, tuple[int, ...]] = {
    **dict.fromkeys(TRANSIENT_OUTCOMES, _SOON),
    Outcome.TLS_ERROR: _SOON,
    Outcome.CLIENT_ERROR: _LATER,
    Outcome.BLOCKED_PAGE: _LATER,
    Outcome.ERROR_PAGE: _SOON,
    Outcome.ROBOTS_DENIED: _LATE,
    Outcome.GONE: _LATE,
    Outcome.SOFT_404: _LATE,
    Outcome.NO_TEXT: _LATE,
    Outcome.PRIVATE_ADDRESS: _LATE,
    Outcome.EXTRACTION_POSTPONED: _LATER,
    Outcome.READ_TIMEOUT: _LATE,
    Outcome.READ_CRASHED: _LATE,
    Outcome.READ_FAILED: _LATE,
}
"""Days until an address that ended so is tried again, by how often it did; the last one repeats. Others are not tried again, unless
an article is known there.
0 means at the next crawl: what failed in passing must not be lost because a site was down for a night."""

_LOSSES = frozenset({Outcome.GONE, Outcome.SOFT_404, Outcome.NO_TEXT})
"""Failures that say of a known article that it is there no more."""
_NEVER = frozenset({Outcome.ERASED, Outcome.ALIAS})


def days_to_next(age: int, ident: str, before: int | None = None, *, changed: bool = False) -> int:
    """Days until an article is looked at again.

    Args:
        age: days since it was published or, where that is not known, first seen; since its last change, where it was changed.
        ident: the article's id, from which the jitter follows.
        before: days that were waited before this look; None for an article's first one.
        changed: whether this look found it changed, or back again.
    """
    if changed or (before is None and age < YOUNG):
        return STEPS[0]
    if before in STEPS[:-1]:
        return STEPS[STEPS.index(before) + 1]
    if age < YEAR:
        return MONTHLY
    first = round(HALF_A_YEAR * (1 - JITTER + 2 * JITTER * _share(ident)))
    return min(2 * before, LONGEST) if before is not None and before >= HALF_A_YEAR * (1 - JITTER) else first


def age(now: datetime, published: str | None, first_seen: str, changed_at: str | None = None) -> int:
    """How many days old an article is: since it was published, else since it was first seen; a change makes it young again.

    Args:
        published: of any precision; of a date of a month or a year its first day.
        changed_at: when it was last seen changed.
    """
    since = _day(published) or datetime.fromisoformat(first_seen)
    if changed_at is not None:
        since = max(since, datetime.fromisoformat(changed_at))
    return (now - since).days


def _share(ident: str) -> float:
    """A number from 0 to 1 that follows from an id."""
    return int.from_bytes(hashlib.sha256(ident.encode()).digest()[:4]) / 2**32


def after_loss(received: datetime, last_seen: str) -> datetime:
    """When to look again at a known article whose address gave something else: the next day, then ever more rarely."""
    away = (received - datetime.fromisoformat(last_seen)).days
    return received + timedelta(days=next((step for step in STEPS if step > away), 180))


def after_failure(received: datetime, outcome: Outcome, times: int) -> datetime | None:
    """When to try an address again that ended in a failure for the `times`-th crawl; None for never."""
    days = AFTER_FAILURE.get(outcome)
    return None if days is None else received + timedelta(days=days[min(times, len(days)) - 1])


def of_known(received: datetime, outcome: Outcome, last_seen: str) -> datetime | None:
    """When to look again at a known article whose address came to no article. Nothing it ever answers ends the looks, but where the
    article was erased, or the address is another one of an article that is looked at.

    Returns:
        None also for a failure: how often there was one says when (after_failure).
    """
    if outcome in _NEVER or (outcome in AFTER_FAILURE and outcome not in _LOSSES):
        return None
    if outcome is Outcome.CRASHED:
        return received + timedelta(days=MONTHLY)
    return after_loss(received, last_seen)


def _day(published: str | None) -> datetime | None:
    """The first day that a date of any precision can mean; None where there is none."""
    if published is None:
        return None
    text = published[:10] + "-01-01"[len(published) - 4 :] if len(published) < 10 else published[:10]
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
