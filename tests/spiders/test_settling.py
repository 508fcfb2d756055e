"""The end of a crawl: large texts are compared in a worker, and by the crawl itself where no worker can."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.archive.story_links import Pair
from newsarchive.edits.sameness import Likeness, likeness_of
from newsarchive.errors import WorkerError
from newsarchive.items import Outcome
from newsarchive.spiders.settling import compared
from tests.edits.made import edited, text_of


@pytest.mark.parametrize("is_broken", [False, True])
def test_large_texts_are_compared_in_a_worker_or_else_by_the_crawl(is_broken: bool) -> None:
    text = text_of("kk", 1)
    pair = Pair(3, 7, text, edited(text, "kk", 0.1, 1))
    asked = []

    def liken(one: str, other: str, group: str) -> Future[Likeness]:
        asked.append(group)
        future: Future[Likeness] = Future()
        if is_broken:
            future.set_exception(WorkerError("it took too long", Outcome.READ_TIMEOUT))
        else:
            future.set_result(likeness_of(one, other))
        return future

    run: Any = SimpleNamespace(services=SimpleNamespace(liken=liken), site=SimpleNamespace(id="demo"))
    one, other, found = asyncio.run(compared(run, pair))
    assert (one, other, found.kind) == (3, 7, "edited")
    assert asked == ["demo"]
