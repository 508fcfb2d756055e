"""What counts as gone: a redirect to a front page or a listing does, on another day; one to another article does not."""

from __future__ import annotations

import pytest

from newsarchive.archive.database import transaction
from newsarchive.archive.deciding import decide
from newsarchive.archive.review import GONE, waiting
from newsarchive.items import Outcome
from tests.archive.made import Feed, url_of

LISTING = "http://u.example/en/news/"


def redirected(feed: Feed, target: str, number: int = 7, days: float = 1) -> None:
    if days:
        feed.next_crawl(days)
    feed.put(feed.item(url_of(number), status=302, outcome=Outcome.REDIRECTED, reason=f"status 302 to {target}", redirect_to=target))


def gone(feed: Feed) -> list[str]:
    return feed.all("SELECT id FROM articles WHERE gone_at IS NOT NULL ORDER BY id")


def held(feed: Feed) -> list[tuple[str | None, str | None]]:
    return [(one.article, one.does) for one in waiting(feed.connection, kind="held")]


@pytest.mark.parametrize(
    ("target", "is_gone"),
    [
        ("http://u.example/", True), ("http://u.example/kz", True), ("https://www.u.example/en/index.php", True), (LISTING, True),
        (LISTING.rstrip("/"), True),
        ("http://u.example/404.html", True), ("http://u.example/ru/страница-не-найдена", True),
        (url_of(8), False), ("http://u.example/login", False), ("https://login.u.example/", False),
        ("http://u.example/?p=9", False),
        ("http://u.example/error.aspx?aspxerrorpath=/en/news/7/", False),
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


ERROR = "http://u.example/error.aspx?aspxerrorpath=/en/news/7/"


def test_a_page_of_errors_means_gone_only_where_the_site_gives_other_articles(feed: Feed) -> None:
    for number in (7, 8):
        feed.put(feed.article(number))
    redirected(feed, ERROR)
    redirected(feed, ERROR)
    assert gone(feed) == [], "the whole site may be broken"
    feed.put(feed.article(8))
    redirected(feed, ERROR)
    assert gone(feed) == ["demo-en-7"]


@pytest.mark.parametrize(
    ("target", "is_gone"), [("http://u.example/archive-moved/", True), ("http://u.example/login", False), (url_of(20), False)]
)
def test_what_several_articles_lead_to_is_where_what_was_taken_away_leads(feed: Feed, target: str, is_gone: bool) -> None:
    for number in (5, 6, 7, 8, 20):
        feed.put(feed.article(number, f"The text of number {number}. " * 20))
    for _ in range(2):
        for number, days in ((5, 1), (6, 0), (7, 0)):
            redirected(feed, target, number, days)
        assert gone(feed) == [], "the whole site may be shut"
    feed.next_crawl()
    feed.put(feed.article(8, "The text of number 8. " * 20))
    for number, days in ((5, 0), (6, 0), (7, 0)):
        redirected(feed, target, number, days)
    assert gone(feed) == (["demo-en-5", "demo-en-6", "demo-en-7"] if is_gone else [])
    assert held(feed) == ([] if is_gone else [(f"demo-en-{number}", GONE) for number in (5, 6, 7)])


def test_a_target_that_answered_that_nothing_is_there_means_gone(feed: Feed) -> None:
    feed.put(feed.article(7))
    redirected(feed, "http://u.example/sorry/")
    feed.put(feed.no_article("http://u.example/sorry/", Outcome.SOFT_404))
    redirected(feed, "http://u.example/sorry/")
    assert gone(feed) == ["demo-en-7"]


def test_any_other_redirect_waits_for_a_person_once_it_was_seen_on_two_days(feed: Feed) -> None:
    feed.put(feed.article(7))
    redirected(feed, "https://sso.u.example/login?ticket=1")
    assert held(feed) == []
    redirected(feed, "https://sso.u.example/login?ticket=2")
    assert (held(feed), gone(feed)) == ([("demo-en-7", GONE)], [])
    with transaction(feed.connection):
        (one,) = waiting(feed.connection, kind="held")
        decide(feed.connection, one, "rejected", person="A")
    redirected(feed, "https://sso.u.example/login?ticket=3")
    assert held(feed) == []
    redirected(feed, "https://elsewhere.example/")
    redirected(feed, "https://elsewhere.example/x/y/")
    with transaction(feed.connection):
        (one,) = waiting(feed.connection, kind="held")
        assert "https://elsewhere.example/x/y/" in one.reason
        decide(feed.connection, one, "accepted", person="A")
    assert gone(feed) == ["demo-en-7"]
    feed.next_crawl()
    feed.put(feed.article(7))
    assert (held(feed), gone(feed)) == ([], [])
