"""Captures are read again where their neighbours, or the code that reads them, changed."""

from __future__ import annotations

import hashlib
from typing import Any

from newsarchive.archive import settle
from newsarchive.archive.database import transaction
from newsarchive.archive.shown import set_visibility
from newsarchive.items import Outcome, Reading
from tests.archive.made import LONG, Feed, dated, found, url_of


def dated_article(feed: Feed, number: int, day: str, **more: Any) -> None:
    more = {"published": day, "published_precision": "day", "published_source": "page", **more}
    feed.put(feed.article(number, f"{LONG} {number} {more.get('language')}", **more))


def yearless_article(feed: Feed, number: int) -> None:
    feed.put(feed.article(number, f"{LONG} {number}", day_month=(20, 4)))


def reread(feed: Feed, held: settle.Yearless, **more: Any) -> None:
    text = feed.one(
        "SELECT t.text FROM holdings h JOIN readings r ON r.id = h.reading JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.key = ?", held.holding,
    )  # fmt: skip
    reading = Reading(
        capture_id=held.ref.capture_id, url="", title="A title", text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en", day_month=(20, 4), extractor="code 1",
        inputs={"site": "site 1", "neighbours": [[one.number, one.published] for one in held.near]}, **more,
    )  # fmt: skip
    with transaction(feed.connection):
        settle.store_reading(feed.connection, held.holding, reading)


INFERRED: dict[str, Any] = {
    "published": "2021-04-20", "published_precision": "day", "published_source": "dateline+neighbours", "published_reason": "why",
}  # fmt: skip


def test_a_yearless_article_is_read_again_with_its_neighbours_and_then_left_alone(feed: Feed) -> None:
    yearless_article(feed, 50)
    assert settle.yearless(feed.connection, "demo") == []
    dated_article(feed, 49, "2021-04-19")
    [held] = settle.yearless(feed.connection, "demo")
    assert [(one.number, one.published, one.article_id) for one in held.near] == [(49, "2021-04-19", "demo-en-49")]
    assert settle.neighbours(feed.connection, "demo", 50, held.holding) == list(held.near)
    reread(feed, held, **INFERRED)
    assert feed.all("SELECT published, published_source, version FROM articles WHERE id = 'demo-en-50'") == [
        ("2021-04-20", "dateline+neighbours", 1)
    ]
    assert settle.yearless(feed.connection, "demo") == []


def test_one_that_was_read_again_in_vain_is_not_read_for_the_same_neighbours(feed: Feed) -> None:
    yearless_article(feed, 50)
    dated_article(feed, 49, "2021-04-19")
    reread(feed, settle.yearless(feed.connection, "demo")[0])
    assert settle.yearless(feed.connection, "demo") == []
    dated_article(feed, 51, "2021-04-22")
    assert len(settle.yearless(feed.connection, "demo")) == 1


def test_an_inferred_date_is_taken_back_when_the_neighbours_no_longer_support_it(feed: Feed) -> None:
    yearless_article(feed, 50)
    dated_article(feed, 49, "2021-04-19")
    reread(feed, settle.yearless(feed.connection, "demo")[0], **INFERRED)
    dated_article(feed, 51, "2019-01-01")
    reread(feed, settle.yearless(feed.connection, "demo")[0])
    assert feed.one("SELECT published FROM articles WHERE id = 'demo-en-50'") is None


def test_inferred_dates_are_no_ones_neighbours(feed: Feed) -> None:
    yearless_article(feed, 50)
    feed.put(feed.article(51, LONG + "51", day_month=(1, 5), **INFERRED))
    assert settle.neighbours(feed.connection, "demo", 50, 1) == []


def test_five_different_numbers_on_either_side_and_the_languages_of_its_own(feed: Feed) -> None:
    for number in range(40, 61):
        dated_article(feed, number, f"2021-04-{number - 30:02d}", language="ru")
        dated_article(feed, number, f"2021-04-{number - 30:02d}", language="kk")
    near = settle.neighbours(feed.connection, "demo", 50, 999)
    assert [one.number for one in near] == list(range(45, 56))


def test_listings_date_what_is_not_fetched_yet_but_never_the_article_itself(feed: Feed) -> None:
    yearless_article(feed, 50)
    feed.listing(
        "http://u.example/news", found(url_of(50), number=50, hints=dated("2021-01-01")),
        found(url_of(50, "ru"), number=50, hints=dated("2021-04-20")), found(url_of(52), number=52, hints=dated("2021-04-25")),
        found(url_of(53), number=53),
    )  # fmt: skip
    near = settle.neighbours(feed.connection, "demo", 50, 1)
    assert [(one.number, one.published, one.article_id) for one in near] == [(50, "2021-04-20", None), (52, "2021-04-25", None)]


def test_numbers_far_away_and_other_sites_say_nothing(feed: Feed) -> None:
    dated_article(feed, 50 + settle.SPAN + 1, "2021-04-19")
    other = Feed(connection=feed.connection, site="other")
    dated_article(other, 51, "2021-04-19")
    yearless_article(feed, 50)
    assert settle.yearless(feed.connection, "demo") == []


def test_a_capture_that_reads_as_no_article_today_is_not_shown_instead(feed: Feed) -> None:
    yearless_article(feed, 50)
    dated_article(feed, 49, "2021-04-19")
    reread(feed, settle.yearless(feed.connection, "demo")[0], outcome=Outcome.NO_TEXT)
    assert feed.one("SELECT reading FROM holdings WHERE number = 50") == 1


def test_a_capture_that_is_no_longer_the_one_shown_is_read_but_not_shown(feed: Feed) -> None:
    yearless_article(feed, 50)
    dated_article(feed, 49, "2021-04-19")
    [held] = settle.yearless(feed.connection, "demo")
    feed.put(feed.article(50, LONG + " 50 edited", day_month=(20, 4)))
    reread(feed, held, **INFERRED, section="old")
    assert feed.one("SELECT section FROM articles WHERE id = 'demo-en-50'") is None


def test_an_erased_article_is_not_read_again(feed: Feed) -> None:
    yearless_article(feed, 50)
    dated_article(feed, 49, "2021-04-19")
    [held] = settle.yearless(feed.connection, "demo")
    feed.connection.execute("UPDATE holdings SET visibility = 'erased' WHERE key = ?", (held.holding,))
    set_visibility(feed.connection, held.holding, "shown")
    before = feed.one("SELECT count(*) FROM readings")
    reread(feed, held)
    assert feed.one("SELECT count(*) FROM readings") == before
    assert settle.yearless(feed.connection, "demo") == []


def test_what_other_code_read_is_named_for_reading_again(feed: Feed) -> None:
    feed.put(feed.article(7))
    row = feed.one("SELECT id FROM frontier")
    assert settle.to_read_again(feed.connection, row, "code 1", "site 1") is None
    for code, site_file in (("code 2", "site 1"), ("code 1", "site 2")):
        held = settle.to_read_again(feed.connection, row, code, site_file)
        assert held is not None
        assert held.ref.capture_id == feed.one("SELECT id FROM captures")
    assert settle.to_read_again(feed.connection, feed.row(url_of(8)), "code 2", "site 1") is None
