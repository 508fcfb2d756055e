"""How fast a host is asked: one pace for all sites on it, slower after refusals and slow answers, and back again."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

import pytest

from newsarchive.extensions import pace
from newsarchive.extensions.pace import Pace


def wanted() -> None:
    """The request is."""


def test_two_sites_on_one_host_share_its_pace() -> None:
    async def ask(hosts: Pace, moments: list[float]) -> None:
        for _ in range(3):
            await hosts.turn("news.example", 0.1, wanted)
            moments.append(time.monotonic())

    async def both() -> list[float]:
        hosts, moments = Pace(), list[float]()
        await asyncio.gather(ask(hosts, moments), ask(hosts, moments))
        return moments

    moments = asyncio.run(both())
    assert all(later - earlier >= 0.095 for earlier, later in pairwise(moments))


def test_each_refusal_halves_the_pace_and_good_answers_bring_it_back() -> None:
    hosts = Pace()
    delays = []
    for _ in range(4):
        hosts.answered("h", 1.0, 503, 0.05, said_when=False)
        delays.append(hosts.delay("h", 1.0))
    assert delays == [2.0, 4.0, 8.0, 16.0]
    for _ in range(12):
        before = hosts.delay("h", 1.0)
        hosts.answered("h", 1.0, 200, 0.05, said_when=False)
        assert hosts.delay("h", 1.0) <= before
    assert hosts.delay("h", 1.0) == 1.0


def test_a_site_without_a_delay_is_slowed_down_too() -> None:
    hosts = Pace()
    hosts.answered("h", 0.0, 429, 0.01, said_when=False)
    assert hosts.delay("h", 0.0) == pace.FIRST_DELAY


def test_no_delay_grows_beyond_its_limit_and_a_host_that_only_refuses_is_left_alone() -> None:
    hosts = Pace()
    for _ in range(pace.MOST_REFUSALS):
        assert not hosts.paused("h")
        hosts.answered("h", 30.0, 429, 0.01, said_when=False)
    assert hosts.delay("h", 30.0) == pace.LONGEST_DELAY
    assert hosts.paused("h") > 300


def test_refusals_that_say_when_do_not_end_a_crawl() -> None:
    hosts = Pace()
    for _ in range(2 * pace.MOST_REFUSALS):
        hosts.answered("h", 1.0, 429, 0.01, said_when=True)
    assert not hosts.paused("h")


def test_the_delay_follows_the_time_that_answers_take() -> None:
    hosts = Pace()
    for _ in range(6):
        hosts.answered("h", 1.0, 200, 6.0, said_when=False)
    assert 5.0 < hosts.delay("h", 1.0) <= 6.0
    for _ in range(6):
        hosts.answered("h", 1.0, 200, 0.1, said_when=False)
    assert hosts.delay("h", 1.0) == 1.0


def test_a_request_that_is_wanted_no_more_does_not_wait() -> None:
    class Gone(Exception):
        """It is not wanted."""

    def gone() -> None:
        raise Gone

    async def ask() -> None:
        hosts = Pace()
        hosts.keep_delay("h", 60.0)
        await hosts.turn("h", 0.0, gone)

    begun = time.monotonic()
    with pytest.raises(Gone):
        asyncio.run(ask())
    assert time.monotonic() - begun < 5


def test_what_a_page_needs_to_be_read_is_not_held_back_but_the_next_page_is() -> None:
    async def ask() -> list[float]:
        hosts, moments = Pace(), list[float]()
        for part in (False, True, True, False):
            await hosts.turn("h", 1.0, wanted, part=part)
            moments.append(time.monotonic())
        return moments

    page, first, second, after = asyncio.run(ask())
    assert second - page < 1.0
    assert after - second >= 0.99
    assert first <= second


def test_parts_keep_a_crawl_delay_and_wait_for_a_host_that_asks_for_time() -> None:
    async def ask() -> tuple[float, float]:
        hosts = Pace()
        hosts.keep_delay("slow", 0.2)
        begun = time.monotonic()
        await hosts.turn("slow", 0.0, wanted, part=True)
        await hosts.turn("slow", 0.0, wanted, part=True)
        slow = time.monotonic() - begun
        hosts.pause("paused", 0.25)
        begun = time.monotonic()
        await hosts.turn("paused", 0.0, wanted, part=True)
        return slow, time.monotonic() - begun

    slow, paused = asyncio.run(ask())
    assert slow >= 0.39
    assert paused >= 0.24
