"""How fast the reading room answers over a large archive while another process writes into it.

`newsarchive serve` runs as its visitors meet it; one request at a time is timed, from its first byte sent to its last byte received.
Warm: the same server, after each kind of page was asked for once. Cold: a server that was just started, over a file that the system was
asked to forget. Beside the time on the clock stands what the server itself had of a processor, which other work does not lengthen.
"""

from __future__ import annotations

import http.client
import multiprocessing
import os
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks import results
from benchmarks.made_archive import made
from newsarchive.archive.database import connect
from tests.archive.made import Feed
from tests.browse.chromium import server

ASKED = 60
"""Requests of each kind, warm."""
COLD = 5
BATCH = 25
"""Articles a second that the other process stores."""
WITHIN = (0.3, 1.5)
"""Seconds at the 95th of a hundred: warm, cold."""


def room_speed(size: int, seed: int) -> None:
    """Pages of every kind over an archive of `size` made articles, warm and cold, while another process stores articles."""
    with made(size, seed, writable=True) as db:
        kinds = addresses(db, seed)
        stop = multiprocessing.get_context("spawn").Event()
        writer = multiprocessing.get_context("spawn").Process(target=_write, args=(db, stop))
        writer.start()
        try:
            warm, failed = _warm(db, kinds)
            cold, more = _cold(db, kinds)
        finally:
            stop.set()
            writer.join(60)
        written = _articles(db)
    figures = {f"{kind}_{name}": value for kind in kinds for name, value in _figures(warm[kind], cold[kind]).items()}
    slow = [f"{kind} {state}" for kind in kinds for state, most in zip(("warm", "cold"), WITHIN, strict=True)
            if figures[f"{kind}_{state}_p95_ms"] > 1000 * most]  # fmt: skip
    results.write(
        "room_speed", size=size, seed=seed, requests=sum(map(len, warm.values())) + sum(map(len, cold.values())), failed=failed + more,
        written_meanwhile=written - size, load=round(os.getloadavg()[0], 1), slower_than_wanted=slow, **figures,
    )  # fmt: skip


def _figures(warm: list[tuple[float, float]], cold: list[tuple[float, float]]) -> dict[str, int]:
    clock, busy = zip(*warm, strict=True)
    return {
        "warm_p50_ms": _ms(clock, 50), "warm_p95_ms": _ms(clock, 95), "warm_cpu_p95_ms": _ms(busy, 95),
        "cold_p95_ms": _ms([one for one, _ in cold], 95),
    }  # fmt: skip


def _ms(seconds: Sequence[float], percent: int) -> int:
    return round(1000 * statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1])


def addresses(db: Path, seed: int) -> dict[str, Callable[[], str]]:
    """A random address of each kind of page. Words are drawn from the texts: common ones are asked for as often as they stand there."""
    chance = random.Random(seed)
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        keys = [row[0] for row in connection.execute("SELECT key FROM articles")]
        some = [
            connection.execute(
                "SELECT a.id, a.site, a.language, t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256 WHERE a.key = ?", (key,)
            ).fetchone()
            for key in chance.sample(keys, min(len(keys), 400))
        ]  # fmt: skip
    words = [word for row in some for word in row[3].split() if word.isalpha()]

    def search(**more: str) -> str:
        return "/search?" + urlencode({"q": chance.choice(words), **more})

    return {
        "home": lambda: "/?lang=" + chance.choice(["kk", "ru", "en"]),
        "search": search,
        "two_words": lambda: "/search?" + urlencode({"q": f"{chance.choice(words)} {chance.choice(words)}"}),
        "narrowed": lambda: search(site=chance.choice(some)[1], **{"from": "2019", "to": "2021-06"}),
        "context": lambda: search(view="context", sort="date"),
        "browse": lambda: "/search?" + urlencode({"language": chance.choice(some)[2] or "", "from": "2020", "to": "2020"}),
        "article": lambda: "/article/" + quote(chance.choice(some)[0]),
        "site": lambda: "/site/" + quote(chance.choice(some)[1]),
        "trends": lambda: "/trends?" + urlencode({"q": f"{chance.choice(words)}, {chance.choice(words)}"}),
        "about": lambda: "/about",
        "changes": lambda: "/-/changes",
    }


Times = dict[str, list[tuple[float, float]]]
"""By kind of page: seconds on the clock, and of a processor."""


def _warm(db: Path, kinds: dict[str, Callable[[], str]]) -> tuple[Times, int]:
    times: Times = {kind: [] for kind in kinds}
    failed = 0
    with server(db) as (url, pid):
        for address in kinds.values():
            _ask(url, pid, address())
        for _ in range(ASKED):
            for kind, address in kinds.items():
                taken, good = _ask(url, pid, address())
                times[kind].append(taken)
                failed += not good
    return times, failed


def _cold(db: Path, kinds: dict[str, Callable[[], str]]) -> tuple[Times, int]:
    times: Times = {kind: [] for kind in kinds}
    failed = 0
    for _ in range(COLD):
        for kind, address in kinds.items():
            with server(db) as (url, pid):
                forgotten(db)
                taken, good = _ask(url, pid, address())
            times[kind].append(taken)
            failed += not good
    return times, failed


def _busy(pid: int) -> float:
    """Seconds that the threads of a process have run on a processor."""
    return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def forgotten(path: Path) -> None:
    """Ask the system to drop what it holds of a file in memory; what was not yet written to the disk stays."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _ask(url: str, pid: int, address: str) -> tuple[tuple[float, float], bool]:
    """What a page took, and whether it is one, with all of its counts."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
    begun, busy = time.perf_counter(), _busy(pid)
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    taken = time.perf_counter() - begun, _busy(pid) - busy
    connection.close()
    return taken, answer.status == 200 and b"took too long" not in body


def _write(db: Path, stop: object) -> None:
    """Store articles until told to stop, a batch a second, as a crawl does."""
    with closing(connect(db)) as connection:
        feed = Feed(connection, site="made01")
        number = 10_000_000
        while not stop.wait(1):  # type: ignore[attr-defined]
            items = [feed.article(number + one, f"A text of number {number + one}. " * 40, published="2026-02-01") for one in range(BATCH)]
            feed.store(*items)
            number += BATCH


def _articles(db: Path) -> int:
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
