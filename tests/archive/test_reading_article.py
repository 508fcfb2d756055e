"""One article for reading: its neighbours in time, its copies, its captures; nothing that must not be shown."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from newsarchive.archive import reading_article, reading_capture, readings, shown
from newsarchive.archive.database import transaction
from newsarchive.items import Outcome
from tests.archive.made import LONG, Feed


@pytest.fixture
def rows(feed: Feed) -> Feed:
    feed.connection.row_factory = sqlite3.Row
    return feed


def test_the_articles_before_and_after_are_those_of_its_language_in_time(rows: Feed) -> None:
    days = {1: "2021-04-20", 2: "2021-04-21", 3: "2021-04-21T09:00+06:00", 4: None}
    for number, published in days.items():
        rows.put(rows.article(number, f"Text {number}. {LONG}", title=f"Title {number}", published=published))
    rows.put(rows.article(2, "Мәтін.", language="kk", published="2021-04-21"))
    key = {row["title"]: row["key"] for row in rows.connection.execute("SELECT key, title FROM articles WHERE language = 'en'")}
    found = {number: reading_article.sheet(rows.connection, key[f"Title {number}"]) for number in days}
    beside = {number: (one.before and one.before["title"], one.after and one.after["title"]) for number, one in found.items()}
    assert beside == {1: (None, "Title 2"), 2: ("Title 1", "Title 3"), 3: ("Title 2", None), 4: (None, None)}


def test_the_articles_before_and_after_are_no_copies_of_it(rows: Feed) -> None:
    texts = {1: "First.", 2: LONG, 3: LONG, 4: LONG, 5: "Last.", 6: None, 7: None}
    for number, text in texts.items():
        item = rows.article(number, text or "", title=f"Title {number}", published=f"2021-04-{20 + number}")
        if text is None and item.reading is not None:
            item.reading = replace(item.reading, text=None, text_sha256=None)
        rows.put(item)
    key = {row["title"]: row["key"] for row in rows.connection.execute("SELECT key, title FROM articles")}
    found = {number: reading_article.sheet(rows.connection, key[f"Title {number}"]) for number in (3, 5, 6)}
    beside = {number: (one.before and one.before["title"], one.after and one.after["title"]) for number, one in found.items()}
    # What has no text is no copy of what has none.
    assert beside == {3: ("Title 1", "Title 5"), 5: ("Title 4", "Title 6"), 6: ("Title 5", "Title 7")}


def test_copies_of_the_story_are_told_and_hidden_ones_are_not(rows: Feed) -> None:
    for number in (1, 2, 3):
        rows.put(rows.article(number, LONG))
    sheet = reading_article.sheet(rows.connection, int(rows.one("SELECT min(key) FROM articles")))
    assert (len(sheet.copies), sheet.copies_in_all) == (2, 2)
    assert readings.text_of(rows.connection, sheet.copies[0]["text_sha256"]) == LONG
    with transaction(rows.connection):
        shown.set_visibility(rows.connection, int(rows.one("SELECT max(key) FROM articles")), "hidden")
    sheet = reading_article.sheet(rows.connection, int(rows.one("SELECT min(key) FROM articles")))
    assert sheet.copies_in_all == 1


def test_captures_of_shown_articles_alone_are_shown(rows: Feed) -> None:
    rows.put(rows.article(1, LONG))
    rows.put(rows.no_article("http://u.example/about/", Outcome.NOT_ARTICLE))
    capture = rows.one("SELECT capture_id FROM articles")
    found = reading_capture.shown(rows.connection, capture)
    assert found is not None
    assert found.article == rows.one("SELECT id FROM articles")
    assert not found.is_file
    other = rows.one("SELECT capture FROM fetches WHERE url = 'http://u.example/about/'")
    assert reading_capture.shown(rows.connection, other) is None, "a page of which no article was made may speak of one that is hidden"
    assert reading_capture.shown(rows.connection, "nobody") is None
    with transaction(rows.connection):
        shown.set_visibility(rows.connection, int(rows.one("SELECT key FROM articles")), "hidden")
    assert reading_capture.shown(rows.connection, capture) is None


def test_pictures_are_known_by_the_address_that_the_article_names(rows: Feed) -> None:
    rows.put(rows.article(1, LONG))
    key = int(rows.one("SELECT key FROM articles"))
    execute = rows.connection.execute
    capture = rows.one("SELECT id FROM captures")
    of = "http://u.example/"
    asked = ((f"{of}a.jpg", "kept", capture), (f"{of}b.jpg", "gone", None), (f"{of}c.pdf", "kept", capture))
    for number, (url, outcome, kept) in enumerate(asked, 1):
        kind = "attachment" if url.endswith("pdf") else "image"
        execute(
            "INSERT INTO files(id, site, url, kind, hops, first_crawl, state, outcome, capture)"
            " VALUES (?, 'demo', ?, ?, 0, ?, 'settled', ?, ?)",
            (number, url, kind, rows.crawl, outcome, kept),
        )
        execute("INSERT INTO file_uses VALUES (?, ?)", (key, number))
    assert reading_capture.pictures(rows.connection, key) == {"http://u.example/a.jpg": capture}



def test_links_say_how_they_are_linked(rows: Feed) -> None:
    for number, text in ((1, LONG), (2, LONG), (3, "Three.")):
        rows.put(rows.article(number, text))
    first, second, third = (row[0] for row in rows.connection.execute("SELECT key FROM articles ORDER BY key").fetchall())
    execute = rows.connection.execute
    execute("UPDATE articles SET translation_id = 't' WHERE key IN (?, ?)", (first, third))
    execute("DELETE FROM translation_pairs")
    execute(
        "INSERT INTO translation_pairs(one, other, university, declared, prior, support, says, evidence, verdict, confidence)"
        " VALUES (?, ?, 'u.example', '', 0, 0, 0, '{}', 'linked', 0.9)", (first, third),
    )  # fmt: skip
    execute("DELETE FROM story_links")
    execute(
        "INSERT INTO story_links(one, other, one_text, other_text, kind, one_share, other_share, reason, at)"
        " VALUES (?, ?, 1, 2, 'cut', 1, .5, 'for the test', '2026-03-01')", (first, second),
    )  # fmt: skip
    sheet = reading_article.sheet(rows.connection, third)
    assert [(one["declared"], one["confidence"]) for one in sheet.translations] == [("", 0.9)]
    assert [one["kind"] for one in reading_article.sheet(rows.connection, second).copies] == ["cut"]
