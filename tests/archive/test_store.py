"""A batch is one transaction; every item ends in an outcome, in the ledger and in the frontier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsarchive.archive import frontier
from newsarchive.archive.seals import SealingConnection
from newsarchive.archive.store import Job
from newsarchive.items import Fetched, Outcome
from tests.archive.made import LONG, Feed, dated, found, url_of


def test_a_new_article_is_stored_and_shown_and_found(feed: Feed) -> None:
    assert feed.put(feed.article(7)) is Outcome.STORED
    assert feed.all("SELECT id, title, version, version_count FROM articles") == [("demo-en-7", "A title", 1, 1)]
    assert feed.all("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'library'") == [1]
    assert feed.all("SELECT kind FROM events ORDER BY id") == ["new"]


def test_the_ledger_names_the_capture_the_outcome_and_the_links(feed: Feed) -> None:
    links = [found(url_of(number)) for number in (1, 2, 2)]
    feed.listing("http://u.example/news", *links)
    feed.listing("http://u.example/news?page=2", *links)
    assert feed.all("SELECT outcome, final, links_found, links_new, capture IS NOT NULL FROM fetches") == [
        ("listed", 1, 2, 2, 1), ("listed", 1, 2, 0, 1),
    ]  # fmt: skip


def test_a_batch_may_hold_one_article_twice(feed: Feed) -> None:
    first, second = feed.article(7), feed.article(7, LONG + "And one more thing.")
    feed.store(first, second)
    assert (first.outcome, second.outcome) == (Outcome.STORED, Outcome.CHANGED)


def test_a_batch_that_fails_leaves_nothing(feed: Feed) -> None:
    good, bad = feed.article(7), replace(feed.article(8), crawl=999)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        feed.store(good, bad)
    assert feed.one("SELECT count(*) FROM articles") == 0
    assert feed.one("SELECT count(*) FROM fetches") == 0


def test_an_item_that_cannot_be_stored_is_settled_alone(feed: Feed, caplog: pytest.LogCaptureFixture) -> None:
    good, bad = feed.article(7), feed.article(8)
    assert bad.reading is not None
    bad.reading.tags = [object()]  # type: ignore[list-item]
    assert isinstance(feed.connection, SealingConnection)
    feed.connection.memories["what"] = "may tell of what was taken back"
    feed.store(Job(item=bad, discovered=[found(url_of(9))]), Job(item=good))
    assert (good.outcome, bad.outcome) == (Outcome.STORED, Outcome.READ_FAILED)
    assert feed.all("SELECT url FROM articles") == [good.url]
    assert feed.one("SELECT outcome FROM fetches WHERE url = ?", bad.url) == "read_failed"
    assert feed.one("SELECT count(*) FROM captures WHERE url = ?", bad.url) == 1
    assert "TypeError" in str(bad.reason)
    assert bad.url in caplog.text
    assert "what" not in feed.connection.memories


def test_lone_surrogates_are_stored_as_the_replacement_character(feed: Feed) -> None:
    item = feed.article(7, title="half a \ud83d letter", authors=["\udc00"], published_raw="\ud800")
    links = [found(url_of(9) + "\ud800"), found(url_of(10), spelling=url_of(10) + "?\udfff")]
    assert feed.put(item, discovered=links) is Outcome.STORED
    assert feed.all("SELECT title, authors FROM articles") == [("half a \ufffd letter", '["\ufffd"]')]
    assert feed.all("SELECT outcome FROM refused") == ["out_of_scope"]
    assert feed.all("SELECT url FROM spellings") == [url_of(10) + "?\ufffd"]


def test_a_number_longer_than_any_integer_is_no_number(feed: Feed) -> None:
    huge = 10**40
    assert feed.put(feed.article(7), discovered=[found(url_of(8), number=huge)]) is Outcome.STORED
    item = feed.article(9, LONG + "Nine.")
    assert item.reading is not None
    item.reading.number = huge
    assert feed.put(item) is Outcome.STORED
    assert feed.all("SELECT number FROM holdings") == [7, None]
    assert feed.one("SELECT number FROM frontier WHERE url = ?", url_of(8)) is None


def test_a_passing_failure_waits_and_is_final_the_third_time(feed: Feed) -> None:
    url = url_of(7)
    finals = []
    for _ in range(3):
        feed.put(feed.item(url, row=feed.one("SELECT id FROM frontier") or feed.row(url), status=None, outcome=Outcome.TIMEOUT))
        finals.append(feed.one("SELECT final FROM fetches ORDER BY id DESC"))
    assert finals == [0, 0, 1]
    assert feed.all("SELECT state, outcome, attempts FROM frontier") == [("settled", "timeout", 0)]


def test_a_passing_failure_waits_as_long_as_the_server_asks(feed: Feed) -> None:
    feed.put(feed.item(url_of(7), status=503, outcome=Outcome.THROTTLED, retry_after=3600.0))
    wait = feed.one("SELECT (julianday(not_before) - julianday('now')) * 86400 FROM frontier")
    assert wait == pytest.approx(3600, abs=60)
    assert feed.all("SELECT state, lease FROM frontier") == [("waiting", None)]


def test_what_failed_in_passing_is_asked_again_by_the_next_crawl(feed: Feed) -> None:
    row = feed.row(url_of(7))
    for _ in range(3):
        feed.put(feed.item(url_of(7), row=row, status=None, outcome=Outcome.UNREACHABLE))
    feed.next_crawl()
    frontier.seed(feed.connection, feed.site, feed.crawl, [], [])
    assert [one.id for one in frontier.lease(feed.connection, feed.site, feed.crawl, 10)] == [row]


def test_an_adopted_capture_is_stored_like_any_other(feed: Feed) -> None:
    item = replace(feed.article(7), sent=False, adopted=True)
    assert feed.put(item) is Outcome.STORED
    assert feed.all("SELECT sent, outcome FROM fetches") == [(0, "stored")]


def test_a_hop_leaves_its_row_under_way(feed: Feed) -> None:
    row = feed.row(url_of(7))
    frontier.lease(feed.connection, feed.site, feed.crawl, 1)
    hop = feed.item(url_of(7), row=row, status=301, outcome=Outcome.REDIRECTED, redirect_to=url_of(7), hop=True)
    feed.put(hop)
    assert feed.all("SELECT state, lease FROM frontier") == [("waiting", feed.crawl)]
    assert feed.all("SELECT final FROM fetches") == [0]


def test_an_address_that_redirects_is_one_more_address_of_its_target(feed: Feed) -> None:
    old, new = "http://u.example/old/7", url_of(7)
    item = feed.item(old, status=301, outcome=Outcome.REDIRECTED, redirect_to=new)
    feed.put(item, discovered=[found(new, source="redirect")])
    assert feed.all("SELECT s.url, f.url FROM spellings s JOIN frontier f ON f.id = s.row") == [(old, new)]


def test_robots_txt_has_no_row_but_stands_in_the_ledger(feed: Feed) -> None:
    item = Fetched(
        site="demo", crawl=feed.crawl, row=0, url="http://u.example/robots.txt", kind="robots", requested_at=feed.now,
        received_at=feed.now, status=404, outcome=Outcome.ROBOTS_READ,
    )  # fmt: skip
    assert feed.put(item) is Outcome.ROBOTS_READ
    assert feed.all("SELECT row, kind, outcome FROM fetches") == [(None, "robots", "robots_read")]


def test_a_revisit_names_the_capture_it_refers_to(feed: Feed) -> None:
    first = feed.article(7, body=b"same")
    feed.put(first)
    again = feed.article(7, body=b"same")
    assert again.record is not None
    again.record = replace(again.record, record_type="revisit", referred=first.record)
    assert feed.put(again) is Outcome.UNCHANGED
    ids = feed.all("SELECT id FROM captures ORDER BY offset")
    assert feed.all("SELECT refers_to FROM captures ORDER BY offset") == [None, ids[0]]


def test_an_erased_article_is_never_stored_again(feed: Feed) -> None:
    for kind, value in (("url", url_of(7)), ("payload", None)):
        item = feed.article(7 if kind == "url" else 8, body=b"the page")
        assert item.record is not None
        feed.connection.execute(
            "INSERT INTO tombstones VALUES (?, ?, 'then', 'asked')", (kind, value or item.record.payload_sha256)
        )
        assert feed.put(item) is Outcome.ERASED
        assert feed.one("SELECT count(*) FROM tombstones WHERE kind = 'capture' AND value = ?", item.record.capture_id) == 1
    assert feed.one("SELECT count(*) FROM readings") == 0
    assert feed.one("SELECT count(*) FROM texts") == 0


def test_an_erased_address_gets_no_hints_and_is_not_asked(feed: Feed) -> None:
    feed.connection.execute("INSERT INTO tombstones VALUES ('url', ?, 'then', 'asked')", (url_of(7),))
    for _ in range(2):
        feed.listing("http://u.example/news", found(url_of(7), hints=dated("2026-02-01", "A secret")))
    assert feed.one("SELECT hints FROM frontier WHERE url = ?", url_of(7)) is None
    assert frontier.lease(feed.connection, feed.site, feed.crawl, 5) == []
    assert feed.one("SELECT outcome FROM fetches WHERE url = ?", url_of(7)) == "erased"


def test_every_row_and_every_fetch_ends_in_an_outcome(feed: Feed) -> None:
    feed.put(feed.article(1))
    for number, outcome in enumerate(set(Outcome) - {Outcome.STORED, Outcome.ERASED}, start=2):
        feed.put(feed.no_article(url_of(number), outcome))
        feed.now += timedelta(seconds=1)
    assert feed.one("SELECT count(*) FROM fetches WHERE outcome IS NULL") == 0
    assert feed.one("SELECT count(*) FROM frontier WHERE outcome IS NULL") == 0
    assert feed.one("SELECT count(*) FROM frontier WHERE state = 'settled' AND lease IS NOT NULL") == 0
