"""The frontier outlives crawls and crashes; the newest come first."""

from __future__ import annotations

from typing import Any

import pytest

from newsarchive.archive import frontier
from newsarchive.archive.database import transaction
from newsarchive.items import Outcome
from tests.archive.made import Feed, dated, found, url_of

LISTING = "http://u.example/news"


def lease(feed: Feed, count: int = 10, **more: Any) -> list[str]:
    with transaction(feed.connection):
        return [row.url for row in frontier.lease(feed.connection, feed.site, feed.crawl, count, **more)]


def seed(feed: Feed) -> None:
    with transaction(feed.connection):
        frontier.seed(feed.connection, feed.site, feed.crawl, [found(LISTING, "listing", 1000, source="seed")], [])


def test_rows_are_leased_once_in_the_order_of_their_rank(feed: Feed) -> None:
    feed.listing(LISTING, found(url_of(1), rank=1003), found(url_of(2), rank=1001), found(LISTING + "2", "listing", 2000))
    assert lease(feed, 2) == [url_of(2), url_of(1)]
    assert lease(feed) == [LISTING + "2"]
    assert lease(feed) == []


def test_a_lease_lapses_with_its_crawl_even_when_that_died(feed: Feed) -> None:
    feed.listing(LISTING, found(url_of(1)))
    assert lease(feed) == [url_of(1)]
    feed.crawl = 0
    feed.__post_init__()
    assert feed.all("SELECT lease FROM frontier WHERE kind = 'article'") == [None]
    assert feed.all("SELECT finish_reason FROM crawls") == ["died", None]
    assert lease(feed) == [url_of(1)]


def test_a_released_row_is_leased_again(feed: Feed) -> None:
    row = feed.row(url_of(1))
    lease(feed)
    frontier.release(feed.connection, feed.crawl, [row])
    assert lease(feed) == [url_of(1)]


def test_rows_that_must_wait_are_passed_over_and_their_time_is_told(feed: Feed) -> None:
    row = feed.row(url_of(1))
    feed.connection.execute("UPDATE frontier SET not_before = '2999-01-01T00:00:00.000Z' WHERE id = ?", (row,))
    assert lease(feed) == []
    moment = frontier.earliest(feed.connection, feed.site, feed.crawl)
    assert moment is not None
    assert moment.year == 2999
    feed.row(url_of(2))
    soon = frontier.earliest(feed.connection, feed.site, feed.crawl)
    assert soon is not None
    assert soon.year < 2999
    assert frontier.earliest(feed.connection, "other", feed.crawl) is None


def test_hosts_that_asked_us_to_wait_are_passed_over(feed: Feed) -> None:
    feed.row(url_of(1))
    feed.row("http://other.example/1")
    assert lease(feed, exclude_hosts=["u.example"]) == ["http://other.example/1"]


def test_since_leaves_what_a_listing_dates_before_it(feed: Feed) -> None:
    feed.listing(
        LISTING, found(url_of(1), hints=dated("2026-02-01")), found(url_of(2), hints=dated("2026-02-20")), found(url_of(3)),
        found(url_of(4), hints=dated("2026-02")),
    )  # fmt: skip
    assert lease(feed, since="2026-02-10") == [url_of(2), url_of(3), url_of(4)]
    assert frontier.waiting(feed.connection, feed.site) == 4


def test_only_leases_nothing_else(feed: Feed) -> None:
    rows = [feed.row(url_of(number)) for number in (1, 2, 3)]
    assert lease(feed, only=[rows[1]]) == [url_of(2)]


def test_a_page_that_kills_the_crawl_three_times_alone_is_given_up(feed: Feed) -> None:
    row = feed.row(url_of(1))
    assert [frontier.count_crashes(feed.connection, feed.crawl, [row]) for _ in range(3)] == [set(), set(), {row}]
    assert feed.all("SELECT state, outcome FROM frontier") == [("settled", "crashed")]
    assert feed.all("SELECT sent, outcome, final FROM fetches") == [(0, "crashed", 1)]
    assert lease(feed) == []


def test_a_page_that_was_read_after_all_starts_counting_anew(feed: Feed) -> None:
    row = feed.row(url_of(1))
    frontier.count_crashes(feed.connection, feed.crawl, [row])
    feed.put(feed.article(1, row=row))
    assert feed.one("SELECT crashes FROM frontier") == 0


def test_every_crawl_asks_for_the_first_pages_of_the_listings(feed: Feed) -> None:
    seed(feed)
    assert lease(feed) == [LISTING]
    feed.listing(LISTING)
    feed.next_crawl()
    seed(feed)
    assert lease(feed) == [LISTING]


@pytest.mark.parametrize(("url", "host"), [("http://U.example:80/", "u.example"), ("http://[", ""), ("nothing", "")])
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert frontier.host_of(url) == host


def test_an_address_is_asked_as_it_was_written_until_its_canonical_form_is_seen(feed: Feed) -> None:
    url, written = "http://u.example/story?a=1&b=2", "http://u.example/story?b=2&a=1"
    feed.listing("http://u.example/", found(url, asked=written))
    assert [row.asked for row in lease_all(feed)] == [written]
    feed.listing("http://u.example/2", found(url, asked=None))
    feed.next_crawl()
    assert [row.asked for row in lease_all(feed)] == [url]


def test_an_address_that_came_to_nothing_is_asked_by_another_spelling_at_most_three_times(feed: Feed) -> None:
    url = "http://u.example/story"
    asked = []
    for number in range(5):
        feed.listing(f"http://u.example/{number}", found(url, asked=f"{url}?utm_source={number}"))
        for row in lease_all(feed):
            asked.append(row.asked)
            feed.put(feed.no_article(row.asked, Outcome.GONE, status=404, row=row.id))
    assert asked == [f"{url}?utm_source={number}" for number in range(3)]


def test_an_article_is_not_asked_for_again_because_another_spelling_of_it_was_found(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.listing("http://u.example/", found(url_of(7), asked=url_of(7) + "?utm_source=x"))
    assert lease_all(feed) == []


def lease_all(feed: Feed) -> list[frontier.Row]:
    with transaction(feed.connection):
        found = frontier.lease(feed.connection, feed.site, feed.crawl, 100)
    return [row for row in found if row.kind == "article"]


def test_what_only_pages_name_waits_until_no_listing_is_under_way(feed: Feed) -> None:
    linked, onward = url_of(7), LISTING + "2"
    feed.listing(LISTING, found(url_of(1), rank=1001), found(onward, "listing", 2000), found(linked, rank=300_000_000, source="page"))
    assert lease(feed) == [url_of(1), onward]
    assert lease(feed, listing=2000) == []
    assert lease(feed) == [linked]


def test_where_few_are_wanted_nothing_older_is_asked_before_a_listing_that_may_name_newer(feed: Feed) -> None:
    feed.listing(LISTING, found(url_of(1), rank=1001), found(LISTING + "2", "listing", 2000), found(url_of(2), rank=2001))
    assert lease(feed, in_order=True) == [url_of(1), LISTING + "2"]
    assert lease(feed, in_order=True, listing=2000) == []
    assert lease(feed, in_order=True) == [url_of(2)]
