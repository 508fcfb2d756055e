"""Words over time, by university and language, compared: the plot, and the table behind it."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from newsarchive.archive.filters import Filters
from newsarchive.archive.over_time import MOST, Curve, OverTime, over_time
from newsarchive.archive.readonly import Connection
from newsarchive.archive.tallies import Tallies, tallied
from newsarchive.browse import plots
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError

BY = ("words", "site", "language")
MEASURES = ("share", "articles")
KEPT = ("site", "language", "exact")
"""What also holds for a search."""
YEAR = re.compile(r"\d{4}")


class Asked:
    """What is to be compared, as the address of the page says it."""

    def __init__(self, room: Room) -> None:
        given = room.given
        self.text = given.get("q", "")
        self.words = [part.strip() for part in self.text.split(",") if part.strip()][:MOST]
        self.by = given["by"] if given.get("by") in BY else "words"
        self.measure = given["measure"] if given.get("measure") in MEASURES else "share"
        self.site = given.get("site") or None
        self.language = given.get("language") or None
        self.year = given["year"] if YEAR.fullmatch(given.get("year", "")) else None
        self.exact = given.get("exact") == "1"

    @property
    def values(self) -> dict[str, str | None]:
        """The values of the address."""
        return {
            "q": self.text, "by": None if self.by == "words" else self.by, "measure": None if self.measure == "share" else self.measure,
            "site": self.site, "language": self.language, "year": self.year, "exact": "1" if self.exact else None,
        }  # fmt: skip

    def kept(self) -> dict[str, str]:
        """What holds for a search of the box in the header."""
        return {key: value for key, value in self.values.items() if value and key in KEPT}

    def look(self, connection: Connection) -> tuple[OverTime, Tallies]:
        """What it is over time, and what there is to choose from."""
        filters = Filters(site=self.site, language=self.language)
        return over_time(connection, self.words, filters, by=self.by, year=self.year, exact=self.exact), tallied(connection)


async def page(room: Room) -> Response:
    """The plot and its form."""
    asked = Asked(room)

    def shown(found: tuple[OverTime, Tallies]) -> dict[str, Any]:
        over, tallies = found
        return {
            "asked": asked, "over": over, "plot": _plot(room, asked, over), "names": [_name(room, asked, one) for one in over.curves],
            "sites": sorted(tallies.sites, key=lambda site: room.site_name(site).casefold()),
            "tongues": [code for code, _ in tallies.languages.most_common() if code],
            "here": lambda **changed: room.url("/trends", **{**asked.values, **changed}),
            "file": room.url("/trends.csv", **asked.values),
            "searched": lambda curve, time=None: room.url(
                "/search", q=curve.query, site=curve.filters.site, language=curve.filters.language, from_=time, to=time,
                exact=asked.values["exact"],
            ),
        }  # fmt: skip

    return await room.page("trends.html", asked.look, shown)


def _name(room: Room, asked: Asked, curve: Curve) -> str:
    if asked.by == "site":
        return room.site_name(curve.filters.site or "")
    return room.t.language_name(curve.filters.language) if asked.by == "language" else curve.query


def _plot(room: Room, asked: Asked, over: OverTime) -> Markup | str:
    t = room.t
    if not over.times or not over.curves:
        return ""
    given = [
        plots.Line(name=_name(room, asked, one), values=[_value(one, time, asked.measure) for time in over.times]) for one in over.curves
    ]
    labels = [t.short_month(int(time[5:])) if len(time) == 7 else time for time in over.times]
    number = t.percent if asked.measure == "share" else t.number
    return plots.lines(
        t, labels, given, title=str(t(f"trends.title_{asked.measure}")), description=str(t(f"trends.said_{asked.measure}")),
        first_column=str(t("plots.month" if len(over.times[0]) == 7 else "plots.year")), number=number,
    )  # fmt: skip


def _value(curve: Curve, time: str, measure: str) -> float | None:
    """None where there is no article at all, of which a share could be told."""
    of = curve.of.get(time, 0)
    if measure == "articles":
        return float(curve.articles.get(time, 0))
    return curve.articles.get(time, 0) / of if of else None


async def csv_file(room: Room) -> Response:
    """The numbers behind the plot."""
    asked = Asked(room)
    try:
        over, _ = await room.look(asked.look)
    except (UsageError, ArchiveError) as error:
        return room.sorry_text(error)
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(["time", "query", "site", "language", "articles", "of_articles"])
    for time in over.times:
        for one in over.curves:
            counts = (one.articles.get(time, 0), one.of.get(time, 0))
            rows.writerow([time, one.query, one.filters.site or "", one.filters.language or "", *counts])
    headers = {"Content-Disposition": 'attachment; filename="trends.csv"'}
    return Response(file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
