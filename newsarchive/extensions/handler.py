"""The only place that touches the network: Scrapy's HTTP handler behind the guard, marking what is really under way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Response

from newsarchive.extensions.guard import check_url


class GuardedHandler(HTTP11DownloadHandler):
    """Checks the address again at the last moment and tells the run that this row's request leaves now.

    The request's meta may hold `room`, awaited until there is room for another body, and `under_way`, a function without
    arguments, called right before the request is sent.
    """

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
