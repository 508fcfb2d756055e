"""How many articles a crawl may still ask for that was given a number of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from newsarchive.items import Outcome

NONE_THERE = frozenset(
    {
        Outcome.ALIAS, Outcome.REDIRECTED, Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.NO_TEXT, Outcome.SOFT_404, Outcome.RESERVED,
        Outcome.GONE,
    }
)  # fmt: skip
"""Outcomes of a request that brought no article of its own. Refusals (403, a bot wall) are not among them: who refuses one page is not
asked for another in its place."""


class Asked(Protocol):
    """What is asked for: a row of the frontier."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def kind(self) -> str:
        """Article or listing."""

    @property
    def attempts(self) -> int:
        """How often it was asked before."""


class Limit:
    """Counts articles against a number. What was not asked after all, since robots.txt does not allow it or its time had not come, takes
    nobody's place; nor does what turned out to be no article, as long as there are not more of those than articles were wanted.

    Args:
        most: articles that may be asked for; None for any number.
    """

    def __init__(self, most: int | None) -> None:
        self.most = most
        self._counted: set[int] = set()
        self._none_there = 0

    @property
    def left(self) -> int | None:
        """Articles that may still be asked for; None for any number."""
        return None if self.most is None else max(self.most - len(self._counted), 0)

    def take(self, rows: Iterable[Asked]) -> None:
        """These are asked for now. A second try is the first one's."""
        if self.most is not None:
            self._counted.update(row.id for row in rows if row.kind == "article" and row.attempts == 0)

    def give_back(self, row: int) -> None:
        """Nothing was sent for this row, and it goes on waiting."""
        self._counted.discard(row)

    def ended(self, row: int, outcome: Outcome | None, *, sent: bool) -> None:
        """What a row came to."""
        if row not in self._counted:
            return
        if not sent:
            self._counted.discard(row)
        elif outcome in NONE_THERE and self.most is not None and self._none_there < self.most:
            self._none_there += 1
            self._counted.discard(row)
