"""A reading is stored whole, or as a row that says it equals another."""

from __future__ import annotations

import json

from newsarchive.archive import readings
from newsarchive.items import Reading
from tests.archive.made import LONG, Feed


def test_everything_a_reading_says_is_stored(feed: Feed) -> None:
    feed.put(
        feed.article(
            7, authors=["Б", "A"], day_month=(5, 9), variants={"kk": "http://u.example/kk"}, removed=["breadcrumb 1"],
            evidence={"title": [{"value": "A title", "sources": ["selector", "og"]}], "authors": []},
        )
    )  # fmt: skip
    row = feed.all("SELECT authors, day_month, variants, removed, title_source, authors_source, inputs FROM readings")[0]
    assert row == (
        '["Б","A"]', "09-05", '{"kk":"http://u.example/kk"}', '["breadcrumb 1"]', "selector", None, '{"site":"site 1"}',
    )  # fmt: skip


def test_the_digest_is_that_of_the_text_whatever_the_reading_claims(feed: Feed) -> None:
    feed.put(feed.article(7))
    reading = Reading(capture_id=feed.one("SELECT id FROM captures"), url="", text="Other text", text_sha256="wrong")
    made = readings.insert(feed.connection, 1, reading)
    assert feed.one("SELECT length(text_sha256) FROM readings WHERE id = ?", made.key) == 64
    assert feed.one("SELECT text FROM texts WHERE sha256 = ?", reading.text_sha256) == "Other text"


def test_equal_readings_share_their_fields_but_keep_their_inputs(feed: Feed) -> None:
    feed.put(feed.article(7))
    feed.put(feed.article(7, inputs={"site": "site 1", "hints": [["title", "A title", "listing"]]}))
    rows = feed.all("SELECT same_as, text_sha256 IS NULL, inputs FROM readings ORDER BY id")
    assert [row[:2] for row in rows] == [(None, 0), (1, 1)]
    assert json.loads(rows[1][2])["hints"] == [["title", "A title", "listing"]]


def test_one_text_is_stored_once_however_many_say_it(feed: Feed) -> None:
    for number in range(3):
        feed.put(feed.article(number))
    assert feed.all("SELECT text FROM texts") == [LONG]
