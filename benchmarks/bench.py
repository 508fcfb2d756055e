"""`make bench`: the time of a crawl of the demo university beside a bare fetch of the same pages, in one run."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from benchmarks import results
from newsarchive.demo.catalogue import truth
from newsarchive.demo.server import serve
from tests.crash.harness import command, site_file


def main(rounds: int = 3) -> None:
    """Three rounds, in turn: a bare fetch of every article, one after the other; newsarchive whole."""
    bare, whole = [], []
    server = serve()
    try:
        opener = build_opener(ProxyHandler({"http": server.url}))
        for _ in range(rounds):
            begun = time.monotonic()
            for one in truth(1):
                opener.open(one.canonical_url).read()
            bare.append(time.monotonic() - begun)
            with tempfile.TemporaryDirectory() as folder:
                site_file(Path(folder), server.url)
                begun = time.monotonic()
                subprocess.run(command(Path(folder) / "archive.db"), check=True, capture_output=True)
                whole.append(time.monotonic() - begun)
    finally:
        server.close()
    results.write(
        "bench", size=len(truth(1)), bare_fetch_seconds=[round(one, 2) for one in bare],
        newsarchive_seconds=[round(one, 2) for one in whole],
    )  # fmt: skip


if __name__ == "__main__":
    main()
