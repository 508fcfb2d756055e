"""Looking again: which capture an answer may repeat, and what becomes of the article where nothing was sent again."""

from __future__ import annotations

import dataclasses

from newsarchive.archive import holds, rechecks, settle
from newsarchive.archive.database import transaction
from newsarchive.archive.forms import iso
from newsarchive.items import Earlier, Fetched, Outcome, RecordRef, Repeat, Sameness
from tests.archive.made import LONG, Feed, record, url_of


def repeat(feed: Feed, how: Sameness, number: int = 1) -> Fetched:
    """An answer for a known article that repeats its last whole capture."""
    row = feed.row(url_of(number))
    earlier = rechecks.last_whole(feed.connection, row, url_of(number))
    assert earlier is not None
    item = feed.article(number) if how != "not_modified" else feed.item(url_of(number), status=304)
    kind = "metadata" if how == "furniture" else "revisit"
    item.record = dataclasses.replace(item.record or record(b""), record_type=kind, referred=earlier.ref)
    item.repeats = Repeat(earlier=earlier, how=how)
    return item


def test_an_article_that_was_not_modified_was_seen_and_is_asked_for_again() -> None:
    feed = Feed()
    feed.put(feed.article(1, published="2026-02-27", published_precision="day"))
    feed.next_crawl(3)
    assert feed.put(repeat(feed, "not_modified")) is Outcome.NOT_MODIFIED
    assert feed.one("SELECT last_seen FROM articles") == iso(feed.now)
    assert feed.one("SELECT due_at FROM frontier WHERE holding IS NOT NULL") > iso(feed.now)
    assert feed.one("SELECT count(*) FROM readings") == 1, "nothing was read"
    assert feed.all("SELECT record_type, refers_to IS NOT NULL FROM captures ORDER BY fetched_at") == [("response", 0), ("revisit", 1)]


def test_an_article_that_was_gone_and_is_not_modified_has_returned() -> None:
    feed = Feed()
    feed.put(feed.article(1))
    feed.next_crawl()
    feed.put(feed.item(url_of(1), status=410, outcome=Outcome.GONE, reason="status 410"))
    assert feed.one("SELECT gone_at FROM articles") is not None
    feed.next_crawl()
    feed.put(repeat(feed, "not_modified"))
    assert feed.one("SELECT gone_at FROM articles") is None
    assert feed.one("SELECT count(*) FROM events WHERE kind = 'returned'") == 1


def test_a_repeat_is_never_a_version_and_the_whole_capture_stays_the_one_that_is_shown() -> None:
    feed = Feed()
    first = feed.article(1)
    feed.put(first)
    feed.next_crawl()
    assert feed.put(repeat(feed, "furniture")) is Outcome.UNCHANGED
    assert feed.one("SELECT version_count FROM articles") == 1
    held = settle.held(feed.connection, 1)
    assert held is not None
    assert held.ref == first.record
    assert rechecks.last_whole(feed.connection, 1, url_of(1)) == Earlier(
        ref=held.ref, url=url_of(1), fetched_at=feed.one("SELECT min(fetched_at) FROM captures")
    )


def test_a_better_extractor_is_applied_to_the_whole_capture_and_is_no_version() -> None:
    feed = Feed()
    first = feed.article(1, title="An old title")
    feed.put(first)
    feed.next_crawl()
    item = repeat(feed, "furniture")
    assert item.reading is not None
    assert first.record is not None
    item.reading.extractor = "code 2"
    before = dataclasses.replace(item.reading, capture_id=first.record.capture_id)
    assert feed.put(item, before=before) is Outcome.UNCHANGED
    assert feed.all("SELECT title, version_count, capture_id FROM articles") == [("A title", 1, first.record.capture_id)]
    assert feed.one("SELECT count(*) FROM readings WHERE same_as IS NOT NULL") == 1


def test_what_was_held_or_fetched_from_another_address_is_nothing_to_rest_on() -> None:
    feed = Feed()
    feed.put(feed.article(1))
    first = rechecks.last_whole(feed.connection, 1, url_of(1))
    feed.next_crawl()
    assert feed.put(feed.article(1, LONG[:100])) is Outcome.HELD
    assert rechecks.last_whole(feed.connection, 1, url_of(1)) == first
    assert rechecks.last_whole(feed.connection, 1, url_of(2)) is None
    feed.next_crawl()
    feed.put(feed.article(1, LONG + "And the roof is new."))
    assert rechecks.last_whole(feed.connection, 1, url_of(1)) != first


def test_the_same_bytes_are_found_by_address_digest_and_status() -> None:
    feed = Feed()
    robots = feed.item("http://u.example/robots.txt", kind="robots", body=b"User-agent: *", row=feed.row(url_of(9)))
    robots.row, robots.outcome = 0, Outcome.ROBOTS_READ
    feed.put(robots)
    assert robots.record is not None
    found = rechecks.same_bytes(feed.connection, "demo", robots.url, robots.record.payload_sha256, 200)
    assert found is not None
    assert found.ref == robots.record
    assert rechecks.by_id(feed.connection, robots.record.capture_id) == found
    assert rechecks.same_bytes(feed.connection, "demo", robots.url, robots.record.payload_sha256, 404) is None
    assert rechecks.same_bytes(feed.connection, "demo", "http://u.example/", robots.record.payload_sha256, 200) is None


def test_erasing_an_article_erases_the_records_that_name_its_captures() -> None:
    feed = Feed()
    feed.put(feed.article(1))
    feed.next_crawl()
    again = repeat(feed, "not_modified")
    feed.put(again)
    erased: list[str] = []

    def erase(ref: RecordRef) -> RecordRef:
        erased.append(ref.capture_id)
        return dataclasses.replace(ref, record_type="metadata")

    with transaction(feed.connection):
        holds.erase(feed.connection, 1, "on request", "2026-01-01T00:00:00Z", holds.Files(erase=erase, verify=lambda ref: None))
    assert again.record is not None
    assert set(erased) == set(feed.all("SELECT id FROM captures"))
    assert feed.one("SELECT count(*) FROM tombstones WHERE kind = 'capture'") == 2
    assert rechecks.by_id(feed.connection, again.record.capture_id) is None
