"""Captures are read in chunks and in order; a page that hangs or kills its worker costs itself and no other of its chunk."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from newsarchive.errors import WorkerError
from newsarchive.items import Outcome, RecordRef
from newsarchive.rereading.readers import AHEAD, CHUNK, Readers
from newsarchive.rereading.work import Task, Unread
from tests.sites.test_selectors import site

FAULTS = {3: Outcome.READ_TIMEOUT, 11: Outcome.READ_CRASHED, 20: Outcome.READ_FAILED}
"""Pages at which a worker fails, and how."""


class Pretended:
    """A pool whose workers are none."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def submit(self, function: str, *arguments: Any, group: str, needed: bool) -> Future[list[str]]:
        future: Future[list[str]] = Future()
        numbers = [task.ref.offset for task in arguments[-1]]
        self.asked.append(numbers)
        fault = next((FAULTS[number] for number in numbers if number in FAULTS), None)
        if fault is None:
            future.set_result([f"read {number}" for number in numbers])
        else:
            future.set_exception(WorkerError("it did not end well", fault))
        return future


@pytest.fixture
def made(tmp_path: Path) -> Readers:
    made = Readers(tmp_path, 2)
    made._started, made._warm = Pretended(), "u"  # type: ignore[assignment]
    return made


def task(number: int) -> Task:
    return Task(ref=RecordRef(
        capture_id=str(number), file="f", offset=number, length=1, record_type="response", payload_sha256="", block_sha256=""
    ))  # fmt: skip


def test_each_page_comes_to_its_own_end_in_the_order_in_which_they_were_wanted(made: Readers) -> None:
    found = list(made.each(site(""), None, ((number, task(number)) for number in range(30))))
    assert [number for number, _ in found] == list(range(30))
    assert {number: one.outcome for number, one in found if isinstance(one, Unread)} == FAULTS
    assert all(one == f"read {number}" for number, one in found if number not in FAULTS)
    pool: Any = made._started
    # Each page of a chunk that failed is asked for once more, alone.
    assert sorted(numbers[0] for numbers in pool.asked if len(numbers) == 1) == list(range(24))
    assert sum(len(numbers) > 1 for numbers in pool.asked) == 4


def test_only_a_few_chunks_are_handed_in_ahead_however_many_captures_there_are(made: Readers) -> None:
    asked = done = 0

    def wanted() -> Iterator[tuple[int, Task]]:
        nonlocal asked
        for number in range(100, 1000):
            asked += 1
            yield number, task(number)

    for _ in made.each(site(""), None, wanted()):
        done += 1
        assert asked - done <= (2 * AHEAD + 1) * CHUNK
    assert done == asked == 900
