"""Files an article offers: links to documents and archives, and documents shown in a viewer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.image_address import absolute
from newsarchive.pages.media_places import is_elsewhere

DOCUMENTS = frozenset(
    "pdf doc docx docm dot dotx rtf odt xls xlsx xlsm ods csv ppt pptx pps ppsx odp zip rar 7z tar gz epub djvu hwp hwpx".split()
)
PICTURES = frozenset("jpg jpeg png gif webp avif bmp svg tif tiff".split())
MOST_LOOKED_AT = 5000
LONGEST_TEXT = 300
_MAYBE = re.compile(rf"(?:\.|%2e)(?:{'|'.join(sorted(DOCUMENTS | PICTURES))})(?![a-z0-9])", re.IGNORECASE)
"""What an address that ends as one of these must hold."""
_ENDING = re.compile(r"\.([a-z0-9]{1,5})$", re.IGNORECASE)
_NAMED = re.compile(rf"[^\s.]\.({'|'.join(sorted(DOCUMENTS))})(?![\w.])", re.IGNORECASE)
"""A file's name in the text of a link."""


def attachments(base: str, places: Sequence[HtmlElement]) -> list[dict[str, str]]:
    """The files offered within some elements, in document order, each once: {kind, url, caption}.

    Args:
        base: the address that relative ones are relative to.
        places: the elements.
    """
    found: dict[str, dict[str, str]] = {}
    for place in places:
        for element in islice(place.iter("a", "iframe", "embed", "object"), MOST_LOOKED_AT):
            address = _link(base, element) if element.tag == "a" else _viewed(base, element)
            if address is None or is_elsewhere(element, place):
                continue
            known = found.setdefault(address, {"kind": "attachment", "url": address, "caption": ""})
            known["caption"] = known["caption"] or (text_in(element) if element.tag == "a" else "") or _title(element)
    for one in found.values():
        one["caption"] = one["caption"] or file_name(one["url"])
    return list(found.values())


@lru_cache(maxsize=1024)
def ending_of(address: str) -> str:
    """How a file's name in an address ends ("pdf"), in its path or in a value of its query; "" where neither is a file's name."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    endings = [_ending(value) for value in (parts.path, *_values(parts.query))]
    return next((ending for ending in endings if ending in DOCUMENTS), endings[0])


def text_in(element: HtmlElement) -> str:
    """The text of an element on one line, cut where it is long."""
    text = " ".join(("".join(islice(element.itertext(), 50)) if len(element) else element.text or "").split())
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"


def file_name(address: str) -> str:
    """The last part of an address."""
    return unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])[:LONGEST_TEXT]


def _link(base: str, element: HtmlElement) -> str | None:
    href = (element.get("href") or "").strip()
    if not href or href.startswith("#"):
        return None
    ending = ending_of(href) if _MAYBE.search(href) is not None else ""
    offered = ending in DOCUMENTS or (
        ending not in PICTURES and (element.get("download") is not None or _NAMED.search(text_in(element)) is not None)
    )
    return absolute(base, href) if offered else None


def _viewed(base: str, element: HtmlElement) -> str | None:
    """The document that a frame shows, by itself or through a viewer."""
    address = absolute(base, element.get("src") or element.get("data-src") or element.get("data"))
    if address is None:
        return None
    parts = urlsplit(address)
    for value in _values(parts.query):
        if _ending(value) in DOCUMENTS:
            return absolute(base, value)
    return address if _ending(parts.path) in DOCUMENTS else None


def _ending(path: str) -> str:
    match = _ENDING.search(unquote(path)[-300:].partition("?")[0])
    return match[1].lower() if match is not None else ""


def _values(query: str) -> Iterator[str]:
    if not query:
        return
    try:
        pairs = parse_qsl(query[:4000], max_num_fields=30)
    except ValueError:
        return
    for _, value in pairs:
        yield value


def _title(element: HtmlElement) -> str:
    return " ".join((element.get("title") or element.get("aria-label") or "").split())[:LONGEST_TEXT]
