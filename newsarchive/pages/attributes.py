"""What an element says in no line: where it leads, what it shows, what it is called. And what of an address says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Literal

from lxml.html import HtmlElement

from newsarchive.pages.lines import hides

Kind = Literal["text", "link", "about"]

LONGEST_ADDRESS = 2_000
PLAIN = frozenset({"href", "src"})
LEADING = frozenset("srcset poster action formaction background xlink:href longdesc imagesrcset srcdoc".split())
"""Attributes of any element that name what it shows or leads to."""
ACTING = frozenset("onclick ondblclick onmousedown onmouseup onpointerdown onkeydown onchange".split())
"""Attributes that say what becomes of a click or a choice."""
LATER = frozenset("src srcset href url original image img bg background poster file pdf link lazy full large thumb video audio".split())
"""Words in the name of a data- attribute whose value a script puts in the place of an address."""
SPOKEN = frozenset({"alt", "title", "placeholder", "aria-label", "label", "summary"})
STATES = frozenset({"hidden", "open", "checked", "selected"})
VALUED = frozenset({"input", "progress", "meter", "data", "li"})
"""Elements that show their value."""
UNSHOWN_INPUTS = frozenset({"hidden", "password"})
STRUCK = frozenset({"del", "s", "strike"})

_SESSION = re.compile(r";jsessionid=[0-9A-Za-z.!_-]*", re.IGNORECASE)
_CHANGING = frozenset(
    "sid sessionid session_id phpsessid jsessionid aspsessionid token _token csrf csrf_token _csrf csrfmiddlewaretoken authenticity_token"
    " xsrf nonce _wpnonce rnd rand random cb cachebuster nocache _ ts timestamp".split()
)
"""Parameters of addresses that, by their name, say nothing of what they lead to."""
_NUMBERED = frozenset({"sid"})
"""Those of them that elsewhere are the number of a story or section: there, only what is too long for a number is a session."""
_SESSION_LENGTH = 16
_TOKEN_VALUE = re.compile(r"[0-9A-Za-z._~%+=-]*")
_STYLED = re.compile(r"url\(([^)]*)", re.IGNORECASE)


def said(element: HtmlElement, tag: str) -> Iterator[tuple[Kind, str]]:
    """What the attributes of an element say, in their order: addresses as links, names and values as text, the rest as "about"."""
    if tag in STRUCK:
        yield "about", "struck out"
    for name, value in element.items():
        if name in STATES:
            yield "about", name
        elif not value or value.isspace():
            continue
        elif name in PLAIN:
            yield "link", written(value)
        elif name in LEADING or name in ACTING or (name.startswith("data-") and not LATER.isdisjoint(name.split("-"))):
            yield "link", f"{name}: {written(value)}"
        elif name == "data" and tag == "object":
            yield "link", f"data: {written(value)}"
        elif name in SPOKEN:
            yield "text", " ".join(value.split())
        elif name == "value":
            if tag == "param":
                yield "link", f"value: {written(value)}"
            elif tag in VALUED and (element.get("type") or "").strip().lower() not in UNSHOWN_INPUTS:
                yield "text", " ".join(value.split())
        elif name in {"datetime", "content"}:
            yield "about", f"{name}: {' '.join(value.split())}"
        elif name == "style":
            if hides(None, value):
                yield "about", "hidden"
            for url in _STYLED.findall(value):
                yield "link", f"style: {written(url)}"


def written(url: str) -> str:
    """An address as a page has it; the digest of one that holds what it leads to, or is too long."""
    url = " ".join(url.split())
    if len(url) <= LONGEST_ADDRESS and not url.startswith("data:"):
        return url
    return f"{url[:20]}... blake2b {digest_of(url)}"


def digest_of(text: str) -> str:
    """The digest by which what is too long to be written down is told."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def address(url: str) -> str:
    """An address without what by its name differs from visit to visit: session ids, tokens against forgery, random numbers."""
    url = _SESSION.sub("", url)
    head, mark, query = url.partition("?")
    if not mark:
        return url
    query, hash_mark, anchor = query.partition("#")
    kept = [one for one in query.split("&") if not _is_token(*one.partition("=")[::2])]
    return head + ("?" + "&".join(kept) if kept else "") + hash_mark + anchor


def _is_token(name: str, value: str) -> bool:
    name = name.lower()
    if name not in _CHANGING or _TOKEN_VALUE.fullmatch(value) is None:
        return False
    return name not in _NUMBERED or len(value) >= _SESSION_LENGTH
