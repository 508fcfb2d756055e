"""Comparing texts that may be one: the archive names them, workers (or this process) compare them, and the archive is told what came of it.

Nothing is compared in a transaction: how long that takes keeps nobody else from writing.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from newsarchive.archive import stories
from newsarchive.archive.stories import Looks, Step
from newsarchive.archive.story_links import Compared, Pair
from newsarchive.edits.sameness import Likeness, likenesses
from newsarchive.errors import WorkerError

logger = logging.getLogger(__name__)

CHUNK = 150_000
"""Characters of pairs of texts a worker is given at once, more only where two texts alone have more."""
AHEAD = 2
"""Steps that are under way beside the one that is waited for."""
GROUP = "stories"
"""Whose turn it is among those that workers work for."""
LIKENESSES = "newsarchive.edits.sameness:likenesses"
Ask = Callable[..., Any]
"""Runs a function of the connection and other arguments in a transaction of its own."""
Start = Callable[[Sequence[Pair]], Callable[[], list[Compared]]]
"""Begins to compare texts; what it gives waits for that."""


def here(pairs: Sequence[Pair]) -> Callable[[], list[Compared]]:
    """Compare texts in this process, when it is waited for."""
    return lambda: [one for chunk in _chunks(pairs) for one in _compared(chunk, likenesses(*_told(chunk)))]


def by_workers(submit: Callable[..., Future[Any]], is_over: Callable[[], bool] = lambda: False) -> Start:
    """Compare texts in worker processes; those that fail at it in this one, since stories must not depend on how busy a machine is.

    Args:
        submit: WorkerPool.submit.
        is_over: whether the workers failed since they were ended, with all else: then WorkerError is raised.
    """

    def start(pairs: Sequence[Pair]) -> Callable[[], list[Compared]]:
        chunks = list(_chunks(pairs))
        futures = [submit(LIKENESSES, *_told(chunk), group=GROUP, needed=True) for chunk in chunks]
        return lambda: [one for chunk, future in zip(chunks, futures, strict=True) for one in _result(chunk, future, is_over)]

    return start


def settle(ask: Ask, start: Start, most: int | None = None) -> None:
    """Link all articles that wait for it, and make their stories.

    Args:
        most: articles after which the rest waits for the next time; None for no such bound.
    """
    after: int | None = 0
    indexed = 0
    while after is not None:
        if most is not None and indexed >= most:
            return
        after = ask(stories.index_some, after)
        indexed += stories.A_BATCH
    looks = Looks()
    under_way: deque[tuple[list[int], Callable[[], list[Compared]]]] = deque()
    compared: list[Compared] = []
    settled = 0
    while most is None or settled < most:
        besides = [key for keys, _ in under_way for key in keys]
        step: Step = ask(stories.settle_some, looks, compared=compared, besides=besides)
        compared = []
        settled += step.looked
        if step.keys:
            under_way.append((step.keys, start(step.pairs)))
        if len(under_way) > AHEAD or (under_way and not step.goes_on):
            compared = under_way.popleft()[1]()
        elif not step.goes_on:
            return
    _finish(ask, looks, [*compared, *(one for _, result in under_way for one in result())])
    while ask(stories.group_some):
        pass


def settle_some(ask: Ask, start: Start) -> bool:
    """Link a batch of the articles that wait for it, those that came last, as far as comparing texts once takes them, or where some are not
    indexed yet, index a batch of these; returns whether more wait."""
    if ask(stories.index_some, 0) is not None:
        return True
    looks = Looks()
    step: Step = ask(stories.settle_some, looks)
    if step.pairs:
        _finish(ask, looks, start(step.pairs)())
    return bool(ask(stories.group_some)) or bool(ask(stories.waiting))


def _finish(ask: Ask, looks: Looks, compared: list[Compared]) -> None:
    """Link articles by what is known now; what more is to be compared waits for the next time."""
    if compared:
        ask(stories.settle_some, looks, compared=compared)


def _chunks(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    chunk: list[Pair] = []
    characters = 0
    for pair in pairs:
        characters += len(pair.text) + len(pair.other_text)
        chunk.append(pair)
        if characters >= CHUNK:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _told(chunk: Sequence[Pair]) -> tuple[list[str], list[tuple[int, int, float]]]:
    """What `likenesses` is told of pairs."""
    texts = {number: text for pair in chunk for number, text in ((pair.one, pair.text), (pair.other, pair.other_text))}
    places = {number: at for at, number in enumerate(texts)}
    return list(texts.values()), [(places[pair.one], places[pair.other], pair.share) for pair in chunk]


def _compared(chunk: Sequence[Pair], found: Sequence[Likeness]) -> list[Compared]:
    return [Compared(pair.one, pair.other, one) for pair, one in zip(chunk, found, strict=True)]


def _result(chunk: Sequence[Pair], future: Future[list[Likeness]], is_over: Callable[[], bool]) -> list[Compared]:
    try:
        return _compared(chunk, future.result())
    except WorkerError as error:
        if is_over():
            raise
        logger.info("%d pairs of texts were compared here and not by a worker: %s", len(chunk), error.message)
        return _compared(chunk, likenesses(*_told(chunk)))
