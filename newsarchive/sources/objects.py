"""Articles among the objects of a JSON answer or of the data a page is made from, where no site file says where they stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsarchive.pages.lines import weight_of
from newsarchive.pages.page_state import TITLES
from newsarchive.pages.state_values import DATES, first_text, moment, view
from newsarchive.sites.addresses import normalise, read_address
from newsarchive.sources.json_api import described
from newsarchive.sources.received import Entry, Received, article_at

MAX_OBJECTS = 60_000
MAX_TEXT = 4_000_000
"""Characters of HTML in an answer that are read."""
SHORTEST_HTML = 20
SHORTEST_HEADLINE, LONG_HEADLINE = 8, 20
"""Weights (lines.weight_of) of a text that may be a headline, and of one that surely names no section."""
_CURSOR = re.compile(r"(?:next|end)?_?(?:page_?)?(?:cursor|token)|next(?:_?(?:id|key|offset|after))?|after|last_?id", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
ADDRESSES = ("url", "link", "href", "permalink", "path", "uri", "canonicalurl", "canonical", "detailurl", "fullurl", "pageurl", "alias")
IDENTS = ("slug", "alias", "id", "newsid", "postid", "articleid", "nid", "code")
NEXT = ("next", "nexturl", "nextpage", "nextpageurl", "nextlink", "loadmore", "more", "moreurl")


def walk(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every object among some values, in document order; bounded."""
    count = 0
    for value in values:
        stack: list[Any] = [value]
        known: set[int] = set()
        while stack:
            one = stack.pop()
            if id(one) in known:
                continue
            known.add(id(one))
            count += 1
            if count > MAX_OBJECTS:
                return
            if isinstance(one, dict):
                yield one
            inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
            stack += reversed([each for each in inside if isinstance(each, dict | list) and each])


def article_entries(values: Iterable[Any], received: Received, *, beside: Iterable[str] = ()) -> Iterator[Entry]:
    """The objects that name an article of the site by its address; or by its slug or number, where that makes an address beside the
    page's own (/news/ and slug, /news/42) an article.

    Args:
        values: the values.
        received: the response they stand in.
        beside: addresses of listings, below which articles may stand, beside that of the response.
    """
    places = list(dict.fromkeys(place for url in (received.url, *beside) for place in _below(url)))
    for one in walk(values):
        found = view(one, None)
        title = first_text(found, TITLES)
        address = next(
            (
                value for key in ADDRESSES
                if isinstance(value := found.get(key), str) and 1 < len(value) < 2083 and " " not in value
                and article_at(value, received.url, received.site) is not None
            ),
            None,
        )  # fmt: skip
        if address is None and _is_item(found, title):
            address = _by_ident(found, places, received)
        if address is None:
            continue
        claims = [] if title is None else list(described(title, _date(found), received))
        yield Entry(urls=(address,), claims=tuple(claims))


def _is_item(found: dict[str, Any], title: str | None) -> bool:
    """Whether an object may be an article, and not a section or an entry of a menu: it says as much as a headline, in whatever language its
    keys are, and has a day."""
    texts = [title] if title is not None else [value for value in found.values() if isinstance(value, str)]
    headline = any(weight_of(text) >= SHORTEST_HEADLINE and len(text) < 400 and "<" not in text for text in texts)
    dated = any(isinstance(value, str) and _DAY.match(value) is not None for value in found.values()) or _date(found) is not None
    return headline and (dated or (title is not None and weight_of(title) >= LONG_HEADLINE))


def _date(found: dict[str, Any]) -> str | None:
    return moment(found, DATES)


def _below(url: str) -> Iterator[str]:
    """Where articles of a listing at this address may stand: below it, and below its last folder."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    yield f"{parts.scheme}://{parts.netloc}{path}/"
    if "." in path.rpartition("/")[2]:
        yield f"{parts.scheme}://{parts.netloc}{path.rpartition('/')[0]}/"


def _by_ident(found: dict[str, Any], places: list[str], received: Received) -> str | None:
    for key in IDENTS:
        value = found.get(key)
        if isinstance(value, bool) or not isinstance(value, str | int) or not 0 < len(str(value)) < 300 or "/" in str(value).strip("/"):
            continue
        numeric = str(value).isdecimal()
        for place in places:
            address = urljoin(place, str(value).strip("/"))
            for made in (address, f"{address}/"):
                if article_at(made, received.url, received.site) is None:
                    continue
                # A number is no slug: where addresses are made of slugs it names nothing.
                told = read_address(made, received.site)
                if not numeric or (told is not None and told.number == int(value)):
                    return made
    return None


def fragments(value: Any) -> str:
    """The HTML that stands in a JSON answer ({"html": "<div>..."}), joined; "" where there is none."""
    pieces: list[str] = []
    left = MAX_TEXT
    stack: list[Any] = [value]
    count = 0
    while stack and left > 0 and count < MAX_OBJECTS:
        one = stack.pop()
        count += 1
        if isinstance(one, str):
            if len(one) >= SHORTEST_HTML and "<" in one and "href" in one and len(one) <= left:
                pieces.append(one)
                left -= len(one)
            elif len(one) >= SHORTEST_HTML and "&lt;a" in one and len(one) <= left:
                pieces.append(html.unescape(one))
                left -= len(one)
        elif isinstance(one, dict):
            stack += reversed(list(one.values()))
        elif isinstance(one, list):
            stack += reversed(one)
    return "\n".join(pieces)


def next_named(answer: Any, received: Received) -> str | None:
    """The address of a further page that an answer names near its top."""
    for top in _tops(answer):
        found = view(top, None)
        for key in NEXT:
            value = found.get(key)
            value = value.get("href") or value.get("url") if isinstance(value, dict) else value
            if isinstance(value, str) and (value.startswith(("http", "/", "?"))) and not _is_here(value, received):
                return value
    return None


def next_cursor(answer: Any) -> str | None:
    """What an answer says near its top to ask for the next part with; None where it says nothing, or null."""
    for top in _tops(answer):
        for name, value in list(top.items())[:60]:
            if _CURSOR.fullmatch(name) and isinstance(value, str | int) and not isinstance(value, bool) and "://" not in str(value):
                return str(value) if 0 < len(str(value)) < 500 else None
    return None


def _tops(answer: Any) -> list[dict[str, Any]]:
    """The object an answer is, and those near its top that say where it goes on."""
    if not isinstance(answer, dict):
        return []
    inside = [answer.get(key) for key in ("links", "meta", "pagination", "paging", "data", "info", "pageInfo", "page_info", "cursors")]
    return [answer, *(one for one in inside if isinstance(one, dict))]


def _is_here(address: str, received: Received) -> bool:
    try:
        return normalise(urljoin(received.url, address)) == normalise(received.url)
    except ValueError:
        return True


def has_more(answer: Any) -> bool | None:
    """What an answer says of whether a further page follows; None where it says nothing."""
    for top in _tops(answer):
        found = view(top, None)
        for key in ("hasmore", "hasnext", "more", "hasnextpage", "ismore"):
            # view() leaves out what says nothing, but False says something.
            if isinstance(found.get(key), bool):
                return bool(found[key])
        for key in ("end", "islast", "last", "finished", "nomore"):
            if isinstance(found.get(key), bool):
                return not found[key]
    return None

