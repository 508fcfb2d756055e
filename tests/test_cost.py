"""What costs too much is told, and what costs in step with its size is let pass."""

from __future__ import annotations

from functools import partial

import pytest

from tests.cost import at_most, in_step


def by_the_square(words: list[int]) -> int:
    return sum(one == other for one in words for other in words)


def test_what_costs_more_than_so_many_bare_passes_is_told() -> None:
    with pytest.raises(AssertionError, match="bare passes, not 10"), at_most(10):
        by_the_square(list(range(4_000)))
    with at_most(200):
        sum(range(1_000))


def test_what_grows_by_the_square_is_told_and_what_grows_in_step_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("tests.cost.time.process_time", lambda: clock[0])

    def work(power: int, words: list[int]) -> None:
        clock[0] += 0.001 * len(words) ** power

    with pytest.raises(AssertionError, match="of 8 times the size it costs 64 times"):
        in_step(lambda count: list(range(count)), partial(work, 2), 40)
    in_step(lambda count: list(range(count)), partial(work, 1), 40)


def test_of_work_that_is_disturbed_now_and_then_the_least_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, disturbed = [0.0], iter([1, *(1, 30, 1, 30), *(1, 1, 1, 30), *(30, 1, 30, 1)])
    monkeypatch.setattr("tests.cost.time.process_time", lambda: clock[0])

    def work(words: list[int]) -> None:
        clock[0] += 0.001 * len(words) * next(disturbed)

    in_step(lambda count: list(range(count)), work, 40)


def test_an_exception_inside_is_the_one_that_is_seen() -> None:
    with pytest.raises(KeyError), at_most(0):
        raise KeyError
