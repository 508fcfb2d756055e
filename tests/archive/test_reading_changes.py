"""Changes month by month: counted as they come in, paged without a gap, edits with both texts."""

from __future__ import annotations

from newsarchive.archive import reading_changes, shown
from newsarchive.archive.database import transaction
from newsarchive.archive.reading_changes import Months
from tests.archive.made import LONG, Feed


def test_months_count_what_came_since_and_all_anew_once_something_was_hidden(feed: Feed) -> None:
    months = Months()
    feed.put(feed.article(1, "One. " + LONG))
    feed.put(feed.article(2, "Two. " + LONG))
    month = feed.one("SELECT substr(at, 1, 7) FROM events LIMIT 1")
    assert months.refresh(feed.connection, None) == {month: {"new": 2}}
    feed.put(feed.article(3, "Three. " + LONG))
    assert months.refresh(feed.connection, None) == {month: {"new": 3}}
    with transaction(feed.connection):
        shown.set_visibility(feed.connection, feed.one("SELECT min(key) FROM articles"), "hidden")
    assert months.refresh(feed.connection, None) == {month: {"new": 2}}
    assert Months().refresh(feed.connection, "nowhere") == {}


def test_pages_follow_each_other_and_are_narrowed_by_month_site_and_kind(feed: Feed) -> None:
    for number in range(7):
        feed.put(feed.article(number, f"Number {number}. {LONG}"))
    seen, before = [], None
    while True:
        page = reading_changes.page(feed.connection, None, before=before, count=3)
        seen += [one["change"] for one in page.rows]
        if page.next is None:
            break
        before = page.next
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 7
    month = feed.one("SELECT substr(at, 1, 7) FROM events LIMIT 1")
    assert len(reading_changes.page(feed.connection, month, site="demo", kind="new").rows) == 7
    for narrowed in ({"month": "1999-01"}, {"month": None, "site": "other"}, {"month": None, "kind": "edited"}):
        assert reading_changes.page(feed.connection, **narrowed).rows == []  # type: ignore[arg-type]


def test_an_edit_comes_with_what_it_said_before_and_after(feed: Feed) -> None:
    feed.put(feed.article(1, LONG))
    feed.next_crawl()
    feed.put(feed.article(1, LONG + "It was corrected."))
    (edit,) = reading_changes.page(feed.connection, None, kind="edited").rows
    assert edit["kind"] == "edited"
    assert reading_changes.texts(feed.connection, edit["key"], edit["version"], 10_000) == (LONG, LONG + "It was corrected.")
    assert reading_changes.texts(feed.connection, edit["key"], edit["version"], 10) is None
