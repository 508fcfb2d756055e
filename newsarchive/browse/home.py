"""The front page: one search box, what stands in the archive, and what is new, changed and gone."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from newsarchive.archive.reading_home import Home, home
from newsarchive.archive.tallies import Tallies
from newsarchive.browse.over_years import by_month, by_year, continuous
from newsarchive.browse.room import Room

SITES = 12
"""That are named; all stand on a page of their own."""


async def page(room: Room) -> Response:
    """The front page."""

    def shown(found: Home) -> dict[str, Any]:
        tallies = found.tallies
        return {
            "home": found, "tallies": tallies, "plot": _plot(room, tallies), "undated": tallies.years.get("", 0),
            "sites": tallies.sites.most_common(SITES), "tongues": tallies.languages.most_common(),
        }  # fmt: skip

    return await room.page("home.html", lambda connection: home(connection, room.language), shown)


def _plot(room: Room, tallies: Tallies) -> Markup:
    """How much there is of each year; of each month, where all is of one year."""

    def href(time: str) -> str:
        return room.url("/search", from_=time, to=time)

    years = continuous(tallies.years)
    title, said = str(room.t("home.years")), str(room.t("home.years_said"))
    if len(years) == 1:
        title, said = str(room.t("home.months", year=years[0])), str(room.t("home.months_said", year=years[0]))
        return by_month(room.t, years[0], tallies.months, href, title=title, description=said)
    return by_year(room.t, tallies.years, href, title=title, description=said)
