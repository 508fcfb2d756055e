"""A whole `newsarchive crawl`: one process, one or more sites, interrupts, the summary and the verdict."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import os
import signal
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.archive.verdict import Verdict, judge
from newsarchive.errors import NewsarchiveError
from newsarchive.services import Services
from newsarchive.spiders.interrupts import INTERRUPTS, Early
from newsarchive.spiders.summary import next_steps, summary_lines
from newsarchive.spiders.targets import Target, Work

logger = logging.getLogger(__name__)

M_MMAP_THRESHOLD = -3
GRACE = 3.0
"""Seconds that requests under way get after Ctrl-C; then what is acknowledged is closed and the process ends."""


@dataclass(frozen=True, kw_only=True)
class CrawlRequest:
    """What `newsarchive crawl` was asked for."""

    db: Path
    work: Work
    limit: int | None
    unlimited: bool
    max_time: float | None
    since: str | None
    recheck: str
    demo_day: int
    progress: bool
    log_level: str
    contact: str
    program: str = "newsarchive"
    """What to write instead of `newsarchive` in commands that are shown."""
    jobs: int = 8
    """Sites that are crawled at the same time."""


def crawl(request: CrawlRequest, say: Callable[[str], Any], early: Early) -> int:
    """Run the crawl and print its summary.

    Args:
        early: has noted interrupts so far.

    Returns:
        The exit code: 0, 3 for a bad verdict, 4 for the archive, 130 when interrupted.

    Raises:
        ArchiveError: the archive cannot be opened or written.
        KeyboardInterrupt: it was interrupted before it began.
    """
    give_memory_back()
    early.check()
    services = Services.open(request.db)
    try:
        return Process(request, request.work, say).run(early)
    finally:
        services.close()
        Services.forget(services)


def give_memory_back() -> None:
    """Have the C library return large buffers to the system when they are freed. By itself it raises the size from which on it
    does so with every large body it meets (mallopt(3), M_MMAP_THRESHOLD), and the process never becomes small again."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, 256 * 1024)


class Process:
    """Scrapy's process with our interrupts, and the ledger's verdict at its end."""

    def __init__(self, request: CrawlRequest, work: Work, say: Callable[[str], Any]) -> None:
        self.request = request
        self.work = work
        self.say = say
        self.interrupted = False
        self._ending: list[asyncio.Task[None]] = []
        self.spiders: list[Any] = []
        self._left: list[Target] = []

    def run(self, early: Early) -> int:
        """Crawl every site, print a summary for each, return the exit code."""
        from scrapy.crawler import AsyncCrawlerProcess
        from scrapy.settings import Settings

        settings = Settings()
        settings.setmodule("newsarchive.settings", priority="project")
        settings.set("NEWSARCHIVE_DB", str(self.request.db), priority="cmdline")
        settings.set("NEWSARCHIVE_PROGRESS", self.request.progress, priority="cmdline")
        settings.set("LOG_LEVEL", self.request.log_level, priority="cmdline")
        if self.request.contact:
            settings.set("NEWSARCHIVE_CONTACT", self.request.contact, priority="cmdline")
        from newsarchive.spiders.news import contact_in

        strange = any(not target.site.is_local and target.site.status != "invented" for target in self.work.values())
        if strange and not contact_in(settings):
            self.say_error("no contact is set, so a university that is troubled by this crawl cannot reach you; set one once:"
                           " 'newsarchive contact you@example.org'.")
        warnings.simplefilter("ignore")
        process = AsyncCrawlerProcess(settings)
        loop = asyncio.get_event_loop()
        for number in INTERRUPTS:
            loop.add_signal_handler(number, self._interrupt, process)
        early.check()
        self._left = list(self.work.values())
        for _ in range(self.request.jobs):
            self._add_next(process)
        process.start(install_signal_handlers=False)
        # The event loop took its handlers with it; a SIGTERM is still what Ctrl-C is.
        for number in INTERRUPTS:
            signal.signal(number, signal.default_int_handler)
        return self._conclude()

    def _add_next(self, process: Any) -> None:
        """Begin with the next site, if one is left; each that ends makes room for another."""
        if not self._left or self.interrupted:
            return
        self._add(process, self._left.pop(0)).add_done_callback(lambda _: self._add_next(process))

    def _add(self, process: Any, target: Target) -> asyncio.Task[None]:
        from newsarchive.spiders.loader import spider_of
        from newsarchive.spiders.options import Options

        limit = self.request.limit
        if limit is None and not self.request.unlimited:
            limit = target.site.crawl.limit
        options = Options(
            limit=limit, max_time=self.request.max_time, since=self.request.since, urls=target.urls, whole=target.whole,
            recheck=self.request.recheck,  # type: ignore[arg-type]
            demo_day=self.request.demo_day,
        )
        crawler = process.create_crawler(spider_of(target.site))
        self.spiders.append(crawler)
        task: asyncio.Task[None] = process.crawl(crawler, options=options)
        return task

    def _interrupt(self, process: Any) -> None:
        if self.interrupted:
            os._exit(130)
        self.interrupted = True
        loop = asyncio.get_event_loop()
        for crawler in self.spiders:
            run = getattr(crawler.spider, "run", None)
            if run is not None:
                run.stop_reason = "interrupted"
        self._ending = [loop.create_task(process.stop())]
        loop.call_later(GRACE, lambda: self._ending.append(loop.create_task(self._leave())))

    async def _leave(self) -> None:
        """Requests that still hang after the grace time are left; what is acknowledged is committed."""
        for crawler in self.spiders:
            spider = crawler.spider
            if spider is not None and spider.run is not None:
                await spider.run.close("interrupted")
        await asyncio.to_thread(Services.close_all)
        self.say_error("interrupted; everything acknowledged is stored. The same command goes on from here.")
        os._exit(130)

    def _conclude(self) -> int:
        """Summary and verdict of each site, from the ledger; the worst exit code of all."""
        code = 0
        services = Services.of(self.request.db)
        for crawler in self.spiders:
            spider = crawler.spider
            fault = getattr(spider, "fault", None) or getattr(getattr(spider, "run", None), "fault", None)
            if fault is not None:
                if not isinstance(fault, NewsarchiveError):
                    raise fault
                self.say_error(str(fault))
                code = max(code, fault.exit_code)
                continue
            if spider is None or spider.run is None:
                self.say_error("the crawl could not be started; see the log above.")
                code = max(code, 3)
                continue
            verdict: Verdict = services.writer.call(judge, spider.run.crawl, spider.site.crawl.expect_articles).result()
            for line in summary_lines(verdict, spider.site):
                self.say(line)
            if self.interrupted:
                continue
            if not verdict.good:
                self.say_error(f"{spider.site.id}: {verdict.reason} {verdict.advice}".rstrip())
                code = max(code, 3)
            for line in next_steps(verdict, spider.site, self.request.db, self.request.program):
                self.say(line)
        if self.interrupted:
            self.say_error("interrupted; everything acknowledged is stored. The same command goes on from here.")
            return 130
        return code

    def say_error(self, text: str) -> None:
        """One line on stderr."""
        import click

        click.echo("newsarchive: " + text.replace("'newsarchive ", f"'{self.request.program} "), err=True)
