"""What is told of an article, and of what it was at one of its versions."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from newsarchive.archive import articles
from newsarchive.errors import UsageError
from tests.archive.made import LONG, Feed, url_of


@pytest.fixture
def changed(feed: Feed) -> tuple[sqlite3.Connection, int]:
    """An article that was seen twice, changed, and was then seen with a third text."""
    said = (
        (LONG, {"section": "Science", "authors": ["A. Omar"], "evidence": {"title": [{"value": "A title", "source": "h1"}]}}),
        (LONG, {"section": "Science", "authors": ["A. Omar"], "evidence": {"title": [{"value": "A title", "source": "h1"}]}}),
        (LONG + "It was corrected.", {"section": "Staff", "evidence": {"title": [{"value": "A title", "source": "og:title"}]}}),
        (LONG + "It was corrected twice.", {}),
    )
    for text, fields in said:
        feed.put(feed.article(1, text, **fields))
        feed.next_crawl()
    feed.connection.row_factory = sqlite3.Row
    return feed.connection, feed.one("SELECT key FROM holdings")


def test_each_version_is_told_with_its_own_text_capture_digest_and_fields(changed: tuple[sqlite3.Connection, int]) -> None:
    connection, key = changed
    first, second, third = (articles.record(connection, key, number) for number in (1, 2, 3))
    assert [one["version"] for one in (first, second, third)] == [1, 2, 3]
    assert [one["version_count"] for one in (first, second, third)] == [3, 3, 3]
    assert first["text"] == LONG
    assert (first["section"], first["authors"]) == ("Science", ["A. Omar"])
    assert (second["section"], second["authors"]) == ("Staff", [])
    assert len({one["capture_id"] for one in (first, second, third)}) == 3
    assert len({one["capture_sha256"] for one in (first, second, third)}) == 3
    for number, one in enumerate((first, second, third), 1):
        (capture,) = [version["capture"] for version in articles.versions(connection, key) if version["number"] == number]
        assert one["capture_id"] == capture


def test_a_version_was_last_seen_when_it_was_fetched_for_the_last_time(changed: tuple[sqlite3.Connection, int]) -> None:
    connection, key = changed
    fetched = [one["fetched_at"] for one in articles.provenance(connection, key)["captures"]]
    assert articles.record(connection, key, 1)["last_seen"] == fetched[1]
    assert articles.record(connection, key, 2)["last_seen"] == fetched[2]


def test_evidence_and_provenance_are_those_of_the_version(changed: tuple[sqlite3.Connection, int]) -> None:
    connection, key = changed
    assert articles.evidence(connection, key, 1)["fields"]["title"][0]["source"] == "h1"
    assert articles.evidence(connection, key, 2)["fields"]["title"][0]["source"] == "og:title"
    for number in (1, 2, 3):
        of, record = articles.provenance(connection, key, number), articles.record(connection, key, number)
        assert (of["capture"], of["payload_sha256"]) == (record["capture_id"], record["capture_sha256"])
        assert of["crawl"] == {1: 1, 2: 3, 3: 4}[number]


def test_the_newest_version_is_the_record_itself(changed: tuple[sqlite3.Connection, int]) -> None:
    connection, key = changed
    assert articles.record(connection, key, 3) == articles.record(connection, key)
    assert articles.provenance(connection, key, 3) == articles.provenance(connection, key)


def test_a_version_that_is_not_there_is_named_with_how_many_there_are(changed: tuple[sqlite3.Connection, int]) -> None:
    connection, key = changed
    with pytest.raises(UsageError, match="no version 4; the article has 3"):
        articles.record(connection, key, 4)


def test_an_article_is_named_by_each_of_its_captures_and_by_an_address_that_led_to_it(feed: Feed) -> None:
    first = feed.article(7, body=b"same", url="http://u.example/?p=7")
    feed.put(first)
    feed.put(feed.article(9, LONG + "Another text."))
    feed.next_crawl()
    again = feed.article(7, body=b"same")
    assert again.record is not None
    again.record = replace(again.record, record_type="revisit", referred=first.record)
    feed.put(again)
    captures = feed.all("SELECT id FROM captures WHERE url <> ?", url_of(9))
    assert len(captures) == 2
    names = (*captures, "http://u.example/?p=7", url_of(7), url_of(7).rstrip("/"))
    assert {articles.resolve(feed.connection, name) for name in names} == {1}


def test_of_a_name_that_nothing_has_the_ids_like_it_are_told(feed: Feed) -> None:
    feed.put(feed.article(4711))
    for name in ("4711", "http://u.example/other/4711"):
        with pytest.raises(UsageError, match=f"Did you mean {feed.one('SELECT id FROM articles')}"):
            articles.resolve(feed.connection, name)
    with pytest.raises(UsageError, match="Use an id or address"):
        articles.resolve(feed.connection, "%_%")
