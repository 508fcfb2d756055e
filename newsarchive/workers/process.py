"""One worker process as its parent sees it: start it, ask it under a time limit, learn how it died."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.errors import WorkerError
from newsarchive.items import Outcome
from newsarchive.workers.wire import Wire, pack

Function = Callable[..., Any] | str
"""What a worker runs: a picklable function, or "module:name", which only the worker imports."""

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of one task."""

    value: Any = None
    fault: WorkerError | None = None
    alive: bool = True
    """Whether the process can take another task."""


class WorkerProcess:
    """A child process that takes one task at a time.

    Must be started by a thread that outlives it: the kernel kills the child when that thread ends.

    Args:
        memory: bytes of address space.

    Raises:
        OSError: the machine cannot start a process.
    """

    def __init__(self, memory: int) -> None:
        ours, theirs = socket.socketpair()
        self._errors = os.memfd_create("newsarchive-worker-stderr")
        try:
            with theirs:
                self._child = subprocess.Popen(
                    # -P and the parent's own path: a file of the working directory never shadows a library.
                    [sys.executable, "-P", "-m", "newsarchive.workers.child",
                     str(theirs.fileno()), str(memory), str(os.getpid())],
                    pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
                )  # fmt: skip
        except OSError:
            ours.close()
            os.close(self._errors)
            raise
        self._wire = Wire(ours)
        self.pid = self._child.pid
        self.tasks = 0

    def ask(self, function: Function, arguments: tuple[Any, ...], limit: float) -> Answer:
        """Run a task and wait for its answer, at most `limit` seconds; a worker that is late is killed."""
        self.tasks += 1
        try:
            message = pack((function, arguments))
        except ValueError as error:
            return Answer(fault=WorkerError(str(error), Outcome.READ_FAILED))
        try:
            self._wire.send(message, limit)
            status, value = self._wire.receive(limit)
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

    def resident(self) -> int:
        """Bytes of memory the process really uses; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self) -> None:
        """End the process now, from any thread; what it was asked comes back as a fault."""
        self._child.kill()

    def close(self) -> None:
        """End the process and wait for it. Only the thread that asks may call this."""
        self._wire.close()
        self._child.kill()
        self._child.wait()
        os.close(self._errors)

    def _death(self) -> str:
        """How the process ended, for a person: the signal or exit status, and the last thing it wrote to stderr."""
        try:
            status = self._child.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            return "closed its pipe"
        if status < 0:
            name = str(-status)
            with contextlib.suppress(ValueError):
                name = signal.Signals(-status).name
            return f"was killed by {name}"
        size = os.fstat(self._errors).st_size
        written = os.pread(self._errors, 2000, max(size - 2000, 0)).decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(written) if line.strip()), "")
        return f"ended with status {status}{f' ({last[:300]})' if last else ''}"
