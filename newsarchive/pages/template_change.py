"""When a site's pages look different than before, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WINDOW = 10
"""Pages looked back on."""
ALARM = 6
"""Pages of these that must not fit for the site to count as changed."""
WELL_TAUGHT = 30
"""Pages from which on more of them are no reason by themselves to change a template."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How one page fitted its site's template."""

    day: str
    """When it was fetched (ISO)."""
    layout: str | None
    """Name of the layout it fits; None where it fits none."""


def changes(fits: Iterable[Fit], pages: int, layouts: Sequence[tuple[str, str | None, int]] = ()) -> list[str]:
    """What is to be said of a site's pages, newest last: pages that no longer fit, and layouts that came up beside others.

    Args:
        fits: the site's pages in any order.
        pages: how many the template was learned from.
        layouts: name, first day and number of pages of each layout of the template.
    """
    ordered = sorted(fits, key=lambda one: (one.day, one.layout or ""))
    said: list[str] = []
    dated = sorted((since, name, count) for name, since, count in layouts if since is not None)
    for since, _, count in dated[1:]:
        said.append(f"since {since[:10]} there are pages of another layout ({count} so far); both are read by what was learned of them")
    last = ordered[-WINDOW:]
    strange = [one for one in last if one.layout is None]
    if len(strange) >= ALARM:
        said.append(
            f"since {strange[0].day[:10]} pages look different: {len(strange)} of the last {len(last)} do not fit the layout learned from"
            f" {pages} pages"
        )
    return said
