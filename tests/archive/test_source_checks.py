"""The last check of a site's sources is kept, and no earlier one."""

from __future__ import annotations

from newsarchive.archive import reading_site
from newsarchive.archive.database import transaction
from newsarchive.archive.source_checks import SourceCheck, keep, last
from tests.archive.made import Feed


def check(url: str, cause: str | None = None, at: str = "2026-03-01T12:00:00Z") -> SourceCheck:
    return SourceCheck(url=url, kind="listing", at=at, articles=10, known=None, newest="2026-02-28", cause=cause, reason="No\udc80 link.")


def test_a_check_takes_the_place_of_the_one_before_and_tells_first_what_broke(feed: Feed) -> None:
    with transaction(feed.connection):
        keep(feed.connection, "demo", [check("http://u.example/a/"), check("http://u.example/b/", "empty")])
        keep(feed.connection, "other", [check("http://o.example/")])
    assert [(one.url, one.cause) for one in last(feed.connection, "demo")] == [
        ("http://u.example/b/", "empty"), ("http://u.example/a/", None),
    ]  # fmt: skip
    with transaction(feed.connection):
        keep(feed.connection, "demo", [check("http://u.example/a/", at="2026-03-02T12:00:00Z")])
    assert [one.at for one in last(feed.connection, "demo")] == ["2026-03-02T12:00:00Z"]
    assert len(last(feed.connection, "other")) == 1
    sheet = reading_site.sheet(feed.connection, "demo")
    assert sheet is not None
    assert sheet.checks == last(feed.connection, "demo")


def test_an_archive_that_keeps_none_is_read_all_the_same(feed: Feed) -> None:
    feed.connection.execute("DROP TABLE source_checks")
    assert last(feed.connection, "demo") == []
