"""JSON interfaces that list articles: by the paths a site file gives, or, where it gives none, by what the answer looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from newsarchive.items import Claim, Link
from newsarchive.pages.description import value_of
from newsarchive.pages.hints import claims_of_feed_entry
from newsarchive.sites.addresses import normalise
from newsarchive.sites.source import Json
from newsarchive.sources.feed import printed_date
from newsarchive.sources.received import Entry, Read, Received, further, links_of

MOST = 1000
"""Items of one answer."""
LONGEST_BODY = 20_000
_FIELD = re.compile(r"\{([^{}]{1,100})\}")
_PLACE = re.compile(r"\{(page|offset)\}")


def at(value: Any, path: str) -> Any:
    """What stands at a dotted path such as data.0.title; None where nothing does. An empty path is the value itself."""
    for step in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def without(url: str, name: str) -> str:
    """An address without one of its query parameters."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name])))


def with_cursor(url: str, name: str, value: str) -> str:
    """The address of the page that follows the one whose answer held this value."""
    parts = urlsplit(without(url, name))
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, urlencode([(name, value)]))))))


def source_of(url: str, sources: list[Json], codes: list[str]) -> tuple[Json, int, str] | None:
    """The interface that an address belongs to, the {page} or {offset} in it, and its {lang}; None where it belongs to none."""
    for source in sources:
        plain = normalise(without(url, source.cursor) if source.cursor else url)
        for code in codes if "{lang}" in source.url else [""]:
            filled = normalise(_PLACE.sub("7777777", source.url.replace("{lang}", code)))
            match = re.fullmatch(re.escape(filled).replace("7777777", r"(\d{1,9})"), plain)
            if match is not None:
                return source, int(match[1]) if match.groups() else source.first, code
    return None


def read(answer: Any, source: Json, here: int, code: str, received: Received) -> Read:
    """The items of an answer by the paths of the site file, and the next page.

    Args:
        answer: the JSON value.
        source: the site file's source.
        here: the {page} or {offset} that was asked for.
        code: the language code in the address; "" where there is none.
        received: the response.
    """
    items = at(answer, source.items)
    if isinstance(items, dict):
        items = list(items.values())
    items = items[:MOST] if isinstance(items, list) else []
    links, omitted = links_of([_entry(item, source, code, received) for item in items if isinstance(item, dict)], received, "json")
    onward = _next(answer, source, here, code, len(items), received, len(links))
    return ([*links, onward] if onward is not None else links), omitted


def _next(answer: Any, source: Json, here: int, code: str, items: int, received: Received, position: int) -> Link | None:
    if source.next is not None:
        named = at(answer, source.next)
        if source.cursor is not None:
            told = isinstance(named, str | int) and not isinstance(named, bool) and named != "" and items > 0
            named = with_cursor(received.url, source.cursor, str(named)) if told else None
        return further(named, received, "json", position) if isinstance(named, str) else None
    if not items or _PLACE.search(source.url) is None:
        return None
    step = source.step or (items if "{offset}" in source.url else 1)
    address = _PLACE.sub(str(here + step), source.url.replace("{lang}", code))
    return further(address, received, "json", position)


def _entry(item: dict[str, Any], source: Json, code: str, received: Received) -> Entry:
    address = _link(item, source.link, code)
    return Entry(urls=(address,) if address else (), claims=tuple(_claims(item, source, received)))


def _link(item: dict[str, Any], link: str, code: str) -> str | None:
    """An item's address: what stands at the path, or the template with the item's fields in it."""
    if "{" not in link:
        found = at(item, link)
        return found if isinstance(found, str) else None
    missing = False

    def filled(match: re.Match[str]) -> str:
        nonlocal missing
        value = at(item, match[1])
        if value is None and match[1] == "lang":
            value = code
        if not isinstance(value, str | int) or isinstance(value, bool) or value == "":
            missing = True
            return ""
        return quote(str(value), safe="/%-._~")

    address = _FIELD.sub(filled, link)
    return None if missing else address


def _claims(item: dict[str, Any], source: Json, received: Received) -> Iterator[Claim]:
    title = at(item, source.title) if source.title else None
    date = at(item, source.date) if source.date else None
    yield from described(title, date, received)


def described(title: Any, date: Any, received: Received) -> Iterator[Claim]:
    """The claims of a title and a date as JSON has them: dates as text, or as seconds or milliseconds since 1970."""
    said = claims_of_feed_entry(
        fetched_at=received.fetched_at, title=title if isinstance(title, str) else None, published=date if isinstance(date, str) else None
    )
    dated = False
    for claim in said:
        dated = dated or claim.field == "published"
        yield Claim(field=claim.field, value=claim.value, source="api", raw=claim.raw, precision=claim.precision)
    if dated or date is None:
        return
    from newsarchive.pages.state_values import moment

    raw = moment({"date": date}, ("date",))
    if raw is None:
        return
    again = claims_of_feed_entry(fetched_at=received.fetched_at, published=raw)
    printed = value_of(str(date)[:200])
    yield from (Claim(field=one.field, value=one.value, source="api", raw=printed, precision=one.precision) for one in again)
    if not again:
        yield from printed_date(raw, "api", received)
