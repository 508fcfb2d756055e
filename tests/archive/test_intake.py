"""What may enter the frontier, and when a further listing page is read again."""

from __future__ import annotations

from typing import Any

from newsarchive.archive.forms import decode_hints
from newsarchive.archive.intake import Refusal, refuse
from newsarchive.items import Claim, Outcome
from tests.archive.made import Feed, dated, found, url_of


def page(number: int) -> str:
    return f"http://u.example/news?page={number}"


def articles(*numbers: int) -> list[Any]:
    return [found(url_of(number), number=number) for number in numbers]


def onward(number: int) -> Any:
    return found(page(number), "listing", rank=1000 * number)


def waits(feed: Feed, number: int) -> bool:
    return bool(feed.one("SELECT state = 'waiting' FROM frontier WHERE url = ?", page(number)))


def read_all(feed: Feed) -> None:
    """A first crawl that reads three pages of two articles each."""
    feed.listing(page(1), *articles(6, 5), onward(2))
    feed.listing(page(2), *articles(4, 3), onward(3))
    feed.listing(page(3), *articles(2, 1))


def test_spellings_and_refusals_are_noted_once(feed: Feed) -> None:
    for _ in range(2):
        feed.listing(page(1), found(url_of(1), spelling=url_of(1) + "?utm_source=x"), found(url_of(1)))
        refuse(feed.connection, feed.crawl, [Refusal(url="ftp://u.example/", outcome=Outcome.OUT_OF_SCOPE, reason="scheme")])
    assert feed.all("SELECT url FROM spellings") == [url_of(1) + "?utm_source=x"]
    assert feed.all("SELECT url, outcome, reason FROM refused") == [("ftp://u.example/", "out_of_scope", "scheme")]


def test_a_known_address_gets_the_hints_it_lacks_and_keeps_those_it_has(feed: Feed) -> None:
    first = Claim(field="title", value="First", source="listing")
    feed.listing(page(1), found(url_of(1)))
    feed.listing(page(2), found(url_of(1), hints=(first,)))
    feed.listing(page(3), found(url_of(1), hints=dated("2026-02-01", "Second")))
    hints = decode_hints(feed.one("SELECT hints FROM frontier WHERE url = ?", url_of(1)))
    assert [(claim.field, claim.value, claim.precision) for claim in hints] == [
        ("title", "First", None), ("published", "2026-02-01", "day"),
    ]  # fmt: skip


def test_a_waiting_address_found_nearer_to_the_front_moves_up(feed: Feed) -> None:
    feed.listing(page(1), found(url_of(1), rank=5001))
    feed.listing(page(2), found(url_of(1), rank=1002))
    feed.listing(page(3), found(url_of(1), rank=3001))
    assert feed.one("SELECT rank FROM frontier WHERE url = ?", url_of(1)) == 1002


def test_when_nothing_is_new_no_further_page_is_read(feed: Feed) -> None:
    read_all(feed)
    feed.next_crawl()
    feed.listing(page(1), *articles(6, 5), onward(2))
    assert not waits(feed, 2)


def test_further_pages_are_read_until_one_brings_nothing_new(feed: Feed) -> None:
    read_all(feed)
    feed.next_crawl()
    feed.listing(page(1), *articles(9, 8), onward(2))
    assert waits(feed, 2)
    feed.listing(page(2), *articles(7, 6), onward(3))
    assert waits(feed, 3)
    feed.listing(page(3), *articles(5, 4), onward(4))
    assert waits(feed, 4), "never read before"


def test_what_article_pages_found_in_between_does_not_end_the_reading_early(feed: Feed) -> None:
    read_all(feed)
    feed.next_crawl()
    feed.listing(page(1), *articles(9, 8), onward(2))
    feed.listing(page(9), *articles(7))
    feed.listing(page(2), *articles(7, 6), onward(3))
    assert waits(feed, 3)


def test_a_crawl_that_died_between_two_pages_leaves_no_gap(feed: Feed) -> None:
    read_all(feed)
    feed.next_crawl()
    feed.listing(page(1), *articles(9, 8), onward(2))
    feed.next_crawl()
    feed.listing(page(1), *articles(9, 8), onward(2))
    assert waits(feed, 2)
    feed.listing(page(2), *articles(7, 6), onward(3))
    assert waits(feed, 3)


def test_a_page_is_read_once_a_crawl_whoever_names_it(feed: Feed) -> None:
    read_all(feed)
    feed.next_crawl()
    feed.listing(page(1), *articles(9, 8), onward(2))
    feed.listing(page(2), *articles(7, 6), onward(1))
    assert not waits(feed, 1)


def test_a_further_page_that_failed_is_read_by_the_next_crawl(feed: Feed) -> None:
    feed.listing(page(1), *articles(6, 5), onward(2))
    row = feed.one("SELECT id FROM frontier WHERE url = ?", page(2))
    for _ in range(3):
        feed.put(feed.item(page(2), kind="listing", row=row, status=500, outcome=Outcome.SERVER_ERROR))
    assert not waits(feed, 2)
    feed.listing(page(1), *articles(6, 5), onward(2))
    assert not waits(feed, 2), "not twice in one crawl"
    feed.next_crawl()
    feed.listing(page(1), *articles(6, 5), onward(2))
    assert waits(feed, 2)
