"""Runs `newsarchive` as a person does: arguments, folder and environment in; output and exit code out."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from tests.fork_server import LENGTH, STATUS, Order, exactly

ROOT = Path(__file__).parent.parent
ADDRESS = "NEWSARCHIVE_TESTS_SERVER"
"""Names the fork server's socket in the environment of the processes that run tests."""
PROGRAM = (sys.executable, "-m", "newsarchive")
IMPORTED = ("PYTHON", "LC_", "LANG", "NEWSARCHIVE_LOCK_WAIT")
"""How variables begin that are read while the interpreter or the package is loaded: with others a new interpreter is started."""
STARTED = {name: value for name, value in os.environb.items() if name.startswith(tuple(start.encode() for start in IMPORTED))}


def run(
    *arguments: str | bytes,
    cwd: Path | str | None = None,
    env: Mapping[Any, Any] | None = None,
    stdin: int | IO[Any] = subprocess.DEVNULL,
    stdout: int | IO[Any] = subprocess.PIPE,
    timeout: float = 110,
) -> subprocess.CompletedProcess[str]:
    """Run `python -m newsarchive` with these arguments and wait for its end.

    In a process of its own, forked where a fork server stands ready, started anew where not.

    Args:
        env: the whole environment; that of this process where it is None.

    Raises:
        subprocess.TimeoutExpired: it did not end in so many seconds.
    """
    environment = {os.fsencode(name): os.fsencode(value) for name, value in (os.environ if env is None else env).items()}
    address = os.environ.get(ADDRESS)
    if address is None or not _as_loaded(environment):
        environment.setdefault(b"PYTHONPATH", os.fsencode(ROOT))
        return subprocess.run(
            [*PROGRAM, *arguments], cwd=cwd, env=environment, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True,
            timeout=timeout, check=False,
        )  # fmt: skip
    order = Order(
        arguments=tuple(os.fsdecode(argument) for argument in arguments), folder=str(cwd or Path.cwd()), environment=environment,
    )  # fmt: skip
    with ExitStack() as stack:
        source = stack.enter_context(open(os.devnull, "rb")) if stdin == subprocess.DEVNULL else stdin
        output = stack.enter_context(tempfile.TemporaryFile()) if stdout == subprocess.PIPE else stdout
        errors = stack.enter_context(tempfile.TemporaryFile())
        code = _obeyed(address, order, [_number(source), _number(output), errors.fileno()], timeout)
        said = None if output is stdout else _read(output)
        return subprocess.CompletedProcess([*PROGRAM, *arguments], code, said, _read(errors))


def _as_loaded(environment: Mapping[bytes, bytes]) -> bool:
    starts = tuple(start.encode() for start in IMPORTED)
    return {name: value for name, value in environment.items() if name.startswith(starts)} == STARTED


def _number(file: int | IO[Any]) -> int:
    return file if isinstance(file, int) else file.fileno()


def _read(file: Any) -> str:
    """What was written, with the line ends of text."""
    file.seek(0)
    text: str = file.read().decode()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _obeyed(address: str, order: Order, descriptors: list[int], timeout: float) -> int:
    """Have the server run it; returns the exit code, or minus the signal that ended it."""
    deadline = time.monotonic() + timeout
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(timeout)
        connection.connect(address)
        message = pickle.dumps(order)
        socket.send_fds(connection, [LENGTH.pack(len(message))], descriptors)
        connection.sendall(message)
        (pid,) = LENGTH.unpack(exactly(connection, LENGTH.size))
        try:
            connection.settimeout(max(deadline - time.monotonic(), 0.001))
            (code,) = STATUS.unpack(exactly(connection, STATUS.size))
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired([*PROGRAM, *order.arguments], timeout) from None
        return int(code)


@contextmanager
def serving() -> Iterator[None]:
    """A fork server for this process and those that it starts."""
    with tempfile.TemporaryDirectory(prefix="newsarchive-tests-") as folder, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{folder}/socket")
        listening.listen(64)
        server = subprocess.Popen(
            [sys.executable, "-c", f"from tests.fork_server import main; main({listening.fileno()})"], cwd=ROOT,
            pass_fds=[listening.fileno()], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        )  # fmt: skip
        listening.close()
        os.environ[ADDRESS] = f"{folder}/socket"
        try:
            yield
        finally:
            del os.environ[ADDRESS]
            server.communicate(timeout=20)
