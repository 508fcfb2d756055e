"""What the pipelines of a process share."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsarchive import linking
from newsarchive.archive import crawls, frontier, stories, verdicts
from newsarchive.archive.store import Job
from newsarchive.errors import WorkerError
from newsarchive.items import Fetched
from newsarchive.services import Services
from tests.archive.made import Feed, found, memory
from tests.edits.made import edited, text_of


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(tmp_path / "a.db", workers=1)
    yield services
    services.close()


def test_a_body_is_let_go_once_however_often_that_is_said(services: Services) -> None:
    now = datetime.now(UTC)
    item = Fetched(
        site="demo", crawl=1, row=1, url="http://u.example/", kind="article", rank=0, requested_at=now, received_at=now, status=200,
        body=b"x" * 1000,
    )  # fmt: skip
    services.hold(item)
    services.let_go(item)
    services.let_go(item)
    assert (services.bodies.size, item.size, item.body) == (0, 1000, b"")


class Run:
    """A crawl as far as the services tell it of its items."""

    def job(self, item: Fetched) -> Job:
        return Job(item=item)

    def is_awaited(self, item: Fetched) -> bool:
        return True

    def committed(self, item: Fetched) -> None:
        pass

    def failed(self, item: Fetched, error: BaseException) -> None:
        raise error


async def store_copies(services: Services, count: int) -> None:
    """Store articles of nearly one text, one after the other."""
    crawl = await services.call(crawls.start, site="demo", digest="d", definition="x", options={}, code_version="t")
    run: Any = Run()
    services.runs[crawl] = run
    feed = Feed(connection=memory())
    for number in range(count):
        item = feed.article(number, edited(text_of("en", 1), "en", 0.02 * number, number))
        [item.row] = await services.call(frontier.ask_again, "demo", crawl, [found(item.url)], [])
        item.crawl = crawl
        await services.store(item)


def linked(connection: Any) -> int:
    return int(connection.execute("SELECT count(*) FROM story_links").fetchone()[0])


def test_copies_are_linked_while_the_crawl_goes_on(services: Services) -> None:
    verdicts.forget()

    async def crawl() -> None:
        await store_copies(services, 2)
        while not await services.call(linked):
            await asyncio.sleep(0.05)
        while await services.call(stories.waiting):
            await services.link(100)

    asyncio.run(asyncio.wait_for(crawl(), 60))


def test_what_linking_comes_upon_while_a_crawl_goes_on_is_raised_when_it_ends(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def broken(*_: Any) -> bool:
        asked.append("")
        raise KeyError("a fault")

    monkeypatch.setattr(linking, "settle_some", broken)

    async def crawl() -> None:
        await store_copies(services, 2)
        while not services._fault:
            await asyncio.sleep(0.05)
        await store_copies(services, 1)
        with pytest.raises(KeyError):
            await services.link(100)

    asyncio.run(asyncio.wait_for(crawl(), 60))
    assert len(asked) == 1


def test_linking_that_gets_its_turn_when_all_was_closed_finds_the_workers_ended(tmp_path: Path) -> None:
    services = Services(tmp_path / "a.db", workers=1)
    services.close()
    with pytest.raises(WorkerError, match="the workers were closed"):
        asyncio.run(services.link(100))


def test_linking_that_is_under_way_ends_when_all_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts.forget()
    services = Services(tmp_path / "a.db", workers=1)
    begun = threading.Event()
    submit = services.pool.submit

    def hanging(function: str, *arguments: Any, **keywords: Any) -> Any:
        begun.set()
        return submit("time:sleep", 3600, **keywords)

    monkeypatch.setattr(services.pool, "submit", hanging)

    async def crawl() -> None:
        await store_copies(services, 2)
        under_way = asyncio.ensure_future(services.link(100))
        assert await asyncio.to_thread(begun.wait, 60)
        await asyncio.to_thread(services.close)
        with pytest.raises(WorkerError):
            await under_way

    asyncio.run(asyncio.wait_for(crawl(), 90))
