"""A person outranks the machine, and can take it back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsarchive.archive import articles, corrections, holds, settle, shown
from newsarchive.archive.corrections import parse
from newsarchive.archive.database import transaction
from newsarchive.errors import UsageError
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVIDENCE = {"title": [{"value": "A title", "sources": ["heading"]}]}


def correct(feed: Feed, field: str, value: Any, key: int = 1) -> None:
    with transaction(feed.connection):
        corrections.correct(feed.connection, key, field, value, because="the printed bulletin", person="А. Сапарова")
        shown.refresh(feed.connection, [key])


def withdraw(feed: Feed, field: str, key: int = 1) -> bool:
    with transaction(feed.connection):
        done = corrections.withdraw(feed.connection, key, field, person="A. N. Other")
        shown.refresh(feed.connection, [key])
    return done


@pytest.fixture
def rows(feed: Feed) -> Feed:
    """The archive, whose rows may be read by name."""
    import sqlite3

    feed.put(feed.article(7, published="2021-04-20", published_precision="day", published_source="page", evidence=EVIDENCE))
    feed.connection.row_factory = sqlite3.Row
    return feed


def test_a_correction_stands_in_the_articles_row_with_its_source(rows: Feed) -> None:
    correct(rows, "published", "2021-05")
    correct(rows, "language", "kk")
    correct(rows, "authors", ["Б. Б.", "C"])
    record = articles.record(rows.connection, 1)
    assert (record["published"], record["published_precision"], record["published_source"]) == ("2021-05", "month", "person")
    assert (record["language"], record["language_source"], record["authors"]) == ("kk", "person", ["Б. Б.", "C"])


def test_a_corrected_title_is_found_and_the_one_before_is_not(rows: Feed) -> None:
    correct(rows, "title", "Кітапхана ашылды")
    found = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    assert [rows.one(found, word) for word in ("ашылды", "title")] == [1, None]
    withdraw(rows, "title")
    assert [rows.one(found, word) for word in ("ашылды", "title")] == [None, 1]


def test_what_the_machine_read_stands_behind_it_in_the_evidence(rows: Feed) -> None:
    correct(rows, "title", "Another")
    claims = articles.evidence(rows.connection, 1)["fields"]["title"]
    assert [(one["value"], one["sources"]) for one in claims] == [("Another", ["person"]), ("A title", ["heading"])]
    assert claims[0]["reason"] == "the printed bulletin"
    assert claims[0]["person"] == "А. Сапарова"


def test_a_correction_survives_another_crawl_and_another_reading(rows: Feed) -> None:
    correct(rows, "title", "Right")
    rows.next_crawl()
    assert rows.put(rows.article(7, LONG.replace("roof", "cellar"), title="Wrong again")) is Outcome.CHANGED
    assert rows.one("SELECT title FROM articles") == "Right"
    item = rows.article(7, title="Read by better code")
    assert item.reading is not None
    item.reading.capture_id = rows.one("SELECT capture_id FROM articles")
    with transaction(rows.connection):
        settle.store_reading(rows.connection, 1, item.reading)
    assert rows.one("SELECT title FROM articles") == "Right"
    assert withdraw(rows, "title")
    assert rows.one("SELECT title FROM articles") == "Read by better code"


def test_what_is_taken_back_is_remembered_and_cannot_be_taken_back_twice(rows: Feed) -> None:
    correct(rows, "place", "ALMATY")
    correct(rows, "place", "ASTANA")
    assert withdraw(rows, "place")
    assert not withdraw(rows, "place")
    assert [(one.value, one.withdrawn_by) for one in corrections.history(rows.connection, 1)] == [
        ("ALMATY", "А. Сапарова"), ("ASTANA", "A. N. Other"),
    ]  # fmt: skip
    assert rows.all("SELECT kind FROM events ORDER BY id") == [
        "new", "corrected", "correction_withdrawn", "corrected", "correction_withdrawn"
    ]


def test_a_field_can_be_made_unknown(rows: Feed) -> None:
    correct(rows, "published", None)
    assert [tuple(row) for row in rows.all("SELECT published, published_precision, published_source FROM articles")] == [
        (None, None, "person")
    ]


def test_a_corrected_date_speaks_for_its_neighbours_and_the_one_before_does_not(feed: Feed) -> None:
    feed.put(feed.article(7, published="2019-04-20", published_precision="day", published_source="page"))
    correct(feed, "published", "2021-04-19")
    assert [(one.published, one.source) for one in settle.neighbours(feed.connection, "demo", 8, 99)] == [("2021-04-19", "person")]
    correct(feed, "published", None)
    assert settle.neighbours(feed.connection, "demo", 8, 99) == []


def test_erasing_an_article_takes_what_was_said_of_it(feed: Feed) -> None:
    feed.put(feed.article(7))
    correct(feed, "title", "Secret words")
    assert not list(holds._verify_shown(feed.connection, None))  # type: ignore[arg-type]
    with transaction(feed.connection):
        holds._erase_corrections(feed.connection, 1, None)  # type: ignore[arg-type]
        shown.refresh(feed.connection, [1])
    assert feed.all("SELECT value, machine, because FROM corrections") == [(None, None, None)]
    assert feed.one("SELECT title FROM articles") == "A title"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("published", "2021", "2021"), ("published", "2021-04-20T10:30+06:00", "2021-04-20T10:30+06:00"), ("published", "", None),
        ("modified", "2021-04-20T10:30+06:00", "2021-04-20T04:30:00Z"), ("modified", "2021-04-20", "2021-04-20"),
        ("language", "PT-br", "pt-BR"), ("script", "cyrl", "Cyrl"), ("title", "  Жаңа \n зертхана ", "Жаңа зертхана"),
        ("authors", "A; Б\\; Ө; ", ["A", "Б; Ө"]), ("authors", "", []), ("image", "https://u.example/a.jpg", "https://u.example/a.jpg"),
    ],
)  # fmt: skip
def test_a_value_is_taken_as_the_record_has_it(field: str, text: str, value: Any) -> None:
    assert parse(field, text, NOW) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("published", "20 April 2021"), ("published", "2021-13"), ("published", "2021-02-30"), ("published", "2026-03-05"),
        ("published", "2021-04-20T25:00Z"), ("published", "0000"), ("modified", "2021"), ("language", "kazakh"), ("language", "sr-Latn"),
        ("script", "Cyrillic"), ("image", "javascript:alert(1)"), ("text", "x"), ("id", "x"), ("title", "x" * 1001), ("title", "a\x1b[2J"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(field: str, text: str) -> None:
    with pytest.raises(UsageError):
        parse(field, text, NOW)
