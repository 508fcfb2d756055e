"""Hostile pages: whatever a page is, reading it ends in time, in a named outcome or an article, and never in an exception."""

from __future__ import annotations

import collections
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive import line
from newsarchive.errors import WorkerError
from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.workers.pool import MEMORY, WorkerPool
from tests.pages.freezers import freezers
from tests.pages.mutate import mutated
from tests.pages.seeds import SEEDS, Seed, seeds_site

SITE = seeds_site()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEED = 4
LIMIT = 5.0
ENDED = {Outcome.READ_TIMEOUT, Outcome.READ_CRASHED}
"""Outcomes a page may force on the worker that reads it; an exception of our own code (read_failed) is none of them."""


def capture(seed: Seed, body: bytes) -> Capture:
    return Capture(id="", url=seed.url, fetched_at=NOW, status=200, headers=(("Content-Type", "text/html"),), body=body)


def sound(reading: Reading) -> None:
    """A reading is an article or has an outcome with a reason, and all of it can be stored."""
    assert reading.outcome is not None or (reading.text and reading.text.strip())
    assert reading.outcome is None or reading.reason
    told = (reading.title, reading.summary, reading.text, reading.section, reading.dateline, reading.reason, reading.canonical_url)
    for value in (*told, *reading.authors, *reading.tags, *reading.contacts):
        assert "\x00" not in (value or "")
        (value or "").encode()
    assert len(json.dumps(reading.evidence, ensure_ascii=False).encode()) < 64_000


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


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.full] if name in LONG else []) for name in freezers()])
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
@pytest.mark.timeout(1800)
def test_two_thousand_mutated_pages_end_in_named_outcomes_in_workers_of_bounded_memory() -> None:
    found = run_through_workers(2000, SEED)
    assert found["failed"] == [], found["failed"][:5]
    assert found["over_the_limit"] == 0
    assert found["peak_resident_mb"] < MEMORY / 2**20


def run_through_workers(count: int, seed: int, workers: int = 2) -> dict[str, object]:
    """Read mutated pages in real workers; what came of them, as `make prove` writes it down."""
    pool = WorkerPool(workers, LIMIT)
    pool.warm_up(line.warm_up, SITE)
    pool.warm().result(timeout=120)
    outcomes: collections.Counter[str] = collections.Counter()
    failed: list[str] = []
    slowest, peak, over, read = 0.0, 0, 0, 0
    try:
        waiting: collections.deque[tuple[str, float, object]] = collections.deque()
        pages = mutated(count, seed)
        while True:
            page = next(pages, None)
            if page is not None:
                origin, done, body = page
                began = time.monotonic()
                # Each page is a site of its own: one site would be stopped from wasting workers.
                task = pool.submit(line.read, capture(origin, body), SITE, State(), group=str(read))
                read += 1
                waiting.append((f"{origin.name}: {done}", began, task))
            if not waiting:
                break
            if page is not None and len(waiting) < workers:
                continue
            name, began, future = waiting.popleft()
            try:
                reading = future.result(timeout=120)  # type: ignore[attr-defined]
                sound(reading)
                outcomes[str(reading.outcome or "article")] += 1
            except WorkerError as error:
                outcomes[str(error.outcome)] += 1
                if error.outcome not in ENDED:
                    failed.append(f"{name}: {error.message}")
                over += error.outcome is Outcome.READ_TIMEOUT
            slowest = max(slowest, time.monotonic() - began)
            peak = max(peak, *(_peak(pid) for pid in pool.processes()), 0)
    finally:
        pool.close()
    return {
        "failed": failed, "outcomes": dict(sorted(outcomes.items())), "over_the_limit": over, "slowest_seconds": round(slowest, 2),
        "peak_resident_mb": round(peak / 1024),
    }  # fmt: skip


def _peak(pid: int) -> int:
    """Kilobytes of memory a process used at most; 0 for one that has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM:")), 0)
