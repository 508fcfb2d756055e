"""How much memory the browser takes that this process started (Linux)."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


def browser_memory(names: tuple[str, ...] = ("chrom", "headless", "google-chrome")) -> int:
    """Bytes that the browser processes below this one hold for themselves.

    Args:
        names: beginnings of the names of their programs.
    """
    parents: dict[int, int] = {}
    called: dict[int, str] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, ValueError, IndexError):
                head, _, rest = (folder / "stat").read_text(errors="replace").rpartition(")")
                parents[int(folder.name)] = int(rest.split()[1])
                called[int(folder.name)] = head.partition("(")[2]
    own = os.getpid()
    return sum(_private(pid) for pid, name in called.items() if name.startswith(names) and _is_below(pid, own, parents))


def _is_below(pid: int, above: int, parents: dict[int, int]) -> bool:
    for _ in range(32):
        pid = parents.get(pid, 0)
        if pid == above:
            return True
        if pid <= 1:
            return False
    return False


def _private(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError):
        _, resident, shared = (Path(f"/proc/{pid}/statm").read_text().split())[:3]
        return (int(resident) - int(shared)) * PAGE
    return 0
