"""Texts that may be one are compared by workers, in chunks, and here where no worker can; a bounded step comes to its end."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsarchive import linking
from newsarchive.archive import stories, verdicts
from newsarchive.archive.database import connect
from newsarchive.archive.stories import Looks
from newsarchive.archive.story_links import Pair
from newsarchive.edits.sameness import compare, likenesses
from newsarchive.edits.shingles import FORM, words_of
from newsarchive.errors import WorkerError
from newsarchive.items import Outcome
from tests.archive.made import Feed
from tests.edits.made import edited, text_of


class Workers:
    """Does at once what workers are asked for, or fails at it."""

    def __init__(self, *, are_broken: bool) -> None:
        self.are_broken = are_broken
        self.chunks: list[int] = []

    def submit(self, function: str, texts: Sequence[str], pairs: Sequence[Any], *, group: str, needed: bool) -> Future[Any]:
        assert (function, group, needed) == (linking.LIKENESSES, linking.GROUP, True)
        assert len(set(texts)) == len(texts)
        self.chunks.append(len(pairs))
        future: Future[Any] = Future()
        if self.are_broken:
            future.set_exception(WorkerError("it took too long", Outcome.READ_TIMEOUT))
        else:
            future.set_result(likenesses(texts, pairs))
        return future


def pairs() -> list[Pair]:
    """One text beside edited copies of it, and beside another text."""
    text = text_of("kk", 1)
    others = [*(edited(text, "kk", 0.1, number) for number in range(4)), text_of("kk", 2)]
    return [Pair(1, number, text, other, 0.26) for number, other in enumerate(others, 2)]


@pytest.mark.parametrize("are_broken", [False, True])
def test_texts_are_compared_by_workers_or_else_here(are_broken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "CHUNK", 3 * len(text_of("kk", 1)))
    workers = Workers(are_broken=are_broken)
    found = linking.by_workers(workers.submit)(pairs())()
    assert [(one.one, one.other) for one in found] == [(pair.one, pair.other) for pair in pairs()]
    assert [one.found for one in found[:4]] == [compare(words_of(pair.text), words_of(pair.other_text)) for pair in pairs()[:4]]
    assert [one.found.kind for one in found] == ["edited"] * 4 + ["apart"]
    assert workers.chunks == [2, 2, 1]


def test_where_all_is_ended_nothing_is_compared_here() -> None:
    workers = Workers(are_broken=True)
    with pytest.raises(WorkerError):
        linking.by_workers(workers.submit, lambda: True)(pairs())()


def test_what_seems_to_share_much_is_compared_at_once_with_the_same_result() -> None:
    plain = linking.here(pairs())()
    assert linking.here([pair._replace(share=0.9) for pair in pairs()])()[:4] == plain[:4]


def fed(feed: Feed, count: int) -> None:
    verdicts.forget()
    text = text_of("en", 1)
    for number in range(1, count + 1):
        feed.put(feed.article(number, edited(text, "en", 0.02 * number, number)))


def test_some_are_linked_at_a_time_and_the_rest_waits(feed: Feed) -> None:
    fed(feed, 3)
    linking.settle_some(feed.ask, linking.here)
    assert feed.one("SELECT count(*) FROM story_links") == 3
    assert feed.all("SELECT DISTINCT story_size FROM record") == [3]


def test_a_bounded_settling_comes_to_its_end_and_the_next_one_goes_on(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    fed(feed, 8)
    asked: list[Any] = []

    def ask(function: Any, *arguments: Any, **keywords: Any) -> Any:
        asked.append(function)
        return feed.ask(function, *arguments, **{"most": 1, **keywords})

    compared: list[int] = []

    def start(pairs: Sequence[Pair]) -> Any:
        compared.append(len(pairs))
        return linking.here(pairs)

    linking.settle(ask, start, 2)
    assert 0 < feed.one("SELECT count(*) FROM story_queue WHERE is_linked = 0") < 8
    linking.settle(ask, start)
    assert stories.waiting(feed.connection) == 0
    assert feed.all("SELECT DISTINCT story_size FROM record") == [8]
    assert len(asked) < 100
    assert sum(compared) == 8 * 7 / 2


def test_what_was_indexed_by_other_code_is_indexed_before_anything_is_linked(feed: Feed) -> None:
    fed(feed, 12)
    with_all = feed.all("SELECT text FROM fingerprints")
    feed.connection.execute("UPDATE fingerprints SET form = 0")
    feed.connection.execute("UPDATE story_queue SET is_linked = 0")

    def ask(function: Any, *arguments: Any, **keywords: Any) -> Any:
        return feed.ask(function, *arguments, **({"most": 5, **keywords} if function is not stories.waiting else keywords))

    while linking.settle_some(ask, linking.here):
        pass
    assert len(with_all) == feed.one("SELECT count(*) FROM fingerprints WHERE form = ?", FORM) == 12
    assert feed.one("SELECT count(*) FROM story_links") == 12 * 11 / 2


def test_what_another_process_stored_meanwhile_is_seen(tmp_path: Path) -> None:
    verdicts.forget()
    text = text_of("en", 1)
    with closing(connect(tmp_path / "a.db")) as one, closing(connect(tmp_path / "a.db")) as other:
        feed = Feed(one)
        feed.put(feed.article(1, text))
        feed.put(feed.article(2, edited(text, "en", 0.3, 1)))
        looks = Looks()
        step = feed.ask(stories.settle_some, looks)
        compared = linking.here(step.pairs)()
        elsewhere = Feed(other, "other")
        # As another process has counted it.
        before = stories._Changes.count
        elsewhere.put(elsewhere.article(3, edited(text, "en", 0.02, 2), url="http://o.example/3", canonical_url="http://o.example/3"))
        stories._Changes.count = before
        while step.goes_on:
            step = feed.ask(stories.settle_some, looks, compared=compared)
            compared = linking.here(step.pairs)()
        assert feed.one("SELECT count(*) FROM story_links WHERE chosen = 3") == 3
