"""Hostile pages read one by one, or by thousands in real workers."""

from __future__ import annotations

import collections
import json
import time
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsarchive import line
from newsarchive.errors import WorkerError
from newsarchive.items import Capture, Outcome, Reading, State
from newsarchive.workers.pool import WorkerPool
from tests.pages.mutate import mutated
from tests.pages.seeds import Seed, seeds_site

SITE = seeds_site()
NOW = datetime(2026, 1, 1, tzinfo=UTC)
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


def run_through_workers(count: int, seed: int, workers: int = 2) -> dict[str, Any]:
    """Read mutated pages in real workers; what came of them, as `make prove` writes it down."""
    pool = WorkerPool(workers, LIMIT)
    pool.warm_up(line.warm_up, SITE)
    pool.warm().result(timeout=120)
    outcomes: collections.Counter[str] = collections.Counter()
    failed: list[str] = []
    slowest, peak, over, read = 0.0, 0, 0, 0
    try:
        waiting: collections.deque[tuple[str, float, Future[Reading]]] = collections.deque()
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
                reading = future.result(timeout=120)
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
