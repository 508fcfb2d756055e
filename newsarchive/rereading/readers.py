"""Worker processes that read captures in chunks, in their order: a chunk that fails is read page by page, so that one page that hangs or
kills its worker costs no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from newsarchive.errors import WorkerError
from newsarchive.items import Reading
from newsarchive.rereading.work import Task, Unread
from newsarchive.sites.model import Site
from newsarchive.workers.pool import WorkerPool

T = TypeVar("T")

CHUNK = 8
"""Captures a worker is given at once."""
AHEAD = 8
"""Chunks for each worker that are handed in before the first of them is waited for: enough to read while a batch of readings is stored."""
READ, READ_WHOLE = "newsarchive.rereading.work:read_all", "newsarchive.rereading.work:read_whole"


class Readers:
    """The workers of one re-reading.

    Args:
        folder: the captures folder.
        jobs: worker processes.
    """

    def __init__(self, folder: Path, jobs: int) -> None:
        self.folder = folder
        self._jobs = jobs
        self._started: WorkerPool | None = None
        self._warm = ""

    def _pool(self, site: Site) -> WorkerPool:
        """The workers, started when the first page is to be read; what this site's pages need is loaded before one of them is timed."""
        pool = self._workers()
        if self._warm != site.id:
            pool.warm_up("newsarchive.line:warm_up", site)
            pool.warm().result()
            self._warm = site.id
        return pool

    def _workers(self) -> WorkerPool:
        if self._started is None:
            self._started = WorkerPool(self._jobs)
        return self._started

    def submit(self, function: str, *arguments: Any, group: str, needed: bool) -> Future[Any]:
        """Have a worker run a function (WorkerPool.submit)."""
        return self._workers().submit(function, *arguments, group=group, needed=needed)

    def close(self) -> None:
        """End the workers."""
        if self._started is not None:
            self._started.close()

    def learn(self, site: Site, samples: list[dict[str, Any]], known: dict[str, Any] | None) -> dict[str, Any] | None:
        """What samples teach of a site's pages (line.learn).

        Raises:
            WorkerError: that took too long, or failed.
        """
        learned: dict[str, Any] | None = self._pool(site).submit(
            "newsarchive.line:learn", samples, known, group=site.id, needed=True
        ).result()
        return learned

    def each(
        self, site: Site, template: dict[str, Any] | None, wanted: Iterable[tuple[T, Task]]
    ) -> Iterator[tuple[T, Reading | Unread]]:
        """Read captures of one site; gives each with what it was wanted for, in their order. Only a few are in memory at once."""
        return self._each(READ, site, template, wanted)

    def each_whole(
        self, site: Site, template: dict[str, Any] | None, wanted: Iterable[tuple[T, Task]]
    ) -> Iterator[tuple[T, tuple[Reading, tuple[str, ...]] | Unread]]:
        """The same with the links of each page, and what the HTTP client had remarked."""
        return self._each(READ_WHOLE, site, template, wanted)

    def _each(
        self, function: str, site: Site, template: dict[str, Any] | None, wanted: Iterable[tuple[T, Task]]
    ) -> Iterator[tuple[T, Any]]:
        left = iter(wanted)
        under_way: deque[tuple[list[tuple[T, Task]], Future[list[Any]]]] = deque()

        def submit(tasks: list[Task]) -> Future[list[Any]]:
            return self._pool(site).submit(function, self.folder, site, template, tasks, group=site.id, needed=True)

        while True:
            chunk = list(islice(left, CHUNK))
            if chunk:
                under_way.append((chunk, submit([task for _, task in chunk])))
            if not under_way:
                return
            if not chunk or len(under_way) > AHEAD * self._jobs:
                chunk, future = under_way.popleft()
                yield from zip((one for one, _ in chunk), _result([task for _, task in chunk], future, submit), strict=True)


def _result(tasks: list[Task], future: Future[list[Any]], submit: Callable[[list[Task]], Future[list[Any]]]) -> list[Any]:
    """What a chunk came to; where it failed, each of its pages alone."""
    try:
        return future.result()
    except WorkerError as error:
        if len(tasks) == 1:
            return [Unread(reason=error.message, outcome=error.outcome)]
    alone = [submit([task]) for task in tasks]
    return [_result([task], one, submit)[0] for task, one in zip(tasks, alone, strict=True)]
