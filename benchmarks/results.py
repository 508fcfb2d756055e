"""One JSON line a figure, in benchmarks/results/<name>.jsonl: commit, machine, seed, size, figure. The docs quote only these."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("NEWSARCHIVE_RESULTS") or Path(__file__).parent / "results")
"""Where the lines go; tests of the benchmarks have a folder of their own."""


def write(name: str, *, size: int, seed: int | None = None, **figures: Any) -> dict[str, Any]:
    """Append one line, and return it.

    Args:
        name: what was measured; the file's name.
        size: how many kills, pages, runs.
        seed: of the random choices, where there are any.
        figures: what came out.
    """
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "seed": seed,
        "size": size,
        **figures,
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(name, json.dumps(line, ensure_ascii=False))
    return line
