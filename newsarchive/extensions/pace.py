"""How fast each host is asked, whatever the number of sites on it: their pace, its Crawl-delay, and as slowly as it answers.

A host that answers 429 or 503 is asked half as often after each of them; one that takes its time is left alone as long again
after it. With good answers the pace comes back.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_DELAY = 60.0
"""Seconds between two requests beyond which nothing is slowed down further."""
FIRST_DELAY = 1.0
"""Seconds between two requests after the first answer that asks for less, where the pace was faster."""
COMES_BACK = 0.75
"""What a good answer leaves of a delay that was put in."""
SLOW_ANSWER = 2.0
"""Seconds an answer may take of a site that needs no delay (on loopback) before the host counts as slow."""
MOST_REFUSALS = 5
"""Answers in a row that ask for fewer requests, without saying when; after them the host is left alone."""
LEFT_ALONE = 3600.0
"""Seconds for which it is: no crawl waits so long, so this one ends."""
LOOK = 0.2
"""Seconds between two looks at whether a request that waits is still wanted."""
OVERLOADED = frozenset({429, 503})


@dataclass
class _Host:
    """One host's state, on the monotonic clock."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    crawl_delay: float = 0.0
    paused_until: float = 0.0
    refused: float = 0.0
    """Seconds put in after answers that asked for fewer requests."""
    answer_time: float = 0.0
    """Seconds, the last answers counting most."""
    refusals: int = 0
    """In a row."""

    def rest(self, base: float) -> float:
        """Seconds that a slow host is given after an answer; 0 for one that is not slow."""
        return min(self.answer_time, LONGEST_DELAY) if self.answer_time > (base or SLOW_ANSWER) else 0.0

    def delay(self, base: float) -> float:
        """Seconds between two requests for a site whose own pace is base."""
        return max(base, self.crawl_delay, self.refused, self.rest(base))

    async def free(self, wanted: Callable[[], None]) -> None:
        """Wait for the moment of the next request."""
        while (wait := max(self.next_at, self.paused_until) - time.monotonic()) > 0:
            wanted()
            await asyncio.sleep(min(wait, LOOK))


class Pace:
    """The hosts that this process asks."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())

    async def turn(self, host: str, base: float, wanted: Callable[[], None], *, part: bool = False) -> None:
        """Wait until this host may be asked once more.

        Args:
            base: seconds between two requests by the site's own pace.
            wanted: raises where the request is not to be sent any more; asked now and then.
            part: whether a page that was had needs this to be read (its scripts, and what they ask for). That waits only where the
                host asks for time: for its Crawl-delay, after a Retry-After, and while it is slow. The next page waits as after a page.
        """
        state = self._of(host)
        if part:
            await self._turn_of_part(state, base, wanted)
            return
        if not (state.turn.locked() or state.next_at or state.paused_until or state.delay(base)):
            return
        async with state.turn:
            await state.free(wanted)
            delay = state.delay(base)
            state.next_at = time.monotonic() + delay if delay else 0.0

    async def _turn_of_part(self, state: _Host, base: float, wanted: Callable[[], None]) -> None:
        while (wait := state.paused_until - time.monotonic()) > 0:
            wanted()
            await asyncio.sleep(min(wait, LOOK))
        slow = state.delay(0.0)
        if not slow:
            if base:
                state.next_at = max(state.next_at, time.monotonic() + base)
            return
        async with state.turn:
            await state.free(wanted)
            state.next_at = time.monotonic() + max(slow, base)

    def answered(self, host: str, base: float, status: int, seconds: float, *, said_when: bool) -> None:
        """Learn from an answer.

        Args:
            seconds: until its headers were there.
            said_when: whether it has a Retry-After, which is kept to by `pause`.
        """
        state = self._of(host)
        state.answer_time = (state.answer_time + seconds) / 2
        if rest := state.rest(base):
            state.next_at = max(state.next_at, time.monotonic() + rest)
        if status in OVERLOADED:
            state.refused = min(max(2 * state.delay(base), FIRST_DELAY), LONGEST_DELAY)
            state.next_at = max(state.next_at, time.monotonic() + state.refused)
            state.refusals += not said_when
            if state.refusals >= MOST_REFUSALS:
                state.refusals = 0
                self.pause(host, LEFT_ALONE)
            return
        state.refusals = 0
        state.refused *= COMES_BACK
        if state.refused <= max(base, FIRST_DELAY / 4):
            state.refused = 0.0

    def delay(self, host: str, base: float) -> float:
        """Seconds between two requests to this host at present."""
        return self._of(host).delay(base)

    def keep_delay(self, host: str, seconds: float) -> None:
        """The host's robots.txt asks for this Crawl-delay."""
        state = self._of(host)
        state.crawl_delay = max(state.crawl_delay, seconds)
        state.next_at = max(state.next_at, time.monotonic() + state.crawl_delay)

    def pause(self, host: str, seconds: float) -> None:
        """The host is not to be asked for so long."""
        state = self._of(host)
        state.paused_until = max(state.paused_until, time.monotonic() + seconds)

    def paused(self, host: str) -> float:
        """Seconds for which the host is not to be asked; 0 for none."""
        state = self._hosts.get(host)
        return max(state.paused_until - time.monotonic(), 0.0) if state is not None else 0.0


PACE = Pace()
"""Of this process: sites that stand on one host share it."""
