"""A PostgreSQL server of one's own, in a temporary folder, on a socket there and nowhere else; gone when the benchmark is."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def programs() -> Path | None:
    """Where the newest server's programs are; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Start one and give how to connect to it; it runs as a user without rights where this process is root's.

    Raises:
        FileNotFoundError: no server is installed.
    """
    where = programs()
    if where is None:
        raise FileNotFoundError("PostgreSQL's programs are not in /usr/lib/postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        as_user = _unprivileged(folder)
        data = folder / "data"
        def run(*arguments: str) -> None:
            subprocess.run(
                [*as_user, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, cwd=folder
            )

        run(str(where / "initdb"), "-D", str(data), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        control = [str(where / "pg_ctl"), "-D", str(data), "-w", "-s"]
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run(*control, "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"host={folder} user=bench dbname=postgres"
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def connected() -> Iterator[Any]:
    """A connection to a server of one's own."""
    import psycopg

    with server() as where, psycopg.connect(where, autocommit=True) as connection:
        yield connection


def _unprivileged(folder: Path) -> list[str]:
    if os.geteuid():
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    return ["setpriv", f"--reuid={user}", "--clear-groups", "--"]
