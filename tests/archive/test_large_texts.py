"""Large texts, and many of middling size, are compared in steps: no transaction compares more words than it may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newsarchive.archive import stories, story_links, verdicts
from newsarchive.archive.database import transaction
from newsarchive.edits.sameness import Likeness, compare
from newsarchive.edits.shingles import Words
from tests.archive.made import Feed
from tests.archive.test_story_groups import groups, ids
from tests.edits.made import edited, text_of

SPREAD = 1.3
"""Words are counted by the spaces between them: numbers and signs aside, that is near."""


class Watch:
    """Counts the words that are compared in each transaction."""

    def __init__(self) -> None:
        self.words = [0]

    def compare(self, one: Words, other: Words) -> Likeness:
        self.words[-1] += len(one.keys) + len(other.keys)
        return compare(one, other)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    verdicts.forget()
    watch = Watch()
    monkeypatch.setattr(story_links, "compare", watch.compare)
    monkeypatch.setattr(story_links, "AT_ONCE", 1000)
    monkeypatch.setattr(story_links, "AT_ARRIVAL", 400)
    yield watch
    verdicts.forget()


def settle(feed: Feed, watch: Watch) -> None:
    def ask(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        watch.words.append(0)
        with transaction(feed.connection):
            return function(feed.connection, *arguments, **keywords)

    stories.settle_all(ask)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_large_texts_are_handed_out_and_never_compared_in_a_transaction(feed: Feed, watch: Watch, language: str) -> None:
    text = text_of(language, 1, sentences=60)
    feed.put(feed.article(1, text, language=language))
    feed.put(feed.article(2, edited(text, language, 0.05, 1), language=language))
    with transaction(feed.connection):
        step = stories.settle_some(feed.connection)
    assert [len(pair.text) > 500 for pair in step.large] == [True]
    assert step.goes_on
    assert not feed.all("SELECT * FROM story_links")
    settle(feed, watch)
    assert groups(feed) == {ids(1, 2, language=language)}
    assert max(watch.words) == 0
    assert stories.waiting(feed.connection) == 0


def test_many_texts_of_middling_size_are_compared_a_few_at_a_time(feed: Feed, watch: Watch) -> None:
    text = text_of("ru", 1, sentences=14)
    for number in range(1, 6):
        watch.words.append(0)
        feed.put(feed.article(number, edited(text, "ru", 0.02 * number, number), language="ru"))
    assert 0 < max(watch.words) <= SPREAD * story_links.AT_ARRIVAL
    settle(feed, watch)
    assert max(watch.words) <= SPREAD * story_links.AT_ONCE
    assert groups(feed) == {ids(*range(1, 6), language="ru")}
    assert feed.one("SELECT count(*) FROM story_links") == 10


def test_of_many_waiting_texts_few_are_read_in_one_transaction(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 4):
        feed.put(feed.article(number, text_of("en", number, sentences=20)))
    for statement in ("DELETE FROM sketches", "DELETE FROM sketches_fresh", "DELETE FROM fingerprints"):
        feed.connection.execute(statement)
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
