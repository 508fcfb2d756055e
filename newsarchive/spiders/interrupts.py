"""Ctrl-C and SIGTERM in the seconds before a crawl can act on them."""

from __future__ import annotations

import os
import signal
from types import FrameType

INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


class Early:
    """Notes an interrupt instead of raising it in the middle of an import, where whatever is being imported may swallow it. A second
    one ends the process: nothing is under way yet."""

    def __init__(self) -> None:
        self.noted = False

    def install(self) -> None:
        """From now on interrupts are noted."""
        for number in INTERRUPTS:
            signal.signal(number, self._note)

    def check(self) -> None:
        """Raises KeyboardInterrupt where one was noted."""
        if self.noted:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.noted:
            os._exit(130)
        self.noted = True
