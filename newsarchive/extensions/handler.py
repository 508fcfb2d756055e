"""The only place that touches the network: Scrapy's HTTP handler behind the guard, in each host's pace, marking what is really
under way."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.interfaces import IAddress
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import BODY, HEADER, STATUS, HTTP11ClientProtocol

from newsarchive.archive.frontier import authority_of
from newsarchive.bodies import Share
from newsarchive.extensions.certificates import completing
from newsarchive.extensions.cutting import CuttingAgent
from newsarchive.extensions.guard import check_url
from newsarchive.extensions.pace import PACE

MAX_HEAD = 1024 * 1024
"""Bytes of one answer's status line and headers. Twisted bounds the single line (16 KB) and not their number."""


class HeadTooBig(Exception):
    """The headers of an answer do not end. Raised here, named by spiders.answers."""


class GuardedHandler(HTTP11DownloadHandler):
    """Checks the address again at the last moment, keeps what arrives within bounds, and tells the run that this row's request
    leaves now.

    The request's meta may hold `bodies`, the site's share of what may be in memory; `under_way`, a function without
    arguments, called right before the request is sent; and `keeps_cut`, whether what came of a body that is too large, or late, is
    an answer (extensions.cutting) and no failure.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if crawler.settings["NEWSARCHIVE_CERTIFICATES"]:
            self._contextFactory = completing(crawler, crawler.settings["NEWSARCHIVE_CERTIFICATES"])
        self.share: Share | None = None
        self.delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.slows_down = crawler.settings.getbool("NEWSARCHIVE_SLOW_DOWN", True)
        self._pool._factory = partial(_BoundedFactory, self)  # type: ignore[assignment]

    async def download_request(self, request: Request) -> Response:
        """Send the request; raises Refused for what the guard forbids."""
        check_url(request.url)
        if "bodies" in request.meta:
            self.share = request.meta["bodies"]
            await self.share.room()
        host = authority_of(request.url)
        await PACE.turn(host, self.delay, partial(self._wanted, request), part=bool(request.meta.get("part")))
        mark: Callable[[], None] | None = request.meta.get("under_way")
        if mark is not None:
            mark()
        begun = time.monotonic()
        response = await (self._download_cutting(request) if request.meta.get("keeps_cut") else super().download_request(request))
        if self.slows_down:
            PACE.answered(
                host, self.delay, response.status, request.meta.get("download_latency", time.monotonic() - begun),
                said_when="Retry-After" in response.headers,
            )
        return response

    async def _download_cutting(self, request: Request) -> Response:
        """The answer, also where it was cut off."""
        agent = CuttingAgent(
            contextFactory=self._contextFactory, bindAddress=self._bind_address, pool=self._pool, maxsize=self._default_maxsize,
            crawler=self._crawler,
        )
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(agent.download_request(request))

    def _wanted(self, request: Request) -> None:
        """Raises where a request that waits for its turn is not to be sent any more."""
        run = request.meta.get("run")
        if run is not None:
            run.may_leave(request.url, onward=any(request.meta.get(name) for name in ("hops", "robots", "part")))


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives an answer up whose headers are larger than MAX_HEAD, and waits with a body while the site holds too much."""

    handler: GuardedHandler
    _head = 0

    def dataReceived(self, data: bytes) -> None:
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        state = self._parser.state if self._parser is not None else None
        self._head = self._head + len(data) if state in {STATUS, HEADER} else 0
        if self._head > MAX_HEAD:
            self._giveUp(Failure(HeadTooBig(f"more than {MAX_HEAD:,} bytes of headers")))  # type: ignore[no-untyped-call]
        share = self.handler.share
        if share is not None and self.transport is not None:
            if state == BODY:
                share.arrived(self, len(data), self.transport)
            else:
                share.ended(self)

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        if self.handler.share is not None:
            self.handler.share.ended(self)
        super().connectionLost(reason)  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes the connections of the pool."""

    def __init__(self, handler: GuardedHandler, quiescent: Callable[[HTTP11ClientProtocol], None], metadata: str) -> None:
        super().__init__(quiescent, metadata)  # type: ignore[no-untyped-call]
        self._handler = handler

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:
        protocol = _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
        protocol.handler = self._handler
        return protocol
