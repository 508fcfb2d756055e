"""What one process has once, whatever the number of sites it crawls: the writer thread, the WARC file, the worker pool.

Spiders and pipelines reach them by the path of the archive; nothing here knows Scrapy.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from newsarchive import linking
from newsarchive.archive import rechecks
from newsarchive.archive.place import captures_folder
from newsarchive.archive.store import Job
from newsarchive.archive.writer import Writer
from newsarchive.bodies import Bodies
from newsarchive.captures.reader import verify_record
from newsarchive.captures.recover import write_readme
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import WorkerError
from newsarchive.items import Capture, Fetched, Outcome, Reading, RecordRef, Repeat, State
from newsarchive.sites.model import Site
from newsarchive.workers.pool import WorkerPool

T = TypeVar("T")

MAX_UNCOMMITTED = 200
"""Items waiting for their transaction before the pipelines are made to wait."""


RESTS = 20
"""How many times as long as articles were linked for, none are then, before the crawl ends: so a crawl that is as fast as this machine
links them once, and one that waits for a server soon after each of its answers."""


class Shared(Protocol):
    """What the pages of a run have in common (spiders.furniture.Furniture)."""

    @property
    def wanted(self) -> bool:
        """Whether the marks of pages are needed."""

    def add(self, row: int, marks: Collection[int]) -> None:
        """Count the blocks of a page, once for each row of the frontier."""

    def shared(self, row: int, marks: Collection[int]) -> frozenset[int]:
        """Those of a page's marks that enough other pages have."""

    @property
    def pages(self) -> int:
        """How many pages were counted."""

    async def more(self, row: int, seen: int) -> bool:
        """Wait until a few more pages were read than the `seen` ones; False where none will be, or those were enough."""


class RunOfSite(Protocol):
    """What the services tell a run of a site (spiders.run.Run)."""

    @property
    def template(self) -> dict[str, Any] | None:
        """What was learned of the site's pages so far."""

    @property
    def may_learn_anew(self) -> bool:
        """Whether another template is likely to take its place before the run ends."""

    @property
    def furniture(self) -> Shared:
        """What the pages of the run have in common."""

    def with_tdm_file(self, rights: dict[str, Any], url: str) -> dict[str, Any]:
        """What a page asks of robots, with what its host's tdmrep.json says of it."""

    def job(self, item: Fetched) -> Job:
        """The store's job for an item: links found on it, refusals, what the site file says."""

    def is_awaited(self, item: Fetched) -> bool:
        """Whether the crawl cannot go on before this item is committed, so that its batch must not wait for more."""

    def committed(self, item: Fetched) -> None:
        """Called on the event loop once the item's transaction is committed."""

    def failed(self, item: Fetched, error: BaseException) -> None:
        """Called on the event loop when the item could not be stored."""


class Services:
    """One archive's writer, WARC file and workers in this process. Obtain with `Services.open`, give back with `close`."""

    _by_path: ClassVar[dict[Path, Services]] = {}

    def __init__(self, db: Path, workers: int | None = None) -> None:
        self.db = db
        self.folder = captures_folder(db)
        self.sites: dict[str, Site] = {}
        self.runs: dict[int, RunOfSite] = {}
        self.writer = Writer(db, sync=self._sync)
        self._captures: CaptureWriter | None = None
        self.pool = WorkerPool(workers or os.cpu_count() or 2)
        self._uncommitted = 0
        self._room = asyncio.Event()
        self._room.set()
        self._ended: deque[tuple[RunOfSite, Fetched, Future[Fetched]]] = deque()
        """Items whose transactions ended, and of which their runs are to be told."""
        self._woken = False
        """Whether the event loop is about to do so."""
        self.bodies = Bodies(lambda: len(self.runs))
        self._linking = False
        self._rested = 0.0
        """When some may be linked again."""
        self._fault: BaseException | None = None
        """What linking came upon while the crawl went on."""
        self._is_over = False
        self._turn = threading.Lock()
        """Articles are linked by one at a time."""

    @classmethod
    def open(cls, db: str | Path, workers: int | None = None) -> Services:
        """The services of this archive, made on first use.

        Raises:
            ArchiveError: the archive cannot be opened or written.
        """
        path = Path(db).resolve()
        if path not in cls._by_path:
            cls._by_path[path] = cls(path, workers)
        return cls._by_path[path]

    @classmethod
    def is_open(cls, db: str | Path) -> bool:
        """Whether somebody in this process opened this archive before and will close it."""
        return Path(db).resolve() in cls._by_path

    @classmethod
    def of(cls, db: str | Path) -> Services:
        """The services that were opened for this archive before."""
        return cls._by_path[Path(db).resolve()]

    @classmethod
    def close_all(cls) -> None:
        """Commit what waits, close the WARC files, end the workers."""
        for path in list(cls._by_path):
            cls._by_path.pop(path).close()

    @classmethod
    def forget(cls, services: Services) -> None:
        """Take closed services out of the books."""
        cls._by_path.pop(services.db, None)

    def close(self) -> None:
        """Commit what waits, close the WARC file, end the workers."""
        self._is_over = True
        self.pool.close()
        with self._turn:
            # Whoever links articles finds the workers ended, and stops.
            pass
        try:
            if self._captures is not None and not self.writer.failed:
                self.writer.before(self._captures.close).result()
        finally:
            self.writer.close()

    def hold(self, item: Fetched) -> None:
        """The item's body is in memory from now on."""
        self.bodies.of(item.site).keep(len(item.body) + len(item.rendered or b""))

    def let_go(self, item: Fetched) -> None:
        """The item's body is needed no longer: it stands in the WARC file, or the item failed."""
        size = len(item.body) + len(item.rendered or b"")
        item.let_go()
        self.bodies.of(item.site).let_go(size)

    def read(self, capture: Capture, site: Site, state: State) -> Future[Reading]:
        """One reading, made in a worker process under its time limit. A listing is read also where a site's pages are not."""
        return self.pool.submit("newsarchive.line:read", capture, site, state, group=site.id, needed=capture.kind == "listing")

    def compare(self, before: Capture, now: Capture, text: str, shared: frozenset[int], group: str) -> Future[tuple[str, ...] | None]:
        """Two captures of one page side by side, in a worker process (newsarchive.rechecking)."""
        return self.pool.submit("newsarchive.rechecking:compare", before, now, text, shared, group=group)

    async def link(self, most: int) -> None:
        """Link the articles that may say one text, at most so many of them.

        Raises:
            Exception: what linking came upon, also while the crawl went on.
        """
        if self._fault is not None:
            raise self._fault
        await asyncio.to_thread(self._link, linking.settle, most)

    def _link(self, link: Callable[..., T], *arguments: Any) -> T:
        with self._turn:
            if self._is_over:
                raise WorkerError("the workers were closed", Outcome.READ_FAILED)
            return link(self._ask, linking.by_workers(self.pool.submit, lambda: self._is_over), *arguments)

    def _ask(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        return self.writer.call(function, *args, **kwargs).result()

    def _link_some(self) -> None:
        """Link some of the articles that were stored last, while the crawl waits for answers; all that is left when it ends."""
        if self._linking or self._uncommitted or self._is_over or self._fault is not None:
            return
        self._linking = True
        loop = asyncio.get_running_loop()
        loop.call_later(max(0.0, self._rested - time.monotonic()), self._begin_to_link, loop)

    def _begin_to_link(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._is_over:
            loop.run_in_executor(None, self._link, self._some).add_done_callback(self._linked)

    def _some(self, *of: Any) -> bool:
        begun = time.monotonic()
        try:
            return linking.settle_some(*of)
        finally:
            self._rested = time.monotonic() + RESTS * (time.monotonic() - begun)

    def _linked(self, done: asyncio.Future[bool]) -> None:
        self._linking = False
        if done.cancelled() or self._is_over:
            return
        self._fault = done.exception()
        if self._fault is None and done.result():
            self._link_some()

    async def keep(self, item: Fetched, *, whole: bool) -> None:
        """Capture and store an answer that walks no pipelines; one that has the bytes of an earlier capture only names that.

        Args:
            whole: keep the bytes all the same.
        """
        if not whole:
            item.repeats = await self._identical(item)
        item.record = await asyncio.wrap_future(self.capture(item))
        await self.store(item)

    async def _identical(self, item: Fetched) -> Repeat | None:
        """The earlier capture that an answer repeats byte for byte, where that can be read back."""
        found = await self.call(rechecks.identical, item)
        if found is None:
            return None
        fault = await asyncio.to_thread(verify_record, self.folder, found.earlier.ref)
        return found if fault is None else None

    def capture(self, item: Fetched) -> Future[RecordRef]:
        """Append the item's answer to this process's WARC file; done on the writer's thread, before the item's commit."""
        return self.writer.before(self._append, item)

    async def call(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run a function of archive/ with the writer's connection in a transaction of its own, off the event loop."""
        return await asyncio.wrap_future(self.writer.call(function, *args, **kwargs))

    async def store(self, item: Fetched) -> None:
        """Queue the item for the next batch. Returns at once unless MAX_UNCOMMITTED items wait."""
        run = self.runs[item.crawl]
        await self._room.wait()
        self._uncommitted += 1
        if self._uncommitted >= MAX_UNCOMMITTED:
            self._room.clear()
        loop = asyncio.get_running_loop()

        def ended(future: Future[Fetched]) -> None:
            # The loop is woken once for a batch, not once for each of its items.
            self._ended.append((run, item, future))
            if not self._woken:
                self._woken = True
                loop.call_soon_threadsafe(self._settle)

        self.writer.put(run.job(item), now=run.is_awaited(item)).add_done_callback(ended)

    def _settle(self) -> None:
        """Tell a run of an item whose transaction ended, and go on with the next one."""
        self._woken = False
        if not self._ended:
            return
        run, item, future = self._ended.popleft()
        if self._ended:
            self._woken = True
            asyncio.get_running_loop().call_soon(self._settle)
        self._uncommitted -= 1
        self._room.set()
        error = future.exception()
        if error is None:
            run.committed(item)
            self._link_some()
        else:
            run.failed(item, error)

    def _append(self, item: Fetched) -> RecordRef:
        if self._captures is None:
            write_readme(self.folder)
            self._captures = CaptureWriter(self.folder)
        return self._captures.append(item)

    def _sync(self) -> None:
        if self._captures is not None:
            self._captures.sync()
