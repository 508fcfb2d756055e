"""The front page: one search box, what stands in the archive, and what is new, changed and gone."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive.reading_home import Home, home
from newsarchive.browse.over_years import by_year
from newsarchive.browse.room import Room

SITES = 12
"""That are named; all stand on a page of their own."""


async def page(room: Room) -> Response:
    """The front page."""

    def shown(found: Home) -> dict[str, Any]:
        tallies = found.tallies
        years = by_year(
            room.t, tallies.years, lambda year: room.url("/search", from_=year, to=year), title=str(room.t("home.years")),
            description=str(room.t("home.years_said")),
        )  # fmt: skip
        return {
            "home": found, "tallies": tallies, "years": years, "undated": tallies.years.get("", 0), "sites": tallies.sites.most_common(SITES),
            "tongues": tallies.languages.most_common(),
        }  # fmt: skip

    return await room.page("home.html", lambda connection: home(connection, room.language), shown)
