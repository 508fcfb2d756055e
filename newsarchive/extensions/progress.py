"""Progress of a crawl: a bar on a terminal, a plain line every ten seconds in a log."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from tqdm import tqdm

INTERVAL = 10.0
"""Seconds between two lines in a log."""


class Progress:
    """Shows how many addresses are settled, how many wait, and how fast it goes; written to stderr."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("NEWSARCHIVE_PROGRESS"):
            # Without a message: it was asked for, and Scrapy would log the message as a warning.
            raise NotConfigured
        self.crawler = crawler
        self.on_terminal = sys.stderr.isatty()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closed, signals.spider_closed)
        return extension

    def opened(self, spider: Spider) -> None:
        """Begin to show."""
        self._task = asyncio.ensure_future(self._bar(spider) if self.on_terminal else self._lines(spider))

    async def closed(self, spider: Spider) -> None:
        """End the bar, so that the summary stands below it."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def _counts(self) -> tuple[int, int]:
        stats = self.crawler.stats
        assert stats is not None
        return stats.get_value("ledger/article", 0), stats.get_value("ledger/listing", 0)

    async def _bar(self, spider: Spider) -> None:
        with tqdm(desc=spider.name, unit=" articles", file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
            while True:
                articles, listings = self._counts()
                bar.n = articles
                bar.set_postfix_str(f"{listings} listing pages tried", refresh=False)
                bar.refresh()
                await asyncio.sleep(0.2)

    async def _lines(self, spider: Spider) -> None:
        start = time.monotonic()
        while True:
            await asyncio.sleep(INTERVAL)
            articles, listings = self._counts()
            seconds = time.monotonic() - start
            print(
                f"{spider.name}: {articles} articles and {listings} listing pages tried in {seconds:.0f} s",
                file=sys.stderr, flush=True,
            )
