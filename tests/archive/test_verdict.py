"""The verdict, from ledgers made for the purpose: what is wrong is named, and what is ordinary is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsarchive.archive import crawls, frontier
from newsarchive.archive.database import transaction
from newsarchive.archive.intake import Refusal
from newsarchive.archive.store import Job
from newsarchive.archive.verdict import ADVICE, Cause, Verdict, judge
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed, found, url_of

LISTING = "http://u.example/en/news"
OTHER = "http://u.example/ru/news"


def story(number: int) -> str:
    return f"Report {number} of the senate. {LONG} It was read on day {number}."


class Site:
    """A site crawled again and again: each crawl reads its listings, and what they name."""

    def __init__(self) -> None:
        self.feed = Feed()

    def crawl(
        self, *numbers: int, listings: dict[str, int | Outcome] | None = None, text: Callable[[int], str] = story,
        outcome: Outcome | None = None, again: bool = False, days: float = 1, **more: Any,
    ) -> Verdict:
        """One crawl: its listings name so many addresses (or come to an outcome), and these articles are read."""
        feed = self.feed
        for url, links in (listings if listings is not None else {LISTING: 20}).items():
            if isinstance(links, Outcome):
                item = feed.item(url, kind="listing", outcome=links, reason="for the test", status=500 if links == "server_error" else 404)
                feed.store(Job(item=item))
            else:
                feed.listing(url, *(found(url_of(number)) for number in range(links)))
        for number in numbers:
            title = more.get("title", f"Report {number}")
            if outcome is not None:
                feed.put(feed.no_article(url_of(number), outcome, status=404 if outcome is Outcome.GONE else 200))
            else:
                feed.put(feed.article(number, text(number), title=title, published=more.get("published")))
        with transaction(feed.connection):
            verdict = judge(feed.connection, feed.crawl)
        feed.next_crawl(days)
        return verdict


@pytest.fixture
def site() -> Site:
    return Site()


def causes(verdict: Verdict) -> list[Cause]:
    assert verdict.good == (not verdict.faults)
    return [fault.cause for fault in verdict.faults]


def test_every_cause_has_its_advice() -> None:
    assert set(ADVICE) == set(Cause)


def test_a_healthy_site_is_good_on_busy_and_on_quiet_days(site: Site) -> None:
    assert causes(site.crawl(*range(20))) == []
    for number in range(20, 24):
        assert causes(site.crawl(number)) == []
        assert causes(site.crawl()) == []
    assert causes(site.crawl(*range(24, 30), listings={LISTING: 18})) == []


def test_a_site_without_any_answer_is_unreachable(site: Site) -> None:
    site.crawl(*range(5))
    verdict = site.crawl(listings={LISTING: Outcome.UNREACHABLE})
    assert causes(verdict) == [Cause.UNREACHABLE]  # tried once; the crawl ended before it was settled
    feed = site.feed
    row = feed.row(LISTING, kind="listing")
    for _ in range(3):
        item = feed.item(LISTING, row=row, kind="listing", status=None, outcome=Outcome.UNREACHABLE, reason="refused")
        feed.store(Job(item=item))
    with transaction(feed.connection):
        assert causes(judge(feed.connection, feed.crawl)) == [Cause.UNREACHABLE]


def test_a_crawl_whose_listings_are_all_out_of_scope_says_so_and_not_that_time_was_short(site: Site) -> None:
    feed = site.feed
    refused = Refusal(url="http://elsewhere.example/news", outcome=Outcome.OUT_OF_SCOPE, reason="the host elsewhere.example is not one")
    with transaction(feed.connection):
        frontier.seed(feed.connection, feed.site, feed.crawl, [], [refused])
        crawls.finish(feed.connection, feed.crawl, reason="finished")
        verdict = judge(feed.connection, feed.crawl)
    assert causes(verdict) == [Cause.OUT_OF_SCOPE]
    assert "http://elsewhere.example/news: the host elsewhere.example is not one" in verdict.reason
    assert "'hosts'" in verdict.advice


def test_a_listing_that_was_lost_is_named_though_others_work(site: Site) -> None:
    site.crawl(*range(10), listings={LISTING: 20, OTHER: 10})
    verdict = site.crawl(10, listings={LISTING: 20, OTHER: Outcome.GONE})
    assert causes(verdict) == [Cause.LISTING_LOST]
    assert OTHER in verdict.reason


def test_a_listing_that_never_could_be_read_is_a_remark(site: Site) -> None:
    verdict = site.crawl(*range(10), listings={LISTING: 20, OTHER: Outcome.GONE})
    assert causes(verdict) == []
    assert any(OTHER in remark for remark in verdict.remarks)


@pytest.mark.parametrize(("links", "wrong"), [(0, True), (7, True), (12, False), (40, False)])
def test_a_listing_that_names_far_fewer_than_usual_is_a_fault(site: Site, links: int, wrong: bool) -> None:
    for _ in range(3):
        site.crawl(listings={LISTING: 20, OTHER: 20})
    assert (Cause.LISTING_SHORT in causes(site.crawl(listings={LISTING: 20, OTHER: links}))) == wrong


def test_listings_without_articles_are_a_fault_from_the_first_crawl_on(site: Site) -> None:
    assert causes(site.crawl(listings={LISTING: 0})) == [Cause.LISTINGS_EMPTY]


@pytest.mark.parametrize("outcome", [Outcome.HOSTILE, Outcome.READ_FAILED, Outcome.BLOCKED_PAGE])
def test_many_failures_are_a_fault(site: Site, outcome: Outcome) -> None:
    site.crawl(*range(10))
    verdict = site.crawl(*range(10, 16), outcome=outcome)
    assert causes(verdict) == [Cause.BLOCKED if outcome is Outcome.BLOCKED_PAGE else Cause.ARTICLES_FAILED]


def test_old_failures_that_are_tried_again_are_no_news(site: Site) -> None:
    site.crawl(*range(10))
    assert causes(site.crawl(*range(20, 28), outcome=Outcome.READ_FAILED)) == [Cause.ARTICLES_FAILED]
    assert causes(site.crawl(*range(20, 28), outcome=Outcome.READ_FAILED)) == []


def test_new_addresses_without_articles_are_a_fault_and_a_few_are_not(site: Site) -> None:
    site.crawl(*range(10))
    assert causes(site.crawl(*range(10, 16), outcome=Outcome.NO_TEXT)) == [Cause.NO_ARTICLES]
    assert causes(site.crawl(*range(30, 33), outcome=Outcome.SOFT_404)) == []


def test_a_site_of_which_nothing_was_ever_stored_is_a_fault_however_few_the_addresses(site: Site) -> None:
    assert causes(site.crawl(*range(2), outcome=Outcome.SOFT_404)) == [Cause.NO_ARTICLES]


def test_known_articles_that_vanish_together_are_a_fault_and_one_is_not(site: Site) -> None:
    site.crawl(*range(10))
    assert causes(site.crawl(0, outcome=Outcome.GONE)) == []
    assert causes(site.crawl(*range(1, 8), outcome=Outcome.GONE)) == [Cause.KNOWN_LOST]


def test_one_text_or_one_title_for_all_is_a_fault(site: Site) -> None:
    assert causes(site.crawl(*range(6), text=lambda number: LONG)) == [Cause.TEXTS_ALIKE]
    assert causes(site.crawl(*range(10, 16), title="University")) == [Cause.TITLES_ALIKE]


def test_texts_far_shorter_than_usual_are_a_fault(site: Site) -> None:
    site.crawl(*range(12))
    assert causes(site.crawl(*range(20, 26), text=lambda number: f"Only for readers, {number}.")) == [Cause.TEXTS_SHORT]


def test_dates_that_are_missing_where_they_are_usual_are_a_fault(site: Site) -> None:
    site.crawl(*range(12), published="2026-01-02")
    assert causes(site.crawl(*range(20, 26))) == [Cause.DATES_MISSING]


def test_texts_that_change_all_together_are_a_fault(site: Site) -> None:
    site.crawl(*range(12))
    assert causes(site.crawl(*range(12), text=lambda number: story(number) + " Share this page.")) == [Cause.MANY_CHANGED]


def test_a_site_that_fell_silent_is_a_fault_by_its_own_measure(site: Site) -> None:
    feed = site.feed
    for number in range(6):
        site.crawl(number)
        with transaction(feed.connection):
            feed.connection.execute(
                "UPDATE crawls SET started_at = ? WHERE id = ?", (f"2026-03-{1 + 4 * number:02d}T00:00:00Z", feed.crawl - 1)
            )
    with transaction(feed.connection):
        feed.connection.execute("UPDATE crawls SET started_at = '2026-04-05T00:00:00Z' WHERE id = ?", (feed.crawl,))
    assert causes(site.crawl()) == []
    with transaction(feed.connection):
        feed.connection.execute("UPDATE crawls SET started_at = '2026-05-01T00:00:00Z' WHERE id = ?", (feed.crawl,))
    assert causes(site.crawl()) == [Cause.STALE]


def test_a_stopped_crawl_whose_tries_all_failed_is_bad_though_none_was_settled(site: Site) -> None:
    feed = site.feed
    feed.listing(LISTING, *(found(url_of(number)) for number in range(20)))
    for number in range(5):
        feed.put(feed.no_article(url_of(number), Outcome.THROTTLED, status=429, retry_after=40.0))
    assert feed.one("SELECT count(*) FROM fetches WHERE final = 1 AND kind = 'article'") == 0, "each will be tried again"
    with transaction(feed.connection):
        verdict = judge(feed.connection, feed.crawl)
    assert causes(verdict) == [Cause.THROTTLED]
    assert verdict.tally.articles == {"throttled": 5}
    assert verdict.tally.failures[0][0] == "throttled"


def test_a_try_that_failed_and_succeeded_later_in_the_crawl_is_no_failure(site: Site) -> None:
    feed = site.feed
    feed.listing(LISTING, *(found(url_of(number)) for number in range(20)))
    for number in range(5):
        row = feed.row(url_of(number))
        feed.put(feed.no_article(url_of(number), Outcome.SERVER_ERROR, status=503, row=row))
        feed.put(feed.article(number, story(number), title=f"Report {number}", row=row))
    with transaction(feed.connection):
        verdict = judge(feed.connection, feed.crawl)
    assert causes(verdict) == []
    assert verdict.tally.articles == {"stored": 5}
    assert verdict.tally.fresh == {"stored": 5}


@pytest.mark.parametrize("reason", ["max_time", "finished"])
def test_a_crawl_that_asked_for_nothing_is_bad(site: Site, reason: str) -> None:
    feed = site.feed
    with transaction(feed.connection):
        crawls.finish(feed.connection, feed.crawl, reason=reason)
        verdict = judge(feed.connection, feed.crawl)
    assert causes(verdict) == [Cause.NOTHING_ASKED]
    assert feed.one("SELECT verdict FROM crawls WHERE id = ?", feed.crawl) == "bad"


@pytest.mark.parametrize("reason", ["interrupted", "shutdown", "archive"])
def test_a_crawl_that_was_cut_off_has_no_verdict(site: Site, reason: str) -> None:
    feed = site.feed
    feed.listing(LISTING, *(found(url_of(number)) for number in range(20)))
    with transaction(feed.connection):
        crawls.finish(feed.connection, feed.crawl, reason=reason)
        judge(feed.connection, feed.crawl)
    assert feed.one("SELECT verdict FROM crawls WHERE id = ?", feed.crawl) is None


@pytest.mark.parametrize(
    ("outcome", "links", "cut"), [(Outcome.ROBOTS_DENIED, 0, True), (Outcome.LISTED, 0, True), (Outcome.LISTED, 9, False)]
)
def test_a_list_that_breaks_off_at_its_second_page_in_the_first_crawl_is_a_fault(outcome: Outcome, links: int, cut: bool) -> None:
    feed, second = Feed(), f"{LISTING}?page=2"
    feed.listing(LISTING, *(found(url_of(number)) for number in range(20)), found(second, kind="listing", rank=2001))
    if outcome is Outcome.LISTED:
        feed.listing(second, *(found(url_of(100 + number)) for number in range(links)))
    else:
        feed.store(Job(item=feed.item(second, kind="listing", outcome=outcome, reason="for the test", status=None)))
    for number in range(8):
        feed.put(feed.article(number, story(number), title=f"Report {number}"))
    with transaction(feed.connection):
        verdict = judge(feed.connection, feed.crawl)
    assert ([fault.cause for fault in verdict.faults] == [Cause.LISTING_CUT]) == cut, verdict.faults
