"""What the operators of scripts make of values: sums, joined texts, differences."""

from __future__ import annotations

LONGEST = 2083
"""Characters of a text that is put together."""


def number(value: object) -> int | None:
    """A value as a whole number; None where it is none."""
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16 else None


def joined(left: object, right: object) -> object:
    """What + makes of two values: a sum of numbers, else one text."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    if isinstance(left, str | int) and isinstance(right, str | int):
        made = f"{left}{right}"
        return made if len(made) < LONGEST else None
    return None


def less(left: object, right: object) -> object:
    """What - makes of two values; None where one is no number."""
    one, other = number(left), number(right)
    return one - other if one is not None and other is not None else None
