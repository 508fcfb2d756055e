"""When to ask again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsarchive.archive import due
from newsarchive.items import Outcome
from tests.archive.made import NOON, Feed, url_of


@pytest.mark.parametrize(
    ("published", "changed", "days"),
    [
        ("2026-03-01", False, 1), ("2026-02-28", False, 3), ("2026-02-25", False, 7), ("2026-02-25", True, 1),
        ("2026-02-01", False, 30), ("2026-02-01", True, 30), ("2024-01-01", False, 180), ("2019", False, 180),
        ("2025-06", False, 30), ("2026-03-01T10:00:00+05:00", False, 1), ("2027-01-01", False, 1), ("nonsense", False, 30),
        (None, False, 30),
    ],
)  # fmt: skip
def test_the_older_an_article_the_later_the_next_look(published: str | None, changed: bool, days: int) -> None:
    assert due.after_article(NOON, published, "2026-02-01T00:00:00.000Z", changed=changed) == NOON + timedelta(days=days)


def test_an_article_without_a_date_ages_from_the_day_it_was_first_seen(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.next_crawl(20)
    feed.put(feed.article(7))
    assert feed.one("SELECT due_at FROM frontier") == "2026-04-20T12:00:00.000Z"


def test_failures_are_tried_at_growing_distances_and_some_never_again() -> None:
    waits = [due.after_failure(NOON, Outcome.TIMEOUT, times) for times in (1, 2, 3, 9)]
    assert [(moment - NOON).days for moment in waits if moment] == [0, 1, 3, 30]
    assert due.after_failure(NOON, Outcome.NOT_ARTICLE, 1) is None
    assert due.after_failure(NOON, Outcome.CRASHED, 1) is None


def test_a_lost_article_is_looked_for_ever_more_rarely(feed: Feed) -> None:
    feed.put(feed.article(7))
    waits = []
    for days in (1, 3, 30):
        feed.next_crawl(days)
        feed.put(feed.no_article(url_of(7), Outcome.GONE, status=404))
        waits.append(feed.one("SELECT julianday(due_at) - julianday(?) FROM frontier", feed.now.isoformat()))
    assert waits == pytest.approx([3, 7, 180])
