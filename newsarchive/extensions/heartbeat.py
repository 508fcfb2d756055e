"""The crawl's heartbeat: how long the event loop ever was kept from going round. A page's work belongs into a worker."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time

from scrapy import Spider, signals
from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

INTERVAL = 0.05
"""Seconds between two beats."""
LONG = 1.0
"""A pause of more seconds than this is logged as a warning: meanwhile no answer is read, and servers may hang up."""


class Heartbeat:
    """Measures the pauses of the event loop, writes the longest to the log when the crawl ends, and into Scrapy's stats."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.longest = 0.0
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Heartbeat:
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        crawler.signals.connect(extension.closed, signals.spider_closed)
        return extension

    def opened(self, spider: Spider) -> None:
        """Begin to beat."""
        self._task = asyncio.ensure_future(self._beat())

    async def closed(self, spider: Spider) -> None:
        """Say what was measured."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self.crawler.stats is not None:
            self.crawler.stats.set_value("loop/longest_pause", round(self.longest, 3))
        logger.log(
            logging.WARNING if self.longest > LONG else logging.INFO, "longest pause of the event loop: %.3f s", self.longest
        )

    async def _beat(self) -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(INTERVAL)
            self.longest = max(self.longest, time.monotonic() - before - INTERVAL)
