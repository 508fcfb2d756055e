"""Whose turn it is: how the pool's workers are shared between sites, by what their pages cost.

A site whose pages take long must not slow the others. While others are at work, such sites hold at most half of the workers between
them, and wait behind the others; a page that holds one of the other half is interrupted and begun again later; a site that wastes
workers on pages that run into the time limit is given up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

REMEMBERED = 100
"""Last tasks of a group that say what its tasks cost."""
RECENT = 10
HEAVY = 0.5
"""Seconds a task, over the last RECENT ones, from which on a group is heavy: usual pages take a tenth of it."""
WASTED = 0.2
"""Share of the time of a group's last tasks spent in time-outs, above which it is given up."""
FEWEST_TIMEOUTS = 3
"""Time-outs of which at least are needed for that: one page that cannot be read is no reason to give a site up."""
AT_WORK = 10.0
"""Seconds since its last task for which a group counts as being at work, though nothing of it waits at the moment."""
SOON = 1.0
"""Seconds after which a task is in the way of other sites that wait, where such tasks hold more than half of the workers."""
CROWDED = 0.1
"""Seconds that a task of another group has to wait for the workers to count as crowded."""
CALM = 10.0
"""Seconds since the last such task after which heavy groups may take what is free."""
PATIENCE = 20.0
"""Seconds after which a heavy group has a turn although others need the workers."""


@dataclass
class Account:
    """What is known of one group."""

    name: str = ""
    running: list[float] = field(default_factory=list)
    """When each of its tasks that run was begun."""
    seen: float = float("-inf")
    """Moment of its last task, handed in or ended."""
    costs: deque[tuple[float, bool]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    """Seconds of its last tasks, and whether each ran into the time limit."""

    @property
    def heavy(self) -> bool:
        """Whether its tasks take long."""
        last = [seconds for seconds, _ in list(self.costs)[-RECENT:]]
        return bool(last) and sum(last) > HEAVY * len(last)

    @property
    def wasteful(self) -> bool:
        """Whether it keeps running into the time limit."""
        # Empty for tasks that belong to no site.
        if not self.name:
            return False
        lost = [seconds for seconds, late in self.costs if late]
        return len(lost) >= FEWEST_TIMEOUTS and sum(lost) > WASTED * sum(seconds for seconds, _ in self.costs)


class Turns:
    """The accounts of all groups, and the choice of the next. Not safe between threads: the pool's lock is held."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.half = max(size // 2, 1)
        self._accounts: dict[str, Account] = {}
        self._last_heavy = self._last_crowded = float("-inf")

    def of(self, group: str) -> Account:
        """The account of a group."""
        return self._accounts.setdefault(group, Account(group))

    def begin(self, group: str, now: float, waited: float = 0.0) -> None:
        """A task of the group has its turn, after it waited so long."""
        account = self.of(group)
        account.running.append(now)
        if account.heavy:
            self._last_heavy = now
        elif waited > CROWDED:
            self._last_crowded = now

    def end(self, group: str, begun: float, now: float, *, late: bool) -> None:
        """A task of the group ended that had its turn at `begun`."""
        account = self.of(group)
        account.running.remove(begun)
        account.seen = now
        account.costs.append((now - begun, late))
        if account.heavy:
            self._last_heavy = now

    def next(self, waiting: Iterable[str], now: float, ready: int) -> str | None:
        """The group whose task is next; None where none may be.

        Args:
            waiting: groups of which something waits, in the order in which they had their turns.
            ready: workers that live and are warm; one of them is kept for groups that are not heavy.
        """
        groups = list(waiting)
        if len(groups) > 1:
            groups = [group for group in groups if len(self.of(group).running) < self.half] or groups
        light = [group for group in groups if not self.of(group).heavy]
        heavy = [group for group in groups if self.of(group).heavy]
        if heavy and self._others_at_work(now):
            held = sum(
                account.heavy or now - since > SOON for account in self._accounts.values() for since in account.running
            )
            overdue = now - self._last_heavy > PATIENCE
            needed = light or now - self._last_crowded < CALM
            if held >= self.half or ready - held < min(self.size, 2) or (needed and not overdue):
                heavy = []
            else:
                light = []
        return min(light or heavy, key=lambda group: len(self.of(group).running), default=None)

    def in_the_way(self, running: Sequence[tuple[str, float, bool]], waiting: Iterable[str], now: float) -> int | None:
        """Which of the tasks that run is to be interrupted, the youngest of those that may be; None for none.

        Args:
            running: of each task its group, when it began, and whether it may be interrupted.
            waiting: groups of which something waits.
        """
        long = [(since, number) for number, (_, since, _) in enumerate(running) if now - since > SOON]
        theirs = {running[number][0] for _, number in long}
        if len(long) <= self.half or all(group in theirs or self.of(group).heavy for group in waiting):
            return None
        return max(((since, number) for since, number in long if running[number][2]), default=(0.0, None))[1]

    def _others_at_work(self, now: float) -> bool:
        return any(
            account.running or now - account.seen < AT_WORK for account in self._accounts.values() if not account.heavy
        )
