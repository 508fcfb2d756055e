"""Feeds: RSS of every version, Atom, JSON Feed, also malformed ones. Entries become links, newest first, with what the feed says of
them; a full text is kept as a claim, for pages that are an empty shell."""

from __future__ import annotations

import html
import re
from itertools import islice
from typing import Any

from lxml import etree

from newsarchive.items import Claim
from newsarchive.pages.hints import claims_of_feed_entry
from newsarchive.sources.following import counts_in_query, following
from newsarchive.sources.received import Entry, Read, Received, further, links_of
from newsarchive.sources.xml_entries import entries, name_of, text_in
from newsarchive.text.dates import parse_date

ROOTS = frozenset({"rss", "feed", "rdf:rdf", "rdf", "channel"})
"""Names of the outermost element of a feed."""
MOST_BODIES = 60
"""Entries of one feed whose full text is kept."""
LONGEST_BODY = 20_000
"""Characters of a full text; a longer one is left off, since a part of it is none."""
SHORTEST_BODY = 400
"""Characters below which it is rather a teaser."""
_LINK = re.compile(r"<(?:atom\d{0,2}:)?link\b[^<>]{0,2500}>", re.IGNORECASE)
_REL = re.compile(r"\brel\s*=\s*[\"'](next|prev-archive)[\"']", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']([^\"']{1,2083})[\"']", re.IGNORECASE)
_TITLE = {("", "title"), ("dc", "title")}
_PUBLISHED = {
    ("", "pubdate"), ("dc", "date"), ("", "published"), ("", "issued"), ("dcterms", "issued"), ("dcterms", "created"), ("", "date"),
}  # fmt: skip
_UPDATED = {("", "updated"), ("", "modified"), ("dcterms", "modified")}
_SUMMARY = {("", "description"), ("", "summary"), ("dc", "description")}
_BODY = {("content", "encoded"), ("", "content"), ("", "fulltext"), ("yandex", "full-text"), ("", "full-text")}
_FIELDS = {"title": _TITLE, "published": _PUBLISHED, "updated": _UPDATED, "body": _BODY, "summary": _SUMMARY}


def read(text: str, received: Received) -> Read:
    """The entries of an RSS or Atom feed, and its next page where it names one, or where its own address counts."""
    found: list[Entry] = []
    for element in entries(text, ("item", "entry")):
        found.append(_entry(element, received, with_body=len(found) < MOST_BODIES))
    links, omitted = links_of(newest_first(found), received, "feed")
    following_page = following(received.url, len(links)) if links and counts_in_query(received.url) else None
    onward = further(_next(text) or following_page, received, "feed", len(links))
    return ([*links, onward] if onward is not None else links), omitted


def read_json(feed: dict[str, Any], received: Received) -> Read:
    """The items of a JSON Feed, and its next page where it names one."""
    items = feed.get("items")
    found = [
        _json_entry(item, received, with_body=n < MOST_BODIES)
        for n, item in enumerate(items if isinstance(items, list) else []) if isinstance(item, dict)
    ]  # fmt: skip
    links, omitted = links_of(newest_first(found), received, "feed")
    following = feed.get("next_url")
    onward = further(following, received, "feed", len(links)) if isinstance(following, str) else None
    return ([*links, onward] if onward is not None else links), omitted


def is_json_feed(value: Any) -> bool:
    """Whether a value is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org" in str(value.get("version", ""))[:100] and isinstance(value.get("items"), list)


def newest_first(found: list[Entry]) -> list[Entry]:
    """Entries by their date, where all have one; else in their order, which is nearly always that."""
    days = [next((str(claim.value) for claim in one.claims if claim.field == "published"), "") for one in found]
    if not found or not all(days):
        return found
    order = sorted(range(len(found)), key=lambda n: days[n][:10], reverse=True)
    return [found[n] for n in order]


def _entry(element: etree._Element, received: Received, *, with_body: bool) -> Entry:
    said: dict[str, str] = {}
    links: list[str] = []
    guids: list[str] = []
    authors: list[str] = []
    categories: list[str] = []
    for child in element:
        name = name_of(child)
        value = text_in(child)
        if name == ("", "link"):
            relation = (child.get("rel") or "alternate").lower()
            address = child.get("href") or value or (child.tail or "").strip()
            if address and relation == "alternate":
                links.append(address)
        elif name in {("", "guid"), ("", "id"), ("feedburner", "origlink")}:
            guids.append(value)
        elif name in {("", "author"), ("dc", "creator"), ("", "contributor")}:
            authors += [text_in(one) for one in child if name_of(one)[1] == "name"] or [value]
        elif name in {("", "category"), ("dc", "subject")}:
            categories.append(child.get("label") or child.get("term") or value)
        else:
            for field, names in _FIELDS.items():
                if name in names and value:
                    said.setdefault(field, _with_markup(child) if field == "body" else value)
    about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or element.get("rdf:about")
    addresses = [html.unescape(url) for url in (*links, *(one for one in guids if one.startswith("http")), *([about] if about else []))]
    claims = _claims(said, authors, categories, received, with_body=with_body)
    return Entry(urls=tuple(dict.fromkeys(addresses)), claims=claims)


def _with_markup(element: etree._Element) -> str:
    """What an element holds as HTML: Atom's xhtml as its elements, all else as its text."""
    if (element.get("type") or "").lower() == "xhtml" and len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    return text_in(element)


def _json_entry(item: dict[str, Any], received: Received, *, with_body: bool) -> Entry:
    def told(name: str) -> str:
        value = item.get(name)
        return value if isinstance(value, str) else ""

    given = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    authors = [one["name"] for one in given or [] if isinstance(one, dict) and isinstance(one.get("name"), str)]
    tags = [tag for tag in item.get("tags") or [] if isinstance(tag, str)] if isinstance(item.get("tags"), list) else []
    said = {
        "title": told("title"), "published": told("date_published"), "updated": told("date_modified"), "summary": told("summary"),
        "body": told("content_html") or told("content_text"),
    }  # fmt: skip
    addresses = [url for url in (told("url"), told("id"), told("external_url")) if url.startswith(("http", "/"))]
    return Entry(urls=addresses, claims=_claims({k: v for k, v in said.items() if v}, authors, tags, received, with_body=with_body))


def _claims(
    said: dict[str, str], authors: list[str], categories: list[str], received: Received, *, with_body: bool
) -> tuple[Claim, ...]:
    summary = said.get("summary")
    body = said.get("body") or (summary if summary and len(summary) > 2000 else None)
    claims = claims_of_feed_entry(
        fetched_at=received.fetched_at, title=said.get("title"), published=said.get("published"), updated=said.get("updated"),
        authors=authors, summary=summary if summary is not body else None, categories=categories,
    )  # fmt: skip
    if said.get("published") and not any(claim.field == "published" for claim in claims):
        claims = (*claims, *printed_date(said["published"], "feed", received))
    if with_body and body is not None and SHORTEST_BODY <= len(body) <= LONGEST_BODY:
        claims = (*claims, Claim(field="body", value=body, source="feed"))
    return claims


def printed_date(raw: str, source: str, received: Received) -> tuple[Claim, ...]:
    """The claim of a date that is written for people; none where it cannot be read."""
    site = received.site
    date = parse_date(
        raw[:100], languages=site.languages, order=site.usual_order, fetched_at=received.fetched_at, timezone=site.timezone
    )
    if date is None or date.value is None:
        return ()
    return (Claim(field="published", value=date.value, source=source, raw=raw[:200], precision=date.precision),)


def _next(text: str) -> str | None:
    """The address of the feed's next page (RFC 5005: next, or the archive before this one)."""
    named: dict[str, str] = {}
    for tag in islice(_LINK.findall(text), 20_000):
        relation, address = _REL.search(tag), _HREF.search(tag)
        if relation is not None and address is not None:
            named.setdefault(relation[1].lower(), html.unescape(address[1]))
    return named.get("next") or named.get("prev-archive")
