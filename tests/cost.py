"""What work costs: told beside bare work of the same moment or beside itself at a smaller size, so that no machine is too slow."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
TIMES = 8
"""By how much work grows that is to cost in step with its size; by the square it costs 64 times as much."""
TRIES = 3
LEAST = 0.001
"""Seconds of the processor under which the clock decides."""
_WORDS = "The university opened a laboratory, the library and 20 halls. " * 100


@contextmanager
def at_most(passes: float) -> Iterator[None]:
    """What is done inside costs this process at most so many bare passes over a text.

    A pass takes some three milliseconds.
    """
    before = _bare_pass()
    with _uncollected():
        begun = time.process_time()
        yield
        spent = time.process_time() - begun
    bare = max(before, _bare_pass())
    assert spent <= passes * bare, f"it cost {spent / bare:.0f} bare passes, not {passes}"


def in_step(make: Callable[[int], T], work: Callable[[T], object], size: int) -> None:
    """Some work on something eight times as large costs at most three times eight times as much.

    What disturbs a measurement makes it longer only: the least of three counts, and it is too much if it is so three times.
    """
    few, many = make(size), make(TIMES * size)
    work(make(1))
    for _ in range(TRIES):
        less = max(min(seconds(work, few) for _ in range(TRIES)), LEAST)
        more = seconds(work, many)
        if more <= 3 * TIMES * less:
            return
    raise AssertionError(f"of {TIMES} times the size it costs {more / less:.0f} times as much, as of {str(few)[:40]!r}")


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """Seconds of the processor that some work takes."""
    with _uncollected():
        begun = time.process_time()
        work(*arguments)
        return time.process_time() - begun


@contextmanager
def _uncollected() -> Iterator[None]:
    """What other tests left behind is not gone over by the collector of garbage meanwhile."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _bare_pass() -> float:
    return min(seconds(_bare) for _ in range(TRIES))


def _bare() -> None:
    counts: dict[str, int] = {}
    for _ in range(5):
        for match in re.finditer(r"\w+|[^\w\s]", _WORDS):
            word = match[0].casefold()
            counts[word] = counts.get(word, 0) + 1
    assert counts
