"""What every page of the reading room is made with: the archive, the visitor's language, addresses that hold behind a proxy."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, quote, urlencode, urljoin

from datasette.utils.asgi import Request, Response

from newsarchive.archive import reading_room
from newsarchive.archive.place import captures_folder
from newsarchive.archive.query import LONGEST
from newsarchive.archive.readonly import Connection
from newsarchive.browse import site_names
from newsarchive.browse.language import COOKIE, LANGUAGES, chosen
from newsarchive.browse.marking import bdi, marked, shortened
from newsarchive.browse.published import published_at
from newsarchive.browse.wording import wording
from newsarchive.errors import ArchiveError, NewsarchiveError, UsageError

LONGEST_VALUE = LONGEST + 1
"""Characters of a value in an address that are read: one more than of a query are, so that one which is cut is known to be."""
MOST_FIELDS = 200
"""Fields of an address that are read."""
YEAR = 365 * 86400
NOTHING = 404
CONTROLS = {code: "\ufffd" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}
"""Signs that no page may hold; titles and texts of others do."""
Found = TypeVar("Found")


class Room:
    """One request, and what answers it."""

    def __init__(self, datasette: Any, request: Request) -> None:
        self.datasette = datasette
        self.request = request
        self.path = Path(datasette.files[0])
        """The archive."""
        fields = request.query_string.split("&", MOST_FIELDS)[:MOST_FIELDS]
        pairs = parse_qsl("&".join(fields), keep_blank_values=True)
        self.given = {key: value.replace("\x00", " ").strip()[:LONGEST_VALUE] for key, value in pairs}
        """What the address asks for."""
        headers = request.headers
        self.language = chosen(self.given.get("lang"), headers.get("cookie", ""), headers.get("accept-language", ""))
        self.t = wording(self.language)
        self.here = str(request.path)
        """The path of this page, as ours are named."""
        self.names: dict[str, dict[str, str]] = {}
        """Of sites, by their ids and languages; filled when the archive is looked into."""

    @property
    def name(self) -> str:
        """What a part of the address says, such as an article's id."""
        return str(self.request.url_vars["name"])

    @property
    def version(self) -> int | None:
        """The version of an article that the address asks for; None for the newest."""
        number = self.given.get("version", "")
        return int(number) if re.fullmatch(r"[1-9][0-9]{0,8}", number) else None

    def url(self, path: str, **query: object) -> str:
        """The address of a page of ours; what is None or "" is not asked for."""
        given = {key.rstrip("_"): value for key, value in query.items() if value not in {None, ""}}
        return self.datasette.urls.path(path + ("?" + urlencode(given) if given else ""))  # type: ignore[no-any-return]

    def article_url(self, ident: str) -> str:
        """The address of an article's page."""
        return self.url(f"/article/{quoted(ident)}")

    def site_url(self, site: str) -> str:
        """The address of a site's page."""
        return self.url(f"/site/{quoted(site)}")

    def absolute(self, path: str) -> str:
        """An address of ours as the world knows it, for feeds and citations: by the address that the archive was said to be published
        at, else by the one that was asked for."""
        published = published_at(self.datasette)
        if published:
            return urljoin(published, path)
        return self.datasette.absolute_url(self.request, path)  # type: ignore[no-any-return]

    @property
    def has_captures(self) -> bool:
        """Whether the pages as received stand beside the archive."""
        return captures_folder(self.path).is_dir()

    def without_paths(self, text: str) -> str:
        """What an error says, without where on this machine the archive stands."""
        places = {captures_folder(self.path), captures_folder(self.path.resolve()), self.path, self.path.resolve()}
        for place in sorted({*places, *(one.parent for one in places if one.is_absolute())}, key=lambda one: -len(str(one))):
            text = text.replace(str(place), place.name) if len(place.parts) > 1 else text
        return text

    @property
    def own_url(self) -> str:
        """The address of this very page."""
        query = self.request.query_string
        return self.datasette.urls.path(self.here + (f"?{query}" if query else ""))  # type: ignore[no-any-return]

    def in_language(self, language: str) -> str:
        """This page in another language of the interface."""
        pairs = [(key, value) for key, value in parse_qsl(self.request.query_string, keep_blank_values=True) if key != "lang"]
        return "?" + urlencode([*pairs, ("lang", language)])

    def site_name(self, site: str) -> str:
        """What a site's university is called, in the visitor's language where it is known."""
        return site_names.name_in(self.names.get(site, {}), self.language) or site

    async def look(self, look: Callable[[Connection], Found]) -> Found:
        """Look something up in the archive, in a thread and under a time limit.

        Raises:
            TooSlow: it took longer than reading_room.SECONDS.
        """

        def inside() -> Found:
            with reading_room.reading(self.path) as connection:
                self.names = site_names.known(connection, self.path)
                return look(connection)

        return await asyncio.to_thread(inside)

    async def html(self, template: str, status: int = 200, **context: Any) -> Response:
        """A page of ours; its template finds what `frame` says."""
        text = await self.datasette.render_template(f"room/{template}", {**frame(self), **context}, request=self.request)
        answer = Response.html(text.translate(CONTROLS), status=status, headers={"Vary": "Accept-Language, Cookie"})
        if self.given.get("lang") in LANGUAGES:
            answer.set_cookie(COOKIE, self.language, max_age=YEAR, path=self.datasette.setting("base_url"), httponly=True)
        return answer

    async def page(self, template: str, look: Callable[[Connection], Found], shown: Callable[[Found], dict[str, Any]]) -> Response:
        """Look something up and show it; what goes wrong is a page with one clear line.

        Args:
            template: in templates/room/.
            look: in the archive; runs in a thread.
            shown: what the template is given of what was found.
        """
        try:
            found = await self.look(look)
            return await self.html(template, **shown(found))
        except (UsageError, ArchiveError) as error:
            return await self.sorry(error)

    def told(self, error: Exception) -> str:
        """What an error says, in the visitor's language where that is known, and without paths of the machine."""
        if isinstance(error, NewsarchiveError) and self.told_in(error) != "en":
            return self.t(f"errors.{error.key}", **error.values).unescape()
        return self.without_paths(str(error))

    def told_in(self, error: Exception) -> str:
        """The language in which that is."""
        return self.language if isinstance(error, NewsarchiveError) and self.t.known(f"errors.{error.key}") else "en"

    async def sorry(self, error: Exception) -> Response:
        """The page that says what went wrong."""
        status = self.status_of(error)
        kind = "slow" if isinstance(error, reading_room.TooSlow) else "nothing" if status == NOTHING else "closed"
        return await self.html("message.html", status, kind=kind, message=self.told(error), told_in=self.told_in(error))

    def sorry_text(self, error: Exception, wrong: int = NOTHING, headers: dict[str, str] | None = None) -> Response:
        """The line that says what went wrong, in place of a file.

        Args:
            wrong: the status where whoever asked can mend it.
        """
        return Response.text(f"{self.told(error)}\n", status=self.status_of(error, wrong), headers=headers)

    @staticmethod
    def status_of(error: Exception, wrong: int = NOTHING) -> int:
        """The status of an answer that tells of an error: 503 where the archive cannot answer now, else `wrong`."""
        return 503 if isinstance(error, (reading_room.TooSlow, ArchiveError)) else wrong


def frame(room: Room) -> dict[str, Any]:
    """What every template finds: `t` (wording), `url` and the like (addresses), `site_name`, `bdi`, `marked`, `shortened`."""
    return {
        "room": room, "t": room.t, "lang": room.language, "languages": LANGUAGES, "url": room.url, "article_url": room.article_url,
        "site_url": room.site_url, "site_name": room.site_name, "bdi": bdi, "marked": marked, "shortened": shortened,
        "name": room.path.stem, "query": "",
    }  # fmt: skip


def quoted(text: str) -> str:
    """Text as a part of a path."""
    return quote(text, safe="/:")
