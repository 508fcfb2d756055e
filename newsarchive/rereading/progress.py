"""Progress of a re-reading on stderr: a bar on a terminal, a plain line every ten seconds in a log."""

from __future__ import annotations

import sys
import time
from typing import Any

from tqdm import tqdm

INTERVAL = 10.0
"""Seconds between two lines in a log."""


class Progress:
    """How many captures of a site are done.

    Args:
        shown: whether anything is written.
    """

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self._bar: Any = None
        self._site = ""
        self._count = self._done = self._again = 0
        self._begun = self._said = 0.0

    def begin(self, site: str, count: int) -> None:
        """A site begins, with so many captures."""
        self._site, self._count, self._done, self._again = site, count, 0, 0
        self._begun = self._said = time.monotonic()
        if self.shown and sys.stderr.isatty():
            self._bar = tqdm(desc=site, total=count, unit=" captures", file=sys.stderr, dynamic_ncols=True, leave=False)

    def step(self, count: int) -> None:
        """So many captures more are done."""
        self._done += count
        if self._bar is not None:
            # A sample is of articles, and how many captures these have is an estimate.
            self._bar.total = max(self._count, self._done)
            self._bar.update(count)
        self._say()

    def step_again(self, count: int) -> None:
        """So many of those that are done were read once more."""
        self._again += count
        if self._bar is not None:
            self._bar.set_postfix_str(f"{self._again:,} once more")
        self._say()

    def _say(self) -> None:
        if self._bar is not None:
            return
        if self.shown and time.monotonic() - self._said >= INTERVAL:
            self._said = time.monotonic()
            again = f", {self._again:,} of them once more," if self._again else ""
            print(
                f"{self._site}: {self._done:,} of {max(self._count, self._done):,} captures{again} in {self._said - self._begun:.0f} s",
                file=sys.stderr, flush=True,
            )  # fmt: skip

    def end(self) -> None:
        """The site is done."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
