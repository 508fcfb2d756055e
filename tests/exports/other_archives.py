"""Programs of other web archives, which stand apart from our own environment: wacz, and pywb, which replays."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tool(name: str) -> str | None:
    """Where a program stands; None where it does not."""
    beside = ROOT / ".tools" / "bin" / name
    return str(beside) if beside.exists() else shutil.which(name)


def validated(file: Path) -> str:
    """What `wacz validate` says of a file."""
    program = tool("wacz")
    assert program is not None, "wacz is not there (make tools)"
    done = subprocess.run([program, "validate", "-f", str(file)], capture_output=True, text=True, timeout=600, check=False)
    return done.stdout + done.stderr + f"\ncode {done.returncode}"


@contextmanager
def replayed(file: Path, folder: Path) -> Iterator[str]:
    """pywb over a WACZ file, in an empty folder; yields the address below which it replays."""
    manager, wayback = tool("wb-manager"), tool("wayback")
    assert manager is not None, "pywb is not there (make tools)"
    assert wayback is not None
    for arguments in (["init", "news"], ["add", "--unpack-wacz", "news", str(file)]):
        subprocess.run([manager, *arguments], cwd=folder, check=True, capture_output=True, timeout=600)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [wayback, "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/news"
    finally:
        process.kill()
        process.wait()
