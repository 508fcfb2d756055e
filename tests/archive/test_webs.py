"""A crawl is not caught in webs of addresses without an end, and loses nothing that a listing names."""

from __future__ import annotations

import pytest

from newsarchive.archive import frontier, webs
from newsarchive.archive.store import Job
from newsarchive.archive.verdict import judge
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, found, url_of

DAY = "http://u.example/calendar/{}/{}"


def day(number: int) -> str:
    return DAY.format(2026 + number // 12, number % 12 + 1)


def from_page(url: str) -> frontier.Discovered:
    return found(url, source="page", rank=1999)


def barren(feed: Feed, number: int, *onward: int, outcome: Outcome = Outcome.NO_TEXT) -> None:
    """A day of the calendar is read: no text, and links to other days."""
    row = feed.one("SELECT id FROM frontier WHERE url = ?", day(number))
    assert row is not None, "a page that was found before"
    feed.store(Job(item=feed.no_article(day(number), outcome, row=row), discovered=[from_page(day(one)) for one in onward]))


def state(feed: Feed, url: str) -> tuple[str, str | None] | None:
    return next(iter(feed.all("SELECT state, outcome FROM frontier WHERE url = ?", url)), None)


def caught(feed: Feed) -> None:
    """An article leads into a calendar, of which SMALLEST_BUDGET days are read; each leads to the next two."""
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(0))]))
    for number in range(webs.SMALLEST_BUDGET):
        barren(feed, number, number + 1, number + 2)


def test_a_calendar_ends_after_so_many_pages_without_a_text_and_says_why(feed: Feed) -> None:
    caught(feed)
    last = day(webs.SMALLEST_BUDGET)
    assert state(feed, last) == ("settled", "trap")
    assert "/calendar/#/?" not in (reason := feed.one("SELECT reason FROM frontier WHERE url = ?", last))
    assert "/calendar/#/" in reason
    assert feed.one("SELECT sent FROM fetches WHERE url = ?", last) == 0
    assert feed.one("SELECT count(*) FROM frontier WHERE state = 'waiting'") == 0
    verdict = judge(feed.connection, feed.crawl)
    assert any("without an end" in remark and "/calendar/" in remark for remark in verdict.remarks)


def test_what_a_page_already_on_its_way_names_is_refused(feed: Feed) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(0)), from_page(day(500))]))
    frontier.lease_rows(feed.connection, feed.crawl, feed.all("SELECT id FROM frontier WHERE url = ?", day(500)))
    for number in range(webs.SMALLEST_BUDGET):
        barren(feed, number, number + 1)
    barren(feed, 500, 501)
    assert state(feed, day(501)) is None
    assert feed.one("SELECT outcome FROM refused WHERE url = ?", day(501)) == "trap"


def test_an_article_among_them_starts_the_count_again(feed: Feed) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(0))]))
    for number in range(2 * webs.SMALLEST_BUDGET - 2):
        if number == webs.SMALLEST_BUDGET - 1:
            row = feed.one("SELECT id FROM frontier WHERE url = ?", day(number))
            item = feed.article(2, "What really happened. " * 20, url=day(number), canonical_url=day(number), row=row)
            feed.store(Job(item=item, discovered=[from_page(day(number + 1))]))
        else:
            barren(feed, number, number + 1)
    assert state(feed, day(2 * webs.SMALLEST_BUDGET - 2)) == ("waiting", None)


def test_one_text_at_every_address_counts_as_none(feed: Feed) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(0))]))
    for number in range(webs.SMALLEST_BUDGET):
        row = feed.one("SELECT id FROM frontier WHERE url = ?", day(number))
        item = feed.article(2, "Short.", url=day(number), canonical_url=day(number), title=f"Day {number}", row=row)
        feed.store(Job(item=item, discovered=[from_page(day(number + 1))]))
    # The first of them stood alone when it was stored.
    assert state(feed, day(webs.SMALLEST_BUDGET)) == ("waiting", None)
    row = feed.one("SELECT id FROM frontier WHERE url = ?", day(webs.SMALLEST_BUDGET))
    item = feed.article(2, "Short.", url=day(webs.SMALLEST_BUDGET), canonical_url=day(webs.SMALLEST_BUDGET), row=row)
    feed.store(Job(item=item, discovered=[from_page(day(webs.SMALLEST_BUDGET + 1))]))
    assert state(feed, day(webs.SMALLEST_BUDGET + 1)) == ("settled", "trap")


def test_texts_that_another_site_holds_too_are_no_web(feed: Feed) -> None:
    other = Feed(connection=feed.connection, site="other")
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(0))]))
    for number in range(webs.SMALLEST_BUDGET + 2):
        text = f"{LONG} It did so for the time number {number} in the hall of the year {1900 + number}."
        theirs = f"http://other.example/{number}"
        other.store(Job(item=other.article(2, text, url=theirs, canonical_url=theirs)))
        row = feed.one("SELECT id FROM frontier WHERE url = ?", day(number))
        item = feed.article(2, text, url=day(number), canonical_url=day(number), row=row)
        feed.store(Job(item=item, discovered=[from_page(day(number + 1))]))
    assert feed.one("SELECT outcome FROM frontier WHERE url = ?", day(3)) == Outcome.SAME_TEXT
    assert state(feed, day(webs.SMALLEST_BUDGET + 2)) == ("waiting", None)


@pytest.mark.parametrize("outcome", [Outcome.GONE, Outcome.NO_TEXT])
def test_pages_that_lead_nowhere_are_no_web(feed: Feed, outcome: Outcome) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(number)) for number in range(3 * webs.SMALLEST_BUDGET)]))
    for number in range(2 * webs.SMALLEST_BUDGET):
        barren(feed, number, outcome=outcome)
    assert state(feed, day(2 * webs.SMALLEST_BUDGET)) == ("waiting", None)


def test_what_a_listing_names_is_asked_also_where_it_was_taken_for_a_trap(feed: Feed) -> None:
    caught(feed)
    last = day(webs.SMALLEST_BUDGET)
    feed.listing("http://u.example/news", found(last))
    assert state(feed, last) == ("waiting", "trap")
    assert feed.one("SELECT source FROM frontier WHERE url = ?", last) == "listing"


def test_the_next_crawl_looks_again_and_other_shapes_are_never_held_back(feed: Feed) -> None:
    caught(feed)
    other = "http://u.example/en/story/77"
    feed.store(Job(item=feed.article(3), discovered=[from_page(day(900)), from_page(other)]))
    assert state(feed, day(900)) is None
    assert state(feed, other) == ("waiting", None)
    feed.next_crawl()
    feed.store(Job(item=feed.article(4), discovered=[from_page(day(900))]))
    assert state(feed, day(900)) == ("waiting", None)


def page(number: int) -> str:
    return f"http://u.example/list?page={number}"


def onward(number: int) -> frontier.Discovered:
    return found(page(number), "listing", rank=1000 * number)


def test_a_listing_that_names_nothing_new_on_three_pages_is_not_read_on(feed: Feed) -> None:
    feed.listing(page(1), found(url_of(1)), onward(2))
    for number in (2, 3):
        feed.listing(page(number), found(url_of(1)), onward(number + 1))
        assert state(feed, page(number + 1)) == ("waiting", None)
    feed.listing(page(4), found(url_of(1)), onward(5))
    assert state(feed, page(5)) is None
    assert "3 pages of the listing /list/? in a row" in feed.one("SELECT reason FROM refused WHERE url = ?", page(5))


def test_articles_that_only_pages_named_are_new_to_a_listing(feed: Feed) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(url_of(number)) for number in range(2, 9)]))
    for number in range(1, 8):
        feed.listing(page(number), found(url_of(number + 1)), onward(number + 1))
    assert state(feed, page(8)) == ("waiting", None)
    assert feed.all("SELECT links_new FROM fetches WHERE kind = 'listing'") == [1] * 7


def sitemap(number: int) -> str:
    return f"http://u.example/sitemap/{number}.xml"


def index(feed: Feed, number: int, *named: int) -> None:
    """A sitemap is read: an index of others."""
    feed.row(sitemap(number), kind="listing", source="sitemap") if number == 0 else None
    feed.listing(sitemap(number), *(found(sitemap(one), "listing", source="sitemap") for one in named))


def test_an_index_of_sitemaps_may_name_indexes_but_not_on_and_on(feed: Feed) -> None:
    for number in range(webs.MAX_NESTED + 1):
        index(feed, number, number + 1)
    assert state(feed, sitemap(webs.MAX_NESTED)) == ("settled", "listed")
    last = sitemap(webs.MAX_NESTED + 1)
    assert state(feed, last) is None
    told = feed.all("SELECT outcome, reason FROM refused WHERE url = ?", last)
    assert told == [("trap", "a sitemap named by 4 indexes, one by the other")]


def test_of_what_indexes_of_an_index_name_a_crawl_reads_so_many_and_the_next_as_many(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webs, "MOST_OF_INDEXES", 5)
    index(feed, 0, *range(1, 11))
    waiting = "SELECT count(*) FROM frontier WHERE kind = 'listing' AND state = 'waiting'"
    assert feed.one(waiting) == 10, "what the first index names is no web"
    index(feed, 1, *range(100, 110))
    assert feed.one(waiting) == 9 + 5
    feed.next_crawl()
    index(feed, 2, *range(200, 203))
    assert feed.one(waiting) == 8 + 5 + 3


def test_redirects_are_followed_five_times(feed: Feed) -> None:
    def hop(number: int) -> str:
        return f"http://u.example/hop/{number}"

    feed.row(hop(0))
    for number in range(webs.MAX_REDIRECTS + 1):
        row = feed.one("SELECT id FROM frontier WHERE url = ?", hop(number))
        item = feed.no_article(hop(number), Outcome.REDIRECTED, status=302, row=row, redirect_to=hop(number + 1))
        feed.store(Job(item=item, discovered=[found(hop(number + 1), source="redirect")]))
    assert state(feed, hop(webs.MAX_REDIRECTS)) == ("settled", "redirected")
    assert state(feed, hop(webs.MAX_REDIRECTS + 1)) is None
    assert feed.one("SELECT outcome, reason FROM refused WHERE url = ?", hop(webs.MAX_REDIRECTS + 1)) == "trap"


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("http://u.example/en/3/news/one/24686", "/en/#/"), ("http://u.example/calendar/2026/4", "/calendar/#/"),
        ("http://u.example/a/b/a/b/", "/a/b/"), ("http://u.example/find?b=1&a=2&a=3", "/find/?"), ("http://u.example/", "/"),
    ],
)  # fmt: skip
def test_the_shape_of_an_address(url: str, shape: str) -> None:
    assert webs.shape(url) == shape


def test_few_of_what_only_pages_name_are_leased_at_a_time(feed: Feed) -> None:
    many = 3 * frontier.PAGES_AT_A_TIME
    shapes = [f"http://u.example/{name}/day/{number}" for number in range(many // 8) for name in "abcdefgh"]
    feed.store(Job(item=feed.article(1, LONG), discovered=[from_page(url) for url in shapes]))
    feed.listing("http://u.example/news", *(found(url_of(number)) for number in range(2, 90)))
    rows = frontier.lease(feed.connection, feed.site, feed.crawl, 200)
    assert len(rows) == 88 + frontier.PAGES_AT_A_TIME
    assert len(frontier.lease(feed.connection, feed.site, feed.crawl, 200)) == frontier.PAGES_AT_A_TIME


@pytest.mark.parametrize(("articles", "allowed", "pages"), [(0, None, 10), (199, None, 10), (400, None, 20), (5000, None, 50), (400, 3, 3)])
def test_what_a_web_may_cost_follows_the_size_of_the_site_or_the_site_file(
    feed: Feed, articles: int, allowed: int | None, pages: int
) -> None:
    feed.connection.executemany(
        "INSERT INTO holdings(id, site, url, canonical_url, first_seen, last_seen) VALUES (?1, ?2, ?1, ?1, '', '')",
        [(f"x{number}", feed.site) for number in range(articles)],
    )
    assert webs.budget(feed.connection, feed.site, allowed) == pages


@pytest.mark.parametrize(
    ("path", "trap"),
    [
        ("/en/news/press/archive/press/archive/press/archive/", True), ("/" + "a/" * 20, True), ("/x/News/y/news/z/NEWS/1", True),
        ("/2025/2025/2025/2025/title", False), ("/en/news/news-of-the-day/12", False), ("/news/en/news/title", False),
    ],
)
def test_a_path_that_leads_into_itself_is_not_asked(feed: Feed, path: str, trap: bool) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page("http://u.example" + path)]))
    assert (state(feed, "http://u.example" + path) is None) is trap


def test_a_web_that_is_under_way_all_at_once_costs_no_more_than_its_budget(feed: Feed) -> None:
    feed.store(Job(item=feed.article(1), discovered=[from_page(day(number)) for number in range(40)]))
    leased = frontier.lease(feed.connection, feed.site, feed.crawl, 200)
    assert len([row for row in leased if row.source == "page"]) == webs.SMALLEST_BUDGET


def test_a_listing_that_goes_on_for_ever_with_addresses_of_nothing_ends(feed: Feed) -> None:
    last = 0
    for number in range(1, 12):
        listed = [found(f"http://u.example/day/{number}/{n}") for n in range(4)]
        following = page(number + 1)
        onward = frontier.Discovered(url=following, spelling=following, kind="listing", rank=(number + 1) * 1000, source="listing")
        if number > 1 and state(feed, page(number)) is None:
            break
        last = number
        feed.listing(page(number), *listed, onward)
        for one in listed:
            row = feed.one("SELECT id FROM frontier WHERE url = ?", one.url)
            feed.store(Job(item=feed.no_article(one.url, Outcome.SOFT_404, row=row)))
    assert 3 <= last <= 5
    assert "came to no article" in feed.one("SELECT reason FROM refused WHERE url = ?", page(last + 1))


def test_translations_that_only_switches_name_are_given_up_where_none_of_many_was_one(feed: Feed) -> None:
    wanted = [
        found(f"http://u.example/{code}/{number}", source="page", number=number) for number in range(100, 140) for code in ("en", "ru")
    ]
    feed.store(Job(item=feed.article(1, LONG), discovered=wanted))
    for number in range(100, 100 + webs.SMALLEST_BUDGET):
        url = f"http://u.example/en/{number}"
        row = feed.one("SELECT id FROM frontier WHERE url = ?", url)
        assert state(feed, "http://u.example/en/139") == ("waiting", None)
        feed.store(feed.no_article(url, Outcome.NO_TEXT, row=row))
    assert state(feed, "http://u.example/en/139") == ("settled", "not_needed")
    assert state(feed, "http://u.example/ru/139") == ("waiting", None)
