"""How much of what is fetched may be in memory at once, and that a site with little of it never waits for others."""

from __future__ import annotations

import asyncio

import pytest

from newsarchive import bodies as module
from newsarchive.bodies import MOST_HELD, SMALL, Bodies

LARGE = 4 * SMALL


class Wire:
    """A connection that knows whether it may go on."""

    flows = True

    def pauseProducing(self) -> None:
        self.flows = False

    def resumeProducing(self) -> None:
        self.flows = True


def of_sites(number: int) -> Bodies:
    return Bodies(lambda: number)


def test_a_request_waits_until_what_is_held_is_little_enough() -> None:
    async def scene() -> list[str]:
        share = of_sites(1).of("a")
        seen = []
        share.keep(MOST_HELD)
        await share.room()
        seen.append("there was room")
        share.keep(1)
        waiting = asyncio.create_task(share.room())
        await asyncio.sleep(0.05)
        seen.append("it left" if waiting.done() else "it waits")
        share.let_go(MOST_HELD)
        await asyncio.wait_for(waiting, 5)
        return [*seen, "there is room"]

    assert asyncio.run(scene()) == ["there was room", "it waits", "there is room"]


def test_a_site_that_holds_less_than_its_share_does_not_wait_for_the_others() -> None:
    async def scene() -> None:
        books = of_sites(2)
        books.of("greedy").keep(2 * MOST_HELD)
        books.of("modest").keep(MOST_HELD // 2)
        await asyncio.wait_for(books.of("modest").room(), 1)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(books.of("greedy").room(), 0.05)

    asyncio.run(scene())


def test_a_crawl_goes_on_where_the_books_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.01)
    share = of_sites(1).of("a")
    share.keep(MOST_HELD + 1)
    asyncio.run(asyncio.wait_for(share.room(), 5))


def test_bodies_on_their_way_wait_while_their_site_holds_too_much_and_go_on_when_it_holds_less() -> None:
    share, first, second, small = of_sites(1).of("a"), Wire(), Wire(), Wire()
    share.keep(MOST_HELD)
    share.arrived(1, LARGE, first)
    share.arrived(2, LARGE, second)
    share.arrived(3, SMALL, small)
    assert (first.flows, second.flows, small.flows) == (False, False, True)
    share.let_go(MOST_HELD)
    assert (first.flows, second.flows) == (True, True)


def test_the_oldest_body_on_its_way_always_comes_to_its_end() -> None:
    share = of_sites(1).of("a")
    wires = [Wire() for _ in range(3)]
    for key, wire in enumerate(wires):
        share.arrived(key, MOST_HELD // 2, wire)
    assert [wire.flows for wire in wires] == [True, True, False]
    share.arrived(0, LARGE, wires[0])
    share.arrived(1, LARGE, wires[1])
    assert [wire.flows for wire in wires] == [True, False, False]
    share.ended(0)
    assert [wire.flows for wire in wires[1:]] == [True, False]
    assert share.size == MOST_HELD + LARGE


def test_a_body_that_ended_or_never_began_is_nothing() -> None:
    share = of_sites(1).of("a")
    share.ended("unknown")
    share.arrived(1, LARGE, Wire())
    share.ended(1)
    share.ended(1)
    assert share.size == 0
