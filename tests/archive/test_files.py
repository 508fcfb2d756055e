"""The files of articles: taken up once, tried again where they fail in passing, erased with the last article that shows them."""

from __future__ import annotations

import dataclasses
from typing import Any

from newsarchive.archive import articles, files, holds, packing
from newsarchive.archive.database import transaction
from newsarchive.archive.selection import Selection, choose
from newsarchive.archive.store import Job
from newsarchive.items import Fetched, Outcome, RecordRef
from tests.archive.made import Feed, record

PICTURE, REPORT, FAR = "http://u.example/a.png", "http://u.example/report.pdf", "http://far.example/b.png"
KINDS = ("image", "attachment")


def fed(*numbers: int) -> Feed:
    """An archive with articles that show the same files."""
    feed = Feed()
    media = [
        {"kind": "image", "url": PICTURE, "alt": "", "lead": 1}, {"kind": "image", "url": FAR}, {"kind": "attachment", "url": REPORT},
        {"kind": "link", "url": "http://u.example/other"}, {"kind": "omitted", "count": 3},
    ]  # fmt: skip
    for number in numbers:
        feed.put(feed.article(number, f"The text of article {number}. " * 20, media=media))
    return feed


def look(url: str) -> tuple[str, str | None]:
    return url, "the host is another" if "far" in url else None


def discovered(feed: Feed, kinds: tuple[str, ...] = KINDS) -> int:
    with transaction(feed.connection):
        return files.discover(feed.connection, "demo", feed.crawl, kinds, look)


def fetched(feed: Feed, url: str, outcome: Outcome, **more: Any) -> Fetched:
    status = more.pop("status", 200)
    item = Fetched(
        site="demo", crawl=feed.crawl, row=0, url=url, kind="file", source="image", requested_at=feed.now, received_at=feed.now,
        status=status, body=url.encode(), outcome=outcome, record=record(url.encode()) if status else None, **more,
    )  # fmt: skip
    feed.store(Job(item=item))
    return item


def waiting(feed: Feed) -> list[str]:
    return [file.url for file in files.waiting(feed.connection, "demo", 0, 100)]


def test_files_are_taken_up_once_and_those_of_other_hosts_are_refused_by_name() -> None:
    feed = fed(1, 2)
    assert discovered(feed) == 2
    assert waiting(feed) == [PICTURE, REPORT]
    assert discovered(feed) == 0
    assert feed.all("SELECT url, outcome FROM refused") == [(FAR, "out_of_scope")]
    assert feed.one("SELECT count(*) FROM file_uses") == 6
    assert discovered(fed(1), ("image",)) == 1


def test_a_file_that_was_kept_is_found_from_its_articles_and_is_packed_with_them() -> None:
    feed = fed(1, 2)
    discovered(feed)
    item = fetched(feed, PICTURE, Outcome.KEPT, reason="image/png")
    assert item.record is not None
    assert waiting(feed) == [REPORT]
    assert feed.all("SELECT row, kind, outcome FROM fetches WHERE kind = 'file'") == [(None, "file", "kept")]
    feed.connection.row_factory = None
    for key in (1, 2):
        (kept, *_) = files.of_article(feed.connection, key)
        assert (kept["outcome"], kept["capture"], kept["offset"]) == ("kept", item.record.capture_id, item.record.offset)
    assert item.record.capture_id in {ref.capture_id for ref in packing.captures(feed.connection, choose(feed.connection, Selection()))}
    assert articles.media(feed.connection, 1)[0]["url"] == PICTURE


def test_what_fails_in_passing_is_tried_three_times_and_a_redirect_is_followed_where_it_may_be() -> None:
    feed = fed(1)
    discovered(feed)
    for state in ("waiting", "waiting", "settled"):
        fetched(feed, PICTURE, Outcome.TIMEOUT, status=None)
        assert feed.one("SELECT state FROM files WHERE url = ?", PICTURE) == state
    for hop in range(files.MOST_HOPS + 1):
        here, there = (f"{REPORT}{'x' * step}" for step in (hop, hop + 1))
        fetched(feed, here, Outcome.REDIRECTED, status=301, redirect_to=there)
    assert feed.one("SELECT count(*) FROM files WHERE url LIKE ?", f"{REPORT}%") == files.MOST_HOPS + 1
    assert feed.one("SELECT count(*) FROM file_uses") == 3 + files.MOST_HOPS


def test_an_answer_nobody_knows_of_any_more_is_in_the_ledger_alone() -> None:
    feed = fed(1)
    fetched(feed, "http://u.example/unknown.png", Outcome.KEPT)
    assert feed.one("SELECT count(*) FROM files") == 0
    assert feed.one("SELECT count(*) FROM fetches WHERE kind = 'file'") == 1


def test_erasing_the_last_article_that_shows_a_file_erases_it() -> None:
    feed = fed(1, 2)
    discovered(feed)
    item = fetched(feed, PICTURE, Outcome.KEPT)
    assert item.record is not None
    erased: list[str] = []

    def erase(ref: RecordRef) -> RecordRef:
        erased.append(ref.capture_id)
        return dataclasses.replace(ref, record_type="metadata")

    how = holds.Files(erase=erase, verify=lambda ref: None)
    with transaction(feed.connection):
        holds.erase(feed.connection, 1, "on request", "2026-01-01T00:00:00Z", how)
    assert item.record.capture_id not in erased, "another article shows it"
    with transaction(feed.connection):
        holds.erase(feed.connection, 2, "on request", "2026-01-01T00:00:00Z", how)
    assert item.record.capture_id in erased
    assert feed.one("SELECT count(*) FROM tombstones WHERE kind = 'capture' AND value = ?", item.record.capture_id) == 1


def test_an_archive_of_before_has_no_files() -> None:
    feed = fed(1)
    for table in ("file_uses", "files"):
        feed.connection.execute(f"DROP TABLE {table}")
    assert files.of_article(feed.connection, 1) == []
