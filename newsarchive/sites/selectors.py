"""What a site file says of where things stand on its pages: today, and in former layouts with the time they held."""

from __future__ import annotations

from datetime import date

from pydantic import model_validator

from newsarchive.sites.history import Span
from newsarchive.sites.part import CssList, Part


class Selectors(Part):
    """CSS selectors that outrank the general reading, tried in order."""

    title: CssList = ()
    """The title."""
    published: CssList = ()
    """The date of publication."""
    body: CssList = ()
    """What holds the text."""
    authors: CssList = ()
    """The authors."""
    section: CssList = ()
    """The section or category."""
    image: CssList = ()
    """The article's image."""
    remove: CssList = ()
    """What is taken out of the body."""


class LayoutThen(Selectors, Span):
    """How the pages were made for a time. All selectors of such a time are here: none of [selectors] counts then."""

    @model_validator(mode="after")
    def _check_time(self) -> LayoutThen:
        if self.since is None and self.until is None:
            raise ValueError("since or until in it, the first or the last day of its time")
        return self

    def held_on(self, day: date) -> bool:
        """Whether the layout held on a day; the first and the last of its time count."""
        text = day.isoformat()
        begun = self.since is None or text[: len(self.since)] >= self.since
        return begun and (self.until is None or text[: len(self.until)] <= self.until)
