"""What counts as gone: a redirect to a front page or a listing does, on another day; one to another article does not."""

from __future__ import annotations

import pytest

from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of

LISTING = "http://u.example/en/news/"


def redirected(feed: Feed, target: str) -> None:
    feed.next_crawl()
    feed.put(feed.item(url_of(7), status=302, outcome=Outcome.REDIRECTED, reason=f"status 302 to {target}", redirect_to=target))


@pytest.mark.parametrize(
    ("target", "is_gone"),
    [
        ("http://u.example/", True), ("http://u.example/kz", True), ("https://www.u.example/en/index.php", True), (LISTING, True),
        (LISTING.rstrip("/"), True), (url_of(8), False), ("http://u.example/login", False), ("http://u.example/?p=9", False),
    ],
)  # fmt: skip
def test_a_redirect_away_from_an_article_must_be_seen_on_two_days(feed: Feed, target: str, is_gone: bool) -> None:
    feed.listing(LISTING)
    feed.put(feed.article(7))
    redirected(feed, target)
    assert feed.one("SELECT gone_at FROM articles") is None
    redirected(feed, target)
    assert (feed.one("SELECT gone_at FROM articles") is not None) == is_gone
    feed.next_crawl()
    feed.put(feed.article(7))
    assert feed.one("SELECT gone_at FROM articles") is None
    assert feed.all("SELECT kind FROM changes ORDER BY change") == ["new", *(["gone", "returned"] if is_gone else [])]


def test_two_redirects_to_different_places_say_nothing(feed: Feed) -> None:
    feed.listing(LISTING)
    feed.put(feed.article(7))
    redirected(feed, url_of(8))
    redirected(feed, LISTING)
    assert feed.one("SELECT gone_at FROM articles") is None
