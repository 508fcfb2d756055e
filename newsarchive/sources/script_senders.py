"""The functions of a page's scripts that ask for something in the background, and whether what they ask for is shown: written into the
page, or asked for once a visitor scrolls. What is asked for and shown nowhere counts a visit, or keeps what somebody did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from newsarchive.sources.script_requests import CALLS
from newsarchive.sources.script_source import BLOCKS, MAX_BODY, Function, Token, closings

MAX_SENDERS = 24
"""Functions that ask for something in the background that are looked at."""
_ADDS = frozenset(
    "append insertAdjacentHTML insertAdjacentElement prepend prependTo appendTo insertBefore insertAfter appendChild after before"
    " concat".split()
)
_READY = frozenset({"$", "jQuery", "ready", "(", ";", "!", "DOMContentLoaded", "load"})
_SCROLLS = frozenset({"scroll", "onscroll", "IntersectionObserver"})


@dataclass
class _Code:
    """A script taken apart once: where its brackets close, where its functions begin, and what these are called."""

    tokens: Sequence[Token]
    ends: dict[int, int]
    begins: dict[int, int]
    named: dict[str, int] = field(default_factory=dict)


def senders(tokens: Sequence[Token]) -> list[Function]:
    """The functions that ask for something, the innermost around each such call, what stands in none as one more; those first whose
    answer is shown."""
    ends = closings(tokens)
    code = _Code(tokens, ends, {end - 1: start for start, end in ends.items()})
    inside: list[int] = []
    found: dict[int, int] = {}
    scrolls: list[range] = []
    for place, token in enumerate(tokens):
        if token.value == "{" and token.kind == "sign" and _is_body(code, place):
            inside.append(place)
            name = _name(code, place)
            if name:
                code.named.setdefault(name, place)
        elif inside and ends.get(inside[-1]) == place + 1:
            inside.pop()
        elif token.kind == "name" and token.value in CALLS and _value(code, place + 1) == "(":
            found.setdefault(inside[-1] if inside else -1, place)
        if token.value in _SCROLLS and len(scrolls) < MAX_SENDERS:
            scrolls.append(_begun_by(code, place))
    scrolled = {tokens[place].value for area in scrolls for place in islice(area, MAX_BODY) if tokens[place].kind == "name"}
    made = [_function(code, start, place, scrolls, scrolled) for start, place in islice(found.items(), MAX_SENDERS)]
    return sorted(made, key=lambda one: not one.shows)


def _function(code: _Code, start: int, place: int, scrolls: list[range], scrolled: set[str]) -> Function:
    if start < 0:
        shows = _adds(code, _statement(code, place), given=False) or any(place in area for area in scrolls)
        return Function(parameters=(), body=tuple(code.tokens[:MAX_BODY]), shows=shows)
    end = min(code.ends.get(start, len(code.tokens)) - 1, start + MAX_BODY)
    names = _parameters(code, start)
    body = _statement(code, place) if _is_ready(code, start) else range(start + 1, end)
    shows = any(start in area for area in scrolls) or _name(code, start) in scrolled or _adds(code, body, given=bool(names))
    if not shows:
        called = {code.tokens[at].value for at in body if code.tokens[at].kind == "name"} & set(code.named)
        ranges = [range(code.named[one], min(code.ends.get(code.named[one], 0), code.named[one] + MAX_BODY)) for one in sorted(called)[:8]]
        shows = any(_adds(code, one, given=bool(names)) for one in ranges if start not in one)
    return Function(parameters=names, body=tuple(code.tokens[start + 1 : end]), shows=shows)


def _adds(code: _Code, area: range, *, given: bool) -> bool:
    """Whether something is added to the page here; or put in the place of what it had, by a function that is given what to ask for."""
    for place in area:
        if code.tokens[place].kind == "sign" and _value(code, place) == "[" and _value(code, place + 1) == _value(code, place + 2) == ".":
            return True
        if code.tokens[place].kind != "name" or _value(code, place - 1) != ".":
            continue
        name, behind = code.tokens[place].value, _value(code, place + 1)
        # Forms and headers have an append of their own, of a name and a value.
        if name in _ADDS and behind == "(" and (name != "append" or _value(code, place + 3) != ","):
            return True
        if name == "innerHTML" and (behind == "+=" or (given and behind == "=")):
            return True
        if name == "push" and behind == "(" and _value(code, place + 2) == ".":
            return True
        if given and name in {"html", "replaceWith"} and behind == "(" and _value(code, place + 2) != ")":
            return True
    return False


def _value(code: _Code, place: int) -> str:
    return code.tokens[place].value if 0 <= place < len(code.tokens) else ""


def _is_body(code: _Code, place: int) -> bool:
    """Whether a curly bracket begins the body of a function."""
    if place and code.tokens[place - 1].kind == "sign" and _value(code, place - 1) == "=>":
        return True
    start = code.begins.get(place - 1)
    return _value(code, place - 1) == ")" and start is not None and (start == 0 or _value(code, start - 1) not in BLOCKS)


def _head(code: _Code, start: int) -> int:
    """Where the parameters of a function begin, by where its body does."""
    close = start - 2 if _value(code, start - 1) == "=>" else start - 1
    return code.begins.get(close, close)


def _parameters(code: _Code, start: int) -> tuple[str, ...]:
    head = _head(code, start)
    return tuple(one.value for one in code.tokens[head : start - 1] if one.kind == "name")


def _before(code: _Code, start: int) -> int:
    """The place before a function, past the words that make it one."""
    place = _head(code, start) - 1
    while _value(code, place) in {"function", "async"}:
        place -= 1
    return place


def _name(code: _Code, start: int) -> str:
    """What a function is called; "" for one without a name."""
    place = _before(code, start)
    if _value(code, place) in {"=", ":"}:
        place -= 1
    elif _value(code, start - 1) == "=>" or place == _head(code, start) - 2 or _value(code, place) in {"=>", "return"}:
        return ""
    return code.tokens[place].value if place >= 0 and code.tokens[place].kind == "name" else ""


def _is_ready(code: _Code, start: int) -> bool:
    """Whether a function is run as the page is opened: all of its script stands in it."""
    place = _before(code, start)
    if _value(code, place) not in {"(", ",", "!"} or place < 1:
        return place < 1
    return _value(code, place) == "!" or _value(code, place - 1) in _READY


def _statement(code: _Code, place: int) -> range:
    """What belongs to a call: up to the end of its statement."""
    at = place
    while at < min(len(code.tokens), place + MAX_BODY):
        if code.tokens[at].kind == "sign":
            if code.tokens[at].value in ";})]":
                break
            at = max(code.ends.get(at, at + 1) - 1, at) if code.tokens[at].value in "([{" else at
        at += 1
    return range(place, min(at, len(code.tokens)))


def _begun_by(code: _Code, place: int) -> range:
    """What is done at what a word or text names: what stands in the brackets behind it or around it."""
    if code.tokens[place].kind == "name":
        for at in range(place + 1, min(place + 12, len(code.tokens))):
            if _value(code, at) in {"(", "{"} and (_value(code, at) == "{" or at == place + 1):
                return range(at, code.ends.get(at, at))
            if _value(code, at) == ";":
                return range(place, at)
        return range(place, min(place + 12, len(code.tokens)))
    opening = next((at for at in range(place - 1, max(place - 4, -1), -1) if _value(code, at) == "("), None)
    return range(place, code.ends.get(opening, place)) if opening is not None else range(0)
