"""Which captures of other archives are taken: what is held, erased, or older than what is known is not."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from newsarchive.archive import crawls
from newsarchive.archive.importing import Admitted, Candidate, admit, named_by
from newsarchive.archive.ledger import last_crawls
from tests.archive.made import NOON, Feed, found, url_of


def candidate(number: int, body: bytes = b"other", *, days: float = 0, capture: str = "new", **more: Any) -> Candidate:
    url = url_of(number)
    return Candidate(
        capture=capture, url=url, fetched_at=NOON + timedelta(days=days), status=200, payload_sha256=hashlib.sha256(body).hexdigest(),
        wanted=found(url, number=number), **more,
    )  # fmt: skip


@pytest.fixture
def feed() -> Feed:
    made = Feed()
    made.put(made.article(1, body=b"known"))
    return made


def test_a_capture_of_an_unknown_address_gets_a_row_that_waits_for_it(feed: Feed) -> None:
    [taken] = admit(feed.connection, "demo", feed.crawl, [candidate(2)])
    assert isinstance(taken, Admitted)
    assert (taken.row.url, taken.row.known, taken.earlier) == (url_of(2), False, None)
    assert feed.one("SELECT state FROM frontier WHERE id = ?", taken.row.id) == "waiting"


def test_a_later_capture_of_a_known_article_is_taken_and_one_with_its_bytes_names_them(feed: Feed) -> None:
    [taken] = admit(feed.connection, "demo", feed.crawl, [candidate(1, b"known", days=3)])
    assert isinstance(taken, Admitted)
    assert taken.row.known
    assert taken.earlier is not None
    assert taken.earlier.url == url_of(1)


def test_what_was_captured_before_the_last_look_at_its_article_is_left_out(feed: Feed) -> None:
    assert admit(feed.connection, "demo", feed.crawl, [candidate(1, days=-1000)]) == ["older"]


def test_what_is_held_is_known_by_its_id_and_by_address_time_and_digest(feed: Feed) -> None:
    held = feed.one("SELECT id FROM captures")
    assert admit(feed.connection, "demo", feed.crawl, [candidate(7, capture=held)]) == ["held"]
    assert admit(feed.connection, "demo", feed.crawl, [candidate(1, b"known")]) == ["held"]


@pytest.mark.parametrize(
    ("kind", "value"), [("url", url_of(2)), ("payload", hashlib.sha256(b"other").hexdigest()), ("capture", "new")]
)
def test_what_was_erased_is_known_by_its_address_its_bytes_and_its_id(feed: Feed, kind: str, value: str) -> None:
    feed.connection.execute("INSERT INTO tombstones VALUES (?, ?, '2026-01-01T00:00:00Z', 'asked')", (kind, value))
    assert admit(feed.connection, "demo", feed.crawl, [candidate(2)]) == ["erased"]
    assert feed.one("SELECT count(*) FROM frontier WHERE url = ?", url_of(2)) == 0


def test_a_revisit_of_another_file_finds_what_it_names_by_id_and_by_time(feed: Feed) -> None:
    held = feed.one("SELECT id FROM captures")
    for key in ((held, "", ""), ("", url_of(1), "2026-03-01T12:00:00Z")):
        earlier = named_by(*key)(feed.connection)
        assert earlier is not None
        assert earlier.ref.capture_id == held
    assert named_by("nothing", url_of(1), "2025-03-01T12:00:00Z")(feed.connection) is None
    assert named_by("", url_of(1), "2026")(feed.connection) is None


def test_an_import_says_nothing_of_what_is_usual_for_a_crawl(feed: Feed) -> None:
    crawls.finish(feed.connection, feed.crawl, reason="imported")
    assert last_crawls(feed.connection, "demo", 10) == []
