"""Workers as their pool sees them: the nest they are forked from, and one worker: ask it under a time limit, learn how it died."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.errors import WorkerError
from newsarchive.items import Outcome
from newsarchive.workers.nest import FORK, REAP, WARM_UP
from newsarchive.workers.wire import Wire, pack

Function = Callable[..., Any] | str
"""What a worker runs: a picklable function, or "module:name", which only the worker imports."""

PAGE = os.sysconf("SC_PAGE_SIZE")
PROMPTLY = 20.0
"""Seconds in which a nest forks or reaps, and a worker takes in a page: a matter of milliseconds on any machine that works."""
MOST_COMPETITORS = 32
"""How many may share a processor: a worker that gets less of one than this is not held up by others, but stuck."""
SOON = 0.25
"""Seconds after which, at the earliest, to look again whether a worker has used up its time."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of one task."""

    value: Any = None
    fault: WorkerError | None = None
    alive: bool = True
    """Whether the process can take another task."""


class Nest:
    """The process that workers are forked from.

    Must be started by a thread that outlives it: the kernel kills it, and its workers, when that thread ends. Its methods may be
    called from any thread.

    Args:
        memory: bytes of address space of each process.

    Raises:
        OSError: the machine cannot start a process.
    """

    def __init__(self, memory: int) -> None:
        ours, theirs = socket.socketpair()
        self._errors = os.memfd_create("newsarchive-nest-stderr")
        try:
            with theirs:
                self._process = subprocess.Popen(
                    # -P and the parent's own path: a file of the working directory never shadows a library.
                    [sys.executable, "-P", "-m", "newsarchive.workers.nest", str(theirs.fileno()), str(memory), str(os.getpid())],
                    pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors,
                    env={
                        **os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path),
                        # A process that forks must have no other threads.
                        "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
                    },
                )  # fmt: skip
        except OSError:
            ours.close()
            os.close(self._errors)
            raise
        self._socket, self._wire = ours, Wire(ours)
        self._lock = threading.Lock()
        self.alive = True
        self.warmed = 0
        """Warm-ups that it and all workers forked from now on have made."""
        self.warming = False

    def warm_up(self, function: Function, arguments: tuple[Any, ...], limit: float) -> WorkerError | None:
        """Run this before anything is forked; returns what went wrong. The nest is of no use then."""
        try:
            message = pack((function, arguments))
            with self._lock:
                self.warming = True
                self._socket.sendall(WARM_UP)
                self._wire.send(message, limit)
                status, value = self._wire.receive(limit)
                self.warming = False
        except ValueError as error:
            status, value = "failed", str(error)
        except TimeoutError:
            status, value = "failed", f"it took longer than {limit:g} s"
        except (EOFError, OSError):
            self.kill()
            status, value = "failed", f"it {death(self._process.wait(), self._errors)}"
        if status == "done":
            self.warmed += 1
            return None
        self.kill()
        return WorkerError(value, Outcome.READ_FAILED)

    def fork(self, descriptor: int, errors: int) -> int:
        """Fork a worker that serves this end of a socket pair and writes its errors there; returns its process id.

        Raises:
            OSError: it could not be forked.
        """
        with self._lock:
            try:
                socket.send_fds(self._socket, [FORK], [descriptor, errors])
                status, value = self._wire.receive(PROMPTLY)
            except (EOFError, OSError) as error:
                self.kill()
                raise OSError(0, "the process that workers are forked from died") from error
        if status != "done":
            raise OSError(0, value)
        return int(value)

    def reap(self, pid: int) -> int | None:
        """Wait for a worker that ended, or was killed; returns its exit status, or minus the signal. None where it lives on, or the
        nest died."""
        with self._lock:
            if not self.alive:
                return None
            try:
                self._socket.sendall(REAP)
                self._wire.send(pack(pid), PROMPTLY)
                status, value = self._wire.receive(PROMPTLY)
            except (EOFError, OSError):
                self.kill()
                return None
        return int(value) if status == "done" else None

    def kill(self) -> None:
        """End it now, and with it its workers."""
        self.alive = False
        self._process.kill()

    def close(self) -> None:
        """End it and wait for it."""
        self.kill()
        self._process.wait()
        with self._lock:
            self._wire.close()
            os.close(self._errors)


class WorkerProcess:
    """A worker that takes one task at a time.

    Raises:
        OSError: it cannot be forked.
    """

    def __init__(self, nest: Nest) -> None:
        self._nest = nest
        ours, theirs = socket.socketpair()
        self._errors = os.memfd_create("newsarchive-worker-stderr")
        try:
            with theirs:
                self.pid = nest.fork(theirs.fileno(), self._errors)
        except OSError:
            ours.close()
            os.close(self._errors)
            raise
        self._wire = Wire(ours)
        self._statm: int | None = None
        with contextlib.suppress(OSError):
            self._statm = os.open(f"/proc/{self.pid}/statm", os.O_RDONLY | os.O_CLOEXEC)
        self._status: int | None = None
        self._reaped = False
        self._door = threading.Lock()
        self.tasks = 0

    def ask(self, function: Function, arguments: tuple[Any, ...], limit: float) -> Answer:
        """Run a task and wait for its answer; a worker that is late is killed.

        Args:
            limit: seconds of its processor that the task may take, so that what becomes of a page does not depend on what else the
                machine does. A worker that takes next to none of it for as many seconds of the clock is stuck, and late too.
        """
        self.tasks += 1
        try:
            message = pack((function, arguments))
        except ValueError as error:
            return Answer(fault=WorkerError(str(error), Outcome.READ_FAILED))
        before = self.processor()
        ran, seen = time.monotonic(), before

        def longer() -> float:
            nonlocal ran, seen
            now, took = time.monotonic(), self.processor()
            if (took - seen) * MOST_COMPETITORS >= now - ran:
                ran, seen = now, took
            elif now - ran >= limit:
                return 0.0
            left = limit - (took - before)
            return max(left, SOON) if left > 0 else 0.0

        try:
            self._wire.send(message, PROMPTLY)
            status, value = self._wire.receive(limit, longer)
        except TimeoutError:
            self.kill()
            return Answer(fault=WorkerError(f"reading took longer than {limit:g} s", Outcome.READ_TIMEOUT), alive=False)
        except (EOFError, OSError):
            return Answer(fault=WorkerError(f"the worker that read it {self._death()}", Outcome.READ_CRASHED), alive=False)
        if status == "done":
            return Answer(value=value)
        if status == "memory":
            return Answer(fault=WorkerError(value, Outcome.READ_CRASHED), alive=False)
        return Answer(fault=WorkerError(value, Outcome.READ_FAILED))

    def processor(self) -> float:
        """Seconds of processors the process has taken; 0 where the system does not tell, or it has ended."""
        try:
            # What clock_getcpuclockid(3) gives for a process, which Python does not offer.
            return time.clock_gettime(~self.pid << 3 | 2)
        except OSError:
            return 0.0

    def resident(self) -> int:
        """Bytes of memory the process really uses; 0 where the system does not tell."""
        try:
            return int(os.pread(self._statm, 200, 0).split()[1]) * PAGE if self._statm is not None else 0
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self) -> None:
        """End the process now, from any thread; what it was asked comes back as a fault."""
        with self._door, contextlib.suppress(ProcessLookupError):
            # Its id is its own until it is reaped.
            if not self._reaped:
                os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """End the process and wait for it. Only the thread that asks may call this."""
        self._wire.close()
        self.kill()
        self._reap()
        os.close(self._errors)
        if self._statm is not None:
            os.close(self._statm)

    def _reap(self) -> None:
        with self._door:
            if not self._reaped:
                self._status = self._nest.reap(self.pid)
                self._reaped = self._status is not None or not self._nest.alive

    def _death(self) -> str:
        """How the process ended, for a person."""
        self._reap()
        return "closed its pipe" if self._status is None else death(self._status, self._errors)


def death(status: int, errors: int) -> str:
    """How a process ended, for a person: the signal or exit status, and the last thing it wrote to stderr."""
    if status < 0:
        name = str(-status)
        with contextlib.suppress(ValueError):
            name = signal.Signals(-status).name
        return f"was killed by {name}"
    size = os.fstat(errors).st_size
    written = os.pread(errors, 2000, max(size - 2000, 0)).decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(written) if line.strip()), "")
    return f"ended with status {status}{f' ({last[:300]})' if last else ''}"
