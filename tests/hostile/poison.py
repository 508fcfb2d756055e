"""Good sites beside sites whose pages cost as much as pages can, in one process: how much later the good ones are done."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.server import HostileServer, Mode
from tests.hostile.tour import crawl_command, site_file
from tests.hostile.watch import watch

GOOD = 3
POISON: dict[str, tuple[str, ...]] = {
    "late": ("/news/one/1?spin=late", "/html/oneline?mb=7"),
    "slow": ("/news/one/2?spin=slow", "/html/nospace?mb=5", "/html/oneline?mb=3"),
    "large": ("/bomb/gzip?mb=10240", "/html/big?mb=9", "/endless/chunked?again"),
}
"""Pages that run into the reader's time limit; pages that stay below it; bodies that reach the limits of size."""
SPIN = """
import sys
if "newsarchive.workers.nest" in " ".join(sys.orig_argv):
    import math, time
    import newsarchive.line as line
    plain = line.read
    def read(capture, site, state):
        if "spin=late" in capture.url:
            while True:
                math.factorial(10**6)
        until = time.monotonic() + (3 if "spin=slow" in capture.url else 0)
        while time.monotonic() < until:
            math.factorial(10**4)
        return plain(capture, site, state)
    line.read = read
"""
"""Makes some pages cost what no page that is known to us costs the reader."""
LONGEST = 900.0


@dataclass
class Poisoned:
    """What one round showed."""

    alone: float = 0.0
    """Seconds until the last of the good sites was done, without the others."""
    beside: float = 0.0
    """The same, beside them."""
    stored: list[int] = field(default_factory=list)
    """Articles of each good site, alone and beside."""
    outcomes: dict[str, dict[str, int]] = field(default_factory=dict)
    """What the pages of each poison site came to."""
    peak_mb: int = 0
    code: int = -1
    seconds: float = 0.0
    """Until the poison sites were done too."""

    @property
    def ratio(self) -> float:
        """How many times as long the good sites took beside the others."""
        return self.beside / self.alone


def poisoned(folder: Path, articles: int, pages: int) -> Poisoned:
    """Crawl the good sites alone, then the same beside the poison sites.

    Args:
        articles: of each good site.
        pages: of each poison site.
    """
    server = HostileServer()
    report = Poisoned()
    try:
        good = [site_file(folder, f"good-{n}", server.site(Mode(articles=articles)), r"/news/one/\d+", "/news/") for n in range(GOOD)]
        bad = []
        for name, paths in POISON.items():
            links = [f"{paths[n % len(paths)]}&k={n}" for n in range(pages)]
            bad.append(site_file(folder, f"bad-{name}", server.site(Mode(links=tuple(links))), r"/(?!tour$).*", "/tour"))
        alone, beside = folder / "alone.db", folder / "beside.db"
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(SPIN, encoding="utf-8")
        paths = os.pathsep.join([str(folder / "hook"), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "PYTHONPATH": paths.rstrip(os.pathsep)}
        watch(crawl_command(alone, *good), timeout=LONGEST, env=environment)
        # The poison sites begin first.
        seen = watch(crawl_command(beside, *bad, *good), timeout=LONGEST, env=environment)
    finally:
        server.close()
    report.alone, stored = _finished(alone)
    report.beside, more = _finished(beside)
    report.stored = stored + more
    report.code, report.peak_mb, report.seconds = seen.code, seen.peak_mb, round(seen.seconds, 1)
    with contextlib.closing(sqlite3.connect(beside)) as connection:
        for site, outcome in connection.execute("SELECT site, outcome FROM frontier WHERE site LIKE 'bad-%' AND kind = 'article'"):
            report.outcomes.setdefault(site, Counter())[outcome] += 1
    return report


def _finished(db: Path) -> tuple[float, list[int]]:
    """Seconds from the first begin to the last end of the good sites' crawls, and their articles."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        seconds = connection.execute(
            "SELECT (max(julianday(finished_at)) - min(julianday(started_at))) * 86400 FROM crawls WHERE site LIKE 'good-%'"
        ).fetchone()[0]
        return seconds, [row[0] for row in connection.execute("SELECT count(*) FROM articles WHERE site LIKE 'good-%' GROUP BY site")]
