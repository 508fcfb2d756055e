"""A worker process: takes one task after another from its parent, and dies with it, even while it spins in C.

Started as `python -m newsarchive.workers.child FD MEMORY PARENT`; it holds no database handle and opens no socket.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import traceback
from multiprocessing.connection import Connection
from typing import Any

PR_SET_PDEATHSIG = 1


def main(descriptor: int, memory: int, parent: int) -> None:
    """Serve tasks until the parent closes the pipe."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(memory)
    connection: Connection[Any, Any] = Connection(descriptor)
    while True:
        try:
            function, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, function(*arguments))
        except MemoryError:
            answer = (False, "it needs more memory than a worker has")
        except Exception as error:  # noqa: BLE001 - it travels to the parent as text, which names the outcome
            place = traceback.extract_tb(error.__traceback__)[-1]
            answer = (False, f"{type(error).__name__}: {error} ({os.path.basename(place.filename)}:{place.lineno})"[:500])
        try:
            connection.send(answer)
        except (BrokenPipeError, OSError):
            return


def die_with(parent: int) -> None:
    """Ask the kernel to kill this process when its parent's thread ends, also while it runs C code that never returns."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # The parent died before the kernel was asked.
        os._exit(1)


def limit_memory(memory: int) -> None:
    """Bound the address space: what a hostile page makes lxml allocate ends in an error here, not in the machine's swap."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
