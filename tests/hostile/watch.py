"""What a crawl does besides its work: memory, listening sockets, connections that should not be made, rows that should not change."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import sqlite3
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.harness import processes_of_session

LISTENING = "0A"
UNCONNECTED = "07"
FORBIDDEN = (22, 53, 80, 443, 2121, 6379, 8080)
"""Ports at which a request to a private or foreign address would arrive."""


@dataclass
class Watched:
    """What was seen of a crawl until it ended."""

    code: int = -1
    peak_mb: int = 0
    """Largest resident memory of the main process."""
    seconds: float = 0.0
    sockets: list[str] = field(default_factory=list)
    """Sockets of any of its processes that took connections or datagrams from others."""
    errors: str = ""
    """What it wrote to stderr."""


def watch(command: list[str], *, timeout: float, env: dict[str, str] | None = None) -> Watched:
    """Run a crawl in a session of its own and look at all of its processes until it ends.

    Raises:
        subprocess.TimeoutExpired: it did not end.
    """
    seen = Watched()
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, env=env)
    found: set[str] = set()
    written: list[str] = []
    reader = threading.Thread(target=lambda: written.extend(process.communicate()))
    reader.start()
    while process.poll() is None and time.monotonic() - begun < timeout:
        seen.peak_mb = max(seen.peak_mb, peak_mb(process.pid))
        found |= open_to_others(processes_of_session(process.pid))
        time.sleep(0.2)
    if process.poll() is None:
        process.kill()
        reader.join()
        raise subprocess.TimeoutExpired(command, timeout, written[0], written[1])
    reader.join()
    seen.code, seen.seconds, seen.sockets, seen.errors = process.returncode, time.monotonic() - begun, sorted(found), written[1]
    return seen


def peak_mb(pid: int) -> int:
    """The largest resident memory of a process so far, in MB; 0 once it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return 0


def open_to_others(pids: list[int]) -> set[str]:
    """TCP sockets of these processes that listen and UDP sockets that are not connected, as in /proc/net."""
    inodes = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            for entry in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    inodes.add(str(entry.readlink()).removeprefix("socket:[").removesuffix("]"))
    found = set()
    for table, state in (("tcp", LISTENING), ("tcp6", LISTENING), ("udp", UNCONNECTED), ("udp6", UNCONNECTED)):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == state and fields[9] in inodes:
                    found.add(f"{table} {fields[1]}")
    return found


class Tripwire:
    """Listens at every address of a network namespace of which every address is its own; counts whoever comes."""

    def __init__(self) -> None:
        for arguments in ("link set lo up", "route add local 0.0.0.0/0 dev lo"):
            subprocess.run(["ip", *arguments.split()], check=True)
        subprocess.run(["ip", "-6", "route", "add", "local", "::/0", "dev", "lo"], check=False, capture_output=True)
        self.hits: list[str] = []
        self._sockets = [socket.create_server(("", port), family=family) for family, port in self._places()]
        self._names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._names.bind(("0.0.0.0", 53))
        for one in self._sockets:
            threading.Thread(target=self._accept, args=(one,), daemon=True).start()
        threading.Thread(target=self._receive, daemon=True).start()

    def check(self) -> None:
        """Prove that it would notice: a connection to an address of the public net arrives here.

        Raises:
            AssertionError: it does not.
        """
        with socket.create_connection(("93.184.216.34", 80), timeout=5):
            time.sleep(0.2)
        assert self.hits, "a connection to the outside was not noticed"
        self.hits.clear()

    @staticmethod
    def _places() -> list[tuple[socket.AddressFamily, int]]:
        families = [socket.AF_INET, *([socket.AF_INET6] if socket.has_ipv6 and Path("/proc/net/if_inet6").exists() else [])]
        return [(family, port) for family in families for port in FORBIDDEN]

    def _accept(self, one: socket.socket) -> None:
        while True:
            connection, _ = one.accept()
            self.hits.append(f"tcp {connection.getsockname()[:2]}")
            connection.close()

    def _receive(self) -> None:
        while True:
            data, _ = self._names.recvfrom(2048)
            self.hits.append(f"name {data[12:60]!r}")


def rows_of(db: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every table of an archive, as sets; what describes the file itself apart, and what an article shares with others:
    links to copies and translations, which new articles may add and take back, and the indexes by which they are found."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        apart = ("articles_fts", "sqlite_", "_sqlite", "story_", "translation_", "sketches", "sketch_", "fingerprints", "tallies")
        found: dict[str, set[tuple[object, ...]]] = {}
        for name in names:
            if not name.startswith(apart):
                columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
                own = ", ".join(f'"{column}"' for column in columns if not column.startswith(("story", "translation")))
                found[name] = set(connection.execute(f'SELECT {own} FROM "{name}"'))
        return found


def file_digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of the captures folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.warc.gz")}
