"""Runs `python -m newsarchive` in forks of a process that has its libraries loaded, so that a command of a test begins in milliseconds.

Loading what a crawl needs takes longer than most crawls of the tests. This process loads it once for all tests of a run; whatever it forks
is a process of its own: with its own arguments, environment, folder, input, output, signals and exit code. What a test looks at when a
program starts (kills, imports, the interpreter's options) starts a new interpreter instead: see tests/program.py, which asks this server.

It is given a listening Unix socket, and ends when its standard input does.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import os
import pickle
import pkgutil
import runpy
import selectors
import signal
import socket
import struct
import sys
import threading
import time
import traceback
import warnings
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

NEST = "newsarchive.workers.nest"
APART = ("newsarchive.browse", "newsarchive.settings", "newsarchive.__main__")
"""Not loaded before: the reading room, which no command of a test needs, and what reads the environment when it is imported."""
LATE = (
    "scrapy.core.engine", "scrapy.core.scraper", "scrapy.crawler", "scrapy.dupefilters", "scrapy.logformatter", "scrapy.statscollectors",
)
PARTS = ("DOWNLOADER_MIDDLEWARES_BASE", "EXTENSIONS_BASE", "SPIDER_MIDDLEWARES_BASE")
"""What Scrapy imports only when a crawl begins: by name, and by settings."""
LENGTH, STATUS = struct.Struct("!I"), struct.Struct("!i")


@dataclass(frozen=True, kw_only=True)
class Order:
    """A command to be run."""

    module: str
    """What `python -m` runs."""
    arguments: tuple[str, ...]
    folder: str
    environment: dict[bytes, bytes]
    session: bool
    """Whether it leads a session of its own."""


class Server:
    """Takes orders, forks, and tells how each child ended."""

    def __init__(self, listening: socket.socket) -> None:
        self.listening = listening
        self.selector = selectors.DefaultSelector()
        self.waiting: dict[int, socket.socket] = {}
        """By process id, who waits for its end."""
        self.loaded = False

    def run(self) -> Order | None:
        """Serve until standard input ends. Returns in a forked child, with its order; in the server itself None, at the end."""
        ended, woken = socket.socketpair()
        ended.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(woken.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        # Ctrl-C is for the tests; their end is this process's.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for source in (0, ended, self.listening):
            self.selector.register(source, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in self.selector.select()}
            if ended in ready:
                with contextlib.suppress(BlockingIOError):
                    ended.recv(1000)
                self._reap()
            if self.listening in ready and (order := self._accept()) is not None:
                return order
            if 0 in ready:
                return None

    def _accept(self) -> Order | None:
        connection, _ = self.listening.accept()
        data, descriptors, _, _ = socket.recv_fds(connection, LENGTH.size, 3)
        order: Order = pickle.loads(exactly(connection, LENGTH.unpack(data)[0]))
        if not self.loaded:
            load()
            self.loaded = True
        pid = os.fork()
        if pid == 0:
            become(order, descriptors)
            return order
        for descriptor in descriptors:
            os.close(descriptor)
        self.waiting[pid] = connection
        connection.sendall(LENGTH.pack(pid))
        return None

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                connection = self.waiting.pop(found[0])
                with connection, contextlib.suppress(OSError):
                    connection.sendall(STATUS.pack(os.waitstatus_to_exitcode(found[1])))


def exactly(connection: socket.socket, length: int) -> bytes:
    """So many bytes.

    Raises:
        EOFError: the other end is gone.
    """
    data = b""
    while len(data) < length:
        more = connection.recv(length - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def load() -> None:
    """Import what commands need, and read one page, as every process that reads pages does first."""
    import newsarchive

    for module in pkgutil.walk_packages(newsarchive.__path__, "newsarchive."):
        if not module.name.startswith(APART):
            importlib.import_module(module.name)
    for name in LATE:
        importlib.import_module(name)
    from scrapy.settings import Settings
    from scrapy.utils.misc import load_object

    from newsarchive.line import warm_up
    from newsarchive.sites.load import load_site

    for path in chain.from_iterable(Settings().getdict(part) for part in PARTS):
        load_object(path)
    warm_up(load_site("demo"))
    assert "twisted.internet.reactor" not in sys.modules, "a crawl chooses its own"
    assert threading.active_count() == 1, "a process that forks has no other threads"
    gc.collect()
    gc.freeze()


def become(order: Order, descriptors: list[int]) -> None:
    """Make this forked process the one that was ordered, but for the code it runs."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if order.session:
        os.setsid()
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    close_others(())
    os.environb.clear()
    os.environb.update(order.environment)
    time.tzset()
    os.chdir(order.folder)
    sys.path[0] = str(Path.cwd())
    sys.argv[1:] = order.arguments
    prepare_nest()


def close_others(kept: tuple[int, ...]) -> None:
    """Close every descriptor but the first three and these."""
    for entry in list(Path("/proc/self/fd").iterdir()):
        if int(entry.name) > 2 and int(entry.name) not in kept:
            with contextlib.suppress(OSError):
                os.close(int(entry.name))


@dataclass
class ForkedNest:
    """What `subprocess.Popen` is to a nest: the process that was forked for it before the command had any threads."""

    pid: int
    door: socket.socket
    returncode: int | None = field(default=None, init=False)
    lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def begin(self, arguments: list[str], descriptors: list[int]) -> None:
        """Have it run as a nest."""
        socket.send_fds(self.door, [pickle.dumps(arguments)], descriptors)
        self.door.close()

    def kill(self) -> None:
        """End it now."""
        with self.lock:
            if self.returncode is None:
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """How it ended."""
        if self.returncode is None:
            status = os.waitpid(self.pid, 0)[1]
            with self.lock:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def prepare_nest() -> None:
    """Fork what becomes this command's first nest, if it wants one: its child, as the nest must be, and with everything loaded too."""
    from newsarchive.workers import process

    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        try:
            be_nest(theirs)
        finally:
            os._exit(1)
    theirs.close()
    process.subprocess = Subprocess(ForkedNest(pid, ours))  # type: ignore[assignment]


class Subprocess(ModuleType):
    """The module `subprocess` for newsarchive.workers.process: the first nest is the one that was forked before."""

    def __init__(self, nest: ForkedNest) -> None:
        import subprocess

        super().__init__("subprocess")
        self.__dict__.update(subprocess.__dict__)
        self._nest: ForkedNest | None = nest
        self.Popen = self.start

    def retire(self) -> None:
        """End the one that nobody asked for, so that it is no orphan."""
        if self._nest is not None:
            self._nest.door.close()
            self._nest.wait()

    def start(self, command: list[str], *, pass_fds: list[int], stderr: int, **more: Any) -> Any:
        """A nest."""
        import subprocess

        if self._nest is None or NEST not in command:
            return subprocess.Popen(command, pass_fds=pass_fds, stderr=stderr, **more)
        nest, self._nest = self._nest, None
        nest.begin(command[command.index(NEST) + 2 :], [stderr, *pass_fds])
        return nest


def be_nest(door: socket.socket) -> None:
    """Wait for the arguments of a nest, and be it."""
    message, descriptors, _, _ = socket.recv_fds(door, 4096, 2)
    if not message:
        os._exit(0)
    errors, control = descriptors
    null = os.open(os.devnull, os.O_RDWR)
    for number, descriptor in enumerate((null, null, errors)):
        os.dup2(descriptor, number)
    close_others((control,))
    memory, parent = pickle.loads(message)
    from newsarchive.workers import nest

    sys.argv[:] = [nest.__file__, str(control), memory, parent]
    nest.main(control, int(memory), int(parent))
    os._exit(0)


def obey(module: str) -> int:
    """Run a module as `python -m` does; returns the exit code."""
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            return leaving.code or 0
        print(leaving.code, file=sys.stderr)
        return 1
    except BaseException:  # noqa: BLE001 - the interpreter's own last word
        traceback.print_exc()
        return 1
    return 0


def leave(code: int) -> None:
    """End as an interpreter does: wait for threads, run what was registered for the end, write what still waits."""
    threading._shutdown()  # type: ignore[attr-defined]
    from newsarchive.workers import process

    if isinstance(process.subprocess, Subprocess):
        process.subprocess.retire()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(descriptor: int) -> None:
    """Serve; or be a child that was asked for."""
    warnings.simplefilter("ignore")
    server = Server(socket.socket(fileno=descriptor))
    order = server.run()
    if order is not None:
        leave(obey(order.module))

