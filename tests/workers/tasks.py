"""What the tests have workers do. Workers import this module; it imports nothing heavy."""

from __future__ import annotations

import ctypes
import math
import os
import signal
import sys
import threading
import time
from pathlib import Path

STATE = {"warm": 0, "taken": 0}


def pid() -> int:
    return os.getpid()


def spin_in_c() -> None:
    """Several seconds (far more than any test waits) in one C call that never gives the GIL back."""
    math.factorial(3 * 10**6)
    math.factorial(10**8)


def sleep(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def spin(seconds: float) -> None:
    """Take so much processor time."""
    while time.process_time() < seconds:
        pass


def block_amid(seconds: float) -> None:
    """Take so much processor time more, and wait for something that never comes."""
    begun = time.process_time()
    while time.process_time() < begun + seconds:
        pass
    time.sleep(60)


def die(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(60)


def leave(status: int) -> None:
    os._exit(status)


def fail_after_writing(text: str) -> None:
    os.write(2, text.encode())
    os._exit(1)


def segfault() -> None:
    ctypes.string_at(0)


def eat(size: int) -> int:
    return len(bytearray(size))


def keep(size: int) -> int:
    """A leak: what a page leaves behind in a library's caches."""
    STATE[f"leak {time.monotonic()}"] = bytearray(os.urandom(1) * size)  # type: ignore[assignment]
    return os.getpid()


def refuse(text: str) -> None:
    raise ValueError(text)


def lock() -> threading.Lock:
    return threading.Lock()


def large(size: int) -> bytes:
    return b"x" * size


def warm(marker: str = "") -> None:
    STATE["warm"] += 1
    if marker:
        with Path(marker).open("a", encoding="ascii") as file:
            file.write("w")


def warm_count() -> int:
    return STATE["warm"]


def half_an_answer() -> None:
    """Break the protocol: the length and the first bytes of an answer, and then nothing."""
    wire = next(int(entry.name) for entry in Path("/proc/self/fd").iterdir() if str(entry.readlink()).startswith("socket:"))
    os.write(wire, (1000).to_bytes(8, "big") + b"half")
    time.sleep(60)


def signals() -> tuple[str, ...]:
    """Names of the signals of a person or a service manager that end this process."""
    return tuple(
        number.name for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
        if signal.getsignal(number) is not signal.SIG_IGN
    )  # fmt: skip


def path() -> list[str]:
    return sys.path
