"""The Datasette plugin: the front page, the search page, the article page, complete CSV, and the headers of every answer."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import datasette as datasette_package
from datasette import hookimpl
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from newsarchive.archive import reading_room
from newsarchive.archive.changes import KINDS
from newsarchive.archive.forms import now_text
from newsarchive.archive.search import MARK, Filters
from newsarchive.comparing import compare
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports import atom, diff_html
from newsarchive.exports.changes_text import edit_of
from newsarchive.exports.rows import csv_lines
from newsarchive.text.script import direction_of

PAGE = 20
"""Hits on one page."""
MOST_PAGES = 250
LONGEST_QUERY = 1000
"""Characters of a query that are read."""
CHANGES = 200
"""Changes on the page and in the feed."""
CSV_SECONDS = 120.0
CHUNK = 1 << 18
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ASSETS = {"newsarchive.css": "text/css; charset=utf-8"}
LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English", "ky": "Кыргызча", "uz": "Oʻzbekcha", "tr": "Türkçe", "de": "Deutsch"}


def policy() -> str:
    """The Content-Security-Policy. Scripts are Datasette's own files and its few inline ones, by their digests; a script in a
    title or a text is never one of them. Styles may be inline, because Datasette sets colours by style attributes."""
    templates = Path(datasette_package.__file__).parent / "templates"
    inline = ["DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;"]
    for name in ("_close_open_menus.html", "_codemirror_foot.html"):
        inline += re.findall(r"<script>(.*?)</script>", (templates / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline)
    return (
        f"default-src 'none'; script-src 'self' {digests}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self';"
        " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


HEADERS = (
    (b"content-security-policy", policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Bound what a query of a visitor may make."""
    reading_room.bound(conn)


@hookimpl
def render_cell(value: Any, column: str, table: str | None) -> Markup | None:
    """An article's id leads to its page."""
    if table in {"articles", "article_texts"} and column == "id" and isinstance(value, str):
        return Markup('<a href="/article/{}">{}</a>').format(quote(value), value)
    return None


@hookimpl
def extra_css_urls() -> list[str]:
    """Our style on Datasette's own pages too."""
    return ["/assets/newsarchive.css"]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Headers on every answer; the search box of `articles` leads to the ranked search; no CSV that is cut without a word."""

    def wrap(app: Any) -> Any:
        async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
            async def with_headers(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
                await send(message)

            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            instead = _instead(datasette, scope)
            if instead is not None:
                await instead.asgi_send(with_headers)
            else:
                await app(_whole_csv(datasette, scope), receive, with_headers)

        return wrapped

    return wrap


def _instead(datasette: Any, scope: dict[str, Any]) -> Response | None:
    """What is answered in place of Datasette."""
    name = _path(datasette).stem
    query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    path = scope["path"]
    if path in {f"/{name}/articles", f"/{name}/article_texts"} and query.get("_search"):
        kept = {key: query[key] for key in ("site", "language") if query.get(key)}
        return Response.redirect("/search?" + urlencode({"q": query["_search"], **kept}))
    if path == f"/{name}.csv" and "sql" in query:
        return Response.text(
            f"This would stop at {datasette.setting('max_returned_rows'):,} rows. Complete files: the CSV link of a table or of a search,"
            " or 'newsarchive export csv'. JSON says whether it was cut ('truncated').\n",
            status=400,
        )
    return None


def _whole_csv(datasette: Any, scope: dict[str, Any]) -> dict[str, Any]:
    """The CSV of a table with all of its rows. Datasette's link asks for 1,000; and its stream, which pages by the sorted column,
    ends early without a word where that column has nulls. So it is streamed, and in the order of the key."""
    table = re.fullmatch(rf"/{re.escape(_path(datasette).stem)}/([^/]+)\.csv", scope["path"])
    if table is None:
        return scope
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in {"_sort", "_sort_desc", "_size", "_stream", "_next"}]
    key = {"articles": "key", "article_texts": "rowid"}.get(table[1])
    kept += [("_stream", "on"), *([("_sort", key)] if key else [])]
    return {**scope, "query_string": urlencode(kept).encode("latin-1")}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our pages."""
    return [
        (r"^/$", front), (r"^/search$", search_page), (r"^/search\.csv$", search_csv), (r"^/article/(?P<name>.+)$", article_page),
        (r"^/assets/(?P<asset>[\w.]+)$", asset), (r"^/-/diff/(?P<name>.+)$", diff_page),
        (r"^/-/changes$", changes_page), (r"^/-/changes\.atom$", changes_feed),
    ]  # fmt: skip


def _path(datasette: Any) -> Path:
    return Path(datasette.files[0])


async def front(datasette: Any, request: Request) -> Response:
    """One search box, what stands here, and the newest."""
    def look() -> Any:
        with reading_room.reading(_path(datasette)) as connection:
            return reading_room.shelf(connection)

    return await _page(datasette, request, "reading_front.html", "", look, lambda shelf: {"shelf": shelf})


async def search_page(datasette: Any, request: Request) -> Response:
    """Hits, ranked and highlighted, with facets."""
    asked = Asked(request)

    def look() -> Any:
        with reading_room.reading(_path(datasette)) as connection:
            return reading_room.find(connection, asked.query, asked.filters, PAGE, (asked.page - 1) * PAGE)

    def shown(found: Any) -> dict[str, Any]:
        result, facets = found
        pages = min((result.total + PAGE - 1) // PAGE, MOST_PAGES)
        return {
            "result": result, "facets": facets, "asked": asked, "pages": pages, "marked": marked,
            "csv": "/search.csv?" + asked.link(page=None),
        }  # fmt: skip

    return await _page(datasette, request, "reading_search.html", asked.query, look, shown)


async def search_csv(datasette: Any, request: Request) -> Response | None:
    """All that a search finds, whole, as `export csv` writes it; made in one read transaction before the first byte is sent."""
    asked = Asked(request)

    def write() -> Any:
        file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - it is sent after this function
        with reading_room.reading(_path(datasette), CSV_SECONDS) as connection:
            fields, records = reading_room.found_records(connection, asked.query, asked.filters)
            file.writelines(csv_lines(records, fields))
        return file

    try:
        file = await asyncio.to_thread(write)
    except (UsageError, ArchiveError) as error:
        return Response.text(f"{error}\n", status=400)

    async def stream(writer: Any) -> None:
        with file:
            file.seek(0)
            while chunk := file.read(CHUNK):
                await writer.write(chunk)

    from datasette.utils.asgi import AsgiStream

    return AsgiStream(stream, headers={"Content-Disposition": 'attachment; filename="search.csv"'}, content_type="text/csv; charset=utf-8")


async def article_page(datasette: Any, request: Request) -> Response:
    """One article, set for reading."""
    name = request.url_vars["name"]

    def look() -> Any:
        with reading_room.reading(_path(datasette)) as connection:
            return reading_room.article(connection, name)

    def shown(found: reading_room.Article) -> dict[str, Any]:
        record = found.record
        paragraphs = [part for part in (record["text"] or "").split("\n\n") if part.strip()]
        return {
            "found": found, "record": record, "paragraphs": paragraphs, "direction": direction_of(record["script"]),
            "language_names": LANGUAGES, "edits": [(one, edit_of(one)) for one in found.versions[1:]],
            "happened": [one for one in found.history if one["kind"] in {"gone", "returned"}],
        }  # fmt: skip

    return await _page(datasette, request, "reading_article.html", "", look, shown)


async def diff_page(datasette: Any, request: Request) -> Response:
    """What changed between two versions of an article, as `newsarchive diff --html` writes it, by the readings that are stored."""
    given = dict(parse_qsl(request.query_string))
    numbers = [int(given[key]) for key in ("old", "new") if re.fullmatch(r"[1-9][0-9]{0,8}", given.get(key, ""))]
    path = _path(datasette)

    def make() -> str:
        if len(numbers) != 2:
            raise UsageError("Which versions?", "The page of the article links its edits.")
        with reading_room.reading(path) as connection:
            of = reading_room.two_versions(connection, request.url_vars["name"], *numbers)
        return diff_html.page(compare(of, path, None, as_stored=True))

    try:
        return Response.html(await asyncio.to_thread(make))
    except (UsageError, ArchiveError) as error:
        context = {"query": "", "name": path.stem, "message": str(error)}
        return Response.html(await datasette.render_template("reading_message.html", context, request=request), status=404)


async def changes_page(datasette: Any, request: Request) -> Response:
    """What happened to the articles, the newest first."""
    site, kind = _of_changes(request)

    def look() -> Any:
        with reading_room.reading(_path(datasette)) as connection:
            return reading_room.changed(connection, site=site, kind=kind, limit=CHANGES)[0]

    def shown(found: Any) -> dict[str, Any]:
        kept = {key: value for key, value in (("site", site), ("kind", kind)) if value}
        return {
            "changes": found, "kinds": KINDS, "site": site, "kind": kind, "edit_of": edit_of, "most": CHANGES,
            "feed": "/-/changes.atom" + (f"?{urlencode(kept)}" if kept else ""),
        }  # fmt: skip

    return await _page(datasette, request, "reading_changes.html", "", look, shown)


async def changes_feed(datasette: Any, request: Request) -> Response:
    """The same as an Atom feed."""
    site, kind = _of_changes(request)

    def make() -> str:
        with reading_room.reading(_path(datasette)) as connection:
            found, archive = reading_room.changed(connection, site=site, kind=kind, limit=CHANGES)
        name = " ".join(["Changes of", site or "all sites", *([f"({kind})"] if kind else [])])
        own = datasette.absolute_url(request, request.full_path)
        return "".join(atom.feed(found, archive, name=name, empty_since=now_text(), own=own))

    try:
        text = await asyncio.to_thread(make)
    except (UsageError, ArchiveError) as error:
        return Response.text(f"{error}\n", status=503)
    return Response(text, content_type="application/atom+xml; charset=utf-8")


def _of_changes(request: Request) -> tuple[str | None, str | None]:
    """The site and the kind of change that are asked for."""
    given = {key: value.strip()[:LONGEST_QUERY] for key, value in parse_qsl(request.query_string)}
    kind = given.get("kind")
    return given.get("site") or None, kind if kind in KINDS else None


async def asset(request: Request) -> Response:
    """Our style sheet."""
    name = request.url_vars["asset"]
    if name not in ASSETS:
        return Response.text("There is nothing here.\n", status=404)
    text = (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")
    return Response(text, content_type=ASSETS[name], headers={"Cache-Control": "max-age=3600"})


class Asked:
    """What a search page was asked for."""

    def __init__(self, request: Request) -> None:
        given = {key: value.strip()[:LONGEST_QUERY] for key, value in parse_qsl(request.query_string)}
        self.query = given.get("q", "")
        self.wrong = [
            f"{label}: {given[key][:40]!r} is no date; write 2021, 2021-04 or 2021-04-20"
            for key, label in (("from", "From"), ("to", "To")) if given.get(key) and not DATE.fullmatch(given[key])
        ]  # fmt: skip
        self.values = {
            key: given[key] for key in ("site", "language", "from", "to")
            if given.get(key) and (key in {"site", "language"} or DATE.fullmatch(given[key]))
        }  # fmt: skip
        self.filters = Filters(
            site=self.values.get("site"), language=self.values.get("language"), since=self.values.get("from"),
            until=self.values.get("to"),
        )
        number = given.get("page", "1")
        self.page = min(max(int(number), 1), MOST_PAGES) if number.isdecimal() and number.isascii() and len(number) < 6 else 1

    def link(self, **changed: object) -> str:
        """The query string of this search with something changed; None takes it away."""
        whole: dict[str, object] = {"q": self.query, **self.values, "page": self.page, **changed}
        if "page" not in changed:
            whole.pop("page")
        return urlencode({key: value for key, value in whole.items() if value not in {None, ""}})


def marked(text: str) -> Markup:
    """Escaped text, with the matched words marked."""
    safe = str(escape(text))
    return Markup(safe.replace(MARK[0], "<mark>").replace(MARK[1], "</mark>"))  # noqa: S704 - escaped in the line above


async def _page(
    datasette: Any, request: Request, template: str, query: str, look: Callable[[], Any], shown: Callable[[Any], dict[str, Any]]
) -> Response:
    """Look something up in a thread and show it; what goes wrong is a page with one clear line."""
    context: dict[str, Any] = {"query": query, "name": _path(datasette).stem}
    status = 200
    try:
        context |= shown(await asyncio.to_thread(look))
    except (UsageError, ArchiveError) as error:
        template, status = "reading_message.html", 503 if isinstance(error, (ArchiveError, reading_room.TooSlow)) else 404
        context["message"] = str(error)
    return Response.html(await datasette.render_template(template, context, request=request), status=status)


