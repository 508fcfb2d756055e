"""Many kills of crawls of the demo university, one after the other, into one archive."""

from __future__ import annotations

import contextlib
import random
import sqlite3
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.archive.underway import UnderWay
from newsarchive.demo.catalogue import truth
from newsarchive.demo.server import DemoServer, serve
from tests.crash.harness import crawl, is_article, kill, lost, site_file, start, stored, warc_check
from tests.program import Process


@dataclass
class KillReport:
    """What a series of kills showed."""

    kills: int = 0
    with_articles_under_way: int = 0
    """Kills after which articles stood in the file of what is under way: asked for and not committed, by this crawl or by one before
    it that was killed too."""
    most_under_way: int = 0
    fetched_again: list[int] = field(default_factory=list)
    """For each kill: articles that the killed crawl had asked for, that were not committed, and that a later crawl asked for
    again because of it (the others were taken from the WARC file)."""
    ended_before_the_kill: int = 0
    """Crawls that came to their end before they could be killed; no kills."""
    slowest_death: float = 0.0
    lost: list[str] = field(default_factory=list)
    articles: int = 0
    crashed: list[str] = field(default_factory=list)


class Series:
    """An archive, the university's server, and what was asked of it crawl by crawl."""

    def __init__(self, db: Path, server: DemoServer, expected: int, seed: int) -> None:
        self.db = db
        self.server = server
        self.expected = expected
        self.chance = random.Random(seed)
        self.report = KillReport()
        self._before = stored(db)
        self._owed: dict[str, int] = {}
        """Addresses that a killed crawl had asked for in vain, each with the number of that kill."""

    def crawl_and_kill(self, longest: float | None) -> None:
        """One crawl, killed at a random moment: after a random request of an article, or, where `longest` is given, at most so
        many seconds after its start."""
        # Once the archive is whole, everything is asked for again: else a crawl would read four listings and be over.
        arguments = ("--recheck", "all") if len(self._before.articles) >= self.expected else ()
        self.server.requests.clear()
        process = start(self.db, *arguments)
        if longest is not None:
            self._sleep(process, self.chance.uniform(0.3, longest))
        else:
            wanted = self.chance.randint(1, self.expected)
            while self._asked() < wanted and process.poll() is None:
                time.sleep(0.002)
            self._sleep(process, self.chance.uniform(0, 0.3))
        if process.poll() is None:
            self.report.slowest_death = max(self.report.slowest_death, kill(process))
            under_way = self._articles_under_way()
            self.report.with_articles_under_way += under_way > 0
            self.report.most_under_way = max(self.report.most_under_way, under_way)
            self.report.kills += 1
            self.report.fetched_again.append(0)
            self._account(killed=True)
        else:
            process.communicate()
            self.report.ended_before_the_kill += 1
            self._account(killed=False)
        self._compare()

    def end(self) -> None:
        """Let one crawl come to its end, and look at everything."""
        self.server.requests.clear()
        final = crawl(self.db, timeout=180)
        assert final.returncode == 0, final.stdout + final.stderr
        self._account(killed=False)
        assert not self._owed, f"asked for in vain and never again: {sorted(self._owed)[:5]}"
        self._compare()
        self.report.articles = len(self._before.articles)
        self.report.crashed = self._all("SELECT url FROM frontier WHERE outcome = 'crashed'")
        warc_check(self.db.with_name(self.db.stem + "-captures"))

    @staticmethod
    def _sleep(process: Process, seconds: float) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)

    def _asked(self) -> int:
        return sum(map(is_article, self.server.requests))

    def _all(self, query: str) -> list[str]:
        with contextlib.closing(sqlite3.connect(self.db)) as connection:
            return [row[0] for row in connection.execute(query)]

    def _articles_under_way(self) -> int:
        rows, _ = UnderWay(self.db, "demo").left()
        if not rows:
            return 0
        found = self._all(f"SELECT count(*) FROM frontier WHERE kind = 'article' AND id IN ({','.join(map(str, rows))})")
        return int(found[0])

    def _account(self, *, killed: bool) -> None:
        """What this crawl asked for again because of an earlier kill, and what it leaves to be asked for again."""
        asked = Counter(filter(is_article, self.server.requests))
        tables = self._all("SELECT count(*) FROM sqlite_master WHERE name = 'fetches'") if self.db.exists() else [0]
        settled: set[str] = set()
        if tables[0]:
            settled = set(self._all("SELECT url FROM fetches WHERE crawl = (SELECT max(id) FROM crawls)"))
        for url in list(self._owed):
            if url in asked:
                self.report.fetched_again[self._owed.pop(url)] += 1
            elif url in settled:
                del self._owed[url]  # its answer stood in the WARC file
        if killed:
            for url in set(asked) - settled:
                self._owed[url] = self.report.kills - 1

    def _compare(self) -> None:
        after = stored(self.db)
        self.report.lost += lost(self._before, after)
        self._before = after


def kill_series(db: Path, kills: int, seed: int, *, count: int | None = None, early: float | None = None) -> KillReport:
    """Crawl and kill until `kills` crawls were killed; then let one crawl end by itself.

    Args:
        count: items of the university; all of them without it.
        early: kill every crawl at a random moment of so many seconds after its start; without it every fourth, within three
            seconds, and the others after a random number of requests.
    """
    server = serve(count=count)
    try:
        site_file(db.parent, server.url)
        series = Series(db, server, len(truth(1, count) if count is not None else truth(1)), seed)
        while series.report.kills < kills:
            series.crawl_and_kill(early if early is not None else 3.0 if series.report.kills % 4 == 3 else None)
        series.end()
    finally:
        server.close()
    return series.report
