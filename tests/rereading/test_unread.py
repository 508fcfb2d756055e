"""Captures that came to no article are read again: what turns out to be one becomes one, with its outcome in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from newsarchive.archive.ledger import tally
from newsarchive.items import Outcome
from newsarchive.rereading.work import Task, Unread
from tests.rereading.made import SITE, Inline, Kept, page

LEDGER = "SELECT outcome, final, sent, crawl FROM fetches ORDER BY id"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("outcome", [Outcome.EXTRACTION_POSTPONED, Outcome.READ_TIMEOUT, Outcome.READ_CRASHED, Outcome.READ_FAILED])
def test_what_was_captured_and_not_read_becomes_an_article_of_its_crawl(kept: Kept, language: str, outcome: Outcome) -> None:
    kept.answer(7, page(language, 7), language=language, outcome=outcome)
    kept.feed.next_crawl()
    assert kept.feed.one("SELECT count(*) FROM articles") == 0
    assert kept.again().became == {"stored": 1}
    assert kept.feed.all("SELECT id, language, first_seen FROM articles") == [(f"u-{language}-7", language, "2026-03-01T12:00:00.000Z")]
    assert kept.feed.all(LEDGER) == [(outcome, 0, 1, 1), ("stored", 1, 0, 1)]
    found = tally(kept.feed.connection, 1)
    assert found is not None
    assert (found.articles, found.requests) == ({"stored": 1}, 1)
    assert kept.feed.all("SELECT state, outcome, holding, lease FROM frontier") == [("settled", "stored", 1, None)]
    again = kept.again()
    assert (again.became, again.read, again.articles) == ({}, 0, 1)


def test_what_only_would_become_an_article_is_told_and_not_stored(kept: Kept) -> None:
    kept.answer(7, page("en", 7), outcome=Outcome.EXTRACTION_POSTPONED)
    before = list(kept.feed.connection.iterdump())
    assert kept.again(is_dry=True).became == {"stored": 1}
    assert list(kept.feed.connection.iterdump()) == before


def test_a_page_that_a_better_rule_reads_as_an_article_becomes_one(kept: Kept) -> None:
    html = "<html><body><h1>Item</h1><p class='x'>short</p></body></html>"
    assert kept.answer(7, html) is Outcome.NO_TEXT
    assert kept.again().became == {}
    kept.define(SITE + "[selectors]\ntitle = 'h1'\n")
    assert kept.again().became == {}
    # That it is none by this site file too is noted, and it is not read once more.
    assert kept.feed.all("SELECT outcome FROM readings") == ["no_text", "no_text"]
    kept.again()
    assert kept.feed.one("SELECT count(*) FROM readings") == 2


def test_a_capture_of_a_known_article_that_was_not_read_is_its_next_version(kept: Kept) -> None:
    kept.answer(7, page("en", 7))
    kept.feed.next_crawl()
    kept.answer(7, page("en", 7, more="<p>The rector of the university answered on Friday.</p>"), outcome=Outcome.READ_TIMEOUT)
    kept.define(SITE + "# another file\n")
    assert kept.again().became == {"changed": 1}
    assert kept.feed.one("SELECT version FROM articles") == 2
    assert "answered on Friday." in kept.feed.one("SELECT text FROM record")


def test_an_answer_that_was_cut_off_is_no_article(kept: Kept) -> None:
    kept.answer(7, page("en", 7), outcome=Outcome.EXTRACTION_POSTPONED, flags=("truncated",))
    assert kept.again().became == {"incomplete": 1}
    assert kept.feed.one("SELECT count(*) FROM articles") == 0


def test_a_page_that_asks_not_to_be_kept_does_not_become_an_article_where_that_is_respected(kept: Kept) -> None:
    kept.define(SITE + "[crawl]\nrespect = 'noarchive'\n")
    html = page("en", 7).replace("<head>", "<head><meta name='robots' content='noarchive'>")
    kept.answer(7, html, outcome=Outcome.EXTRACTION_POSTPONED)
    assert kept.again().became == {"reserved": 1}
    assert kept.feed.all("SELECT title, text_sha256 FROM readings") == [(None, None)]


def test_a_page_that_runs_into_the_time_limit_again_is_noted_and_left_alone(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.answer(7, page("en", 7), outcome=Outcome.READ_TIMEOUT)
    asked: list[Any] = []

    def late(self: Any, site: Any, template: Any, wanted: Any) -> Iterator[tuple[Any, Unread]]:
        for one, task in wanted:
            assert isinstance(task, Task)
            asked.append(one)
            yield one, Unread(reason="it took longer than 5 s", outcome="read_timeout")

    monkeypatch.setattr(Inline, "each_whole", late)
    kept.again()
    kept.again()
    assert len(asked) == 1
    assert kept.feed.all(LEDGER) == [("read_timeout", 1, 1, 1)]


def test_an_erased_address_stays_erased(kept: Kept) -> None:
    kept.answer(7, page("en", 7), outcome=Outcome.EXTRACTION_POSTPONED)
    kept.feed.connection.execute(
        "INSERT INTO tombstones(kind, value, erased_at, because) VALUES ('url', 'http://u.example/en/news/7/', '2026', 'asked')"
    )
    assert kept.again().became == {"erased": 1}
    assert kept.feed.one("SELECT count(*) FROM holdings") == 0
