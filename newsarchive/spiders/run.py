"""One crawl of one site: its lock, its row in the archive, what it leases from the frontier, and when it stops."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsarchive import __version__
from newsarchive.archive import coming_back, crawls, frontier
from newsarchive.archive.frontier import Row
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.rollup import roll_up
from newsarchive.archive.store import Job
from newsarchive.archive.underway import UnderWay
from newsarchive.errors import ArchiveError
from newsarchive.extensions.guard import Postponed
from newsarchive.extensions.pace import PACE
from newsarchive.items import Fetched, Link, Outcome, Why
from newsarchive.pages.rights import TdmFile
from newsarchive.services import Services
from newsarchive.sites.addresses import canonical
from newsarchive.sites.model import Site
from newsarchive.sources.start import start_links
from newsarchive.spiders.aliases import Aliases
from newsarchive.spiders.answers import keep_robots
from newsarchive.spiders.discovery import found_on, rows
from newsarchive.spiders.files import Files
from newsarchive.spiders.furniture import Furniture
from newsarchive.spiders.learning import Learning
from newsarchive.spiders.leftovers import Leftovers
from newsarchive.spiders.limit import Limit
from newsarchive.spiders.options import Options
from newsarchive.spiders.probing import probe

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

SLICE = 200
"""Rows leased at a time."""
REFILL = 50
"""A new slice is leased when fewer rows than this are under way."""
MOST_UNDER_WAY = 50
"""Rows asked for and not committed from which on no further request is let through to the downloader. With those that are in it
already (CONCURRENT_REQUESTS, 16), this bounds what a killed crawl has to ask for again."""
LOOK_AGAIN = 2.0
"""Seconds after which the frontier is asked again though nothing that is under way came back."""
LONGEST_PAUSE = 300.0
"""Seconds a crawl waits for a host that asked for time; beyond it the crawl ends, and the addresses stay waiting."""


class Run:
    """A crawl of one site under way. Made by `open`, ended by `close`; the spider asks it for rows, the services report back."""

    def __init__(self, services: Services, site: Site, options: Options, lock: SiteLock, crawler: Crawler) -> None:
        self.services = services
        self.site = site
        self.options = options
        self.lock = lock
        self.crawler = crawler
        self.crawl = 0
        self.stop_reason: str | None = None
        self.fault: BaseException | None = None
        self.leased: dict[int, Row] = {}
        self.limit = Limit(options.limit)
        self.left = Leftovers(self)
        self.learning, self.furniture, self.files = Learning(self), Furniture(self), Files(self)
        self.aliases = Aliases()
        self.tdm_files: dict[str, TdmFile] = {}
        """By origin."""
        self._under_way = UnderWay(services.db, site.id)
        self._begun: set[int] = set()
        self._handed_over: set[int] = set()
        self._only: list[int] | None = None
        self._all_released = False
        self._changed = asyncio.Event()
        self._started = time.monotonic()
        self._closed = False

    @classmethod
    def open(cls, db: str | Path, site: Site, options: Options, crawler: Crawler) -> Run:
        """Take the site's lock and begin a crawl in the archive.

        Raises:
            ArchiveError: another crawl of the site runs, or the archive cannot be opened or written.
        """
        lock = SiteLock(Path(db).resolve(), site.id)
        lock.take()
        try:
            services = Services.open(db)
            run = cls(services, site, options, lock, crawler)
            run._begin()
        except BaseException:
            lock.release()
            raise
        return run

    def _begin(self) -> None:
        self.services.sites[self.site.id] = self.site
        suspects, tried_alone = self._under_way.left()
        writer = self.services.writer
        self.crawl = writer.call(
            crawls.start, site=self.site.id, digest=self.site.digest, definition=self.site.definition,
            options=asdict(self.options), code_version=__version__,
        ).result()
        self.services.runs[self.crawl] = self
        if tried_alone:
            crashed = writer.call(frontier.count_crashes, self.crawl, tried_alone).result()
            suspects = [row for row in suspects if row not in crashed]
        self.left.suspects = suspects
        self._under_way.start(suspects)

    # What to ask

    async def prepare(self) -> None:
        """Warm the workers up, find what a dead crawl left, and put the listings (or the addresses asked for) in line."""
        self.services.pool.warm_up("newsarchive.line:warm_up", self.site)
        await self.left.find()
        await self.learning.begin()
        await self.furniture.begin()
        for url, target in await self.services.call(frontier.aliases, self.site.id):
            self.aliases.note(url, target)
        self.site = self.aliases.apply(self.site)
        await asyncio.wrap_future(self.services.pool.warm())
        self._started = time.monotonic()
        if self.options.urls:
            wanted, refused = rows(
                [Link(url=url, kind="article", position=0, source="seed") for url in self.options.urls], self.site, 0
            )
            asked = await self.services.call(
                partial(frontier.ask_again, why=Why.ASKED), self.site.id, self.crawl, wanted, refused
            )
            if not self.options.whole:
                self._only = asked
                return
        wanted, refused = rows(start_links(self.site), self.site, 1000)
        seed = partial(frontier.seed, far_back=self.options.since is None)
        await self.services.call(seed, self.site.id, self.crawl, wanted, refused)

    async def next_rows(self) -> list[Row]:
        """The next slice to ask for; empty when the crawl is done, for the reason in `stop_reason`."""
        while True:
            await self.until(lambda: len(self.leased) < REFILL)
            if self.is_stopping():
                await self.until(lambda: not self.leased)
                return []
            budget = SLICE if self.limit.left is None else min(SLICE, self.limit.left)
            if budget <= 0 and self.leased:
                # What is given back unasked, or turns out to be no article, may be replaced.
                await self._one_less()
                continue
            if budget <= 0:
                self.stop_reason = "limit"
                return []
            hosts = sorted(self._paused_hosts())
            found = await self.services.call(
                frontier.lease, self.site.id, self.crawl, budget, exclude_hosts=hosts, since=self.options.since,
                only=self._only, trap_pages=self.site.crawl.trap_pages, in_order=self.options.limit is not None,
                listing=min((row.rank for row in self.leased.values() if row.kind == "listing"), default=None),
            )
            if found and self.aliases.learned:
                found = await self._without_aliases(found)
                if not found:
                    continue
            if found:
                for row in found:
                    self.leased[row.id] = row
                self.limit.take(found)
                return found
            if self.leased:
                # What is under way may take its whole time limit; meanwhile another row's next try may be due.
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._one_less(), LOOK_AGAIN)
                continue
            wait = await self._seconds_until_more()
            if wait is None and ((self._may_probe() and await probe(self)) or await self._recheck()):
                continue
            if wait is None:
                self.stop_reason = self.stop_reason or "finished"
                return []
            remaining = self._remaining()
            await self._sleep(wait if remaining is None else min(wait, remaining))

    async def _without_aliases(self, found: list[Row]) -> list[Row]:
        """The rows without those that are, by what was learned meanwhile, other addresses of rows; these are settled unasked."""
        kept = []
        for row in found:
            own = canonical(row.url, self.site) if row.kind == "article" and not row.known else row.url
            if own == row.url or not await self.services.call(frontier.unite, self.site.id, self.crawl, row.id, own):
                kept.append(row)
        return kept

    async def _seconds_until_more(self) -> float | None:
        """How long until a waiting row may be asked again; None where none does, or only too late for this crawl."""
        now = time.time()
        pauses = self._paused_hosts().values()
        earliest = await self.services.call(
            frontier.earliest, self.site.id, self.crawl, since=self.options.since, only=self._only
        )
        if earliest is None:
            return None
        wait = max([0.05, earliest.timestamp() - now, *([min(pauses)] if pauses and earliest.timestamp() <= now else [])])
        if wait > LONGEST_PAUSE:
            self.stop_reason = "host_asked_to_wait"
            return None
        return wait

    def _paused_hosts(self) -> dict[str, float]:
        """The site's hosts that are not to be asked now, with the seconds for which."""
        hosts = {frontier.authority_of(f"http://{host}/") for host in (*self.site.hosts, *self.site.aliases)}
        return {host: seconds for host in sorted(hosts) if (seconds := PACE.paused(host)) > 0}

    def _may_probe(self) -> bool:
        """Whether numbers may be asked for that no source named: only when all else was asked."""
        return self.stop_reason is None and self._only is None and self.options.since is None and bool(self.site.sources)

    async def _recheck(self) -> bool:
        """Have known articles looked at again, now that everything new was asked for; returns whether there are any."""
        if self.stop_reason is not None or self._only is not None or self.options.recheck == "none":
            return False
        if self.options.recheck == "due":
            return bool(await self.services.call(coming_back.release, self.site.id, self.crawl, self.options.since))
        if self._all_released:
            return False
        self._all_released = True
        return bool(await self.services.call(coming_back.release_all, self.site.id))

    def is_stopping(self) -> bool:
        """Whether nothing new is to be asked."""
        if self.stop_reason is None and self._remaining() == 0:
            self.stop_reason = "max_time"
            self._hurry()
        return self.stop_reason is not None or self.fault is not None

    def _remaining(self) -> float | None:
        """Seconds in which something may still be asked; None where no time was set."""
        limit = self.options.max_time
        return None if limit is None else max(self._started + limit - time.monotonic(), 0.0)

    def _hurry(self) -> None:
        """Requests that wait for their turn at a host will not be sent any more; nothing is gained by their waiting."""
        assert self.crawler.engine is not None
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = 0.0

    async def _sleep(self, seconds: float) -> None:
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return

    async def _one_less(self) -> None:
        under_way = len(self.leased)
        await self.until(lambda: len(self.leased) < under_way)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; what settles a row looks again. Raises the fault that ends the crawl."""
        while not condition():
            if self.fault is not None:
                raise self.fault
            self._changed.clear()
            await self._changed.wait()
        if self.fault is not None:
            raise self.fault

    async def keep_robots(self, response: Response, asked_at: datetime) -> float | None:
        """Keep a robots.txt: captured and in the ledger like every other answer. Returns the seconds the host asks us to wait."""
        return await keep_robots(self, response, asked_at)

    # What became of it

    async def room(self) -> None:
        """Wait until few enough rows are under way that another may follow them, or none may any more."""
        while len(self._begun) >= MOST_UNDER_WAY and not self.is_over():
            self._changed.clear()
            await self._changed.wait()

    def is_over(self) -> bool:
        """Whether no request may leave any more."""
        return self.is_stopping() and (self.fault is not None or self.stop_reason in {"max_time", "interrupted"})

    def may_leave(self, url: str, *, onward: bool = False) -> None:
        """Whether a request to this address may still be sent.

        Args:
            onward: it goes on where another request ended (a redirect, robots.txt), and waits while its host asks us to.

        Raises:
            Postponed: the crawl's time is up, it was interrupted, or the host asked us to wait after this was put in line.
        """
        if self.is_over():
            raise Postponed("the crawl is over")
        if not onward and PACE.paused(frontier.authority_of(url)):
            raise Postponed("the host asked us to wait")

    def begin(self, row: Row) -> None:
        """The request of this row leaves now: an attempt begins, and the unsynced file says so."""
        self._begun.add(row.id)
        self._under_way.begin(row.id, alone=row.id in self.left.alone)

    def pause(self, url: str, seconds: float) -> None:
        """The host of this address asked us to wait."""
        PACE.pause(frontier.authority_of(url), seconds)

    def postpone(self, row: Row) -> None:
        """Give a row back to the frontier without counting an attempt."""
        self.leased.pop(row.id, None)
        self.limit.give_back(row.id)
        self._begun.discard(row.id)
        self._under_way.end([row.id])
        self.services.writer.call(frontier.release, self.crawl, [row.id])
        self._changed.set()

    def with_tdm_file(self, rights: dict[str, Any], url: str) -> dict[str, Any]:
        """What a page asks of robots, with what its host's tdmrep.json says of it."""
        found = self.tdm_files.get(url[: url.find("/", 8)])
        return rights if found is None else found.add_to(rights, url)

    def job(self, item: Fetched) -> Job:
        """The store's job for an item."""
        wanted, refused = found_on(item, self.site)
        return Job(
            item=item, discovered=wanted, refused=refused, shared_numbers=self.site.shared_numbers, before=item.before,
            trap_pages=self.site.crawl.trap_pages, target_fault=self.files.fault_of_target(item),
        )  # fmt: skip

    @property
    def template(self) -> dict[str, Any] | None:
        """What was learned of the site's pages so far."""
        return self.learning.template

    @property
    def may_learn_anew(self) -> bool:
        """Whether another template is likely to take its place before the run ends."""
        return self.learning.may_learn_anew

    def is_awaited(self, item: Fetched) -> bool:
        """Whether the item is committed at once: a listing, whose links are to be asked next; the last of what is leased; an
        address tried alone, on which a death in the meantime would be blamed."""
        self._handed_over.add(item.row)
        return item.row in self.left.alone or item.kind == "listing" or self.leased.keys() <= self._handed_over

    def committed(self, item: Fetched) -> None:
        """The transaction that holds this item is on disk."""
        if item.hop:
            return
        self.files.committed(item)
        self.learning.committed(item)
        self.aliases.committed(item)
        self.site = self.aliases.apply(self.site)
        self.leased.pop(item.row, None)
        self.limit.ended(item.row, item.outcome, sent=item.sent)
        self._handed_over.discard(item.row)
        self._begun.discard(item.row)
        if item.row:
            self._under_way.end([item.row])
        if self.crawler.stats is not None and item.kind != "robots":
            self.crawler.stats.inc_value(f"outcome/{item.outcome}")
            self.crawler.stats.inc_value(f"ledger/{item.kind}")
        self._changed.set()

    def failed(self, item: Fetched, error: BaseException) -> None:
        """The archive could not store an item: the crawl ends, exit 4."""
        self.fault = error if isinstance(error, ArchiveError) else ArchiveError(f"{type(error).__name__}: {error}")
        self._changed.set()
        if self.crawler.engine is not None and not self._closed:
            task = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="archive"))
            task.add_done_callback(lambda done: done.exception())

    def give_up(self, item: Fetched, outcome: Outcome, reason: str) -> None:
        """Store an item with this outcome although a pipeline failed on it."""
        bare = replace(item, outcome=outcome, reason=reason, reading=None)
        task = asyncio.ensure_future(self.services.store(bare))
        task.add_done_callback(lambda done: self.failed(bare, error) if (error := done.exception()) else None)

    # The end

    async def close(self, reason: str) -> None:
        """Commit what waits, let the leases lapse, finish the crawl's row, give the lock back."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self.services.writer.failed:
                await self.services.call(coming_back.give_back, self.crawl)
                await self.services.call(crawls.finish, self.crawl, reason=self.stop_reason or reason)
                await self.services.call(roll_up, self.crawl, datetime.now(UTC))
                self._under_way.close()
        finally:
            self.services.runs.pop(self.crawl, None)
            self.lock.release()
