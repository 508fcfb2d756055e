"""Datasette's own tables, where they would mislead: their search box is not ranked, and their CSV stops without a word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Response

from newsarchive.browse.marking import closed

READING = frozenset({"GET", "HEAD"})
"""What may be done with a page; Datasette itself refuses what it knows to write by."""


def only_read() -> Response:
    """What is answered to whoever would do something else with a page than read it."""
    return Response.text("Pages are only read here.\n", status=405, headers={"Allow": ", ".join(sorted(READING))})


def instead(datasette: Any, scope: dict[str, Any]) -> Response | None:
    """What is answered in place of Datasette."""
    name = Path(datasette.files[0]).stem
    query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    path = scope["path"]
    if scope["method"] not in READING and "/-/" not in path:
        return only_read()
    if f"{path}/" == datasette.setting("base_url"):
        return Response.redirect(datasette.setting("base_url"))
    if path in {f"/{name}/articles", f"/{name}/article_texts"} and query.get("_search"):
        kept = {key: query[key] for key in ("site", "language") if query.get(key)}
        return Response.redirect(datasette.urls.path("/search?" + urlencode({"q": query["_search"], **kept})))
    if path in {f"/{name}.csv", f"/{name}/-/query.csv"} and "sql" in query:
        return Response.text(
            f"This would stop at {datasette.setting('max_returned_rows'):,} rows. Complete files: the CSV link of a table or of a search,"
            " or 'newsarchive export csv'. JSON says whether it was cut ('truncated').\n",
            status=400,
        )
    return None


WORDS = "_words"
"""What `_search` of these tables is called where Datasette reads it, so that it makes no condition of its own of it."""


def searched(datasette: Any, scope: dict[str, Any]) -> dict[str, Any]:
    """A table of articles, asked for as data with words, as our own search is asked for them (`plugin.filters_from_request`)."""
    name = Path(datasette.files[0]).stem
    if re.fullmatch(rf"/{re.escape(name)}/(?:articles|article_texts)\.\w+", scope["path"]) is None:
        return scope
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    if "_search" not in dict(pairs) or dict(pairs).get("_searchmode") == "raw":
        return scope
    renamed = [(WORDS if key == "_search" else key, value) for key, value in pairs]
    return {**scope, "query_string": urlencode(renamed).encode("latin-1")}


def whole_csv(datasette: Any, scope: dict[str, Any]) -> dict[str, Any]:
    """The CSV of a table with all of its rows. Datasette's link asks for 1,000; and its stream, which pages by the sorted column,
    ends early without a word where that column has nulls. So it is streamed, and in the order of the key."""
    name = Path(datasette.files[0]).stem
    table = re.fullmatch(rf"/{re.escape(name)}/([^/]+)\.csv", scope["path"])
    if table is None:
        return scope
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in {"_sort", "_sort_desc", "_size", "_stream", "_next"}]
    key = {"articles": "key", "article_texts": "rowid"}.get(table[1])
    kept += [("_stream", "on"), *([("_sort", key)] if key else [])]
    return {**scope, "query_string": urlencode(kept).encode("latin-1")}


_START = b"<!DOCTYPE html>\n<html>"
"""Of Datasette's own pages."""
LACKING = (
    (re.compile(rb"<html>"), b'<html lang="en">'),
    (re.compile(rb'<select name="(_filter_column|_filter_op|_sort)(_\d+)?"'), rb'\g<0> aria-label="\1"'),
    (re.compile(rb'<input type="text" name="_filter_value(_\d+)?"'), rb'\g<0> aria-label="Value"'),
    (re.compile(rb'<textarea id="sql-editor"'), rb'\g<0> aria-label="SQL" rows="6" spellcheck="false"'),
)
"""What its fields lack for those who do not see them."""
LABELS = ((b'"_filter_column"', b'"Column"'), (b'"_filter_op"', b'"Comparison"'), (b'"_sort"', b'"Sort by"'))


CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Signs that no page may hold."""
TURNING = re.compile("(<(?!textarea|script|style)[/a-z][^<>]*>)([^<>]*[\u202a-\u202e\u2066-\u2069][^<>]*)(?=<)")
"""Text with signs that turn the line."""
TURNS = tuple(sign.encode() for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def mended(body: bytes) -> bytes:
    """A page of Datasette's with its language and names for its fields, with no sign that no page may hold, and with words of others that
    turn the line kept to themselves; any other page as it is."""
    if not body.startswith(_START):
        return body
    body = CONTROLS.sub("\ufffd".encode(), body)
    if any(sign in body for sign in TURNS):
        text = body.decode(errors="replace")
        body = TURNING.sub(lambda found: f"{found[1]}\u2068{closed(found[2])}\u2069", text).encode()
    for pattern, better in LACKING:
        body = pattern.sub(better, body)
    for name, label in LABELS:
        body = body.replace(b"aria-label=" + name, b"aria-label=" + label)
    return body
