"""What the operators of scripts make of values: sums, joined texts, differences."""

from __future__ import annotations

from urllib.parse import quote

LONGEST = 2083
"""Characters of a text that is put together."""


LARGEST = 10**15
"""A number beyond this, or below its negative, is unknown: none counts pages or rows."""


def bounded(value: int) -> int | None:
    """A number that was reckoned; None for one that is too large."""
    return value if -LARGEST <= value <= LARGEST else None


def number(value: object) -> int | None:
    """A value as a whole number; None where it is none."""
    if isinstance(value, int):
        return bounded(value)
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 16 else None


def joined(left: object, right: object) -> object:
    """What + makes of two values: a sum of numbers, else one text."""
    if isinstance(left, int) and isinstance(right, int):
        return bounded(left + right)
    if isinstance(left, str | int) and isinstance(right, str | int):
        made = f"{left}{right}"
        return made if len(made) < LONGEST else None
    return None


def encoded(value: object) -> str | None:
    """A value as it is written in an address; None for one that is too long."""
    told = quote(str(value)[: LONGEST + 1], safe="") if isinstance(value, str | int) else None
    return told if told is not None and len(told) <= LONGEST else None


def less(left: object, right: object) -> object:
    """What - makes of two values; None where one is no number."""
    one, other = number(left), number(right)
    return bounded(one - other) if one is not None and other is not None else None
