"""Captures that were rendered: told apart by what was rendered, since many pages of an application have the same body."""

from __future__ import annotations

import dataclasses

from newsarchive.archive import crawls, holds, settle
from newsarchive.archive.database import transaction
from newsarchive.items import Fetched, Outcome, RecordRef
from tests.archive.made import LONG, Feed, record

SHELL = b"<div id=app></div>"


def rendered(item: Fetched, html: bytes) -> Fetched:
    """The item with a rendered page."""
    assert item.record is not None
    there = dataclasses.replace(record(html), record_type="conversion")
    item.record = dataclasses.replace(item.record, rendered=there)
    item.asked_by_scripts = 4
    return item


def test_a_rendered_page_has_its_row_and_is_where_its_capture_is_read() -> None:
    feed = Feed()
    item = rendered(feed.article(1, body=SHELL), b"<h1>one</h1>")
    assert feed.put(item) is Outcome.STORED
    held = settle.held(feed.connection, feed.one("SELECT key FROM holdings"))
    assert held is not None
    assert held.ref == item.record
    assert feed.one("SELECT requests FROM renderings") == 4
    assert item.record is not None
    assert item.record.rendered is not None
    assert crawls.known_offsets(feed.connection, "a.warc.gz") == {item.record.offset, item.record.rendered.offset}


def test_equal_shells_are_no_equal_pages() -> None:
    feed = Feed()
    for number in (1, 2):
        feed.put(rendered(feed.article(number, f"{LONG} {number}", body=SHELL), f"<h1>{number}</h1>".encode()))
    feed.next_crawl()
    changed = f"{LONG} 1. The roof was mended as well, and the readers were glad of it."
    assert feed.put(rendered(feed.article(1, changed, body=SHELL), b"<h1>1, and more</h1>")) is Outcome.CHANGED
    assert feed.put(rendered(feed.article(2, f"{LONG} 2", body=SHELL), b"<h1>2</h1>")) is Outcome.UNCHANGED


def test_an_erased_article_is_known_by_its_rendered_page_and_never_by_the_shell_of_all() -> None:
    feed = Feed()
    first = rendered(feed.article(1, f"{LONG} 1", body=SHELL), b"<h1>1</h1>")
    feed.put(first)
    erased: list[RecordRef] = []

    def erase(ref: RecordRef) -> RecordRef:
        erased.append(ref)
        return dataclasses.replace(ref, record_type="metadata")

    with transaction(feed.connection):
        key = feed.one("SELECT key FROM holdings")
        holds.erase(feed.connection, key, "on request", "2026-01-01T00:00:00Z", holds.Files(erase=erase, verify=lambda ref: None))
    assert first.record is not None
    assert first.record.rendered is not None
    assert {ref.capture_id for ref in erased} == {first.record.capture_id, first.record.rendered.capture_id}
    assert feed.put(rendered(feed.article(2, f"{LONG} 2", body=SHELL), b"<h1>2</h1>")) is Outcome.STORED
    assert feed.put(rendered(feed.article(3, f"{LONG} 1", body=SHELL), b"<h1>1</h1>")) is Outcome.ERASED


def test_what_is_wrong_with_a_rendered_page_is_reported() -> None:
    feed = Feed()
    feed.put(rendered(feed.article(1, body=SHELL), b"<h1>1</h1>"))
    files = holds.Files(erase=lambda ref: ref, verify=lambda ref: "it is gone" if ref.record_type == "conversion" else None)
    assert list(holds.verify(feed.connection, files)) == ["renderings: it is gone"]


def test_the_place_of_a_capture_is_found_in_an_archive_of_before() -> None:
    feed = Feed()
    item = feed.article(1)
    feed.put(item)
    feed.connection.execute("DROP TABLE renderings")
    held = settle.held(feed.connection, feed.one("SELECT key FROM holdings"))
    assert held is not None
    assert held.ref == item.record
