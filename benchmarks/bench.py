"""`make bench`: pages a second and CPU a page of bare Scrapy, of Scrapy with trafilatura in the callback, and of newsarchive whole.

One run, three rounds in turn, the same 2,000 local pages; the server is a process of its own on the same machine.
"""

from __future__ import annotations

import argparse
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import results

SITE = """id = "bench"
status = "invented"
names = {{ en = "Bench University" }}
country = "KZ"
timezone = "Asia/Almaty"
languages = ["kk", "ru", "en"]
hosts = ["{host}"]
[[articles]]
pattern = 'http://{pattern}/news/(?P<number>\\d+)'
[[listings]]
url = "http://{host}/news"
[crawl]
private = true
delay = 0
"""


@dataclass(frozen=True, kw_only=True)
class Round:
    """One program over all pages."""

    seconds: float
    cpu: float
    """Seconds of processor time of the program and its workers; the server's are not in it."""
    peak_mb: float
    """Largest resident memory of the main process."""
    output: str


def run(*command: str) -> Round:
    """Run a program to its end and measure it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        process = subprocess.Popen([sys.executable, *command], stdout=file, stderr=subprocess.STDOUT)
        status, peak = Path(f"/proc/{process.pid}/status"), 0.0
        while process.poll() is None:
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
            peak = max(peak, int(found[1]) / 1024 if found else 0.0)
            time.sleep(0.05)
        seconds = time.monotonic() - begun
        file.seek(0)
        output = file.read()
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}:\n{output}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Round(seconds=seconds, cpu=cpu, peak_mb=peak, output=output)


def newsarchive(url: str, pages: int) -> tuple[Round, float]:
    """newsarchive whole, into a new archive; also the longest pause of its event loop in seconds."""
    host = url.removeprefix("http://")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sites").mkdir()
        (Path(folder) / "sites" / "bench.toml").write_text(SITE.format(host=host, pattern=re.escape(host)), encoding="utf-8")
        db = Path(folder) / "archive.db"
        made = run("-m", "newsarchive", "crawl", "bench", "--quiet", "--log-level", "INFO", "--db", str(db))
        with closing(sqlite3.connect(db)) as connection:
            stored, texts = connection.execute("SELECT count(*), count(text_sha256) FROM articles").fetchone()
        assert stored == texts == pages, f"{stored} articles with {texts} texts of {pages} pages"
    pause = re.search(r"longest pause of the event loop: ([\d.]+) s", made.output)
    assert pause is not None, made.output
    return made, float(pause[1])


def main() -> None:
    """Three rounds, each program in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.peers.server", str(arguments.size), str(arguments.seed)], stdout=subprocess.PIPE, text=True
    )
    rounds: dict[str, list[Round]] = {"fetch": [], "extract": [], "newsarchive": []}
    pauses = []
    try:
        assert server.stdout is not None
        url, smallest, largest = server.stdout.readline().split()
        for _ in range(arguments.rounds):
            for how in ("fetch", "extract"):
                rounds[how].append(run("-m", "benchmarks.peers.scrapy_peer", how, url, str(arguments.size)))
            made, pause = newsarchive(url, arguments.size)
            rounds["newsarchive"].append(made)
            pauses.append(pause)
    finally:
        server.terminate()
        server.wait()
    rate = {how: [arguments.size / one.seconds for one in made] for how, made in rounds.items()}
    middle = {how: statistics.median(rates) for how, rates in rate.items()}
    results.write(
        "bench", size=arguments.size, seed=arguments.seed, page_bytes=[int(smallest), int(largest)],
        pages_a_second={how: [round(one, 1) for one in rates] for how, rates in rate.items()},
        cpu_ms_a_page={how: round(statistics.median(one.cpu for one in made) * 1000 / arguments.size, 1) for how, made in rounds.items()},
        main_process_mb={how: round(max(one.peak_mb for one in made)) for how, made in rounds.items()},
        newsarchive_to_extract=round(middle["newsarchive"] / middle["extract"], 2),
        newsarchive_to_fetch=round(middle["newsarchive"] / middle["fetch"], 2), longest_pause_seconds=max(pauses),
    )  # fmt: skip


if __name__ == "__main__":
    main()
