"""How many bytes of bodies may be in memory at once, of all sites of a process: on their way, being read, not yet in a WARC file.

A site that holds less than its share never waits, so that one with large or slow pages slows only itself. All of it happens on
the event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

MOST_HELD = 24 * 1024 * 1024
"""Bytes above which no further request of a site leaves that holds more than its share of them."""
SMALL = 256 * 1024
"""Bytes up to which a body on its way is never made to wait: nearly all pages are smaller."""
LONGEST_WAIT = 30.0
"""Seconds without any change after which a request leaves all the same: a body that got lost in the books must not stop a crawl."""


class Connection(Protocol):
    """What can be told to wait (a transport of Twisted's)."""

    def pauseProducing(self) -> None:
        """Receive nothing for now."""

    def resumeProducing(self) -> None:
        """Receive again."""


@dataclass
class _Arrival:
    """A body on its way."""

    connection: Connection
    size: int = 0
    waits: bool = False


@dataclass
class Share:
    """What one site holds."""

    books: Bodies
    kept: int = 0
    """Bytes that arrived and are not in a WARC file yet."""
    size: int = 0
    """Bytes in all."""
    arriving: dict[object, _Arrival] = field(default_factory=dict)
    """By whatever receives them, the oldest first."""

    def keep(self, size: int) -> None:
        """A body of this size is in memory from now on."""
        self.kept += size
        self._count(size)

    def let_go(self, size: int) -> None:
        """It is needed no longer."""
        self.kept -= size
        self._count(-size)
        self.books.changed()

    def arrived(self, key: object, size: int, connection: Connection) -> None:
        """A part of a body arrived; the connection is made to wait where the site holds too much."""
        one = self.arriving.setdefault(key, _Arrival(connection))
        one.size += size
        self._count(size)
        if not one.waits and self._must_wait(key, one):
            one.waits = True
            connection.pauseProducing()

    def ended(self, key: object) -> None:
        """Nothing more of this body will arrive."""
        one = self.arriving.pop(key, None)
        if one is not None:
            self._count(-one.size)
            self.books.changed()

    def is_over(self) -> bool:
        """Whether the site holds more than its share while all together hold too much."""
        return self.books.size > MOST_HELD and self.size > MOST_HELD // max(self.books.sites(), 1)

    def resume(self) -> None:
        """Let those connections go on that need not wait any more."""
        for key, one in self.arriving.items():
            if one.waits and not self._must_wait(key, one):
                one.waits = False
                one.connection.resumeProducing()

    def _must_wait(self, key: object, one: _Arrival) -> bool:
        if one.size <= SMALL or not self.is_over():
            return False
        # Where nothing of the site can be let go meanwhile, its oldest body must come to its end.
        oldest = next(other for other, arrival in self.arriving.items() if arrival.size > SMALL)
        return self.kept > 0 or key is not oldest

    def _count(self, size: int) -> None:
        self.size += size
        self.books.size += size

    async def room(self) -> None:
        """Wait until another request of the site may leave."""
        while self.is_over():
            if not await self.books.change():
                return


class Bodies:
    """The books of a process.

    Args:
        sites: how many sites are crawled at the moment.
    """

    def __init__(self, sites: Callable[[], int]) -> None:
        self.sites = sites
        self.size = 0
        """Bytes of all sites."""
        self._shares: dict[str, Share] = {}
        self._changed = asyncio.Event()

    def of(self, site: str) -> Share:
        """A site's share."""
        return self._shares.setdefault(site, Share(self))

    def changed(self) -> None:
        """Something was let go: whoever waits looks again."""
        for share in self._shares.values():
            share.resume()
        self._changed.set()

    async def change(self) -> bool:
        """Wait until something is let go; False where nothing was for LONGEST_WAIT."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), LONGEST_WAIT)
        except TimeoutError:
            return False
        return True
