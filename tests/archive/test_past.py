"""What the archive knows of a site that a check of its sources compares with."""

from __future__ import annotations

from datetime import timedelta

from newsarchive.archive.past import Known, Rhythm, SourcePast, days_between, known_among, past_of, rhythm_of
from newsarchive.items import Outcome
from tests.archive.made import NOON, Feed, found, url_of

LISTING = "http://u.example/en/news/"


def published(feed: Feed, number: int, day: str, language: str = "en") -> None:
    """Store an article of a day."""
    feed.put(feed.article(number, f"{url_of(number, language)} says something of its own. " * 9, language=language, published=day,
                          published_precision="day", published_source="page"))  # fmt: skip


def test_the_newest_day_and_the_usual_pause_are_known_by_language() -> None:
    feed = Feed()
    for number, day in enumerate(("2026-02-20", "2026-02-18", "2026-02-10", "2026")):
        published(feed, number, day)
    published(feed, 9, "2026-01-05", "kk")
    published(feed, 10, "2031-01-01", "kk")
    found_past = past_of(feed.connection, "demo", NOON, [])
    assert found_past.rhythms["en"] == Rhythm(newest="2026-02-20", pause=2)
    assert found_past.rhythms["kk"] == Rhythm(newest="2026-01-05", pause=0)
    assert found_past.rhythms[None].newest == "2026-02-20"
    assert found_past.held == 6
    assert found_past.numbered[0] == url_of(10, "kk")


def test_a_pause_that_is_rarely_longer_counts_and_what_is_no_day_does_not() -> None:
    days = [f"2026-01-{day:02}" for day in range(1, 29)]
    assert rhythm_of([*days, "1999-01-01", "soon"]) == Rhythm(newest="2026-01-28", pause=1)
    assert rhythm_of(["", "soon"]) is None
    assert days_between("2026-01-01", "2026-03-01") == 59
    assert days_between("2026-01-01", "soon") == 0


def test_what_a_source_usually_names_and_where_it_led() -> None:
    feed = Feed()
    for count in (4, 6, 8):
        feed.listing(LISTING, *(found(url_of(n)) for n in range(count)))
        feed.next_crawl()
    feed.put(feed.item(LISTING + "old/", kind="listing", status=301, outcome=Outcome.REDIRECTED, redirect_to=LISTING))
    sources = past_of(feed.connection, "demo", feed.now, [LISTING, LISTING + "old/", LISTING + "new/"]).sources
    assert sources[LISTING] == SourcePast(usual=6)
    assert sources[LISTING + "old/"].led_to == LISTING
    assert sources[LISTING + "new/"] == SourcePast()


def test_an_address_that_a_crawl_found_is_known() -> None:
    feed = Feed()
    published(feed, 1, "2026-02-20", "kk")
    published(feed, 2, "2026-02-22", "kk")
    feed.row(url_of(3))
    urls = [url_of(1, "kk"), url_of(2, "kk"), url_of(3), url_of(4)]
    assert known_among(feed.connection, "demo", urls) == Known(count=3, language="kk", newest="2026-02-22")
    assert known_among(feed.connection, "other", urls) == Known(count=0)


def test_silence_is_known_once_enough_crawls_brought_news() -> None:
    feed = Feed()
    for number in range(5):
        assert past_of(feed.connection, "demo", feed.now, []).silent is None
        feed.connection.execute("UPDATE crawls SET started_at = ? WHERE id = ?", (feed.now.isoformat().replace("+00:00", "Z"), feed.crawl))
        published(feed, number, "2026-02-20")
        feed.next_crawl(7 if number == 2 else 2)
    silent = past_of(feed.connection, "demo", feed.now + timedelta(days=28), []).silent
    assert silent is not None
    assert [round(days) for days in silent] == [30, 7]
