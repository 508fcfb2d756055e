"""The Datasette plugin: our pages, the headers of every answer, and what is said in place of Datasette's own pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from newsarchive.archive import reading_room
from newsarchive.archive.search import alone, expression, keys_of
from newsarchive.browse import (
    about,
    article,
    assets,
    captures,
    changes,
    citations,
    crawls,
    differences,
    found_files,
    home,
    published,
    search,
    sites,
    tables,
    translations,
    trends,
)
from newsarchive.browse.policy import with_headers
from newsarchive.browse.room import Room, quoted
from newsarchive.browse.tables import READING
from newsarchive.errors import UsageError

DATA = frozenset({".json", ".csv", ".jsono", ".atom", ".db"})
"""Ends of addresses that programs ask for."""


async def nothing(room: Room) -> Response:
    """In place of Datasette's pages about itself: they tell visitors where the archive stands, and what else runs here."""
    if PurePosixPath(room.here).suffix in DATA:
        return Response.json({"ok": False, "error": "There is no such page.", "status": 404}, status=404)
    return await room.sorry(UsageError(f"There is no page {room.here[:200]!r}.").known("no_page", name=room.here[:200]))


ROUTES = (
    (r"^/$", home.page), (r"^/search$", search.page), (r"^/search\.atom$", search.feed), (r"^/trends$", trends.page),
    (r"^/trends\.csv$", trends.csv_file),
    (r"^/export/(?P<form>\w+)$", found_files.export_file), (r"^/about$", about.page),
    (r"^/-/diff/(?P<name>.+)$", differences.versions), (r"^/-/compare/(?P<name>.+)$", differences.copies),
    (r"^/-/beside/(?P<name>.+)$", translations.page), (r"^/-/cite/(?P<name>.+)\.(?P<end>bib|ris|json)$", citations.file),
    (r"^/article/(?P<name>.+)$", article.page), (r"^/sites$", sites.all_sites), (r"^/site/(?P<name>[^/]+)$", sites.page),
    (r"^/crawl/(?P<name>[0-9]{1,18})$", crawls.page),
    (r"^/-/capture/(?P<name>[\w-]{1,80})$", captures.page), (r"^/-/replay/(?P<name>[\w-]{1,80})$", captures.replay),
    (r"^/-/warc/(?P<name>[\w-]{1,80})\.warc\.gz$", captures.warc), (r"^/-/file/(?P<name>[\w-]{1,80})$", captures.file),
    (r"^/-/changes$", changes.page), (r"^/-/changes\.atom$", changes.feed), (r"^/assets/(?P<asset>[\w.]+)$", assets.asset),
    (r"^/-(?:/(?!static/).*)?$", nothing),
)  # fmt: skip


@hookimpl(trylast=True)
def prepare_connection(conn: Any, datasette: Any) -> None:
    """Bound what a query of a visitor may make; and words in Datasette's own search box find what they find on our page: after
    Datasette's own, in place of its function of this name. It asks for more than a visitor may, so it has a connection of its own."""
    path = Path(datasette.files[0])

    def asked(typed: object) -> str:
        with reading_room.reading(path) as connection:
            return expression(connection, str(typed or ""))

    def found(typed: object) -> str:
        with reading_room.reading(path) as connection:
            return json.dumps(keys_of(connection, str(typed or "")))

    reading_room.bound(conn)
    conn.create_function("escape_fts", 1, asked)
    conn.create_function("found_by", 1, found)


@hookimpl
def filters_from_request(request: Request, table: str, datasette: Any) -> Any:
    """Words that a table of articles is asked for as data find what they find on our page, also where one index does not know them."""
    words = request.args.get(tables.WORDS)
    key = {"articles": "key", "article_texts": "rowid"}.get(table)
    if words is None or key is None:
        return None

    def one_index() -> bool:
        with reading_room.reading(Path(datasette.files[0])) as connection:
            return alone(connection, words)

    async def filters() -> FilterArguments:
        index = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH escape_fts(:words)"
        keys = index if await asyncio.to_thread(one_index) else "SELECT value FROM json_each(found_by(:words))"
        return FilterArguments([f"{key} IN ({keys})"], {"words": words}, [f'search matches "{words}"'])

    return filters


@hookimpl
def render_cell(value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """An article's id leads to its page."""
    if table in {"articles", "article_texts"} and column == "id" and isinstance(value, str):
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"/article/{quoted(value)}"), value)
    return None


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Our style on Datasette's own pages."""
    return [datasette.urls.path("/assets/tables.css")]


@hookimpl
def handle_exception(datasette: Any, request: Request, exception: Exception) -> Any:
    """An address of which nobody knows leads to a page that helps; programs that ask for data get Datasette's own answer."""
    if not isinstance(exception, NotFound) or PurePosixPath(request.path).suffix in DATA:
        return None

    async def page() -> Any:
        name = request.path[:200]
        return await Room(datasette, request).sorry(UsageError(f"There is no page {name!r}.").known("no_page", name=name))

    return page


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Headers on every answer; the search box of `articles` leads to the ranked search; no CSV that is cut without a word."""

    def wrap(app: Any) -> Any:
        async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
            async def sending(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": with_headers(message.get("headers", []))}
                elif message.get("body"):
                    message = {**message, "body": tables.mended(message["body"])}
                await send(message)

            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            scope = published.as_published(datasette, scope)
            instead = tables.instead(datasette, scope)
            if instead is not None:
                await instead.asgi_send(sending)
            else:
                await app(tables.searched(datasette, tables.whole_csv(datasette, scope)), receive, sending)

        return wrapped

    return wrap


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our pages."""
    return [(pattern, _view(page)) for pattern, page in ROUTES]


def _view(page: Callable[[Room], Any]) -> Callable[..., Any]:
    """A page of ours as Datasette calls it."""

    async def view(datasette: Any, request: Request) -> Any:
        if request.method not in READING:
            return tables.only_read()
        return await page(Room(datasette, request))

    return view
