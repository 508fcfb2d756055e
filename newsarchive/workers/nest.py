"""The process that workers are forked from: everything a page needs is loaded in it once, so that a worker that had to be stopped
is replaced in milliseconds.

Started as `python -m newsarchive.workers.nest FD MEMORY PARENT`; it reads no page itself, has no threads, and dies with its parent,
as its workers die with it.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import time

from newsarchive.workers.child import answer, die_with, prepare, serve
from newsarchive.workers.wire import Wire, pack

WARM_UP, FORK, REAP = b"w", b"f", b"r"
PATIENCE = 1.0
"""Seconds in which a worker that closed its pipe must have ended."""


def main(descriptor: int, memory: int, parent: int) -> None:
    """Obey until the parent closes the pipe."""
    die_with(parent)
    prepare(memory)
    control = socket.socket(fileno=descriptor)
    wire = Wire(control)
    while True:
        try:
            order, descriptors, _, _ = socket.recv_fds(control, 1, 2)
            if order == WARM_UP:
                message, _ = answer(*wire.receive())
            elif order == FORK:
                message = pack(_fork(control, *descriptors))
            elif order == REAP:
                message = pack(_reap(wire.receive()))
            else:
                return
            wire.send(message)
        except (EOFError, OSError):
            return


def _fork(control: socket.socket, descriptor: int, errors: int) -> tuple[str, int | str]:
    nest = os.getpid()
    # What is loaded already is left alone by the collector, or its marks would copy every page of memory in every worker.
    gc.freeze()
    try:
        pid = os.fork()
    except OSError as error:
        pid = -1
        told: tuple[str, int | str] = ("failed", error.strerror or str(error))
    else:
        told = ("done", pid)
    if pid == 0:
        try:
            die_with(nest)
            control.close()
            os.dup2(errors, 2)
            os.close(errors)
            serve(descriptor)
        finally:
            os._exit(0)
    os.close(descriptor)
    os.close(errors)
    return told


def _reap(pid: int) -> tuple[str, int | str]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            found, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError as error:
            return "failed", str(error)
        if found:
            return "done", os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    return "failed", "it lives"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
