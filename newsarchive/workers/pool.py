"""A pool of worker processes whose tasks can be stopped: one thread a worker, which starts, feeds, times and replaces it.

concurrent.futures cannot stop one task; here a task past its limit costs its process and nothing else.
"""

from __future__ import annotations

import collections
import signal
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from newsarchive.errors import WorkerError
from newsarchive.items import Outcome
from newsarchive.workers.child import IGNORED
from newsarchive.workers.fair import Turns
from newsarchive.workers.process import Function, Nest, WorkerProcess

MEMORY = 2 * 1024**3
"""Bytes of address space of one worker; libraries and models take about 0.7 GB of it (mapped, not resident)."""
RESIDENT = 768 * 1024**2
"""Bytes of memory in use after a page, above which a worker is replaced."""
WARM_UP_SECONDS = 120.0
"""Limit of the warm-up: dateparser's first use alone takes up to 10 s on a busy machine."""
TASKS_A_CHILD = 2000
"""Pages after which a worker is replaced, so that what libraries leak stays bounded."""
STARTS = 3
"""Failed starts in a row after which those who wait are told, instead of waiting for ever."""
LONGEST_PAUSE = 30.0
"""Seconds between two starts of a worker that keeps failing, at most."""
LONGEST_END = 5.0
"""Seconds in which all workers of a closed pool have ended."""
LOOK_AGAIN = 0.25
"""Seconds between two looks at whose turn it is, while anything waits."""


@dataclass
class _Task:
    future: Future[Any]
    function: Function
    arguments: tuple[Any, ...]
    group: str
    needed: bool
    handed_in: float
    begun: float | None = None
    """When a worker began it."""
    interrupted: bool = False
    """Whether it was interrupted once, to let others pass."""


class WorkerPool:
    """Runs functions in worker processes under a time limit. Its methods may be called from any thread.

    Args:
        size: worker processes.
        limit: seconds of its processor a task may take (see `WorkerProcess.ask`), counted from when a warm worker begins it.
        memory: bytes of address space of a worker.
        tasks_a_child: tasks after which a worker is replaced.
        resident: bytes of memory in use after a task, above which a worker is replaced.
    """

    def __init__(
        self, size: int, limit: float = 5.0, memory: int = MEMORY, *, tasks_a_child: int = TASKS_A_CHILD, resident: int = RESIDENT
    ) -> None:
        self.size = max(size, 1)
        self.limit = limit
        self.memory = memory
        self.tasks_a_child = tasks_a_child
        self.resident = resident
        self._waiting: dict[str, collections.deque[_Task]] = {}
        self._turns = Turns(self.size)
        self._running: dict[WorkerProcess, _Task] = {}
        self._warm_ups: list[tuple[Function, tuple[Any, ...]]] = []
        lock = threading.RLock()
        self._condition = threading.Condition(lock)
        self._begun_to_wait = threading.Condition(lock)
        """Told when something waits after nothing did: whoever watches need not be woken by every task."""
        self._closed = False
        self._children: set[WorkerProcess] = set()
        self._nest: Nest | None = None
        self._nesting = threading.Lock()
        self._ready = 0
        self._warm: list[Future[None]] = []
        self._threads = [threading.Thread(target=self._serve, name=f"worker-{n}", daemon=True) for n in range(self.size)]
        self._threads.append(threading.Thread(target=self._watch, name="worker-watch", daemon=True))
        for thread in self._threads:
            thread.start()

    def warm_up(self, function: Function, *arguments: Any) -> None:
        """Have every worker, now and later, run this before it takes tasks."""
        with self._condition:
            if (function, arguments) not in self._warm_ups:
                self._warm_ups.append((function, arguments))
            self._condition.notify_all()

    def warm(self) -> Future[None]:
        """Done when a worker has warmed up; before that a task would wait, and its page would seem to hang.

        Fails with WorkerError when workers cannot be started or warmed up.
        """
        future: Future[None] = Future()
        with self._condition:
            if self._closed:
                future.set_exception(_ended())
            elif self._ready:
                future.set_result(None)
            else:
                self._warm.append(future)
        return future

    def submit(self, function: Function, *arguments: Any, group: str = "", needed: bool = False) -> Future[Any]:
        """Run function(*arguments) in a worker; the arguments and the result must be picklable.

        Args:
            group: the site the task belongs to. One group holds at most half of the workers while others wait.
            needed: run it also where the group was given up.

        Returns:
            A future; it fails with WorkerError (outcome read_timeout, read_crashed, read_failed, or extraction_postponed where
            the group wasted too much on time-outs). Cancelled before a worker took it, it is never run.
        """
        task = _Task(Future(), function, arguments, group, needed, time.monotonic())
        with self._condition:
            account = self._turns.of(group)
            account.seen = task.handed_in
            if self._closed:
                task.future.set_exception(_ended())
            elif account.wasteful and not needed:
                task.future.set_exception(_given_up())
            else:
                if not self._waiting:
                    self._begun_to_wait.notify_all()
                self._waiting.setdefault(group, collections.deque()).append(task)
                self._condition.notify_all()
        return task.future

    def processes(self) -> list[int]:
        """The process ids of the workers that live now."""
        with self._condition:
            return [child.pid for child in self._children]

    def close(self) -> None:
        """End the workers; tasks that still wait or run fail."""
        with self._condition:
            self._closed = True
            for child in self._children:
                child.kill()
            left = self._everyone()
            self._condition.notify_all()
            self._begun_to_wait.notify_all()
        _fail(left, _ended())
        if self._nest is not None and self._nest.warming:
            # A warm-up can take long, and has nobody to serve any more.
            self._nest.kill()
        for thread in self._threads:
            thread.join(timeout=10)
        with self._nesting:
            if self._nest is not None:
                self._nest.close()
            self._nest = None

    def _serve(self) -> None:
        """One thread's life: it lives as long as the pool, since a worker dies with the thread that started it."""
        # A worker is born with these blocked, so that Ctrl-C or a stopping service never kills it before it can ignore them.
        signal.pthread_sigmask(signal.SIG_BLOCK, IGNORED)
        failures = 0
        while not self._closed:
            try:
                child, warmed = self._hatch()
            except OSError as error:
                fault: WorkerError | None = WorkerError(f"no process can be started: {error.strerror}", Outcome.READ_FAILED)
            except WorkerError as error:
                fault = None if self._closed else error
            else:
                with self._condition:
                    self._children.add(child)
                    if self._closed:
                        child.kill()
                fault = None
                try:
                    self._feed(child, warmed)
                finally:
                    child.close()
                    with self._condition:
                        self._children.discard(child)
                        self._condition.notify_all()
            failures = 0 if fault is None else failures + 1
            if fault is not None:
                self._pause(fault, failures)
        # The nest may be a child of this thread, and die with it: the others' workers are to be waited for before.
        with self._condition:
            self._condition.wait_for(lambda: not self._children, timeout=LONGEST_END)

    def _hatch(self) -> tuple[WorkerProcess, int]:
        """A new worker, and how many warm-ups it has behind it.

        Raises:
            OSError: no process can be started.
            WorkerError: a warm-up failed.
        """
        with self._nesting:
            if self._closed:
                raise _ended()
            if self._nest is None or not self._nest.alive:
                if self._nest is not None:
                    self._nest.close()
                self._nest = Nest(self.memory)
            while self._nest.warmed < len(self._warm_ups) and not self._closed:
                fault = self._nest.warm_up(*self._warm_ups[self._nest.warmed], WARM_UP_SECONDS)
                if fault is not None:
                    raise fault
            return WorkerProcess(self._nest), self._nest.warmed

    def _pause(self, fault: WorkerError, failures: int) -> None:
        """Wait a little before the next start; tell those who wait once it is plain that workers do not start."""
        with self._condition:
            left = self._everyone() if failures >= STARTS and not self._ready else []
        _fail(left, WorkerError(f"Workers do not start: {fault.message}.", Outcome.READ_FAILED))
        with self._condition:
            self._condition.wait_for(lambda: self._closed, timeout=min(0.1 * 2**failures, LONGEST_PAUSE))

    def _feed(self, child: WorkerProcess, warmed: int) -> None:
        """Give a worker tasks until it has to be replaced, be it by one with more warm-ups behind it."""
        if warmed:
            self._announce(1)
        try:
            while not self._closed and child.tasks < self.tasks_a_child and child.resident() <= self.resident:
                task = self._take(warmed)
                if task is None or not self._run(child, task):
                    return
        finally:
            if warmed:
                self._announce(-1)

    def _take(self, warmed: int) -> _Task | None:
        """The next task by fair turns; None when the pool closes or another warm-up is to be made."""
        with self._condition:
            while True:
                if self._closed or warmed < len(self._warm_ups):
                    return None
                task = self._next()
                if task is None:
                    self._condition.wait(LOOK_AGAIN if self._waiting else None)
                elif task.begun is not None or task.future.set_running_or_notify_cancel():
                    task.begun = time.monotonic()
                    self._turns.begin(task.group, task.begun, task.begun - task.handed_in)
                    return task

    def _next(self) -> _Task | None:
        group = self._turns.next(self._waiting, time.monotonic(), self._ready)
        if group is None:
            return None
        task = self._waiting[group].popleft()
        # To the end of the line, so that groups take turns; a group without tasks leaves it.
        queue = self._waiting.pop(group)
        if queue:
            self._waiting[group] = queue
        return task

    def _run(self, child: WorkerProcess, task: _Task) -> bool:
        """Run one task; returns whether the worker can take another."""
        assert task.begun is not None
        with self._condition:
            before = task.interrupted
            self._running[child] = task
        made = child.ask(task.function, task.arguments, self.limit)
        now = time.monotonic()
        late = made.fault is not None and made.fault.outcome == Outcome.READ_TIMEOUT
        with self._condition:
            del self._running[child]
            self._turns.end(task.group, task.begun, now, late=late)
            left = self._give_up(task.group) if late and self._turns.of(task.group).wasteful else []
            again = task.interrupted and not before and not made.alive and not late and not self._closed
            if again:
                self._waiting.setdefault(task.group, collections.deque()).appendleft(task)
                self._condition.notify_all()
                self._begun_to_wait.notify_all()
        _fail(left, _given_up())
        if again:
            return False
        if made.fault is None:
            task.future.set_result(made.value)
        else:
            task.future.set_exception(_ended() if self._closed and not made.alive else made.fault)
        return made.alive

    def _watch(self) -> None:
        """One thread's life: interrupt what is in the way of others."""
        while True:
            with self._condition:
                self._begun_to_wait.wait(LOOK_AGAIN if self._waiting else None)
                if self._closed:
                    return
                children = list(self._running)
                tasks = [self._running[child] for child in children]
                running = [(task.group, task.begun or 0.0, not task.interrupted) for task in tasks]
                number = self._turns.in_the_way(running, self._waiting, time.monotonic())
                if number is None:
                    continue
                tasks[number].interrupted = True
                child = children[number]
            child.kill()

    def _give_up(self, group: str) -> list[Future[Any]]:
        """What waits of a group, except what is needed, taken out of the line. The condition is held."""
        waiting = self._waiting.pop(group, collections.deque())
        kept = collections.deque(task for task in waiting if task.needed)
        if kept:
            self._waiting[group] = kept
        return [task.future for task in waiting if not task.needed]

    def _announce(self, change: int) -> None:
        with self._condition:
            self._ready += change
            waiting, self._warm = (self._warm, []) if self._ready else ([], self._warm)
        for future in waiting:
            if future.set_running_or_notify_cancel():
                future.set_result(None)

    def _everyone(self) -> list[Future[Any]]:
        """All who wait for a worker, taken out of the line. The condition is held."""
        left: list[Future[Any]] = [task.future for queue in self._waiting.values() for task in queue]
        left += self._warm
        self._waiting.clear()
        self._warm = []
        return left


def _ended() -> WorkerError:
    return WorkerError("the workers were closed", Outcome.READ_FAILED)


def _given_up() -> WorkerError:
    return WorkerError("pages of this site kept running into the time limit, so it was only captured", Outcome.EXTRACTION_POSTPONED)


def _fail(futures: list[Future[Any]], fault: WorkerError) -> None:
    for future in futures:
        # One that runs was interrupted and waits again.
        if future.running() or future.set_running_or_notify_cancel():
            future.set_exception(fault)
