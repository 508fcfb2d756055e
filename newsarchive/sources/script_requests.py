"""Requests that a page's script sends in the background: `$.post(url, {...})`, `$.ajax({...})`, `fetch(url, {method: "POST", ...})`, axios,
XMLHttpRequest; with the fields that it sends. Nothing is sent here; what cannot be told of a field is None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

MAX_FIELDS = 60
DEEPEST = 3
"""Objects inside each other whose fields are named one by one."""
_METHODS = ("post", "ajax", "get", "getJSON", "open")
_FUNCTIONS = ("fetch", "axios", "request")
CALLS = frozenset({*_METHODS, *_FUNCTIONS})
"""Functions that send requests, by the last part of their name."""
ASKS = re.compile(rf"(?:\.(?:{'|'.join(_METHODS)})|\b(?:{'|'.join(_FUNCTIONS)}))\s{{0,9}}\(")
"""Such a call as it stands in a script."""


class Fields(dict[str, object]):
    """What FormData, URLSearchParams or a form holds: names and values to send."""

    def told(self, name: str, given: list[object]) -> Fields:
        """The fields after a call of one of their methods."""
        if name in {"append", "set"} and len(given) > 1:
            self[str(given[0])] = given[1]
        return self


@dataclass(frozen=True)
class Json:
    """A value that is sent as JSON."""

    value: object


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request as a script makes it."""

    url: str
    posted: bool
    fields: tuple[tuple[str, str | None], ...] = ()
    """Names and values of a form; None for a value that cannot be told."""
    json: object = None
    """What is sent as JSON instead."""


def of_call(name: str, given: list[object]) -> Sent | None:
    """The request that a call sends; None where it sends none, or nobody can tell where to."""
    first = given[0] if given else None
    second = given[1] if len(given) > 1 else None
    if name in {"post", "get", "getJSON"} and isinstance(first, str):
        return _sent(first, second, posted=name == "post")
    if name == "ajax" or name == "axios" or name == "request":
        told = first if isinstance(first, dict) else second if isinstance(second, dict) else {}
        url = first if isinstance(first, str) else told.get("url")
        method = told.get("type") or told.get("method") or "GET"
        body = told.get("data") if told.get("data") is not None else told.get("params")
        return _sent(url, body, posted=str(method).upper() == "POST", axios=name != "ajax")
    if name == "fetch" and isinstance(first, str):
        told = second if isinstance(second, dict) else {}
        return _sent(first, told.get("body"), posted=str(told.get("method") or "GET").upper() == "POST")
    return None


def by_xhr(opened: tuple[str, str], body: object) -> Sent | None:
    """The request that an XMLHttpRequest sends which was opened with this method and address."""
    return _sent(opened[1], body, posted=opened[0].upper() == "POST")


def _sent(url: object, body: object, *, posted: bool, axios: bool = False) -> Sent | None:
    if not isinstance(url, str) or not url.strip():
        return None
    if isinstance(body, Json) or (axios and posted and isinstance(body, dict) and not isinstance(body, Fields)):
        value = body.value if isinstance(body, Json) else body
        return Sent(url=url.strip(), posted=posted, json=value) if isinstance(value, dict) else None
    return Sent(url=url.strip(), posted=posted, fields=tuple(_flat(body)))


def _flat(body: object) -> Iterator[tuple[str, str | None]]:
    """The fields of a form: of an object, with objects in it as jQuery writes them (`data[page]`), or of a text that names them."""
    if isinstance(body, str):
        yield from parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS) if body.count("&") < MAX_FIELDS else ()
        return
    waiting: list[tuple[str, object, int]] = [("", body, 0)]
    count = 0
    while waiting and count < MAX_FIELDS:
        name, value, depth = waiting.pop(0)
        if isinstance(value, dict):
            inside = [(f"{name}[{key}]" if name else str(key), one, depth + 1) for key, one in list(value.items())[:MAX_FIELDS]]
            waiting = inside + waiting if depth < DEEPEST else waiting
        elif name:
            count += 1
            yield name, str(value) if isinstance(value, str | int) else None
