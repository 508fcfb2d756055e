"""What the pages of a crawl have in common: by it a recheck tells furniture from what a page says for itself."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Collection
from typing import TYPE_CHECKING

from newsarchive.archive import rechecks
from newsarchive.pages.recheck import OTHERS

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

REMEMBERED = 200
"""Pages of a crawl whose blocks are remembered, the last ones."""
PLENTY = 12
"""Pages from which on none more is waited for."""
MOST_WAITING = 8
LONGEST_WAIT = 60.0
"""Seconds that an answer waits for other pages."""
LOOK_AGAIN = 0.2


class Furniture:
    """The blocks of a crawl's pages, counted. One object a run; only used on its event loop."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.wanted = False
        """Whether the marks of pages are needed: the site has articles that may be fetched again."""
        self.pages = 0
        self._counts: Counter[int] = Counter()
        self._last: deque[tuple[int, frozenset[int]]] = deque()
        self._waiting: set[int] = set()

    async def begin(self) -> None:
        """Find out whether there is anything that may be fetched again."""
        if self.run.site.crawl.keep_rechecks != "all":
            self.wanted = await self.run.services.call(rechecks.has_articles, self.run.site.id)

    def add(self, row: int, marks: Collection[int]) -> None:
        """Count the blocks of a page, once for each row of the frontier."""
        if not marks or any(known == row for known, _ in self._last):
            return
        own = frozenset(marks)
        self._last.append((row, own))
        self._counts.update(own)
        self.pages += 1
        if len(self._last) > REMEMBERED:
            _, old = self._last.popleft()
            self._counts.subtract(old)
            if self.pages % REMEMBERED == 0:
                self._counts = +self._counts

    def shared(self, row: int, marks: Collection[int]) -> frozenset[int]:
        """Those of a page's marks that enough other pages have."""
        own = 1 if any(known == row for known, _ in self._last) else 0
        return frozenset(mark for mark in marks if self._counts[mark] - own >= OTHERS)

    async def more(self, row: int, seen: int) -> bool:
        """Wait until a few more pages were read than the `seen` ones; False where none will be, or those were enough."""
        if seen > PLENTY or len(self._waiting) >= MOST_WAITING or row in self.run.left.alone:
            return False
        goal, until = seen + OTHERS, time.monotonic() + LONGEST_WAIT
        self._waiting.add(row)
        try:
            while self.pages < goal and time.monotonic() < until and not self._is_drained():
                await asyncio.sleep(LOOK_AGAIN)
        finally:
            self._waiting.discard(row)
        return self.pages > seen

    def _is_drained(self) -> bool:
        """Whether all that is under way waits for others."""
        return self.run.is_stopping() or self.run.leased.keys() <= self._waiting
