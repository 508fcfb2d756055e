"""When to ask for an address again: articles while they are young, failures at growing distances."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsarchive.items import TRANSIENT_OUTCOMES, Outcome

YOUNG = 7
"""Days after publication in which a text is likely to be corrected."""
STEPS = (1, 3, 7, 30)
"""Days between two looks at a young article, one after the other."""

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
"""Days until an address that ended so is tried again, by how often it did; the last one repeats. Others are not tried again.
0 means at the next crawl: what failed in passing must not be lost because a site was down for a night."""


def after_article(received: datetime, published: str | None, first_seen: str, *, changed: bool) -> datetime:
    """When to look again at an article that was read: soon while it is young, then monthly, then twice a year."""
    age = (received - (_day(published) or datetime.fromisoformat(first_seen))).days
    if age < YOUNG:
        days = next(step for step in STEPS if changed or step > age)
    elif age < 365:
        days = 30
    else:
        days = 180
    return received + timedelta(days=days)


def after_loss(received: datetime, last_seen: str) -> datetime:
    """When to look again at a known article whose address gave something else: the next day, then ever more rarely."""
    away = (received - datetime.fromisoformat(last_seen)).days
    return received + timedelta(days=next((step for step in STEPS if step > away), 180))


def after_failure(received: datetime, outcome: Outcome, times: int) -> datetime | None:
    """When to try an address again that ended in a failure for the `times`-th crawl; None for never."""
    days = AFTER_FAILURE.get(outcome)
    return None if days is None else received + timedelta(days=days[min(times, len(days)) - 1])


def _day(published: str | None) -> datetime | None:
    """The first day that a date of any precision can mean; None where there is none."""
    if published is None:
        return None
    text = published[:10] + "-01-01"[len(published) - 4 :] if len(published) < 10 else published[:10]
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
