"""Articles over time as a plot whose years and months are links."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from markupsafe import Markup

from newsarchive.browse import plots
from newsarchive.browse.wording import Wording

LONGEST = 80
"""Years that are drawn without a gap; where there are more, only those in which there is something."""


def by_year(
    t: Wording, counts: Mapping[str, int], href: Callable[[str], str], *, title: str, description: str, chosen: Collection[str] = ()
) -> Markup:
    """Bars for the years; "" where there are fewer than two to compare.

    Args:
        counts: by year (YYYY).
        chosen: the years that are looked at.
    """
    years = continuous(counts)
    if len(years) < 2:
        return Markup("")
    given = [
        plots.Bar(label=year, value=counts.get(year, 0), href=href(year) if counts.get(year) else None, chosen=year in chosen)
        for year in years
    ]
    return plots.bars(t, given, title=title, description=description, columns=(str(t("plots.year")), str(t("plots.articles"))))


def by_month(
    t: Wording, year: str, counts: Mapping[str, int], href: Callable[[str], str], *, title: str, description: str, chosen: str | None = None
) -> Markup:
    """Bars for the months of a year.

    Args:
        counts: by month (YYYY-MM).
        chosen: the month that is looked at.
    """
    months = [f"{year}-{number:02}" for number in range(1, 13)]
    given = [
        plots.Bar(
            label=t.short_month(number), value=counts.get(month, 0), href=href(month) if counts.get(month) else None, chosen=month == chosen
        )
        for number, month in enumerate(months, 1)
    ]
    return plots.bars(t, given, title=title, description=description, columns=(str(t("plots.month")), str(t("plots.articles"))))


def continuous(counts: Mapping[str, int]) -> list[str]:
    """The years from the first to the last that has something."""
    known = sorted(year for year, count in counts.items() if count and len(year) == 4 and year.isdecimal())
    if not known or int(known[-1]) - int(known[0]) >= LONGEST:
        return known
    return [f"{year:04}" for year in range(int(known[0]), int(known[-1]) + 1)]
