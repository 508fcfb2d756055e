"""Texts are compared outside of transactions, and a bounded number of characters of them is handed out at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsarchive import linking
from newsarchive.archive import sketches, stories, story_links, verdicts
from newsarchive.archive.stories import Looks
from newsarchive.edits.sameness import Likeness
from tests.archive.made import Feed
from tests.archive.test_story_groups import groups, ids
from tests.edits.made import edited, text_of


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    verdicts.forget()
    yield
    verdicts.forget()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_texts_are_handed_out_and_never_compared_in_a_transaction(feed: Feed, language: str) -> None:
    text = text_of(language, 1, sentences=60)
    feed.put(feed.article(1, text, language=language))
    feed.put(feed.article(2, edited(text, language, 0.05, 1), language=language))
    step = feed.ask(stories.settle_some, Looks())
    assert [len(pair.text) > 500 for pair in step.pairs] == [True]
    assert step.keys == [2]
    assert step.goes_on
    assert not feed.all("SELECT * FROM story_links")
    feed.settle()
    assert groups(feed) == {ids(1, 2, language=language)}
    assert stories.waiting(feed.connection) == 0


def test_many_large_texts_are_handed_out_a_few_at_a_time(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of("ru", 1, sentences=14)
    for number in range(1, 6):
        feed.put(feed.article(number, edited(text, "ru", 0.02 * number, number), language="ru"))
    monkeypatch.setattr(stories, "HANDED_OUT", len(text))
    sizes: list[int] = []
    here = linking.here
    monkeypatch.setattr(linking, "here", lambda pairs: sizes.append(len(pairs)) or here(pairs))
    feed.settle()
    assert max(sizes) <= story_links.FRUITLESS
    assert sum(sizes) == 10
    assert groups(feed) == {ids(*range(1, 6), language="ru")}
    assert feed.one("SELECT count(*) FROM story_links") == 10


def test_what_was_found_near_to_an_article_is_forgotten_when_another_comes_meanwhile(feed: Feed) -> None:
    text = text_of("en", 1)
    feed.put(feed.article(1, text))
    feed.put(feed.article(2, edited(text, "en", 0.3, 1)))
    looks = Looks()
    step = feed.ask(stories.settle_some, looks)
    compared = linking.here(step.pairs)()
    feed.put(feed.article(3, edited(text, "en", 0.02, 2)))
    while step.goes_on:
        step = feed.ask(stories.settle_some, looks, compared=compared)
        compared = linking.here(step.pairs)()
    assert groups(feed) == {ids(1, 2, 3)}
    assert feed.one("SELECT count(*) FROM story_links WHERE chosen = 3") == 3


def test_of_many_waiting_texts_few_are_read_in_one_transaction(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 4):
        feed.put(feed.article(number, text_of("en", number, sentences=20)))
    for number in feed.all("SELECT text FROM fingerprints"):
        sketches.remove(feed.connection, number)
    feed.connection.execute("INSERT OR IGNORE INTO story_queue(holding) SELECT key FROM holdings")
    monkeypatch.setattr(stories, "LONGEST", 2000)
    indexed, after = [], 0
    while (done := stories.index_some(feed.connection, after)) is not None:
        indexed.append(feed.one("SELECT count(*) FROM fingerprints"))
        after = done
    assert indexed == [1, 2, 3]


def test_a_verdict_is_remembered_of_both_sides_and_of_a_bounded_number_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts.forget()
    found = Likeness(kind="cut", one=1.0, other=0.5, one_span=(0.0, 1.0), other_span=(0.0, 0.5))
    verdicts.remember(9, 4, found)
    assert verdicts.recall(9, 4) == found
    assert verdicts.recall(4, 9) == found.turned()
    assert verdicts.recall(4, 5) is None
    monkeypatch.setattr(verdicts, "REMEMBERED", 20)
    for number in range(100):
        verdicts.remember(number, number + 1, found)
    assert sum(verdicts.recall(number, number + 1) is not None for number in range(100)) <= 20
    verdicts.forget()
