"""Sources are read until what is known, and whole once a month."""

from __future__ import annotations

from newsarchive.archive import frontier
from newsarchive.archive.database import transaction
from newsarchive.archive.intake import Discovered
from newsarchive.archive.store import Job
from newsarchive.items import Claim, Outcome, Why
from tests.archive.made import Feed, found, url_of

FIRST = "http://u.example/news"


def begin(feed: Feed, days_since_whole: float = 0, *, far_back: bool = True) -> None:
    """A crawl begins so many days after the sources were read whole."""
    feed.connection.execute(
        "UPDATE crawls SET started_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?) WHERE id < ?", (f"-{days_since_whole} days", feed.crawl)
    )
    with transaction(feed.connection):
        first = [found(FIRST, "listing", 1000, source="seed")]
        frontier.seed(feed.connection, feed.site, feed.crawl, first, [], far_back=far_back)


def page(feed: Feed, number: int, last: int = 4, source: str = "listing") -> None:
    """A page of the listing is read: it names two articles and the page after it."""
    url = FIRST if number == 1 else f"{FIRST}?page={number}"
    row = feed.one("SELECT id FROM frontier WHERE url = ?", url)
    links: list[Discovered] = [found(url_of(2 * number)), found(url_of(2 * number + 1))]
    if number < last:
        links.append(found(f"{FIRST}?page={number + 1}", "listing", 2000 + number, source=source))
    feed.store(Job(item=feed.item(url, kind="listing", row=row, outcome=Outcome.LISTED, reason=""), discovered=links))


def pages_read(feed: Feed, last: int = 4) -> list[str]:
    """Read pages until none waits any more; returns their reasons."""
    while waiting := feed.all("SELECT url FROM frontier WHERE state = 'waiting' AND kind = 'listing' ORDER BY rank"):
        page(feed, int(waiting[0].partition("=")[2] or 1), last)
    feed.connection.execute("UPDATE frontier SET state = 'settled' WHERE kind = 'article'")
    return feed.all("SELECT why FROM fetches WHERE crawl = ? ORDER BY id", feed.crawl)


def test_a_source_is_read_until_what_is_known_and_whole_once_a_month(feed: Feed) -> None:
    read = []
    for days in (0, 1, 29, 31, 1):
        begin(feed, days)
        read.append(pages_read(feed))
        feed.next_crawl()
    assert read == [[Why.LISTING] * 4, [Why.LISTING], [Why.LISTING], [Why.WHOLE] * 4, [Why.LISTING]]
    assert feed.all("SELECT whole FROM crawls ORDER BY id") == [1, 0, 0, 1, 0, 0]


def test_a_whole_reading_that_was_stopped_is_gone_on_with(feed: Feed) -> None:
    begin(feed)
    pages_read(feed)
    feed.next_crawl()
    begin(feed, 31)
    page(feed, 1)
    page(feed, 2)
    feed.next_crawl()
    begin(feed, 1)
    assert pages_read(feed) == [Why.LISTING, Why.WHOLE, Why.WHOLE]


def test_a_whole_reading_goes_on_to_the_page_that_was_added_and_into_no_web(feed: Feed) -> None:
    begin(feed)
    pages_read(feed)
    feed.next_crawl()
    for number in range(8, 12):
        feed.row(url_of(number))
    feed.connection.execute("UPDATE frontier SET state = 'settled' WHERE kind = 'article'")
    begin(feed, 31)
    assert pages_read(feed, last=5) == [Why.WHOLE] * 4 + [Why.LISTING]
    assert feed.all("SELECT outcome FROM refused") == []
    feed.next_crawl()
    for number in range(12, 40):
        feed.row(url_of(number))
    begin(feed, 31)
    assert len(pages_read(feed, last=19)) == 6, "one more than were known, and no other: nothing on them is new"
    assert feed.all("SELECT outcome FROM refused") == [Outcome.TRAP]


def test_a_crawl_that_goes_back_to_a_day_reads_nothing_whole(feed: Feed) -> None:
    begin(feed)
    pages_read(feed)
    feed.next_crawl()
    begin(feed, 31, far_back=False)
    assert pages_read(feed) == [Why.LISTING]
    feed.next_crawl()
    begin(feed, 31)
    assert feed.one("SELECT why FROM frontier WHERE url = ?", FIRST) == Why.WHOLE


def test_a_sitemap_without_a_date_is_read_the_more_rarely_the_longer_it_brings_nothing_new(feed: Feed) -> None:
    index, child = "http://u.example/sitemap.xml", "http://u.example/map-1.xml"

    def named(changed: str | None) -> bool:
        """Whether the sitemap is read again once the index names it."""
        hints = (Claim(field="modified", value=changed, source="sitemap"),) if changed else ()
        feed.listing(index, found(child, "listing", 5000, source="sitemap", hints=hints))
        return bool(feed.one("SELECT state = 'waiting' FROM frontier WHERE url = ?", child))

    def read(ago: float, brought_ago: float) -> None:
        feed.connection.execute("DELETE FROM fetches WHERE url = ?", (child,))
        row = feed.one("SELECT id FROM frontier WHERE url = ?", child)
        for days, new in ((brought_ago, 3), (ago, 0)):
            feed.connection.execute(
                "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, final, links_new)"
                " VALUES (?, ?, ?, 'listing', 1, '', strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?), 0, 'listed', 1, ?)",
                (feed.crawl, row, child, f"-{days} days", new),
            )
        feed.connection.execute("UPDATE frontier SET state = 'settled' WHERE url = ?", (child,))
        feed.next_crawl()

    assert named(None)
    read(1, 1.5)
    assert named(None)
    read(1, 61)
    assert not named(None)
    read(7, 61)
    assert named(None)
    read(7, 61)
    assert not named("2019-01-01")
    read(7, 61)
    assert named("2999-01-01")
