"""The only place that touches the network: Scrapy's HTTP handler behind the guard, marking what is really under way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, HTTP11ClientProtocol

from newsarchive.extensions.guard import check_url

MAX_HEAD = 1024 * 1024
"""Bytes of one answer's status line and headers. Twisted bounds the single line (16 KB) and not their number."""


class HeadTooBig(Exception):
    """The headers of an answer do not end. Raised here, named by spiders.answers."""


class GuardedHandler(HTTP11DownloadHandler):
    """Checks the address again at the last moment and tells the run that this row's request leaves now.

    The request's meta may hold `room`, awaited until there is room for another body, and `under_way`, a function without
    arguments, called right before the request is sent.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _BoundedFactory

    async def download_request(self, request: Request) -> Response:
        """Send the request; raises Refused for what the guard forbids."""
        check_url(request.url)
        room: Callable[[], Awaitable[None]] | None = request.meta.get("room")
        if room is not None:
            await room()
        mark: Callable[[], None] | None = request.meta.get("under_way")
        if mark is not None:
            mark()
        return await super().download_request(request)


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives an answer up whose headers are larger than MAX_HEAD."""

    _head = 0

    def dataReceived(self, data: bytes) -> None:
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state not in {STATUS, HEADER}:
            self._head = 0
            return
        self._head += len(data)
        if self._head > MAX_HEAD:
            self._giveUp(Failure(HeadTooBig(f"more than {MAX_HEAD:,} bytes of headers")))  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes the connections of the pool."""

    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
