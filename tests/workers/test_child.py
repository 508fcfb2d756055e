"""No worker outlives its parent by 2 seconds, whatever either of them does. Real processes, really killed."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

AFTER = 2.0
"""Seconds after which no worker may be left."""

PARENT = """
import sys, time
from newsarchive.workers.pool import WorkerPool
pool = WorkerPool(2, limit=600)
if sys.argv[1] == "starting":
    print("go", flush=True)
    time.sleep(600)
took = set()
while len(took) < 2:
    # A worker that has answered has also tied itself to this process.
    took |= {future.result() for future in [pool.submit("tests.workers.tasks:sleep", 0.1) for _ in range(2)]}
if sys.argv[1] != "idle":
    for _ in range(2):
        pool.submit("tests.workers.tasks:" + sys.argv[1], *map(float, sys.argv[2:]))
    time.sleep(0.5)
print(*pool.processes(), flush=True)
time.sleep(600)
"""


@pytest.fixture
def parent() -> Iterator[list[subprocess.Popen[str]]]:
    """Parents under test, each in a session of its own; whatever a failed test leaves of them is ended by its id."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        for pid in [*of_session(process.pid), process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate()


def start(started: list[subprocess.Popen[str]], *arguments: str) -> tuple[subprocess.Popen[str], str]:
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, *arguments], stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=root,
        env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip
    started.append(process)
    assert process.stdout is not None
    return process, process.stdout.readline()


def of_session(session: int) -> list[int]:
    """Processes of this session that live (zombies apart)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError, IndexError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] not in "ZX":
                    found.append(int(entry.name))
    return found


def left_after(session: int, seconds: float) -> list[int]:
    deadline = time.monotonic() + seconds
    while left := of_session(session):
        if time.monotonic() > deadline:
            return left
        time.sleep(0.01)
    return []


@pytest.mark.parametrize("work", [("spin_in_c",), ("sleep", "600"), ("idle",)])
def test_no_worker_outlives_a_parent_that_was_killed(parent: list[subprocess.Popen[str]], work: tuple[str, ...]) -> None:
    process, line = start(parent, *work)
    workers = [int(pid) for pid in line.split()]
    assert len(workers) == 2
    assert set(workers) <= set(of_session(process.pid))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert left_after(process.pid, AFTER) == []


def test_a_stopped_worker_does_not_outlive_its_parent_either(parent: list[subprocess.Popen[str]]) -> None:
    process, line = start(parent, "idle")
    for pid in line.split():
        os.kill(int(pid), signal.SIGSTOP)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert left_after(process.pid, AFTER) == []


def test_a_parent_killed_while_its_workers_start_leaves_none(parent: list[subprocess.Popen[str]]) -> None:
    chance = random.Random(5)
    for _ in range(6):
        process, _ = start(parent, "starting")
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert left_after(process.pid, AFTER) == []


def test_a_worker_whose_parent_died_before_it_could_ask_the_kernel_ends_by_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsarchive.workers.nest", "0", str(1 << 31), "1"], timeout=20, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 1
