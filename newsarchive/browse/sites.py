"""The universities: the list of all, and the page of one with its calendar, its sources, its crawls and their verdicts."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from newsarchive.archive import reading_site
from newsarchive.archive.reading_site import Row, Sheet
from newsarchive.archive.readonly import Connection
from newsarchive.browse import plots
from newsarchive.browse.over_years import by_year, continuous
from newsarchive.browse.room import Room
from newsarchive.browse.sites_known import parsed, sites_of
from newsarchive.errors import UsageError
from newsarchive.sites.model import Site

YEARS = 3
"""Years whose calendars are shown at once."""
FAR_FEWER = 0.5
"""Share of what a listing usually names below which that is remarked."""


async def all_sites(room: Room) -> Response:
    """Every university in the archive, with how its last crawl went."""

    def look(connection: Connection) -> tuple[list[Row], dict[str, Site]]:
        return reading_site.all_sites(connection), sites_of(connection)

    def shown(found: tuple[list[Row], dict[str, Site]]) -> dict[str, Any]:
        rows, sites = found
        rows = sorted(rows, key=lambda row: (room.site_name(row.site).casefold(), row.site))
        return {"rows": rows, "sites": sites}

    return await room.page("sites.html", look, shown)


async def page(room: Room) -> Response:
    """One university."""

    def look(connection: Connection) -> tuple[Sheet, list[int], dict[str, int]]:
        found = reading_site.sheet(connection, room.name)
        if found is None:
            text = f"Nothing of {room.name[:80]!r} was crawled into this archive."
            raise UsageError(text, "The list of universities names all.").known("no_site", name=room.name[:80])
        years = sorted((year for year in found.held.years if MINYEAR <= year <= MAXYEAR), reverse=True)
        last = years_to(room.given.get("to", ""), years)
        chosen = [year for year in years if year <= last][:YEARS]
        return found, chosen, reading_site.days(connection, room.name, min(chosen), max(chosen)) if chosen else {}

    def shown(found: tuple[Sheet, list[int], dict[str, int]]) -> dict[str, Any]:
        sheet, chosen, days = found
        return {
            "sheet": sheet, "held": sheet.held, "site": parsed(sheet.site, sheet.definition), "by_year": _by_year(room, sheet, chosen),
            "calendars": [_calendar(room, sheet.site, year, days) for year in chosen],
            "undated": sheet.held.articles - sheet.held.dated, "judged": next((one for one in sheet.crawls if one.verdict), None),
            "far_fewer": FAR_FEWER,
        }  # fmt: skip

    return await room.page("site.html", look, shown)


def years_to(text: str, years: list[int]) -> int:
    """The last year to be shown: the one that is asked for, else the newest."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else max(years, default=0)


def _by_year(room: Room, sheet: Sheet, chosen: list[int]) -> Markup:
    """Articles a year; each year leads to its calendar. "" where there is but one year."""
    counts = {f"{year:04}": count for year, count in sheet.held.years.items()}
    years = continuous(counts) or [""]
    t = room.t
    return by_year(
        t, counts, lambda year: f"{room.url('/site/' + sheet.site, to=int(year))}#calendar", title=str(t("site.by_year")),
        description=str(t("site.by_year_said", first=years[0], last=years[-1])), chosen=[f"{year:04}" for year in chosen],
    )  # fmt: skip


def _calendar(room: Room, site: str, year: int, days: dict[str, int]) -> Markup:
    counts = {day: count for day, count in days.items() if day.startswith(f"{year:04}-")}
    t = room.t
    return plots.calendar(
        t, year, counts, title=str(year), description=str(t("site.calendar_said", year=str(year), n=sum(counts.values()))),
        columns=(str(t("site.month")), str(t("site.articles"))),
        href=lambda day: room.url("/search", **{"site": site, "from": day, "to": day}),
    )  # fmt: skip
