"""A crawl of the demo university stores what a researcher wants to read, and reading its captures again gives the same."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsarchive import line
from newsarchive.archive.frontier import decode_hints
from newsarchive.archive.place import captures_folder
from newsarchive.archive.readings import columns_of
from newsarchive.captures.reader import read_record
from newsarchive.demo.catalogue import Expected, truth
from newsarchive.items import Neighbour, RecordRef, State
from newsarchive.sites.load import load_site
from tests.conftest import SMALL
from tests.crash.harness import stored, warc_check


def records(db: Path) -> dict[str, dict[str, Any]]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        return {row["canonical_url"]: dict(row) for row in connection.execute("SELECT * FROM record")}


def test_every_article_of_the_university_is_stored_and_nothing_else(crawled: Path) -> None:
    assert set(records(crawled)) == {one.canonical_url for one in truth(1, SMALL)}


@pytest.mark.parametrize("expected", truth(1, SMALL), ids=lambda one: one.canonical_url[-30:])
def test_what_is_stored_of_an_article_is_what_the_university_wrote(crawled: Path, expected: Expected) -> None:
    record = records(crawled)[expected.canonical_url]
    assert record["text"] == expected.text, "no breadcrumb, dateline or signature; every sentence and paragraph"
    assert record["title"] == expected.title
    assert record["language"] == expected.language
    assert (record["place"], record["dateline"]) == (expected.place, expected.dateline)
    assert tuple(json.loads(record["contacts"])) == expected.contacts
    assert (record["published"] and record["published"][:10]) == expected.published
    for name in ("authors", "tags"):
        assert tuple(json.loads(record[name])) == getattr(expected, name), name
    for name in ("section", "image", "summary", "modified"):
        assert record[name] == getattr(expected, name), name
    assert record["published_source"] in expected.published_source


def test_an_item_that_says_nowhere_when_it_appeared_has_no_date(crawled: Path) -> None:
    undated = [one for one in truth(1, SMALL) if one.published is None]
    assert {one.language for one in undated} == {"kk", "ru", "en"}
    found = records(crawled)
    for one in undated:
        record = found[one.canonical_url]
        assert [record[name] for name in ("published", "published_raw", "published_precision", "published_source")] == [None] * 4


def test_every_field_of_the_record_is_known_of_some_articles_and_of_none_where_nothing_says_it(crawled: Path) -> None:
    found = records(crawled).values()
    for name in ("authors", "section", "tags", "image", "summary", "modified", "published", "place", "dateline", "contacts"):
        said = [record[name] not in {None, "[]"} for record in found]
        assert any(said), name
        assert not all(said), name


def test_an_inferred_year_carries_its_reason(crawled: Path) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        inferred = connection.execute(
            "SELECT published_reason, published_raw FROM readings WHERE published_source = 'dateline+neighbours' AND same_as IS NULL"
        ).fetchall()
    assert inferred
    assert all("stands" in reason and raw for reason, raw in inferred)


def test_the_languages_of_a_number_are_linked_as_translations(crawled: Path) -> None:
    found = records(crawled)
    three = next(one for one in truth(1, SMALL) if one.language == "kk" and one.canonical_url.replace("/kz/", "/ru/") in found)
    record = found[three.canonical_url]
    assert f"demo-ru-{three.number}" in json.loads(record["translations"])
    assert record["translation_id"] == f"demo-en-{three.number}"
    press = next(one for one in truth(1, SMALL) if "press." in one.canonical_url and one.language == "kk")
    assert f"demo-ru-{press.number}" in json.loads(found[press.canonical_url]["translations"])


def test_equal_texts_at_two_addresses_are_two_articles_of_one_story(crawled: Path) -> None:
    found = records(crawled)
    mirrored = [one for one in truth(1, SMALL) if "press." in one.canonical_url]
    assert mirrored
    for one in mirrored:
        record = found[one.canonical_url]
        assert record["story_size"] == 2
        assert sum(other["story_id"] == record["story_id"] for other in found.values()) == 2


def test_four_addresses_of_an_item_are_one_row_and_all_known(crawled: Path) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        known = {row[0] for row in connection.execute("SELECT url FROM spellings")}
    for part in ("www.kokzhiek.example", "?print=1", "utm_source=box"):
        assert any(part in url for url in known), part


def test_every_address_and_request_has_a_named_outcome(crawled: Path) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        assert connection.execute("SELECT count(*) FROM frontier WHERE outcome IS NULL OR state <> 'settled'").fetchone()[0] == 0
        outcomes = dict(connection.execute("SELECT outcome, count(*) FROM fetches GROUP BY 1").fetchall())
    assert {"stored", "listed", "robots_read", "robots_denied", "soft_404"} <= set(outcomes)


def test_what_robots_txt_forbids_was_never_asked(crawled: Path) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        asked = connection.execute("SELECT count(*) FROM fetches WHERE url LIKE '%/24000/' AND sent = 1").fetchone()[0]
    assert asked == 0


def test_the_archive_and_its_captures_are_whole(crawled: Path) -> None:
    assert len(stored(crawled).articles) == len(truth(1, SMALL))
    warc_check(captures_folder(crawled))
    assert "WARC 1.1" in (captures_folder(crawled) / "README.txt").read_text(encoding="utf-8")


def test_the_summary_can_be_read_by_a_person(crawled: Path) -> None:
    summary = (crawled.parent / "summary.txt").read_text(encoding="utf-8")
    assert "everything known was asked" in summary
    assert f"now holds {len(truth(1, SMALL))} articles" in summary
    assert "newsarchive search" in summary


def test_reading_the_captures_again_without_scrapy_gives_the_same_fields(crawled: Path) -> None:
    site = load_site("demo", crawled.parent / "sites")
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute(
            "SELECT r.*, c.id AS capture_id, c.file, c.offset, c.length, c.record_type, c.payload_sha256, c.block_sha256,"
            " (SELECT f.hints FROM frontier f JOIN fetches t ON t.row = f.id WHERE t.capture = c.id) AS hints"
            " FROM readings r JOIN captures c ON c.id = r.capture WHERE r.same_as IS NULL AND r.holding IS NOT NULL"
        ).fetchall()
        numbers = dict(connection.execute("SELECT id, number FROM holdings").fetchall())
    assert len(rows) >= len(truth(1, SMALL))
    assert numbers
    for row in rows:
        ref = RecordRef(
            capture_id=row["capture_id"], file=row["file"], offset=row["offset"], length=row["length"],
            record_type=row["record_type"], payload_sha256=row["payload_sha256"], block_sha256=row["block_sha256"],
        )  # fmt: skip
        capture = replace(read_record(captures_folder(crawled), ref), hints=decode_hints(row["hints"]))
        near = json.loads(row["inputs"]).get("neighbours") or []
        state = State(neighbours=tuple(Neighbour(number=number, published=day, source="?") for number, day in near))
        again = columns_of(line.read(capture, site, state))
        assert {name: row[name] for name in again} == again
