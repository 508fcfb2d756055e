"""What sources say of changes is believed as far as it has been true."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newsarchive.archive import lastmod
from newsarchive.archive.intake import Discovered
from newsarchive.items import Claim, Why
from tests.archive.made import LONG, Feed, found, url_of

SEEN = "2026-03-10T12:00:00.000Z"


@pytest.mark.parametrize(
    ("modified", "read", "newer"),
    [
        ("2026-03-09", None, False), ("2026-03-10", None, False), ("2026-03-11", None, True),
        ("2026-03-10T11:00:00+00:00", None, False), ("2026-03-10T18:30:00+05:00", None, True),
        ("2026-03-01", "2026-03-01", False), ("2026-03-10", "2026-03-01", True), ("2026-03-11", "2026-03-01", True),
        ("2026-03-05", "2026-03-01", False), ("2026-02-01", "2026-03-01", False),
        ("2026-03-10T11:00:00+00:00", "2026-03-01T10:00:00+00:00", False), ("2026-03-10T12:30:00+00:00", "2026-03-01T10:00:00+00:00", True),
        ("2026-03-10T04:00:00", "2026-03-01T10:00:00", True), ("nonsense", None, False), ("2026-03-12", "nonsense", False),
    ],
)  # fmt: skip
def test_a_date_is_newer_than_what_was_read_where_it_surely_may_be(modified: str, read: str | None, newer: bool) -> None:
    assert lastmod.is_newer(modified, read, SEEN) is newer


def site(feed: Feed, *numbers: int) -> None:
    """Articles that were read, and that a feed had given a date."""
    for number in numbers:
        feed.row(url_of(number), source="feed")
    feed.listing("http://u.example/rss", *(entry(number, "2026-02-20") for number in numbers))
    for number in numbers:
        feed.put(feed.article(number, f"{LONG}{number}", published="2020-01-01"))


def entry(number: int, modified: str, source: str = "feed") -> Discovered:
    return found(url_of(number), source=source, hints=(Claim(field="modified", value=modified, source=source),))


def answer(feed: Feed, modified: Mapping[int, str]) -> list[str]:
    """A feed's next answer; returns what is to be looked at for it."""
    feed.listing("http://u.example/rss", *(entry(number, day) for number, day in modified.items()))
    return feed.all("SELECT url FROM frontier WHERE why = ? ORDER BY url", Why.LASTMOD)


def test_an_article_whose_date_is_newer_is_looked_at_now_and_the_others_are_not(feed: Feed) -> None:
    site(feed, 1, 2, 3, 4)
    feed.next_crawl(10)
    assert answer(feed, {1: "2026-02-20", 2: "2026-03-08", 3: "2026-02-20", 4: "2026-02-20"}) == [url_of(2)]
    assert feed.one("SELECT due_at < '2999' AND due_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM frontier WHERE url = ?", url_of(2))
    feed.put(feed.article(2, LONG + "2 corrected", published="2020-01-01"))
    assert feed.all('SELECT source, "right", wrong FROM modified_dates') == [("feed", 1, 0)]
    feed.next_crawl(1)
    assert answer(feed, {2: "2026-03-08"}) == []


def test_a_source_that_calls_all_of_its_articles_changed_at_once_says_nothing_of_any(feed: Feed) -> None:
    site(feed, *range(1, 9))
    for day in (11, 12, 13):
        feed.next_crawl(3)
        assert answer(feed, dict.fromkeys(range(1, 9), f"2026-03-{day}T03:00:00+05:00")) == []
    feed.next_crawl(1)
    one = dict.fromkeys(range(1, 9), "2026-03-13T03:00:00+05:00") | {5: "2026-03-25T10:00:00+05:00"}
    assert answer(feed, one) == [url_of(5)], "and is the measure of what it says next"


def test_a_source_whose_new_dates_come_to_nothing_again_and_again_is_not_followed(feed: Feed) -> None:
    site(feed, 1, 2)
    followed = []
    for day in range(11, 19):
        feed.next_crawl(1)
        followed.append(len(answer(feed, {1: f"2026-03-{day}T12:00:00+00:00", 2: "2026-02-20"})))
        feed.put(feed.article(1, f"{LONG}1", published="2020-01-01"))
    assert followed == [1] * lastmod.TRIED + [0] * 3


def test_an_article_that_is_not_known_yet_is_no_recheck(feed: Feed) -> None:
    assert answer(feed, dict.fromkeys(range(1, 4), "2026-03-08")) == []
    assert feed.all("SELECT modified, modified_read FROM named") == [("2026-03-08", None)] * 3


def test_claims_without_a_date_say_nothing(feed: Feed) -> None:
    assert lastmod.of_claims(1, "feed", ()) is None
    assert lastmod.of_claims(1, "feed", (Claim(field="modified", value="yesterday", source="feed"),)) is None
    told = lastmod.of_claims(1, "feed", (Claim(field="modified", value="2026-03-08", source="feed"),))
    assert told == lastmod.Said(row=1, source="feed", modified="2026-03-08")
