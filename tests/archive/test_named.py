"""Which source names which article; numbers nobody names; pages that need not be read."""

from __future__ import annotations

from newsarchive.archive import named
from newsarchive.archive.frontier import lease, retry_failed
from newsarchive.archive.intake import Discovered, add
from newsarchive.archive.numbers import probes
from newsarchive.items import Outcome
from tests.archive.made import Feed, found


def named_by(feed: Feed, source: str, *numbers: int, found_on: int | None = None) -> int:
    """Numbers a source names; returns how many it never named before."""
    wanted = [found(f"http://u.example/news/{n}", source=source, number=n) for n in numbers]
    return add(feed.connection, feed.site, feed.crawl, wanted, found_on).new


def test_an_article_is_new_to_a_source_once_whatever_others_said() -> None:
    feed = Feed()
    assert named_by(feed, "sitemap", 1, 2, 3) == 3
    assert named_by(feed, "listing", 2, 3, 4) == 3
    assert named_by(feed, "listing", 2, 3, 4) == 0
    assert {one.source: one.articles for one in named.by_source(feed.connection, feed.site, feed.crawl)} == {"sitemap": 3, "listing": 3}


def test_the_better_source_says_how_soon_an_article_is_asked_for() -> None:
    feed = Feed()
    address = "http://u.example/news/1"
    steps = (("page", 300, 300), ("sitemap", 900, 900), ("listing", 950, 950), ("sitemap", 5, 950), ("feed", 940, 940))
    for source, rank, expected in steps:
        add(feed.connection, feed.site, feed.crawl, [found(address, source=source, rank=rank)], None)
        (row,) = feed.connection.execute("SELECT rank, source FROM frontier").fetchall()
        assert row[0] == expected, source
    assert row[1] == "listing"


def test_numbers_above_the_top_come_first_then_gaps_and_both_end_after_misses() -> None:
    feed = Feed()
    named_by(feed, "listing", *(n for n in range(10, 41) if n not in {12, 30, 31}))
    ask = {"first": 8, "budget": 12, "misses": 4}
    patterns = ["http://u.example/news/*"]
    wanted = probes(feed.connection, feed.site, feed.crawl, patterns, **ask)
    assert wanted == [41, 42, 43, 44, 31, 30, 12, 9]
    named_by(feed, "numbers", *wanted)
    for n in wanted:
        row = feed.connection.execute("SELECT id FROM frontier WHERE number = ?", (n,)).fetchone()[0]
        feed.connection.execute(
            "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, final)"
            " VALUES (?, ?, '', 'article', 1, '', '', 0, 'gone', 1)", (feed.crawl, row),
        )  # fmt: skip
    assert probes(feed.connection, feed.site, feed.crawl, patterns, **ask) == [8], "below the smallest one only one was asked"
    feed.connection.execute("UPDATE frontier SET source = 'listing' WHERE number = 42")
    assert probes(feed.connection, feed.site, feed.crawl, patterns, **ask) == [45, 46, 8], "the top has moved"
    assert probes(feed.connection, feed.site, feed.crawl, patterns, first=8, budget=7, misses=4) == []


def test_a_form_waits_with_its_row() -> None:
    feed = Feed()
    form = (("__VIEWSTATE", "күй/+="), ("__EVENTTARGET", "next"))
    add(feed.connection, feed.site, feed.crawl, [found("http://u.example/list#postback=next//2", kind="listing", form=form)], None)
    (row,) = lease(feed.connection, feed.site, feed.crawl, 5)
    assert (row.form, row.part) == (form, "postback=next//2")
    feed.connection.execute("UPDATE frontier SET state = 'settled', form = NULL, outcome = 'timeout', due_at = '2000-01-01'")
    assert retry_failed(feed.connection, feed.site) == 0, "what was sent cannot be sent again"
    add(feed.connection, feed.site, feed.crawl, [found("http://u.example/news/9"), again(form)], None)
    assert feed.connection.execute("SELECT state, form IS NOT NULL FROM frontier WHERE url LIKE '%#%'").fetchone() == ("waiting", 1)


def again(form: tuple[tuple[str, str], ...]) -> Discovered:
    return found("http://u.example/list#postback=next//2", kind="listing", form=form)


def test_an_interface_counts_as_read_only_when_none_of_its_pages_waits() -> None:
    feed = Feed()
    pages = [found(f"http://u.example/api{query}", kind="listing", source="wordpress") for query in ("", "?page=2")]
    add(feed.connection, feed.site, feed.crawl, pages, None)
    for n, is_read in ((1, False), (2, True)):
        feed.connection.execute("UPDATE frontier SET state = 'settled' WHERE id = ?", (n,))
        feed.connection.execute(
            "INSERT INTO fetches(crawl, row, url, kind, sent, requested_at, received_at, bytes, outcome, final)"
            " VALUES (?, ?, '', 'listing', 1, '', '', 0, ?, 1)", (feed.crawl, n, Outcome.LISTED),
        )  # fmt: skip
        assert named.interface_is_read(feed.connection, feed.site, feed.crawl) is is_read
