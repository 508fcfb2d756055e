"""The pool: what a task costs when it goes wrong, and what it never costs."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from pathlib import Path
from typing import Any

import pytest

from newsarchive.errors import WorkerError
from newsarchive.workers import process
from newsarchive.workers.pool import WorkerPool

TASKS = "tests.workers.tasks:"
Open = Callable[..., WorkerPool]


@pytest.fixture
def pool() -> Iterator[Open]:
    made: list[WorkerPool] = []

    def start(size: int = 1, **options: Any) -> WorkerPool:
        made.append(WorkerPool(size, **options))
        return made[-1]

    yield start
    for one in made:
        one.close()


def fault(future: Future[Any], seconds: float = 20) -> WorkerError:
    with pytest.raises(WorkerError) as caught:
        future.result(seconds)
    return caught.value


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def test_a_task_past_its_limit_is_stopped_though_it_never_leaves_c_and_the_next_task_works(pool: Open) -> None:
    workers = pool(limit=2.0)
    before = workers.submit(TASKS + "pid").result(20)
    begun = time.monotonic()
    error = fault(workers.submit(TASKS + "spin_in_c"))
    assert error.outcome == "read_timeout"
    assert time.monotonic() - begun < 10
    assert workers.submit(TASKS + "pid").result(20) != before
    assert not Path(f"/proc/{before}").exists()


def test_what_a_busy_machine_takes_from_a_task_does_not_count_against_its_limit(pool: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if it got a tenth of a processor all the time.
    monkeypatch.setattr(process.WorkerProcess, "processor", lambda self: time.monotonic() / 10)
    workers = pool(limit=1.5)
    assert workers.submit(TASKS + "sleep", 2.5).result(60)
    begun = time.monotonic()
    assert fault(workers.submit(TASKS + "sleep", 60), 60).outcome == "read_timeout"
    assert time.monotonic() - begun > 12


def test_a_task_that_gets_no_time_for_less_than_its_limit_is_waited_for(pool: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    def processor(_: process.WorkerProcess) -> float:
        """It takes nearly all of its time, and then gets none for a while."""
        begun.append(time.monotonic())
        return min(begun[-1] - begun[0], 2.9)

    monkeypatch.setattr(process.WorkerProcess, "processor", processor)
    assert pool(limit=3.0).submit(TASKS + "sleep", 4).result(60)


@pytest.mark.parametrize("task", [("sleep", 60), ("block_amid", 0.3), ("block_amid", 0.45)])
def test_a_task_that_takes_no_more_time_of_the_processor_is_late_by_the_clock(pool: Open, task: tuple[Any, ...]) -> None:
    begun = time.monotonic()
    assert fault(pool(limit=0.5).submit(TASKS + task[0], *task[1:])).outcome == "read_timeout"
    assert time.monotonic() - begun < 15


def test_where_the_system_does_not_tell_of_the_processors_time_the_limit_is_one_of_the_clock(
    pool: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process.WorkerProcess, "processor", lambda self: 0.0)
    workers = pool(limit=0.5)
    assert fault(workers.submit(TASKS + "spin", 60)).outcome == "read_timeout"
    assert workers.submit(TASKS + "pid").result(20)


def test_an_ended_process_has_taken_no_time(pool: Open) -> None:
    workers = pool()
    pid = workers.submit(TASKS + "pid").result(20)
    child = next(one for one in workers._children if one.pid == pid)
    assert child.processor() > 0
    workers.close()
    assert child.processor() == 0.0


def test_the_limit_counts_from_the_begin_of_the_task_and_not_from_its_submission(pool: Open) -> None:
    workers = pool(limit=4.0)
    begun = time.monotonic()
    # Each takes a fraction of the limit, also on a busy machine; the last waits for its turn longer than the limit.
    futures = [workers.submit(TASKS + "sleep", 0.75) for _ in range(6)]
    assert len({future.result(60) for future in futures}) == 1
    assert time.monotonic() - begun > 4.0


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (("die", signal.SIGKILL), "was killed by SIGKILL"),
        (("segfault",), "was killed by SIGSEGV"),
        (("leave", 3), "ended with status 3"),
        (("fail_after_writing", "first\nthe library gave up\n"), "ended with status 1 (the library gave up)"),
    ],
)
def test_a_task_that_kills_its_worker_is_named_with_how_it_died(pool: Open, task: tuple[Any, ...], words: str) -> None:
    workers = pool()
    error = fault(workers.submit(TASKS + task[0], *task[1:]))
    assert error.outcome == "read_crashed"
    assert words in error.message
    assert workers.submit(TASKS + "sleep", 0).result(20)


def test_a_task_that_needs_more_memory_than_a_worker_has_is_a_crash_and_the_worker_is_not_used_again(pool: Open) -> None:
    workers = pool(memory=512 * 1024**2)
    before = workers.submit(TASKS + "pid").result(20)
    error = fault(workers.submit(TASKS + "eat", 600 * 1024**2))
    assert (error.outcome, "memory" in error.message) == ("read_crashed", True)
    assert workers.submit(TASKS + "eat", 1024).result(20) == 1024
    assert workers.submit(TASKS + "pid").result(20) != before


def test_an_error_of_ours_is_named_with_its_place_and_the_worker_lives_on(pool: Open) -> None:
    workers = pool()
    before = workers.submit(TASKS + "pid").result(20)
    error = fault(workers.submit(TASKS + "refuse", "қате"))
    assert error.outcome == "read_failed"
    assert error.message.startswith("ValueError: қате (tasks.py:")
    assert workers.submit(TASKS + "pid").result(20) == before


@pytest.mark.parametrize("task", [("lock",), ("large", 65 * 1024**2), ("no_such_function",)])
def test_an_answer_that_cannot_travel_and_a_function_that_is_not_there_are_errors_of_ours(
    pool: Open, task: tuple[Any, ...]
) -> None:
    workers = pool()
    assert fault(workers.submit(TASKS + task[0], *task[1:])).outcome == "read_failed"
    assert len(workers.processes()) == 1


def test_arguments_that_cannot_travel_are_refused_without_harm(pool: Open) -> None:
    workers = pool()
    assert fault(workers.submit(TASKS + "eat", threading.Lock())).outcome == "read_failed"
    assert workers.submit(TASKS + "eat", 3).result(20) == 3


def test_an_answer_that_stops_half_way_is_a_time_out(pool: Open) -> None:
    workers = pool(limit=1.5)
    assert fault(workers.submit(TASKS + "half_an_answer")).outcome == "read_timeout"
    assert workers.submit(TASKS + "eat", 3).result(20) == 3


def test_large_pages_and_readings_travel_both_ways(pool: Open) -> None:
    workers = pool()
    assert workers.submit("builtins:bytes", b"x" * (8 * 1024**2)).result(20) == b"x" * (8 * 1024**2)


def test_a_cancelled_task_is_never_run_and_costs_no_worker(pool: Open, tmp_path: Path) -> None:
    workers = pool()
    first = workers.submit(TASKS + "sleep", 0.3)
    second = workers.submit(TASKS + "warm", str(tmp_path / "ran"))
    assert second.cancel()
    first.result(20)
    assert workers.submit(TASKS + "eat", 3).result(20) == 3
    assert not (tmp_path / "ran").exists()


def test_a_task_whose_asyncio_caller_gave_up_costs_no_worker(pool: Open) -> None:
    workers = pool()
    workers.submit(TASKS + "pid").result(20)

    async def give_up() -> int:
        try:
            await asyncio.wait_for(asyncio.wrap_future(workers.submit(TASKS + "sleep", 0.3)), 0.05)
        except TimeoutError:
            return int(await asyncio.wrap_future(workers.submit(TASKS + "eat", 7)))
        return 0

    assert asyncio.run(give_up()) == 7


def test_one_site_holds_at_most_half_of_the_workers_while_others_wait(pool: Open) -> None:
    workers = pool(4)
    order: list[str] = []
    futures = []
    for site, count in (("large", 16), ("small", 4), ("tiny", 2)):
        for _ in range(count):
            future = workers.submit(TASKS + "sleep", 0.1, group=site)
            future.add_done_callback(lambda _, site=site: order.append(site))  # type: ignore[misc]
            futures.append(future)
    wait(futures, 30)
    assert order.index("tiny") < 8
    last_small = max(place for place, site in enumerate(order) if site == "small")
    assert last_small < 14, "the small sites were done long before the large one"
    assert order.count("large") == 16


def test_a_site_alone_has_all_workers(pool: Open) -> None:
    workers = pool(2)
    workers.submit(TASKS + "pid").result(20)
    assert eventually(lambda: len(workers.processes()) == 2)
    time.sleep(0.3)
    assert len({future.result(20) for future in [workers.submit(TASKS + "sleep", 0.3, group="one") for _ in range(2)]}) == 2


def test_every_worker_warms_up_once_before_its_first_task_also_a_later_one(pool: Open) -> None:
    workers = pool()
    workers.warm_up(TASKS + "warm")
    workers.warm_up(TASKS + "warm")
    workers.warm().result(20)
    assert workers.submit(TASKS + "warm_count").result(20) == 1
    fault(workers.submit(TASKS + "leave", 1))
    assert workers.submit(TASKS + "warm_count").result(20) == 1


def test_a_warm_up_may_take_longer_than_a_task(pool: Open) -> None:
    workers = pool(limit=1.0)
    workers.warm_up(TASKS + "sleep", 1.5)
    workers.warm().result(20)
    assert workers.submit(TASKS + "eat", 3).result(20) == 3


@pytest.mark.parametrize(("warm_up", "words"), [(("refuse", "no such model"), "no such model"), (("leave", 4), "status 4")])
def test_workers_that_do_not_warm_up_are_reported_to_all_who_wait_instead_of_hanging(
    pool: Open, warm_up: tuple[Any, ...], words: str
) -> None:
    workers = pool()
    workers.warm_up(TASKS + warm_up[0], *warm_up[1:])
    warm, task = workers.warm(), workers.submit(TASKS + "pid")
    error = fault(warm)
    assert error.message.startswith("Workers do not start")
    assert words in error.message
    assert fault(task).outcome == "read_failed", "a page is not blamed for it"


def test_a_machine_that_starts_no_process_is_reported_and_close_does_not_hang(
    pool: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nonexistent/python")
    workers = pool()
    assert "No such file" in fault(workers.submit(TASKS + "pid")).message
    workers.close()


def test_a_worker_is_replaced_after_so_many_tasks(pool: Open) -> None:
    workers = pool(tasks_a_child=3)
    assert len({workers.submit(TASKS + "pid").result(20) for _ in range(9)}) == 3


def test_a_worker_that_grew_is_replaced(pool: Open) -> None:
    workers = pool(resident=150 * 1024**2)
    pids = [workers.submit(TASKS + "keep", 60 * 1024**2).result(20) for _ in range(6)]
    assert 1 < len(set(pids)) < 6


def test_close_ends_workers_at_once_and_fails_what_waits_and_runs(pool: Open) -> None:
    workers = pool()
    workers.submit(TASKS + "pid").result(20)
    pids = workers.processes()
    futures = [workers.submit(TASKS + "spin_in_c") for _ in range(2)]
    time.sleep(0.2)
    workers.close()
    assert [fault(future).message for future in futures] == ["the workers were closed"] * 2
    assert fault(workers.submit(TASKS + "pid")).message == "the workers were closed"
    assert fault(workers.warm()).message == "the workers were closed"
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_every_worker_is_waited_for_before_the_process_they_are_forked_from_ends(pool: Open) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    opened = pool(size=3)
    wait([opened.submit(TASKS + "spin", 0.3) for _ in range(3)])
    opened.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # What a process took is told to whoever waits for it, and to nobody where it is orphaned.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime > 0.85


def test_ctrl_c_and_a_stopping_service_leave_workers_to_their_parent(pool: Open) -> None:
    workers = pool()
    assert workers.submit(TASKS + "signals").result(20) == ()
    before = workers.submit(TASKS + "pid").result(20)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(before, number)
    assert workers.submit(TASKS + "pid").result(20) == before


def test_a_signal_that_arrives_while_a_worker_starts_does_not_end_it(pool: Open) -> None:
    workers = pool()
    assert eventually(lambda: bool(workers.processes()))
    first = workers.processes()[0]
    os.kill(first, signal.SIGTERM)
    os.kill(first, signal.SIGINT)
    assert workers.submit(TASKS + "pid").result(20) == first


def test_a_file_of_the_working_directory_does_not_shadow_a_library(
    pool: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logging.py").write_text("raise SystemExit('the wrong module')")
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.syspath_prepend(str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    workers = pool()
    assert str(tmp_path) not in workers.submit(TASKS + "path").result(20)


def test_workers_hold_none_of_the_parents_files_open(pool: Open, tmp_path: Path) -> None:
    with (tmp_path / "archive.db").open("wb"):
        workers = pool()
        child = workers.submit(TASKS + "pid").result(20)
        held = [str(entry.readlink()) for entry in Path(f"/proc/{child}/fd").iterdir()]
    assert not [name for name in held if "archive.db" in name]
