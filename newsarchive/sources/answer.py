"""What a source answered, read by what it is, whatever its address or label promised: a feed that moved, or one sent as HTML, is read
as a feed."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Link
from newsarchive.pages.guard import check
from newsarchive.pages.json_text import values
from newsarchive.pages.parse import parse
from newsarchive.sites.source import Json
from newsarchive.sources import drupal, feed, json_api, listing, sitemap, wordpress
from newsarchive.sources.following import following
from newsarchive.sources.json_api import with_cursor
from newsarchive.sources.objects import article_entries, fragments, has_more, next_cursor, next_named
from newsarchive.sources.posted_forms import is_cursor
from newsarchive.sources.received import Read, Received, further, links_of, onward_by_form
from newsarchive.sources.xml_entries import without_doctype

_ROOT = re.compile(
    r"(?:<\?[^>]{0,500}\?>|<!--(?:[^-]|-(?!->))*+-->|<!doctype[^\[>]{0,2000}(?:\[[^\]]{0,20000}\]\s*)?>|\s+)*+<([a-z][\w:.-]*)"
)
_GUARDED = re.compile(r"(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)\s*")
_CALLED = re.compile(r"[\w$.]{1,80}\s?\((?=\s*[\[{])")
HEAD = 40_000
"""Characters in which the outermost element of a document is looked for."""


def read(text: str, received: Received) -> Read | None:
    """The links of a feed, a sitemap, or a JSON answer; None for what is none of them, and is to be read as a page.

    Args:
        text: the response, decoded.
        received: all else about it.
    """
    head = text[:HEAD].lstrip("\ufeff \t\r\n").lower()
    if head.startswith("<"):
        match = _ROOT.match(head) or _ROOT.match(without_doctype(text)[:HEAD].lower())
        root = match[1] if match is not None else ""
        local = root.rpartition(":")[2]
        if root in feed.ROOTS or local in feed.ROOTS:
            return feed.read(text, received)
        return sitemap.read(text, received) if local in sitemap.ROOTS else None
    if sitemap.is_text_sitemap(text):
        return sitemap.read_text(text, received)
    found = as_json(text)
    return None if found is None else read_json(found, received)


def as_json(text: str) -> Any:
    """The JSON value of an answer, also behind a guard against scripts or in a call; None for what is no object and no list."""
    text = text.strip().lstrip("\ufeff")
    guarded = _GUARDED.match(text)
    text = text[guarded.end() :] if guarded is not None else text
    called = _CALLED.match(text)
    if called is not None:
        text = text[called.end() :].rstrip().rstrip(";").rstrip()
        text = text[:-1] if text.endswith(")") else text
    if text[:1] not in {"[", "{"}:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return next(iter(values(text)), None)


def read_json(answer: Any, received: Received) -> Read:
    """The links of a JSON answer."""
    interfaces = [source for source in received.site.sources if isinstance(source, Json)]
    stated = json_api.source_of(received.url, interfaces, list(received.site.codes))
    if stated is not None:
        return json_api.read(answer, *stated, received)
    if feed.is_json_feed(answer):
        return feed.read_json(answer, received)
    if wordpress.is_wordpress(answer):
        return wordpress.read(answer, received)
    if drupal.is_drupal(answer):
        links, omitted = drupal.read(answer, received)
        cursor = _cursor_of(received)
        if cursor is not None and links and links[-1].kind == "article":
            onward = _by_cursor(answer, cursor, received, len(links))
            links = [*links, *([onward] if onward is not None else [])]
        return links, omitted
    return _of_objects(answer, received)


def _cursor_of(received: Received) -> str | None:
    """The parameter of an address that says after what item its part of the list begins; None where none does."""
    return next((name for name, value in parse_qsl(urlsplit(received.url).query) if value and is_cursor(name)), None)


def _by_cursor(answer: Any, name: str, received: Received, found: int) -> Link | None:
    told = next_cursor(answer)
    return further(with_cursor(received.url, name, told), received, "listing", found) if told is not None else None


def _of_objects(answer: Any, received: Received) -> Read:
    """An answer whose form nobody describes: its HTML fragments are read as a listing, its objects by their addresses."""
    links: list[Link] = []
    omitted = 0
    inside = fragments(answer)
    if inside and check(inside) is None and (tree := parse(f"<html><body>{inside}</body></html>")) is not None:
        links, omitted = listing.read(tree, received.url, received.site, received.fetched_at, fragment=True)
    places = [one.url.replace("{lang}", code) for one in received.site.listings for code in received.site.codes]
    named, more = links_of(article_entries([answer], received, beside=places), received, "json")
    known = {link.url for link in links}
    articles = [link for link in links if link.kind == "article"] + [link for link in named if link.url not in known]
    if received.is_more:
        onward = onward_by_form(received, len(articles)) if has_more(answer) is not False else None
        return [*articles, *([onward] if onward is not None else [])], omitted + more
    onward = further(next_named(answer, received), received, "listing", len(articles))
    cursor = _cursor_of(received)
    if onward is None and cursor is not None and articles:
        onward = _by_cursor(answer, cursor, received, len(articles))
    elif onward is None and has_more(answer) is not False:
        onward = next((link for link in links if link.kind == "listing"), None)
        if onward is None and articles:
            onward = further(following(received.url, len(articles)), received, "listing", len(articles))
    return [*articles, *([onward] if onward is not None else [])], omitted + more
