"""What an answer's body and headers say of its end."""

from __future__ import annotations

import pytest
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError
from scrapy.http import Response
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from newsarchive.errors import NO_TLS
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.handler import HeadTooBig
from newsarchive.items import Condition, Earlier, Outcome, RecordRef
from newsarchive.spiders.answers import broke_off, conditions

PAGE = b"<html><body><p>All of it.</p>"


def answered(body: bytes, *flags: str, **headers: str) -> Response:
    return Response("http://u.example/", body=body, flags=list(flags), headers=headers)


@pytest.mark.parametrize("end", [b"</body></html>", b"</body>\n", b"</HTML >\n<!-- served in 3 ms -->"])
def test_a_document_of_unknown_length_with_its_end_is_whole(end: bytes) -> None:
    assert not broke_off(answered(PAGE + end, "partial"))


def test_a_document_of_unknown_length_without_its_end_broke_off() -> None:
    assert broke_off(answered(PAGE, "partial"))


@pytest.mark.parametrize(
    "response",
    [
        answered(PAGE),
        answered(b"<p>A fragment.</p>", "partial"),
        answered(b"\x1f\x8b\x08", "partial", **{"Content-Encoding": "gzip"}),
    ],
)
def test_nothing_is_said_of_announced_lengths_fragments_and_compressed_bodies(response: Response) -> None:
    assert not broke_off(response)


def test_headers_without_an_end_are_too_big_and_a_lost_connection_is_unreachable() -> None:
    def failed(reason: Exception) -> DownloadFailedError:
        error = DownloadFailedError(str(reason))
        error.__cause__ = ResponseFailed([Failure(reason)])
        return error

    assert name_failure(failed(HeadTooBig("much")), "u.example") == (Outcome.TOO_BIG, "much")
    assert name_failure(failed(OSError("reset")), "u.example")[0] is Outcome.UNREACHABLE
    said = "Expected to receive 30003131 bytes which is larger than download max size (10485760) in request <GET http://u.example/>."
    assert name_failure(DownloadCancelledError(said), "u.example") == (
        Outcome.TOO_BIG, "it has 30,003,131 bytes or more; at most 10,485,760 are taken",
    )  # fmt: skip


@pytest.mark.parametrize(("said", "plain"), [("wrong version number", True), ("certificate verify failed", False)])
def test_what_openssl_says_is_told_without_what_is_wrapped_around_it(said: str, plain: bool) -> None:
    error = DownloadFailedError(f"[<twisted.python.failure.Failure OpenSSL.SSL.Error: [('SSL routines', '', '{said}')]>]")
    outcome, reason = name_failure(error, "u.example")
    assert (outcome, NO_TLS in reason, said in reason) == (Outcome.TLS_ERROR, plain, True)
    assert "Failure" not in reason
    lost = "[<twisted.python.failure.Failure twisted.internet.error.ConnectionLost: Connection lost.>]"
    assert name_failure(DownloadFailedError(lost), "u.example") == (Outcome.UNREACHABLE, "ConnectionLost: Connection lost.")


def test_a_request_on_condition_names_what_its_server_called_the_answer_held() -> None:
    held = Earlier(
        ref=RecordRef(capture_id="c", file="f", offset=0, length=9, record_type="response", payload_sha256="", block_sha256=""),
        url="http://u.example/", fetched_at="2026-01-01T08:00:00.000Z",
    )  # fmt: skip
    assert conditions(None) == {}
    assert conditions(Condition(earlier=held, etag='W/"1"', last_modified=None)) == {"If-None-Match": 'W/"1"'}
    both = conditions(Condition(earlier=held, etag='"1"', last_modified="Sun, 01 Feb 2026 10:00:00 GMT"))
    assert both == {"If-None-Match": '"1"', "If-Modified-Since": "Sun, 01 Feb 2026 10:00:00 GMT"}
