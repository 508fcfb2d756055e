"""Known articles are looked at after whatever is new, within a third of the requests, the most urgent first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.archive import coming_back, frontier
from newsarchive.archive.database import transaction
from newsarchive.archive.forms import iso
from newsarchive.archive.intake import Discovered
from newsarchive.archive.looks_schema import LOOKS
from newsarchive.items import STORED_OUTCOMES, Claim, Outcome, Why
from tests.archive.made import LONG, Feed, dated, found, url_of

LISTING = "http://u.example/news"


def held(feed: Feed, *numbers: int, published: str = "2020-01-01") -> None:
    for number in numbers:
        feed.put(feed.article(number, f"{LONG}{number}", published=published, published_precision="day"))


def due(feed: Feed, *numbers: int, days: float = 1, wait: int = 180) -> None:
    """Make articles due so many days ago."""
    for number in numbers:
        feed.connection.execute(
            "UPDATE frontier SET due_at = strftime('%Y-%m-%dT%H:%M:%fZ', ?, ?), wait_days = ? WHERE url = ?",
            (feed.now.isoformat(), f"{-days} days", wait, url_of(number)),
        )


def row_of(feed: Feed, number: int) -> int:
    return int(feed.one("SELECT id FROM frontier WHERE url = ?", url_of(number)))


def release(feed: Feed, since: str | None = None) -> dict[str, str]:
    """The rechecks that this crawl may make now: addresses and reasons."""
    with transaction(feed.connection):
        coming_back.release(feed.connection, feed.site, feed.crawl, since, feed.now)
    return dict(feed.all("SELECT url, why FROM frontier WHERE state = 'waiting' AND holding IS NOT NULL"))


def said(number: int, modified: str, source: str = "sitemap") -> Discovered:
    return found(url_of(number), source=source, hints=(Claim(field="modified", value=modified, source=source),))


def test_articles_that_are_due_wait_behind_whatever_is_new(feed: Feed) -> None:
    held(feed, 1, 2)
    feed.next_crawl()
    due(feed, 1)
    assert release(feed) == {url_of(1): Why.AGE}
    feed.listing(LISTING, found(url_of(3), rank=5_000_000), found(url_of(1), rank=1001))
    with transaction(feed.connection):
        leased = [row.url for row in frontier.lease(feed.connection, feed.site, feed.crawl, 10)]
    assert leased == [url_of(3), url_of(1)]


def test_only_articles_are_looked_at_again_and_all_of_them_when_a_person_asks(feed: Feed) -> None:
    held(feed, 1)
    feed.put(feed.no_article(url_of(2), Outcome.NOT_ARTICLE))
    feed.listing(LISTING)
    feed.next_crawl()
    assert release(feed) == {}
    assert coming_back.release_all(feed.connection, feed.site) == 1
    assert feed.all("SELECT url, why FROM frontier WHERE state = 'waiting'") == [(url_of(1), Why.ASKED)]


def test_what_the_crawl_asked_for_already_is_not_asked_for_twice(feed: Feed) -> None:
    held(feed, 1)
    assert coming_back.release_all(feed.connection, feed.site) == 0
    feed.next_crawl()
    assert coming_back.release_all(feed.connection, feed.site) == 1


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - STORED_OUTCOMES - {Outcome.ERASED}))
def test_whatever_a_known_article_answers_it_is_looked_at_again(feed: Feed, outcome: Outcome) -> None:
    held(feed, 1)
    feed.next_crawl()
    for attempt in range(3):
        feed.put(feed.no_article(url_of(1), outcome, status=200 if attempt else None, row=row_of(feed, 1)))
    feed.next_crawl(30)
    assert list(release(feed)) == [url_of(1)]


@pytest.mark.parametrize("outcome", [Outcome.CRASHED, Outcome.TRAP, Outcome.OUT_OF_SCOPE, Outcome.NOT_NEEDED])
def test_a_known_article_for_which_nothing_was_sent_is_looked_at_again(feed: Feed, outcome: Outcome) -> None:
    held(feed, 1)
    feed.put(feed.no_article(url_of(2), Outcome.NOT_ARTICLE))
    for number in (1, 2):
        frontier.end_unasked(feed.connection, feed.crawl, row_of(feed, number), outcome, "for the test")
    assert feed.all("SELECT url FROM frontier WHERE due_at IS NOT NULL") == [url_of(1)]
    feed.next_crawl()
    assert coming_back.release_all(feed.connection, feed.site) == 1


def test_what_an_earlier_archive_would_never_have_looked_at_again_is_due(feed: Feed) -> None:
    held(feed, 1, 2, 3)
    feed.put(feed.no_article(url_of(4), Outcome.TOO_BIG, status=None))
    feed.connection.execute("UPDATE frontier SET due_at = NULL, outcome = iif(url = ?, 'alias', 'too_big')", (url_of(2),))
    feed.connection.execute("UPDATE holdings SET visibility = 'erased' WHERE canonical_url = ?", (url_of(3),))
    feed.connection.execute(LOOKS.partition(";")[0])
    assert feed.all("SELECT url FROM frontier WHERE due_at <= ?", iso(datetime.now(UTC))) == [url_of(1)]
    feed.connection.execute("UPDATE holdings SET visibility = 'shown'")


def test_what_falls_due_within_hours_is_due(feed: Feed) -> None:
    held(feed, 1)
    feed.next_crawl(1)
    due(feed, 1, days=-0.1)
    assert release(feed)
    feed.next_crawl(1)
    held(feed, 2)
    feed.next_crawl(1)
    due(feed, 2, days=-0.2)
    assert url_of(2) not in release(feed)


def test_rechecks_are_a_third_of_the_requests_and_the_latest_come_first(feed: Feed) -> None:
    held(feed, *range(1, 101))
    feed.next_crawl()
    due(feed, *range(1, 101), days=10)
    due(feed, *range(50, 80), days=10, wait=7)
    held(feed, *range(200, 260))
    chosen = release(feed)
    assert len(chosen) == 30, "sixty requests for what was new"
    assert set(chosen) == {url_of(number) for number in range(50, 80)}
    assert feed.all("SELECT rechecks_due FROM crawls ORDER BY id")[-1] == 100


def test_where_nothing_is_new_a_month_is_enough_for_a_round_through_all(feed: Feed) -> None:
    held(feed, *range(1, 61))
    feed.next_crawl()
    due(feed, *range(1, 61))
    assert len(release(feed)) == coming_back.FEWEST
    feed.put(feed.article(100, LONG + "100"))
    assert coming_back.allowed(feed.connection, feed.site, feed.crawl) == 0, "where something is new, a third is all"
    feed.next_crawl()
    feed.connection.execute("UPDATE frontier SET state = 'settled'")
    for number in range(1000, 2739):
        feed.connection.execute(
            "INSERT INTO holdings(id, site, url, canonical_url, first_seen, last_seen, visibility)"
            " VALUES (?1, ?2, ?1, ?1, '', '', 'hidden')",
            (f"u-{number}", feed.site),
        )
    assert coming_back.allowed(feed.connection, feed.site, feed.crawl) == 60, "1,800 articles in thirty days"
    held(feed, 101, 102, 103)
    assert coming_back.allowed(feed.connection, feed.site, feed.crawl) == 1, "a third also beside a large archive"
    feed.connection.execute("DELETE FROM holdings WHERE first_seen = ''")


def test_each_recheck_has_its_reason_and_the_ledger_keeps_it(feed: Feed) -> None:
    held(feed, 1, 2, 3, 4)
    feed.listing("http://u.example/map", said(4, "2026-02-01"))
    feed.put(feed.article(4, f"{LONG}4", published="2020-01-01", published_precision="day"))
    feed.next_crawl()
    feed.put(feed.article(2, f"{LONG} corrected", published="2020-01-01", published_precision="day"))
    feed.put(feed.no_article(url_of(3), Outcome.GONE, status=404))
    feed.next_crawl(30)
    due(feed, 1, 2, 3)
    feed.listing("http://u.example/map", said(4, "2026-03-30"))
    due(feed, 4, days=0)
    assert release(feed) == {
        url_of(1): Why.AGE, url_of(2): Why.CHANGED, url_of(3): Why.LOST, url_of(4): Why.LASTMOD,
    }  # fmt: skip
    for number in (1, 4):
        feed.put(feed.article(number, f"{LONG}{number}", published="2020-01-01", row=row_of(feed, number)))
    feed.put(feed.article(9, LONG + "9", row=feed.row(url_of(9))))
    asked = dict(feed.all("SELECT url, why FROM fetches WHERE crawl = ? AND kind = 'article'", feed.crawl))
    assert asked == {url_of(1): Why.AGE, url_of(4): Why.LASTMOD, url_of(9): Why.NEW}
    assert feed.all("SELECT why FROM frontier WHERE state = 'settled'") == [None] * 4, "a reason is gone with its request"


def test_a_second_try_says_so(feed: Feed) -> None:
    row = feed.row(url_of(1))
    feed.put(feed.item(url_of(1), row=row, status=503, outcome=Outcome.SERVER_ERROR, reason="status 503"))
    feed.put(feed.article(1, row=row))
    assert feed.all("SELECT why FROM fetches ORDER BY id") == [Why.NEW, Why.RETRY]


def test_an_article_that_its_source_calls_unchanged_is_not_looked_at_early(feed: Feed) -> None:
    for number in range(1, 12):
        feed.row(url_of(number), source="sitemap")
    held(feed, *range(1, 12), published="2026-03-01")
    feed.listing("http://u.example/map", *(said(number, "2026-02-27") for number in range(1, 12)))
    held(feed, *range(1, 12), published="2026-03-01")
    feed.connection.execute("UPDATE frontier SET settled_at = ?, wait_days = 1 WHERE kind = 'article'", (iso(feed.now),))
    feed.next_crawl(1)
    due(feed, *range(1, 12), days=0, wait=1)
    feed.listing("http://u.example/map", *(said(number, "2026-02-27") for number in range(1, 11)))
    chosen = release(feed)
    assert url_of(11) in chosen, "nobody names it any more"
    audited = {url for url, row in feed.all("SELECT url, id FROM frontier WHERE kind = 'article'") if row % coming_back.AUDITED == 0}
    assert set(chosen) == audited | {url_of(11)}, "some are looked at all the same"
    assert feed.all("SELECT rechecks_due, rechecks_spared FROM crawls ORDER BY id")[-1] == (11, 11 - len(chosen))
    feed.next_crawl(29)
    feed.listing("http://u.example/map", *(said(number, "2026-02-27") for number in range(1, 11)))
    assert len(release(feed)) == 11, "put off once, and no longer than a month"


def test_a_day_that_is_that_of_the_look_saves_nothing(feed: Feed) -> None:
    for modified, spared in (("2026-03-01", False), ("2026-02-28", True), ("2026-03-01T09:00:00+05:00", True)):
        feed = Feed()
        feed.listing("http://u.example/map", said(1, modified))
        held(feed, 1, published="2026-03-01")
        feed.connection.execute("UPDATE frontier SET settled_at = ?, wait_days = 1 WHERE kind = 'article'", (iso(feed.now),))
        assert row_of(feed, 1) % coming_back.AUDITED
        feed.next_crawl(1)
        due(feed, 1, days=0, wait=1)
        feed.listing("http://u.example/map", said(1, modified))
        assert (release(feed) == {}) is spared, modified


def test_a_source_that_hid_a_change_saves_nothing_any_more(feed: Feed) -> None:
    held(feed, 1, 2, published="2026-03-01")
    feed.listing("http://u.example/map", said(1, "2026-03-01"), said(2, "2026-03-01"))
    held(feed, 1, 2, published="2026-03-01")
    feed.next_crawl(1)
    feed.listing("http://u.example/map", said(1, "2026-03-01"), said(2, "2026-03-01"))
    feed.put(feed.article(1, LONG + " corrected", published="2026-03-01", row=row_of(feed, 1)))
    assert feed.all("SELECT source, hidden, confirmed FROM modified_dates") == [("sitemap", 1, 0)]
    feed.connection.execute("UPDATE frontier SET settled_at = ?", (iso(feed.now - timedelta(days=1)),))
    due(feed, 2, days=0, wait=1)
    assert url_of(2) in release(feed)


def test_what_a_crawl_did_not_come_to_is_chosen_anew_by_the_next_one(feed: Feed) -> None:
    held(feed, 1, 2)
    feed.next_crawl()
    due(feed, 1, 2)
    feed.connection.execute("UPDATE frontier SET why = ? WHERE url = ?", (Why.LASTMOD, url_of(2)))
    assert release(feed) == {url_of(1): Why.AGE, url_of(2): Why.LASTMOD}
    with transaction(feed.connection):
        coming_back.give_back(feed.connection, feed.crawl)
    assert feed.all("SELECT state, why FROM frontier ORDER BY url") == [("settled", None), ("settled", Why.LASTMOD)]
    feed.next_crawl()
    assert release(feed) == {url_of(1): Why.AGE, url_of(2): Why.LASTMOD}


def test_articles_before_the_day_that_a_crawl_goes_back_to_are_left(feed: Feed) -> None:
    feed.listing(LISTING, found(url_of(1), hints=dated("2026-02-01")), found(url_of(2), hints=dated("2026-02-20")))
    held(feed, 1, 2)
    feed.next_crawl()
    due(feed, 1, 2)
    assert release(feed, since="2026-02-10") == {url_of(2): Why.AGE}


def test_what_failed_in_this_crawl_is_left_to_the_next_one(feed: Feed) -> None:
    held(feed, 1)
    feed.next_crawl()
    due(feed, 1)
    assert release(feed) == {url_of(1): Why.AGE}
    for _ in range(3):
        feed.put(feed.item(url_of(1), row=row_of(feed, 1), status=503, outcome=Outcome.SERVER_ERROR, reason="status 503"))
    assert feed.one("SELECT state FROM frontier") == "settled"
    assert release(feed) == {}
    feed.next_crawl()
    assert release(feed) == {url_of(1): Why.RETRY}
