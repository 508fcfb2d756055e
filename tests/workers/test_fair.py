"""Workers are shared so that a site whose pages take long, or never end, slows the others little."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest

from newsarchive.errors import WorkerError
from newsarchive.workers.fair import AT_WORK, CALM, FEWEST_TIMEOUTS, PATIENCE, SOON, Turns
from newsarchive.workers.pool import WorkerPool

TASKS = "tests.workers.tasks:"
Open = Callable[..., WorkerPool]


@pytest.fixture
def pool() -> Iterator[Open]:
    made: list[WorkerPool] = []

    def start(size: int, **options: Any) -> WorkerPool:
        made.append(WorkerPool(size, **options))
        return made[-1]

    yield start
    for one in made:
        one.close()


def turns(size: int, **seconds: float) -> Turns:
    """Groups of which each has had tasks of so many seconds, the last of them now (at 100)."""
    made = Turns(size)
    for group, each in seconds.items():
        for _ in range(5):
            made.begin(group, 100 - each)
            made.end(group, 100 - each, 100, late=False)
    return made


def test_heavy_groups_wait_behind_others_and_have_a_turn_from_time_to_time() -> None:
    made = turns(2, heavy=3.0, light=0.1)
    assert made.next(["heavy", "light"], 101, 2) == "light"
    made.of("light").seen = 100 + PATIENCE
    assert made.next(["heavy", "light"], 101 + PATIENCE, 2) == "heavy"
    made.begin("heavy", 101 + PATIENCE)
    assert made.next(["heavy", "light"], 102 + PATIENCE, 2) == "light"


def test_heavy_groups_leave_workers_free_while_others_had_to_wait_lately() -> None:
    made = turns(2, heavy=3.0, light=0.1)
    assert made.next(["heavy"], 101, 2) == "heavy", "nobody had to wait"
    made.begin("light", 101, waited=1.0)
    made.end("light", 101, 102, late=False)
    made.of("light").seen = 200
    assert made.next(["heavy"], 102, 2) is None
    assert made.next(["heavy"], 102 + CALM, 2) == "heavy"


def test_heavy_groups_hold_at_most_half_between_them_while_others_are_at_work() -> None:
    made = turns(4, one=3.0, two=3.0, light=0.1)
    for _ in range(2):
        assert made.next(["one", "two"], 101, 4) is not None
        made.begin("one", 101)
    assert made.next(["two"], 102, 4) is None
    assert made.next(["two"], 101 + AT_WORK, 4) == "two", "the others have ended"


def test_the_last_worker_that_is_warm_is_not_for_heavy_groups() -> None:
    made = turns(2, heavy=3.0, light=0.1)
    assert made.next(["heavy"], 101, 1) is None
    assert made.next(["heavy"], 101, 2) == "heavy"
    assert turns(1, heavy=3.0, light=0.1).next(["heavy"], 101, 1) == "heavy", "there is no other"


def test_what_runs_for_long_counts_as_heavy_before_it_ended() -> None:
    made = turns(2, heavy=3.0, other=0.1, light=0.1)
    made.begin("other", 101)
    assert made.next(["heavy"], 101.5, 2) == "heavy"
    assert made.next(["heavy"], 101 + SOON + 0.1, 2) is None


def test_one_long_page_makes_a_group_heavy_that_is_hardly_known() -> None:
    made = turns(2, light=0.1)
    for seconds in (0.05, 1.2):
        made.begin("new", 100)
        made.end("new", 100, 100 + seconds, late=False)
    assert made.of("new").heavy


def test_a_heavy_group_alone_has_all_workers() -> None:
    made = turns(2, heavy=3.0)
    made.begin("heavy", 101)
    assert made.next(["heavy"], 101, 2) == "heavy"


def test_a_group_is_wasteful_by_the_share_of_its_time_outs_and_not_over_one() -> None:
    made = turns(2, a=0.1)
    for number in range(FEWEST_TIMEOUTS):
        assert not made.of("a").wasteful
        made.begin("a", 101 + number)
        made.end("a", 101 + number, 106 + number, late=True)
    assert made.of("a").wasteful
    for _ in range(20):
        made.begin("a", 200)
        made.end("a", 200, 204, late=False)
    assert not made.of("a").wasteful, "time-outs are a small share of what its pages cost"


def test_what_is_in_the_way_is_the_youngest_long_task_beyond_half() -> None:
    made = turns(2, light=0.1)
    late = 100 + SOON + 1
    long = [("a", 100.0, True), ("b", 100.5, True)]
    assert made.in_the_way(long, ["light"], late) == 1
    assert made.in_the_way(long, [], late) is None
    assert made.in_the_way(long, ["a"], late) is None, "only their own pages wait"
    assert made.in_the_way(long[:1], ["light"], late) is None, "half is left"
    assert made.in_the_way([("a", 100.0, True), ("b", 100.5, False)], ["light"], late) == 0
    assert made.in_the_way([(group, since, False) for group, since, _ in long], ["light"], late) is None


def outcome(future: Future[Any]) -> str:
    with pytest.raises(WorkerError) as caught:
        future.result(60)
    return str(caught.value.outcome)


def test_a_site_that_wastes_workers_is_given_up_except_for_what_is_needed(pool: Open) -> None:
    workers = pool(2, limit=1.0)
    futures = [workers.submit(TASKS + "sleep", 60, group="a") for _ in range(8)]
    needed = workers.submit(TASKS + "pid", group="a", needed=True)
    found = [outcome(future) for future in futures]
    assert found.count("read_timeout") in {FEWEST_TIMEOUTS, FEWEST_TIMEOUTS + 1}
    assert set(found) == {"read_timeout", "extraction_postponed"}
    assert needed.result(20) > 0
    assert outcome(workers.submit(TASKS + "pid", group="a")) == "extraction_postponed"
    assert workers.submit(TASKS + "pid", group="a", needed=True).result(20) > 0
    assert workers.submit(TASKS + "pid", group="b").result(20) > 0


def test_pages_that_hold_every_worker_are_interrupted_for_others_and_begun_again(pool: Open) -> None:
    workers = pool(2, limit=30)
    workers.submit(TASKS + "pid", group="light").result(20)
    slow = [workers.submit(TASKS + "sleep", 8, group=site) for site in ("a", "b")]
    time.sleep(0.5)
    for _ in range(10):
        workers.submit(TASKS + "pid", group="light").result(20)
    assert not any(future.done() for future in slow), "the light ones did not wait for the slow ones"
    assert all(future.result(60) > 0 for future in slow), "and those come to their end too"


def test_three_sites_of_endless_pages_hardly_slow_three_others(pool: Open) -> None:
    workers = pool(2, limit=3)
    workers.submit(TASKS + "pid", group="good-0").result(20)

    def good() -> float:
        begun = time.monotonic()
        for _ in range(30):
            for future in [workers.submit(TASKS + "sleep", 0.01, group=f"good-{number}") for number in range(3)]:
                future.result(60)
        return time.monotonic() - begun

    alone = good()
    bad = [workers.submit(TASKS + "sleep", 60, group=f"bad-{number % 3}") for number in range(15)]
    # The first pages of the others hold both workers for SOON, and one of them from then on.
    assert good() < 4 * SOON + 4 * alone
    assert not all(future.done() for future in bad)
