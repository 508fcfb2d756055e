"""ETag and Last-Modified are kept with what they were sent with, sent again while that is held, and not believed for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from newsarchive.archive import frontier, validators
from newsarchive.archive.database import transaction
from newsarchive.items import Condition, Fetched, Outcome, Repeat
from tests.archive.made import LONG, NOON, Feed, found, url_of

DAY = "Sun, 01 Feb 2026 10:00:00 GMT"
HEADERS = (("ETag", '"қ1"'.encode().decode("latin-1")), ("Last-Modified", DAY))
LISTING = "http://u.example/news"


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("ETag", '"abc"', True), ("etag", 'W/"abc"', True), ("ETag", "abc-123", True), ("ETag", '"a"\r\nX: y', False), ("ETag", "", False),
        ("ETag", '"' + "a" * 300 + '"', False), ("ETag", "a, b", False), ("Last-Modified", DAY, True),
        ("Last-Modified", "Sun, 01 Mar 2026 11:59:30 GMT", False), ("Last-Modified", "Mon, 01 Mar 2027 12:00:00 GMT", False),
        ("Last-Modified", "yesterday", False), ("Last-Modified", "Sun, 99 Feb 2026 10:00:00 GMT", False), ("Date", DAY, False),
        ("Last-Modified", DAY + "x" * 5000, False),
    ],
)  # fmt: skip
def test_what_can_be_sent_again_is_kept(name: str, value: str, kept: bool) -> None:
    assert (validators.of_headers([(name, value)], NOON) is not None) is kept


def ask(feed: Feed, url: str) -> Condition | None:
    """The condition that this crawl asks an address on."""
    row = feed.row(url, kind="listing" if url == LISTING else "article")
    with transaction(feed.connection):
        feed.connection.execute("UPDATE frontier SET lease = NULL")
        leased = frontier.lease(feed.connection, feed.site, feed.crawl, 10, only=[row])
    return leased[0].condition


def not_modified(feed: Feed, condition: Condition | None) -> Fetched:
    """A 304 to a request on this condition."""
    assert condition is not None
    item = feed.item(condition.earlier.url, status=304, body=b"", row=feed.one("SELECT row FROM validators"))
    item.repeats = Repeat(earlier=condition.earlier, how="not_modified")
    assert item.record is not None
    item.record = replace(item.record, record_type="revisit", referred=condition.earlier.ref)
    return item


def test_a_304_is_an_article_seen_again_and_the_fourth_look_is_without_conditions(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS, published="2020-01-01"))
    capture = feed.one("SELECT id FROM captures")
    asked = []
    for _ in range(5):
        feed.next_crawl(200)
        held = ask(feed, url_of(7))
        asked.append(held is not None)
        if held is not None:
            assert (held.etag, held.last_modified, held.earlier.ref.capture_id) == (HEADERS[0][1], DAY, capture)
            assert feed.put(not_modified(feed, held)) is Outcome.NOT_MODIFIED
        else:
            assert feed.put(feed.article(7, headers=HEADERS, published="2020-01-01")) is Outcome.UNCHANGED
            capture = feed.all("SELECT capture FROM validators")[0]
    assert asked == [True, True, True, False, True]
    assert feed.one("SELECT count(*) FROM readings WHERE same_as IS NULL") == 1
    assert feed.one("SELECT last_seen FROM holdings") == feed.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert feed.one("SELECT wait_days FROM frontier") >= 4 * 144, "doubled as by any look that finds it unchanged"


def test_the_record_of_a_304_names_the_capture_it_speaks_of(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    feed.next_crawl()
    item = not_modified(feed, ask(feed, url_of(7)))
    feed.put(item)
    first, second = feed.all("SELECT id, refers_to, status FROM captures ORDER BY fetched_at")
    assert second[1:] == (first[0], 304)


def test_an_article_that_was_gone_is_back_when_its_server_says_that_it_did_not_change(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS, published="2020-01-01"))
    feed.next_crawl()
    held = ask(feed, url_of(7))
    feed.connection.execute("UPDATE holdings SET gone_at = '2026-03-01T00:00:00.000Z'")
    feed.put(not_modified(feed, held))
    assert feed.one("SELECT gone_at FROM holdings") is None
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new", "returned"]
    assert feed.one("SELECT wait_days FROM frontier") == 1


@pytest.mark.parametrize("outcome", [Outcome.SOFT_404, Outcome.BLOCKED_PAGE, Outcome.NO_TEXT])
def test_what_is_not_read_well_is_not_asked_for_on_conditions(feed: Feed, outcome: Outcome) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    feed.next_crawl()
    feed.put(feed.no_article(url_of(7), outcome, headers=HEADERS))
    assert ask(feed, url_of(7)) is None


def test_a_failure_in_passing_says_nothing_of_what_is_held(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    feed.put(feed.no_article(url_of(7), Outcome.SERVER_ERROR, status=503))
    feed.put(feed.no_article(url_of(7), Outcome.TIMEOUT, status=None))
    assert ask(feed, url_of(7)) is not None


def test_a_shorter_text_that_is_held_back_is_no_condition(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    assert feed.put(feed.article(7, LONG[:60], headers=HEADERS)) is Outcome.HELD
    assert ask(feed, url_of(7)) is None


def test_an_answer_that_was_cut_off_or_erased_is_no_condition(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS, flags=("headers_cut",)))
    assert ask(feed, url_of(7)) is None
    feed.put(feed.article(7, headers=HEADERS))
    assert ask(feed, url_of(7)) is not None
    feed.connection.execute("INSERT INTO tombstones SELECT 'capture', id, '', '' FROM captures")
    assert ask(feed, url_of(7)) is None


def test_what_a_check_found_damaged_is_fetched_whole(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    feed.put(feed.article(8, LONG + "8", headers=HEADERS))
    capture = feed.one("SELECT capture FROM validators ORDER BY row LIMIT 1")
    finding = f"a b.warc.gz at 900 {capture}: it does not match its digest"
    feed.connection.execute(
        "INSERT INTO events(at, kind, detail) VALUES ('', 'damaged', ?)", (json.dumps({"count": 1, "found": [finding]}),)
    )
    asked = [ask(feed, url) is not None for url in (url_of(7), url_of(8))]
    assert asked == [False, True]


def test_a_site_that_calls_a_changed_article_by_its_old_name_is_not_asked_by_names_any_more(feed: Feed) -> None:
    feed.put(feed.article(7, headers=HEADERS))
    feed.put(feed.article(8, LONG + "8", headers=HEADERS))
    feed.next_crawl()
    assert feed.put(feed.article(7, LONG + "corrected", headers=(("ETag", '"2"'), HEADERS[1]))) is Outcome.CHANGED
    assert ask(feed, url_of(8)) is not None, "another ETag, though the same Last-Modified"
    assert feed.put(feed.article(7, LONG + "corrected twice", headers=(("ETag", '"2"'),))) is Outcome.CHANGED
    assert ask(feed, url_of(8)) is None
    assert feed.all("SELECT site, url FROM validators_distrusted") == [(feed.site, url_of(7))]
    late = NOON - timedelta(days=365)
    feed.connection.execute("UPDATE validators_distrusted SET since = ?", (late.isoformat(),))
    assert ask(feed, url_of(8)) is not None, "half a year later it is tried again"


def test_so_is_one_that_hides_new_articles_behind_the_name_of_an_old_listing(feed: Feed) -> None:
    from newsarchive.archive.store import Job

    def listed(*numbers: int) -> None:
        item = feed.item(LISTING, kind="listing", outcome=Outcome.LISTED, reason="", headers=HEADERS)
        feed.store(Job(item=item, discovered=[found(url_of(number)) for number in numbers]))

    listed(1, 2)
    assert ask(feed, LISTING) is not None
    listed(1, 2)
    assert ask(feed, LISTING) is not None
    listed(1, 2, 3)
    assert ask(feed, LISTING) is None
