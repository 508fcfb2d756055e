"""Every answer leaves with a named outcome, or as an article."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.items import Earlier, Fetched, Link, Outcome, Reading, RecordRef, Repeat
from newsarchive.outcomes import judge

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def answered(status: int, **more: Any) -> Fetched:
    return Fetched(
        site="demo", crawl=1, row=1, url="http://h.example/1", kind=more.pop("kind", "article"), requested_at=NOW,
        received_at=NOW, status=status, **more,
    )


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, Outcome.GONE), (410, Outcome.GONE), (403, Outcome.CLIENT_ERROR), (500, Outcome.SERVER_ERROR),
        (502, Outcome.SERVER_ERROR), (429, Outcome.THROTTLED), (503, Outcome.SERVER_ERROR), (301, Outcome.CLIENT_ERROR),
        (204, Outcome.NO_TEXT), (999, Outcome.SERVER_ERROR), (100, Outcome.NO_TEXT),
    ],
)  # fmt: skip
def test_a_status_names_its_outcome(status: int, outcome: Outcome) -> None:
    named, reason = judge(answered(status))
    assert named is outcome
    assert reason


def test_a_503_that_asks_us_to_wait_is_throttled_and_says_how_long() -> None:
    assert judge(answered(503, retry_after=30.0)) == (Outcome.THROTTLED, "status 503, asked us to wait 30 s")


def test_a_redirect_names_its_target() -> None:
    named, reason = judge(answered(302, redirect_to="http://h.example/2"))
    assert named is Outcome.REDIRECTED
    assert "http://h.example/2" in str(reason)


def test_an_article_passes_without_an_outcome() -> None:
    assert judge(answered(200, reading=Reading(capture_id="", url="u", title="t", text="x"))) == (None, None)


def test_an_article_cut_off_in_transit_is_incomplete() -> None:
    item = answered(200, reading=Reading(capture_id="", url="u", title="t", text="x"), flags=("truncated",))
    assert judge(item)[0] is Outcome.INCOMPLETE


def test_what_we_cut_off_is_never_an_article_whatever_was_read_of_it() -> None:
    body = b"<p>text</p>"
    large = answered(200, body=body, flags=("truncated", "over_limit"), headers=(("Content-Length", "30003131"),))
    assert judge(large) == (Outcome.TOO_BIG, "it has 30,003,131 bytes; the first 11 are kept")
    endless = answered(200, body=body, flags=("truncated", "over_limit"), reading=Reading(capture_id="", url="u", title="t", text="x"))
    assert judge(endless) == (Outcome.TOO_BIG, "it has more than 11 bytes; the first 11 are kept")
    for lie in ("-5", "9" * 5000, "\u0661", "7"):
        assert judge(answered(200, body=body, flags=("truncated", "over_limit"), headers=(("content-length", lie),)))[1] == (
            "it has more than 11 bytes; the first 11 are kept"
        )
    late = answered(200, body=body, flags=("truncated", "out_of_time"), kind="listing")
    assert judge(late) == (Outcome.TIMEOUT, "no complete answer in time; the 11 bytes that came are kept")


def test_an_address_that_is_gone_is_gone_however_large_the_page_that_says_so() -> None:
    assert judge(answered(410, body=b"x", flags=("truncated", "over_limit")))[0] is Outcome.GONE


def test_a_listing_is_listed_with_the_number_of_its_links() -> None:
    links = [Link(url="http://h.example/1", kind="article", position=0, source="listing")]
    assert judge(answered(200, kind="listing", reading=Reading(capture_id="", url="u", links=links))) == (Outcome.LISTED, "1 links")


def test_what_reading_found_to_be_no_article_keeps_its_reason() -> None:
    reading = Reading(capture_id="", url="u", outcome=Outcome.SOFT_404, reason="it says: page not found")
    assert judge(answered(200, reading=reading)) == (Outcome.SOFT_404, "it says: page not found")


def test_robots_txt_is_named_whatever_its_status() -> None:
    assert judge(answered(404, kind="robots"))[0] is Outcome.ROBOTS_READ


def test_a_page_that_was_not_rendered_in_full_is_asked_again_whatever_it_looks_like() -> None:
    reading = Reading(capture_id="", url="u", title="t", text="x")
    named, reason = judge(answered(200, reading=reading, rendered=b"<p>x", unrendered="its scripts did not get 1 of what they asked for"))
    assert named is Outcome.INCOMPLETE
    assert "did not get" in str(reason)
    assert judge(answered(404, unrendered="x"))[0] is Outcome.GONE


HELD = Repeat(
    earlier=Earlier(
        ref=RecordRef(
            capture_id="c", file="f", offset=0, length=9, record_type="response", payload_sha256="", block_sha256="",
        ), url="http://h.example/1", fetched_at="2026-01-01T08:00:00.000Z",
    ), how="not_modified",
)  # fmt: skip


def test_a_304_says_something_only_of_what_is_held() -> None:
    links = [Link(url="http://h.example/1", kind="article", position=0, source="feed")]
    assert judge(answered(304, repeats=HELD)) == (None, None)
    named = judge(answered(304, repeats=HELD, kind="listing", reading=Reading(capture_id="", url="u", links=links)))
    assert named == (Outcome.LISTED, "1 links, as when it was fetched at 2026-01-01T08:00:00Z")
    assert judge(answered(304))[0] is Outcome.SERVER_ERROR, "nobody asked on a condition: it is asked again"
