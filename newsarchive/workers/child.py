"""A worker process: takes one task after another from the pool, and dies with its parent, even while it spins in C.

Forked by workers.nest; it holds no database handle and opens no socket.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import importlib
import logging
import os
import resource
import signal
import socket
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from newsarchive.workers.wire import Wire, pack

PR_SET_PDEATHSIG = 1
IGNORED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""A crawl that is asked to stop still needs its workers; they end when their pipe does, or by SIGKILL."""
OOM_SCORE = "500"
"""When the machine runs out of memory, the kernel takes a worker before the crawl."""

Status = Literal["done", "failed", "memory"]


def prepare(memory: int) -> None:
    """What holds for a nest and all of its workers: signals, limits, silence."""
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    faulthandler.enable()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    limit_memory(memory)


def serve(descriptor: int) -> None:
    """Do tasks until the pool closes the pipe."""
    wire = Wire(socket.socket(fileno=descriptor))
    while True:
        try:
            function, arguments = wire.receive()
            message, last = answer(function, arguments)
            wire.send(message)
        except (EOFError, OSError):
            return
        if last:
            return


def answer(function: Callable[..., Any] | str, arguments: tuple[Any, ...]) -> tuple[bytes, bool]:
    """Run a task; returns the message for the parent, and whether this process should not take another."""
    status: Status = "done"
    value: Any
    try:
        value = resolve(function)(*arguments)
        return pack((status, value)), False
    except MemoryError:
        # What the libraries hold after this is anybody's guess: the process is not used again.
        return pack(("memory", "it needs more memory than a worker has")), True
    except Exception as error:  # noqa: BLE001 - it travels to the parent as text, which names the outcome
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = str(error).encode("utf-8", "replace").decode()
        return pack(("failed", f"{type(error).__name__}: {text[:400]} ({Path(place.filename).name}:{place.lineno})")), False


def resolve(function: Callable[..., Any] | str) -> Callable[..., Any]:
    """The function itself, or the one that "module:name" names: the parent need not import what only workers run."""
    if not isinstance(function, str):
        return function
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def die_with(parent: int) -> None:
    """Ask the kernel to kill this process when its parent's thread ends, also while it runs C code that never returns.

    Raises:
        OSError: the kernel refuses; a worker that could outlive its parent must not start.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "this system cannot tie a worker to its parent (prctl PR_SET_PDEATHSIG)")
    if os.getppid() != parent:
        # The parent died before the kernel was asked.
        os._exit(1)


def limit_memory(memory: int) -> None:
    """Bound the address space: what a hostile page makes lxml allocate ends in an error here, not in the machine's swap."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Containers without /proc, or with it read-only, keep the score they were given.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE, encoding="ascii")
