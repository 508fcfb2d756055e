"""Bodies that are cut off: what came of one that is larger than is taken, or that does not end in time, is an answer all the same."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import _ResponseReader, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web.client import Response as TxResponse

from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT

T = TypeVar("T")


class CuttingAgent(_ScrapyAgent):
    """Sends one request whose answer may be cut off (Scrapy's own gives none then, whatever had come).

    The answer's flags say it: OVER_LIMIT, as soon as one byte more came than is taken; OUT_OF_TIME, where the time limit of the request
    passed and something of the body was there.
    """

    def _cb_bodyready(self, txresponse: TxResponse, request: Request) -> Any:
        length: Any = txresponse.length
        if length == 0:
            return super()._cb_bodyready(txresponse, request)
        limit = request.meta.get("download_maxsize", self._maxsize)
        finished: Deferred[Any] = Deferred(partial(_end, txresponse))
        txresponse.deliverBody(_FirstBytes(finished, txresponse, request, limit, self._crawler))  # type: ignore[no-untyped-call]
        self._txresponse = txresponse
        return finished

    def _cb_timeout(self, result: T, request: Request, url: str, timeout: float) -> T:
        if isinstance(result, Response) and OUT_OF_TIME in result.flags:
            timer: Any = self._timeout_cl
            if timer.active():
                timer.cancel()
            return result
        return super()._cb_timeout(result, request, url, timeout)


def _end(txresponse: TxResponse, finished: Deferred[Any]) -> None:
    """Called when the time is over: give what is there."""
    reader = txresponse._bodyProtocol
    if isinstance(reader, _FirstBytes):
        reader.cut(OUT_OF_TIME)


class _FirstBytes(_ResponseReader):
    """Receives a body as far as it may."""

    def __init__(self, finished: Deferred[Any], txresponse: TxResponse, request: Request, limit: int, crawler: Crawler) -> None:
        super().__init__(finished, txresponse, request, 0, 0, False, crawler)
        self._limit = limit

    def dataReceived(self, data: bytes) -> None:
        room = self._limit - self._bytes_received
        super().dataReceived(data if len(data) <= room else data[:room])
        if len(data) > room:
            self.cut(OVER_LIMIT)

    def cut(self, flag: str) -> None:
        """Take no more; what came is the answer, unless nothing did."""
        if self._finished.called:
            return
        assert self.transport is not None
        producer = self.transport._producer
        if self._bytes_received:
            self._finish_response(flags=[flag])
        # Not closed but broken off: whoever sends without an end would do so until the connection is gone.
        producer.abortConnection()
