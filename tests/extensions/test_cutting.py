"""What came of a body that is too large, or does not end in time, is an answer that says so; nothing more of it is received."""

from __future__ import annotations

from typing import Any, cast

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web._newclient import Response as TxResponse
from twisted.web._newclient import TransportProxyProducer
from twisted.web.client import ResponseDone
from twisted.web.http_headers import Headers

from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT
from newsarchive.extensions.cutting import CuttingAgent
from newsarchive.spiders.answers import cut_by_us

URL = "http://u.example/1"


class Line(StringTransport):
    """A connection that remembers whether it was broken off."""

    aborted = False

    def abortConnection(self) -> None:
        self.aborted = True


class Download:
    """An answer on its way, of which at most 1,000 bytes are taken."""

    def __init__(self) -> None:
        crawler = get_crawler()
        crawler.spider = crawler._create_spider("news")
        self.agent = CuttingAgent(contextFactory=cast(Any, None), maxsize=1000, crawler=crawler)
        self.agent._timeout_cl = cast(Any, self)
        self.line = Line()
        proxy = TransportProxyProducer(self.line)
        self.answer = TxResponse((b"HTTP", 1, 1), 200, b"OK", Headers({b"Content-Type": [b"text/html"]}), proxy)
        self.request = Request(URL)
        self.got: list[Any] = []
        body: Deferred[Any] = self.agent._cb_bodyready(self.answer, self.request)
        self.done = body.addCallback(self.agent._cb_bodydone, URL)
        self.done.addBoth(self.agent._cb_timeout, self.request, URL, 60)
        self.done.addBoth(self.got.append)

    def active(self) -> bool:
        """Whether the time is not over yet."""
        return not self.late

    late = False

    def cancel(self) -> None:
        """The clock is stopped."""

    def receive(self, data: bytes) -> None:
        self.answer._bodyDataReceived(data)

    def time_passes(self) -> None:
        self.late = True
        self.done.cancel()


def test_a_body_that_is_too_large_gives_its_first_bytes_and_the_connection_is_broken_off() -> None:
    download = Download()
    for _ in range(40):
        download.receive(b"0123456789" * 3)
    (answer,) = download.got
    assert isinstance(answer, Response)
    assert (answer.status, len(answer.body), answer.flags) == (200, 1000, [OVER_LIMIT])
    assert answer.body == (b"0123456789" * 100)
    assert download.line.aborted
    assert cut_by_us(answer) == [OVER_LIMIT]


def test_a_body_of_just_the_limit_is_whole() -> None:
    download = Download()
    download.receive(b"x" * 1000)
    assert download.got == []
    download.answer._bodyDataFinished(Failure(ResponseDone("Response body fully received")))
    (answer,) = download.got
    assert (len(answer.body), answer.flags, download.line.aborted) == (1000, [], False)
    assert cut_by_us(answer) == []


def test_a_body_that_does_not_end_in_time_gives_what_came() -> None:
    download = Download()
    download.receive("<p>жаңалық".encode())
    download.time_passes()
    (answer,) = download.got
    assert isinstance(answer, Response)
    assert (answer.body.decode(), answer.flags, download.line.aborted) == ("<p>жаңалық", [OUT_OF_TIME], True)
    download.receive(b"late")
    assert answer.body.decode() == "<p>жаңалық"


def test_an_answer_without_a_byte_of_its_body_in_time_is_none() -> None:
    download = Download()
    download.time_passes()
    (failure,) = download.got
    assert isinstance(failure, Failure)
    assert "took longer than" in str(failure.value)
    assert download.line.aborted
    assert not isinstance(failure.value, CancelledError)
