"""A site for reading: what is held day by day, how its crawls went, what its listings named and usually name."""

from __future__ import annotations

from newsarchive.archive import reading_crawl, reading_site
from newsarchive.archive.database import transaction
from newsarchive.archive.intake import Refusal, refuse
from newsarchive.items import Outcome
from tests.archive.made import Feed, found, url_of

LISTING = "http://u.example/news/"


def test_the_calendar_counts_days_and_keeps_months_and_years_apart(feed: Feed) -> None:
    for number, published in enumerate(("2021-04-20", "2021-04-20T10:30+06:00", "2021-05-01", "2021-05", "2020", None), 1):
        feed.put(feed.article(number, f"Text {number}.", published=published, published_source="page" if published else None))
    feed.put(feed.article(9, "Text 9.", published="2021-06-01", published_source="dateline+neighbours"))
    sheet = reading_site.sheet(feed.connection, "demo")
    assert sheet is not None
    assert reading_site.days(feed.connection, "demo", 2020, 2021) == {"2021-04-20": 2, "2021-05-01": 1, "2021-06-01": 1}
    assert reading_site.days(feed.connection, "demo", 2020, 2020) == {}
    assert (sheet.held.years, sheet.held.coarse) == ({2020: 1, 2021: 5}, 1)
    assert (sheet.held.articles, sheet.held.dated, sheet.held.inferred) == (7, 6, 1)
    assert (sheet.held.first, sheet.held.last) == ("2020", "2021-06-01")


def test_a_site_that_was_never_crawled_has_no_page(feed: Feed) -> None:
    assert reading_site.sheet(feed.connection, "nowhere") is None
    assert reading_site.crawl(feed.connection, 99) is None


def test_first_pages_tell_what_they_named_beside_what_is_usual(feed: Feed) -> None:
    links = [found(url_of(number)) for number in range(4)]
    for _ in range(2):
        feed.listing(LISTING, *links)
        feed.next_crawl()
    feed.listing(LISTING)
    sheet = reading_site.sheet(feed.connection, "demo")
    assert sheet is not None
    assert [(one.url, one.links, one.usual) for one in sheet.first_pages] == [(LISTING, 0, 4)]
    assert sheet.judged == feed.crawl
    assert [one.id for one in sheet.crawls] == [feed.crawl, feed.crawl - 1, feed.crawl - 2]


def test_every_address_of_a_crawl_is_told_once_whatever_the_pages(feed: Feed) -> None:
    for number in range(reading_crawl.PAGE + 30):
        feed.put(feed.no_article(f"http://u.example/p/{number}", Outcome.NOT_ARTICLE if number % 2 else Outcome.GONE, status=404))
    feed.put(feed.article(7))
    for outcome, expected in ((None, reading_crawl.PAGE + 31), ("gone", reading_crawl.PAGE // 2 + 15), ("timeout", 0)):
        seen, after = [], 0
        while True:
            page = reading_crawl.addresses(feed.connection, feed.crawl, outcome=outcome, after=after)
            seen += [one["url"] for one in page.rows]
            if page.next is None:
                break
            after = page.next
        assert len(seen) == len(set(seen)) == expected
    (article,) = reading_crawl.addresses(feed.connection, feed.crawl, outcome="stored").rows
    assert article["article"] == feed.one("SELECT id FROM articles")


def test_what_was_found_and_never_asked_for_is_told_too(feed: Feed) -> None:
    count = reading_crawl.PAGE + 5
    with transaction(feed.connection):
        refuse(
            feed.connection, feed.crawl,
            [Refusal(url=f"http://o.example/{n:04}", outcome=Outcome.OUT_OF_SCOPE, reason="another host") for n in range(count)],
        )  # fmt: skip
    first = reading_crawl.refused(feed.connection, feed.crawl)
    assert first.next is not None
    rest = reading_crawl.refused(feed.connection, feed.crawl, after=first.next)
    assert len({row[0] for row in first.rows + rest.rows}) == count
    assert reading_crawl.refused(feed.connection, feed.crawl, outcome="trap").rows == []
    told = reading_site.crawl(feed.connection, feed.crawl)
    assert told is not None
    assert told.refused == {"out_of_scope": count}


def test_all_sites_are_told_with_their_newest_day_and_last_crawl(feed: Feed) -> None:
    feed.put(feed.article(1, published="2021-04-20T10:30+06:00"))
    other = Feed(feed.connection, site="other")
    feed.connection.execute("UPDATE crawls SET verdict = 'bad', finish_reason = 'finished' WHERE id = ?", (other.crawl,))
    rows = {one.site: one for one in reading_site.all_sites(feed.connection)}
    assert (rows["demo"].articles, rows["demo"].newest) == (1, "2021-04-20")
    assert (rows["other"].articles, rows["other"].newest, rows["other"].verdict) == (0, None, "bad")


def test_coverage_names_the_months_in_between_of_which_nothing_is_held(feed: Feed) -> None:
    for number, (language, published) in enumerate((("en", "2021-11-03"), ("en", "2022-02-01"), ("kk", "2021"), ("kk", None)), 1):
        feed.put(feed.article(number, f"Text {number}.", language=language, published=published))
    covered = {one.language: one for one in reading_site.coverage(feed.connection, "demo")}
    assert (covered["en"].first, covered["en"].last, covered["en"].gaps) == ("2021-11", "2022-02", ["2021-12", "2022-01"])
    assert (covered["kk"].articles, covered["kk"].first, covered["kk"].gaps) == (2, None, [])
