"""What a newcomer does on a clean machine: clone, `make crawl`, `make test`; and how long each takes."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks import results

ROOT = Path(__file__).parents[1]


def clean_clone(size: int, seed: int) -> None:
    """`make crawl` and `make test` in a fresh clone of what is committed, with the pip that ships with this Python, and empty caches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSARCHIVE_", "PYTHON", "VIRTUAL_ENV"))}
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "newsarchive"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        environment = {**kept, "UV_CACHE_DIR": f"{folder}/uv", "PIP_CACHE_DIR": f"{folder}/pip"}
        seconds, exits, last = {}, {}, {}
        for target in ("crawl", "test"):
            begun = time.monotonic()
            done = subprocess.run(
                ["make", target, f"PYTHON={Path(sys.base_prefix) / 'bin' / 'python3'}"], cwd=clone, env=environment,
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            seconds[target], exits[target] = round(time.monotonic() - begun), done.returncode
            last[target] = (done.stdout.strip().splitlines() or [""])[-1]
            if done.returncode:
                print(done.stdout[-4000:], done.stderr[-4000:])
        with closing(sqlite3.connect(clone / "archive.db")) as connection:
            articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        pip = subprocess.run([clone / ".venv/bin/pip", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    results.write(
        "clean_clone", size=1, pip=pip, crawl_seconds=seconds["crawl"], crawl_exit=exits["crawl"], articles=articles,
        test_seconds=seconds["test"], test_exit=exits["test"], tests=re.sub(r" in [\d.]+s.*", "", last["test"]).strip(" ="),
    )  # fmt: skip
