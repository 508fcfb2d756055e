"""A crawl has a beginning and an end, also when it died."""

from __future__ import annotations

import json
from datetime import timedelta

from newsarchive.archive import crawls, frontier
from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of


def test_a_crawl_remembers_its_site_file_and_options(feed: Feed) -> None:
    for _ in range(2):
        crawl = crawls.start(feed.connection, site="demo", digest="new", definition="id = 2", options={"limit": 3}, code_version="1")
    assert json.loads(feed.one("SELECT options FROM crawls WHERE id = ?", crawl)) == {"limit": 3}
    assert feed.all("SELECT digest, definition FROM site_files ORDER BY digest") == [("digest-demo", "id = 1"), ("new", "id = 2")]


def test_a_crawl_without_an_end_has_died_with_its_last_answer(feed: Feed) -> None:
    feed.put(feed.article(1))
    other = Feed(connection=feed.connection, site="other")
    crawls.start(feed.connection, site="demo", digest="digest-demo", definition="", options={}, code_version="1")
    assert feed.all("SELECT finish_reason, finished_at FROM crawls WHERE id IN (?, ?)", feed.crawl, other.crawl) == [
        ("died", "2026-03-01T12:00:00.000Z"), (None, None),
    ]  # fmt: skip


def test_leases_lapse_when_a_crawl_ends(feed: Feed) -> None:
    feed.row(url_of(1))
    frontier.lease(feed.connection, "demo", feed.crawl, 1)
    crawls.finish(feed.connection, feed.crawl, reason="limit")
    crawls.finish(feed.connection, feed.crawl, reason="again")
    assert feed.all("SELECT lease FROM frontier") == [None]
    assert feed.all("SELECT finish_reason FROM crawls") == ["limit"]


def test_the_records_of_a_file_that_have_their_row(feed: Feed) -> None:
    items = [feed.article(1), feed.article(2)]
    feed.store(*items)
    assert crawls.known_offsets(feed.connection, "a.warc.gz") == {item.record.offset for item in items if item.record}
    assert crawls.known_offsets(feed.connection, "b.warc.gz") == set()


def test_what_was_missing_is_known_for_a_while(feed: Feed) -> None:
    url = "http://u.example/.well-known/tdmrep.json"
    week = feed.now - timedelta(days=7)
    assert not crawls.was_missing(feed.connection, feed.site, url, week), "nobody asked"
    for status, missing in ((404, True), (200, False), (429, False), (503, False), (403, True)):
        feed.now += timedelta(minutes=1)
        item = feed.item(url, kind="robots", status=status, outcome=Outcome.ROBOTS_READ, row=1)
        item.row = 0
        feed.put(item)
        assert crawls.was_missing(feed.connection, feed.site, url, week) is missing
    assert not crawls.was_missing(feed.connection, "other", url, week)
    assert not crawls.was_missing(feed.connection, feed.site, url, feed.now + timedelta(minutes=1)), "that is too long ago"
