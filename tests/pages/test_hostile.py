"""Hostile pages: whatever a page is, reading it ends in time, in a named outcome or an article, and never in an exception."""

from __future__ import annotations

import collections
import time

import pytest

from newsarchive import line
from newsarchive.errors import WorkerError
from newsarchive.items import Outcome, State
from newsarchive.workers.pool import MEMORY, WorkerPool
from tests.pages.freezers import freezers
from tests.pages.harness import ENDED, LIMIT, SITE, capture, run_through_workers, sound
from tests.pages.mutate import mutated
from tests.pages.seeds import SEEDS

SEED = 4


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    line.warm_up(SITE)


def test_a_hundred_and_fifty_mutated_pages_are_read_without_an_exception_and_in_time() -> None:
    slow: list[tuple[float, str, str]] = []
    for origin, done, page in mutated(150, SEED):
        # The processor's time: how busy the machine is besides does not count.
        began = time.process_time()
        sound(line.read(capture(origin, page), SITE, State()))
        slow.append((time.process_time() - began, origin.name, done))
    assert max(slow)[0] < LIMIT, sorted(slow)[-3:]


def test_mutated_pages_are_the_same_for_the_same_seed_and_differ_from_their_origin() -> None:
    first, second = list(mutated(60, 1)), list(mutated(60, 1))
    assert first == second
    assert sum(page != origin.body for origin, _, page in first) > 50
    assert len({page for _, _, page in mutated(60, 2)} | {page for _, _, page in first}) > 100


@pytest.fixture(scope="module")
def pool() -> collections.abc.Iterator[WorkerPool]:
    workers = WorkerPool(1, LIMIT)
    workers.warm_up(line.warm_up, SITE)
    workers.warm().result(timeout=120)
    yield workers
    workers.close()


LONG = {
    "5 MB without a space", "14,000 cells", "14,000 headings", "14,000 paragraphs of dates", "15,000 paragraphs", "1 MB of quotes",
    "a page state of 130,000 objects",
}  # fmt: skip
"""What keeps a worker busy for a second or more."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.full, pytest.mark.alone] if name in LONG else []) for name in freezers()]
)
def test_a_page_that_freezes_parsers_ends_in_a_named_outcome(pool: WorkerPool, name: str) -> None:
    body = freezers()[name].encode()
    began = time.monotonic()
    try:
        reading = pool.submit(line.read, capture(SEEDS[2], body), SITE, State(), group=name).result(timeout=60)
    except WorkerError as error:
        outcome: Outcome | None = error.outcome
    else:
        sound(reading)
        outcome = None
    assert outcome is None or outcome in ENDED
    assert time.monotonic() - began < LIMIT + 20


def test_pages_that_are_guarded_against_never_reach_the_limit() -> None:
    refused = {
        "20,000 attributes", "20,000 attributes behind a quote", "100 tags with 1,900 attributes", "40,000 paragraphs",
        "200,000 line breaks", "100,000 links", "3 MB of newlines", "3 MB of bold",
    }  # fmt: skip
    pages = freezers()
    for name in refused:
        assert line.read(capture(SEEDS[2], pages[name].encode()), SITE, State()).outcome is Outcome.HOSTILE, name


@pytest.mark.full
@pytest.mark.alone
@pytest.mark.timeout(1800)
def test_two_thousand_mutated_pages_end_in_named_outcomes_in_workers_of_bounded_memory() -> None:
    found = run_through_workers(2000, SEED)
    assert found["failed"] == [], found["failed"][:5]
    assert found["over_the_limit"] == 0
    assert found["peak_resident_mb"] < MEMORY / 2**20
