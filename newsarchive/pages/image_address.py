"""Addresses of pictures: which one an element shows, what is no picture of an article, and two sizes of one picture."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

LONGEST_ADDRESS = 2083
LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-full-src", "data-image", "data-echo", "data-url",
)  # fmt: skip
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
NO_PHOTO = re.compile(
    r"(?:^|[/_.\-])(?:icons?|ico|logos?|logotype|sprites?|spacer|pixel|blank|clear|transparent|avatars?|gravatar|emoji|smil(?:ey|ies)|badges?|"
    r"buttons?|btn|loader|loading|placeholder|arrow|favicon|tracking|counter|1x1|dummy|default[_-]?image|no[_-]?(?:image|photo))(?:[/_.\-\d]|$)"
)
_SIZE = re.compile(r"(?:[-_]?\d{2,5}x\d{2,5}|-scaled|@\dx|[-_](?:thumb(?:nail)?|small|medium|large|big|full|crop|cropped|\d{3,4}w?))+$")


def source_of(element: HtmlElement) -> str | None:
    """The address of the picture an element shows, also where it is loaded late; the largest of a set."""
    for name in LAZY:
        value = (element.get(name) or "").strip()
        if value and not value.startswith(("data:", "{", "[")):
            return value
    plain = (element.get("src") or "").strip()
    if plain and not plain.startswith("data:") and not is_dressing(plain):
        return plain
    sets = [element.get(name) for name in SETS]
    picture = next((above for _, above in zip(range(6), element.iterancestors(), strict=False) if above.tag == "picture"), None)
    if picture is not None:
        sets += [source.get(name) for _, source in zip(range(10), picture.iter("source"), strict=False) for name in SETS]
    return next((largest for value in sets if value and (largest := _largest(value))), None)


def absolute(base: str, raw: str | None) -> str | None:
    """A picture's address, absolute; None for what is none."""
    if not raw or len(raw) > LONGEST_ADDRESS or raw.strip().startswith(("data:", "blob:", "javascript:")):
        return None
    try:
        address = urljoin(base, raw.strip())
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def is_dressing(address: str) -> bool:
    """Whether an address is that of an icon, a logo, a spacer or a tracking pixel."""
    path = _path(address)
    return path in ("", "/") or path.endswith((".svg", ".ico")) or NO_PHOTO.search(path.rpartition("/")[2]) is not None


def stem(address: str) -> str:
    """A picture's file name without its size, so that two sizes of one picture are equal."""
    path = _path(address).rstrip("/")
    name, dot, _ = path.rpartition("/")[2].rpartition(".")
    plain = _SIZE.sub("", (name if dot else path.rpartition("/")[2])[-200:])
    return plain if len(plain) >= 6 else address


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address[:LONGEST_ADDRESS]).path).lower()
    except ValueError:
        return ""


def _largest(value: str) -> str | None:
    """The widest of `a.jpg 400w, b.jpg 800w`."""
    best: tuple[float, str] | None = None
    for part in re.split(r",\s+", value[:8000]):
        pieces = part.split()
        if not pieces or pieces[0].startswith("data:"):
            continue
        size = pieces[1].rstrip("wxh") if len(pieces) > 1 else "1"
        rank = float(size) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", size) else 1.0
        if best is None or rank > best[0]:
            best = (rank, pieces[0].rstrip(","))
    return best[1] if best is not None else None
