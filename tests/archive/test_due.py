"""When to ask again."""

from __future__ import annotations

import pytest

from newsarchive.archive import due, schedule
from newsarchive.items import Outcome
from tests.archive.made import LONG, NOON, Feed, url_of

SEEN = "2026-02-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2026-03-01", 1), ("2026-02-28", 1), ("2026-02-23", 1), ("2026-02-20", 30), ("2025-06", 30), ("2026-03-01T10:00:00+05:00", 1),
        ("2027-01-01", 1), ("nonsense", 30), (None, 30),
    ],
)  # fmt: skip
def test_the_first_look_follows_the_age_of_the_article(published: str | None, days: int) -> None:
    assert due.days_to_next(due.age(NOON, published, SEEN), "u-en-1") == days


def test_the_looks_at_a_young_article_move_apart() -> None:
    waits, before, age = [], None, 0
    for _ in range(6):
        before = due.days_to_next(age, "u-en-1", before)
        age += before
        waits.append(before)
    assert waits == [1, 3, 7, 30, 30, 30]


def test_old_articles_of_one_crawl_are_not_due_on_one_day_and_their_looks_double_up_to_two_years() -> None:
    firsts = [due.days_to_next(3000, f"u-kk-{number}") for number in range(300)]
    assert 144 <= min(firsts) < 150 < 210 < max(firsts) <= 216
    assert len(set(firsts)) > 60
    assert due.days_to_next(3000, "u-kk-7") == due.days_to_next(3000, "u-kk-7")
    waits, before = [], None
    for _ in range(5):
        before = due.days_to_next(3000, "u-kk-7", before)
        waits.append(before)
    assert waits == [waits[0], 2 * waits[0], min(4 * waits[0], 730), 730, 730]


def test_what_changed_is_looked_at_like_a_young_article_and_then_monthly_for_a_year(feed: Feed) -> None:
    feed.put(feed.article(7, published="2019-05-01", published_precision="day"))
    waits = [feed.one("SELECT wait_days FROM frontier")]
    for days in (200, 1, 3, 7, 30, 300, 400):
        feed.next_crawl(days)
        edited = LONG + " One more sentence."
        feed.put(feed.article(7, edited, published="2019-05-01", published_precision="day"))
        waits.append(feed.one("SELECT wait_days FROM frontier"))
    assert waits[0] >= 144
    assert waits[1:7] == [1, 3, 7, 30, 30, 30]
    assert waits[7] == waits[0]


def test_a_look_before_its_time_changes_nothing_about_the_distance(feed: Feed) -> None:
    feed.put(feed.article(7, published="2026-03-01", published_precision="day"))
    waits = []
    for days in (0.1, 0.2, 1, 0.1, 3):
        feed.next_crawl(days)
        feed.put(feed.article(7, published="2026-03-01", published_precision="day"))
        waits.append(feed.one("SELECT wait_days FROM frontier"))
    assert waits == [1, 1, 3, 3, 7]


def test_an_article_without_a_date_ages_from_the_day_it_was_first_seen(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.next_crawl(20)
    feed.connection.execute("UPDATE frontier SET wait_days = NULL")
    feed.put(feed.article(7))
    assert feed.one("SELECT due_at FROM frontier") == "2026-04-20T12:00:00.000Z"


def test_an_article_without_a_date_is_no_newer_than_the_one_with_the_next_number(feed: Feed) -> None:
    feed.put(feed.article(30, LONG + "30", published="2021-04-20", published_precision="day"))
    feed.put(feed.article(29, LONG + "29"))
    feed.put(feed.article(31, LONG + "31"))
    waits = dict(feed.all("SELECT h.number, f.wait_days FROM frontier f JOIN holdings h ON h.key = f.holding"))
    assert waits[29] >= 144
    assert waits[31] == 1


def test_what_became_known_at_the_end_of_a_crawl_puts_the_first_look_off(feed: Feed) -> None:
    feed.put(feed.article(29, LONG + "29"))
    feed.put(feed.article(30, LONG + "30", published="2021-04-20", published_precision="day"))
    feed.put(feed.article(31, LONG + "31"))
    assert schedule.after_settling(feed.connection, feed.site, feed.crawl) == 1
    waits = dict(feed.all("SELECT h.number, f.wait_days FROM frontier f JOIN holdings h ON h.key = f.holding"))
    assert waits[29] >= 144
    assert waits[31] == 1
    late = feed.one(
        "SELECT julianday(f.due_at) - julianday(h.first_seen) FROM frontier f JOIN holdings h ON h.key = f.holding WHERE h.number = 29"
    )
    assert late == pytest.approx(waits[29])


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
