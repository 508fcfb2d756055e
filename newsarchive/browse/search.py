"""The search page: hits, ranked and highlighted, what they can be narrowed by, when they are of, and how to keep what was found."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from newsarchive.archive.changes import archive_id
from newsarchive.archive.forms import now_text
from newsarchive.archive.reading_search import Facets, Found, find, newest_found
from newsarchive.archive.selection import says_something
from newsarchive.browse.asked import HITS, MOST_PAGES, Asked
from newsarchive.browse.found_files import OFFERED
from newsarchive.browse.marking import bdi
from newsarchive.browse.over_years import by_month, by_year, continuous
from newsarchive.browse.room import Room
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports import atom
from newsarchive.exports.rows import SEPARATORS

COLUMNS = ("id", "title", "published", "url")
"""That are named as an example of what can be chosen."""
VALUES = 8
"""Of a facet that are shown at once; further ones can be opened."""
MOST_VALUES = 60


async def page(room: Room) -> Response:
    """The hits of a search."""
    asked = Asked.by(room)

    def shown(found: Found) -> dict[str, Any]:
        result = found.result
        pages = min((result.total + HITS - 1) // HITS, MOST_PAGES)
        cited = room.absolute(room.url("/search") + "?" + asked.link(as_of=found.change if asked.as_of is None else asked.as_of, view=None))
        return {
            "query": asked.query, "asked": asked, "found": found, "result": result, "pages": pages, "hits": HITS,
            "facets": _lists(found.facets), "plot": _plot(room, asked, found.facets), "cited": cited, "now": now_text(),
            "feed": room.url("/search.atom") + "?" + asked.link(sort=None, view=None), "formats": OFFERED,
            "export": lambda form, **more: room.url(f"/export/{form}") + "?" + asked.link(sort=None, view=None, **more),
            "said": lambda note: {name: bdi(one) if isinstance(one, str) else one for name, one in note.values.items()},
            "exportable": says_something(asked.query, result, asked.filters), "columns": ",".join(COLUMNS), "separators": SEPARATORS,
            "values_shown": VALUES,
            "here": lambda **changed: room.url("/search") + "?" + asked.link(**changed),
        }  # fmt: skip

    return await room.page("search.html", lambda connection: find(connection, asked.wanted), shown)


def _lists(facets: Facets) -> list[tuple[str, list[tuple[str, int]]]]:
    """The facets that are lists of names, the commonest first."""
    pairs = (("site", facets.sites), ("language", facets.languages), ("section", facets.sections))
    return [(key, sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_VALUES]) for key, counts in pairs]


def _plot(room: Room, asked: Asked, facets: Facets) -> Markup:
    """The years of what was found, or the months of its one year; each leads to what is of it."""

    def href(time: str) -> str:
        return room.url("/search") + "?" + asked.link(**{"from": time, "to": time})

    t = room.t
    years = continuous(facets.years)
    if len(years) == 1 and facets.months:
        since, until = asked.narrowing.get("from"), asked.narrowing.get("to")
        title, said = str(t("home.months", year=years[0])), str(t("home.months_said", year=years[0]))
        return by_month(t, years[0], facets.months, href, title=title, description=said, chosen=since if since == until else None)
    return by_year(t, facets.years, href, title=str(t("home.years")), description=str(t("home.years_said")))


async def feed(room: Room) -> Response:
    """What a search finds, as an Atom feed: what was archived last comes first."""
    asked = Asked.by(room)
    own = room.absolute(room.own_url)
    if asked.unreadable is not None:
        return room.sorry_text(asked.unreadable, 400)
    try:
        found, archive = await room.look(
            lambda connection: (newest_found(connection, asked.query, asked.filters, exact=asked.exact), archive_id(connection))
        )
    except (UsageError, ArchiveError) as error:
        return room.sorry_text(error)
    name = f"Search: {asked.query or 'all articles'}" + "".join(f", {key} {value}" for key, value in asked.narrowing.items())
    text = "".join(atom.feed(found, archive, name=name, empty_since=now_text(), own=own))
    return Response(text, content_type="application/atom+xml; charset=utf-8")
