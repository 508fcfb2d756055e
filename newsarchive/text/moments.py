"""Moments in one form, so that they can be compared."""

from __future__ import annotations

from datetime import UTC, datetime


def in_utc(value: str | None) -> str | None:
    """A time with an offset as UTC with Z; days, months, years and times without an offset as they are."""
    if value is None or "T" not in value:
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.tzinfo is None:
        return value
    try:
        return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
    except OverflowError:
        return value
