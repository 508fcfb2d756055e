"""Runs `newsarchive` as a person does: arguments, folder and environment in; output and exit code out.

Commands are forked by tests/fork_server.py where it stands ready (as it does for all tests, see tests/conftest.py), and otherwise started
by a new interpreter.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.fork_server import LENGTH, STATUS, Order, exactly

ROOT = Path(__file__).parent.parent
ADDRESS = "NEWSARCHIVE_TESTS_SERVER"
"""Names the fork server's socket in the environment of the processes that run tests."""
PROGRAM = (sys.executable, "-m", "newsarchive")
IMPORTED = ("PYTHON", "LC_", "LANG", "NEWSARCHIVE_LOCK_WAIT")
"""How variables begin that are read while the interpreter or the package is loaded: with others a new interpreter is started."""
HARMLESS = b"PYTHONDONTWRITEBYTECODE"


def _early(environment: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    starts = tuple(start.encode() for start in IMPORTED)
    return {name: value for name, value in environment.items() if name.startswith(starts) and name != HARMLESS}


STARTED = _early(os.environb)


class Forked:
    """A command that the fork server runs; has what tests use of `subprocess.Popen`.

    Args:
        order: the command.
        stdin: what it reads.
        stdout: where its output goes; None keeps it for `communicate`.
    """

    def __init__(self, address: str, order: Order, stdin: IO[Any] | None = None, stdout: IO[Any] | None = None) -> None:
        self.args = [sys.executable, "-m", order.module, *order.arguments]
        self.returncode: int | None = None
        self._output, self._errors = None if stdout else tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(address)
        message = pickle.dumps(order)
        with open(os.devnull, "rb") as nothing:
            files = ((stdin or nothing), (stdout or self._output), self._errors)
            socket.send_fds(self._connection, [LENGTH.pack(len(message))], [file.fileno() for file in files if file is not None])
            self._connection.sendall(message)
            (self.pid,) = LENGTH.unpack(exactly(self._connection, LENGTH.size))

    def poll(self) -> int | None:
        """Its exit code, or minus the signal that ended it; None while it runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended.

        Raises:
            subprocess.TimeoutExpired: it has not ended after so many seconds.
        """
        if self.returncode is None:
            self._connection.settimeout(timeout)
            try:
                (self.returncode,) = STATUS.unpack(exactly(self._connection, STATUS.size))
            except (TimeoutError, BlockingIOError):
                raise subprocess.TimeoutExpired(self.args, timeout or 0) from None
            self._connection.close()
        return int(self.returncode or 0)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What it wrote to its output and as errors, once it has ended.

        Raises:
            subprocess.TimeoutExpired: it has not ended after so many seconds.
        """
        self.wait(timeout)
        said = ["" if file is None else _read(file) for file in (self._output, self._errors)]
        return said[0], said[1]

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it now."""
        self.send_signal(signal.SIGKILL)


Process = subprocess.Popen[str] | Forked


def _read(file: IO[bytes]) -> str:
    """What was written, with the line ends of text."""
    with file:
        file.seek(0)
        return file.read().decode().replace("\r\n", "\n").replace("\r", "\n")


def _bytes(environment: Mapping[Any, Any] | None) -> dict[bytes, bytes]:
    return {os.fsencode(name): os.fsencode(value) for name, value in (os.environ if environment is None else environment).items()}


def _order(
    module: str, arguments: tuple[str | bytes, ...], cwd: Path | str | None, environment: dict[bytes, bytes], *, session: bool
) -> Order:
    texts = tuple(os.fsdecode(argument) for argument in arguments)
    return Order(module=module, arguments=texts, folder=str(cwd or Path.cwd()), environment=environment, session=session)


def run(
    *arguments: str | bytes,
    cwd: Path | str | None = None,
    env: Mapping[Any, Any] | None = None,
    stdin: IO[Any] | None = None,
    stdout: IO[Any] | None = None,
    timeout: float = 300,
    module: str = "newsarchive",
) -> subprocess.CompletedProcess[str]:
    """Run `python -m newsarchive`, or another module, with these arguments and wait for its end.

    Args:
        env: the whole environment; that of this process where it is None.
        stdin: an opened file; nothing where it is None.
        stdout: an opened file; where it is None, what is written is in the answer.

    Raises:
        subprocess.TimeoutExpired: it did not end in so many seconds, and was killed.
    """
    environment, address = _bytes(env), os.environ.get(ADDRESS)
    if address is None or _early(environment) != STARTED:
        environment.setdefault(b"PYTHONPATH", os.fsencode(ROOT))
        return subprocess.run(
            [sys.executable, "-m", module, *arguments], cwd=cwd, env=environment, stdin=stdin or subprocess.DEVNULL,
            stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout, check=False,
        )  # fmt: skip
    process = Forked(address, _order(module, arguments, cwd, environment, session=False), stdin, stdout)
    try:
        output, errors = process.communicate(timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    return subprocess.CompletedProcess(process.args, process.wait(), output if stdout is None else None, errors)


def start(*arguments: str, env: Mapping[Any, Any] | None = None) -> Process:
    """Start `python -m newsarchive` with these arguments in a session of its own; it is not waited for."""
    environment, address = _bytes(env), os.environ.get(ADDRESS)
    if address is None or _early(environment) != STARTED:
        environment.setdefault(b"PYTHONPATH", os.fsencode(ROOT))
        return subprocess.Popen(
            [*PROGRAM, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
    return Forked(address, _order("newsarchive", arguments, None, environment, session=True))


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
