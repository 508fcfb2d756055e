"""The status an outside watcher asks for: stale, bad, never crawled, or well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.archive import crawls
from newsarchive.archive.database import transaction
from newsarchive.archive.status import status
from newsarchive.archive.switches import switch_off, switch_on, switched_on
from tests.archive.made import Feed, begin_crawl

NOW = datetime(2026, 5, 2, 12, tzinfo=UTC)


def crawl(feed: Feed, site: str, hours_ago: float, verdict: str | None = "good", reason: str = "finished") -> None:
    with transaction(feed.connection):
        pass
    key = begin_crawl(feed.connection, site)
    moment = (NOW - timedelta(hours=hours_ago)).isoformat().replace("+00:00", "Z")
    with transaction(feed.connection):
        crawls.finish(feed.connection, key, reason=reason)
        feed.connection.execute(
            "UPDATE crawls SET finished_at = ?, verdict = ?, verdict_reason = 'for the test' WHERE id = ?", (moment, verdict, key)
        )


@pytest.fixture
def feed() -> Feed:
    return Feed()


def problems(feed: Feed, site: str | None = None) -> dict[str, str | None]:
    return {one.site: one.problem for one in status(feed.connection, NOW, 26 * 3600, site)}


def test_a_fresh_good_crawl_is_well_and_an_old_or_bad_one_is_named(feed: Feed) -> None:
    crawl(feed, "a", 5)
    crawl(feed, "b", 60)
    crawl(feed, "c", 5, "bad")
    found = problems(feed)
    assert found["a"] is None
    assert found["b"] == "its last crawl ended 2 days ago"
    assert found["c"] == "its last crawl was bad: for the test"


def test_a_crawl_that_died_or_was_interrupted_does_not_make_a_site_fresh(feed: Feed) -> None:
    crawl(feed, "a", 60)
    crawl(feed, "a", 1, None)
    crawl(feed, "a", 1, "good", "interrupted")
    crawl(feed, "a", 1, "good", "shutdown")
    assert problems(feed, "a") == {"a": "its last crawl ended 2 days ago"}


def test_only_what_is_switched_on_is_watched(feed: Feed) -> None:
    crawl(feed, "a", 5)
    crawl(feed, "b", 60)
    with transaction(feed.connection):
        assert switch_on(feed.connection, "a")
        assert not switch_on(feed.connection, "a")
        assert switch_on(feed.connection, "never")
    assert switched_on(feed.connection) == ["a", "never"]
    assert problems(feed) == {"a": None, "never": "no crawl ever came to its end"}
    with transaction(feed.connection):
        assert switch_off(feed.connection, "never")
    assert problems(feed) == {"a": None}
