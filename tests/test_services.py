"""What the pipelines of a process share: how much of what was fetched may be in memory at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive import services as module
from newsarchive.items import Fetched
from newsarchive.services import MOST_HELD, Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(tmp_path / "a.db", workers=1)
    yield services
    services.close()


def of_size(size: int) -> Fetched:
    now = datetime.now(UTC)
    return Fetched(
        site="demo", crawl=1, row=1, url="http://u.example/", kind="article", rank=0, requested_at=now, received_at=now, status=200,
        body=b"x" * size,
    )  # fmt: skip


def test_a_request_waits_until_what_is_held_is_little_enough(services: Services) -> None:
    async def scene() -> list[str]:
        seen = []
        first, second = of_size(MOST_HELD), of_size(1)
        services.hold(first)
        await services.room_for_a_body()
        seen.append("there was room")
        services.hold(second)
        waiting = asyncio.create_task(services.room_for_a_body())
        await asyncio.sleep(0.05)
        seen.append("it left" if waiting.done() else "it waits")
        services.let_go(first)
        await asyncio.wait_for(waiting, 5)
        return [*seen, "there is room"]

    assert asyncio.run(scene()) == ["there was room", "it waits", "there is room"]


def test_a_body_is_let_go_once_however_often_that_is_said(services: Services) -> None:
    item = of_size(1000)
    services.hold(item)
    services.let_go(item)
    services.let_go(item)
    assert (services.held, item.size, item.body) == (0, 1000, b"")


def test_a_crawl_goes_on_where_the_books_are_wrong(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.01)
    services.hold(of_size(MOST_HELD + 1))
    asyncio.run(asyncio.wait_for(services.room_for_a_body(), 5))
