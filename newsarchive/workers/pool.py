"""A pool of worker processes whose tasks can be stopped: one thread a worker, which starts, feeds, times and replaces it.

concurrent.futures cannot stop one task; here a task past its limit costs its process and nothing else.
"""

from __future__ import annotations

import collections
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from socket import socketpair
from typing import Any, TypeVar

from newsarchive.errors import WorkerError
from newsarchive.items import Outcome

T = TypeVar("T")

MEMORY = 2 * 1024**3
"""Bytes of address space of one worker; libraries and models take about 0.7 GB of it (mapped, not resident)."""
WARM_UP_SECONDS = 120.0
"""Limit of the warm-up: dateparser's first use alone takes up to 10 s on a busy machine."""
TASKS_A_CHILD = 2000
"""Pages after which a worker is replaced, so that what libraries leak stays bounded."""


@dataclass
class _Task:
    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    group: str


class WorkerPool:
    """Runs functions in worker processes under a time limit.

    Args:
        size: worker processes.
        limit: seconds a task may take, counted from when a warm worker begins it.
        memory: bytes of address space of a worker.
    """

    def __init__(self, size: int, limit: float = 5.0, memory: int = MEMORY) -> None:
        self.size = max(size, 1)
        self.limit = limit
        self.memory = memory
        self._waiting: dict[str, collections.deque[_Task]] = {}
        self._running: collections.Counter[str] = collections.Counter()
        self._warm_ups: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []
        self._condition = threading.Condition()
        self._closed = False
        self._children: dict[int, subprocess.Popen[bytes]] = {}
        self._ready = 0
        self._warm: list[Future[None]] = []
        self._threads = [threading.Thread(target=self._serve, name=f"worker-{n}", daemon=True) for n in range(self.size)]
        for thread in self._threads:
            thread.start()

    def warm_up(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Have every worker, now and later, run this before it takes tasks."""
        with self._condition:
            self._warm_ups.append((function, arguments))
            self._condition.notify_all()

    def warm(self) -> Future[None]:
        """Done when a worker has warmed up; before that a task would wait, and its page would seem to hang."""
        future: Future[None] = Future()
        with self._condition:
            if self._ready:
                future.set_result(None)
            else:
                self._warm.append(future)
        return future

    def submit(self, function: Callable[..., T], *arguments: Any, group: str = "") -> Future[T]:
        """Run function(*arguments) in a worker; both must be picklable.

        Args:
            group: the site the task belongs to. One group holds at most half of the workers while others wait.

        Returns:
            A future; it fails with WorkerError (outcome read_timeout, read_crashed or read_failed).
        """
        task = _Task(Future(), function, arguments, group)
        with self._condition:
            if self._closed:
                task.future.set_exception(WorkerError("the workers were closed", Outcome.READ_FAILED))
            else:
                self._waiting.setdefault(group, collections.deque()).append(task)
                self._condition.notify()
        return task.future

    def close(self) -> None:
        """End the workers; tasks that still wait fail."""
        with self._condition:
            self._closed = True
            for child in self._children.values():
                child.kill()
            for queue in self._waiting.values():
                while queue:
                    queue.popleft().future.set_exception(WorkerError("the workers were closed", Outcome.READ_FAILED))
            self._condition.notify_all()
        for thread in self._threads:
            thread.join(timeout=10)

    def _take(self, warmed: int) -> _Task | None:
        """The next task by fair turns; None when the pool closes or another warm-up is to be made."""
        with self._condition:
            while True:
                if self._closed or warmed < len(self._warm_ups):
                    return None
                task = self._next()
                if task is not None:
                    self._running[task.group] += 1
                    return task
                self._condition.wait()

    def _next(self) -> _Task | None:
        groups = [group for group, queue in self._waiting.items() if queue]
        if not groups:
            return None
        if len(groups) > 1:
            fair = [group for group in groups if self._running[group] < max(self.size // 2, 1)]
            groups = fair or groups
        group = min(groups, key=lambda name: self._running[name])
        task = self._waiting[group].popleft()
        # To the end of the line, so that groups take turns.
        self._waiting[group] = self._waiting.pop(group)
        return task

    def _serve(self) -> None:
        """One thread's life: it lives as long as the pool, since a worker dies with the thread that started it."""
        while not self._closed:
            child, connection = self._start()
            try:
                self._feed(child, connection)
            finally:
                connection.close()
                child.kill()
                child.wait()
                with self._condition:
                    self._children.pop(child.pid, None)

    def _start(self) -> tuple[subprocess.Popen[bytes], Connection[Any, Any]]:
        ours, theirs = socketpair()
        with theirs:
            child = subprocess.Popen(
                [sys.executable, "-m", "newsarchive.workers.child", str(theirs.fileno()), str(self.memory), str(os.getpid())],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        with self._condition:
            self._children[child.pid] = child
            if self._closed:
                child.kill()
        return child, Connection(ours.detach())

    def _feed(self, child: subprocess.Popen[bytes], connection: Connection[Any, Any]) -> None:
        warmed = 0
        announced = False
        for _ in range(TASKS_A_CHILD):
            while warmed < len(self._warm_ups):
                function, arguments = self._warm_ups[warmed]
                if not self._ask(connection, function, arguments, WARM_UP_SECONDS)[0]:
                    break
                warmed += 1
            if warmed and not announced:
                announced = True
                self._announce(1)
            task = self._take(warmed)
            if task is None:
                if self._closed:
                    break
                continue
            alive = self._run(child, connection, task)
            if not alive:
                break
        if announced:
            self._announce(-1)

    def _announce(self, change: int) -> None:
        with self._condition:
            self._ready += change
            waiting, self._warm = (self._warm, []) if self._ready else ([], self._warm)
        for future in waiting:
            future.set_result(None)

    def _run(self, child: subprocess.Popen[bytes], connection: Connection[Any, Any], task: _Task) -> bool:
        """Run one task; returns whether the worker can take another."""
        alive = True
        try:
            known, answer = self._ask(connection, task.function, task.arguments, self.limit)
            if known is None:
                alive = False
                raise WorkerError(*answer)
            if known is False:
                raise WorkerError(str(answer), Outcome.READ_FAILED)
            task.future.set_result(answer)
        except WorkerError as error:
            task.future.set_exception(error)
        finally:
            with self._condition:
                self._running[task.group] -= 1
                self._condition.notify()
        return alive

    def _ask(
        self, connection: Connection[Any, Any], function: Callable[..., Any], arguments: tuple[Any, ...], limit: float
    ) -> tuple[bool | None, Any]:
        """Send a task and wait: (True, result), (False, what was raised), or (None, (reason, outcome)) for a lost worker."""
        try:
            connection.send((function, arguments))
            if not connection.poll(limit):
                return None, (f"reading took longer than {limit:g} s", Outcome.READ_TIMEOUT)
            ok, answer = connection.recv()
        except (EOFError, OSError):
            return None, ("the page killed the worker that read it", Outcome.READ_CRASHED)
        except (pickle.PickleError, AttributeError, TypeError) as error:
            return False, f"{type(error).__name__}: {error}"
        return ok, answer


