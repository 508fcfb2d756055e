"""Old fetches that changed nothing become counts; what reports and verdicts say of old and new crawls stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsarchive.archive.articles import resolve
from newsarchive.archive.database import transaction
from newsarchive.archive.ledger import Tally, tally
from newsarchive.archive.report import report
from newsarchive.archive.rollup import ARTICLES, CRAWLS, LISTINGS, roll_up
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, found, url_of

DAYS = 140
LISTING = "http://u.example/жаңалықтар"


@pytest.fixture(scope="module")
def years() -> Feed:
    """An archive whose site was crawled on many days: a listing each day, an article that changed once, one that failed once."""
    feed = Feed()
    for day in range(DAYS):
        if day:
            feed.next_crawl()
            feed.connection.execute(
                "UPDATE crawls SET started_at = ?, finished_at = ? WHERE id = ?", (feed.now.isoformat(), feed.now.isoformat(), feed.crawl)
            )
        robots = feed.item("http://u.example/robots.txt", kind="robots", row=1, outcome=Outcome.ROBOTS_READ)
        robots.row = 0
        feed.put(robots)
        links = (found(url_of(1)), found(url_of(2)), *((found(url_of(3)),) if day == 100 else ()))
        feed.listing(LISTING, *links)
        one = feed.article(1, LONG if day < 50 else LONG + " The roof was mended at last, by its readers. " * 3)
        two = feed.article(2, LONG) if day != 60 else feed.no_article(url_of(2), Outcome.GONE, status=404)
        for item in (one, two):
            item.page = "article" if item.outcome is None else None
            feed.put(item)
    return feed


def told(feed: Feed) -> list[Tally]:
    """What the ledger says of every crawl; the pages and sources of a crawl are told of its own rows alone."""
    counted = [tally(feed.connection, crawl) for crawl in range(1, DAYS + 1)]
    return [replace(one, first_pages=[], sources=[]) for one in counted if one is not None]


def test_old_fetches_become_counts_and_every_crawl_is_told_as_before(years: Feed) -> None:
    before, history = told(years), report(years.connection, crawl=DAYS)
    fetches = years.one("SELECT count(*) FROM fetches")
    outcomes = dict(years.all("SELECT outcome, count(*) FROM fetches GROUP BY 1"))
    with transaction(years.connection):
        gone = roll_up(years.connection, years.crawl, years.now)
    assert gone > 100
    assert years.one("SELECT count(*) FROM fetches") == fetches - gone
    counted = dict(years.all("SELECT outcome, sum(count) FROM fetch_spans GROUP BY 1"))
    left = dict(years.all("SELECT outcome, count(*) FROM fetches GROUP BY 1"))
    assert {name: left.get(name, 0) + counted.get(name, 0) for name in outcomes} == outcomes
    for one, same in zip(told(years), before, strict=True):
        assert one == same
    assert report(years.connection, crawl=DAYS) == history
    with transaction(years.connection):
        assert roll_up(years.connection, years.crawl, years.now) == 0
    years.check()


def test_what_changed_failed_or_is_recent_stays_and_a_count_tells_from_when_to_when(years: Feed) -> None:
    with transaction(years.connection):
        roll_up(years.connection, years.crawl, years.now)
    assert years.one("SELECT count(*) FROM fetches WHERE outcome IN ('stored', 'changed', 'gone', 'same_text')") >= 4
    assert years.one("SELECT count(*) FROM fetches WHERE crawl > ?", DAYS - CRAWLS) == 4 * CRAWLS
    assert years.one("SELECT count(*) FROM fetches WHERE url = ?", LISTING) >= LISTINGS
    assert years.one("SELECT count(*) FROM fetches WHERE url = ?", url_of(1)) >= ARTICLES
    count, first, last = years.all("SELECT count, first_at, last_at FROM fetch_spans WHERE url = ?", LISTING)[0]
    assert count > 20
    assert last < (years.now - timedelta(days=90)).isoformat()
    assert first < last
    # The first of an address stays a row of its own.
    assert years.one("SELECT min(crawl) FROM fetches WHERE url = ?", LISTING) == 1


def test_a_young_archive_keeps_every_row() -> None:
    feed = Feed()
    for _ in range(3):
        feed.put(feed.article(1))
        feed.next_crawl(days=400)
    with transaction(feed.connection):
        assert roll_up(feed.connection, feed.crawl, feed.now) == 0


def test_the_fetch_of_what_is_shown_and_the_last_at_each_address_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.rollup.CRAWLS", 1)
    feed = Feed()
    alias = "http://u.example/көне/1"
    row = feed.row(url_of(1))
    for day in range(9):
        outcome = feed.put(
            feed.article(1, url=alias if day in {2, 3} else url_of(1), row=row, section="News" if day < 5 else "Жаңалықтар")
        )
        assert outcome is (Outcome.UNCHANGED if day else Outcome.STORED)
        feed.next_crawl(days=100)
    feed.put(feed.article(1, row=row, section="Жаңалықтар"))
    shown = "SELECT f.id FROM fetches f JOIN readings r ON r.capture = f.capture JOIN holdings h ON h.reading = r.id"
    assert feed.one(shown) == 6, "the first that says what is shown, and nothing else keeps it"
    with transaction(feed.connection):
        assert roll_up(feed.connection, feed.crawl, feed.now) > 0
    assert feed.one(shown) == 6
    assert feed.all("SELECT id FROM fetches ORDER BY id") == [1, 4, 6, 9, 10]
    assert resolve(feed.connection, alias) == 1
