"""What a university asks of robots for one page: robots tags (X-Robots-Tag, <meta name="robots">) and the TDM reservation.

Recorded with each capture; what follows from it the site file decides. Only names that are known and addresses are kept, no text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsarchive.sources.robots_rules import PRODUCT, matches

DIRECTIVES = frozenset(
    {"all", "noindex", "nofollow", "none", "noarchive", "nocache", "nosnippet", "noimageindex", "notranslate", "noai", "noimageai"}
)
_WITH_VALUE = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after", "indexifembedded"})
_MEANS = {"none": ("noindex", "nofollow"), "nocache": ("noarchive",), "all": ()}
_TO_ALL = frozenset({"robots", "*", PRODUCT})
MAX_VALUE = 2000
"""Characters read of one header or content attribute."""
MAX_POLICY = 500
MAX_RULES = 500
MAX_FILE = 256 * 1024
WELL_KNOWN = "/.well-known/tdmrep.json"

Rights = dict[str, Any]
"""{"robots": {directive: [sources]}, "tdm": {"reservation": 0 or 1, "policy"?: address, "source": ...}}; empty for a page that says
nothing. Sources are header, meta and file."""


def of_headers(headers: Iterable[tuple[str, str]], url: str) -> Rights:
    """What the headers of an answer say."""
    rights: Rights = {}
    said: dict[str, str] = {}
    for name, value in headers:
        name = name.lower()
        if name == "x-robots-tag":
            _note(rights, directives(value), "header")
        elif name in {"tdm-reservation", "tdm-policy"}:
            said.setdefault(name, value)
    _reserve(rights, said.get("tdm-reservation"), said.get("tdm-policy"), url, "header")
    return rights


def with_page(rights: Rights, tree: HtmlElement, url: str) -> Rights:
    """The same with what the page's own <meta> say; of the TDM reservation the page knows best."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("name") or "").strip().lower()
        content = element.get("content") or ""
        if name in _TO_ALL:
            _note(rights, directives(content), "meta")
        elif name in {"tdm-reservation", "tdm-policy"}:
            said.setdefault(name, content)
    _reserve(rights, said.get("tdm-reservation"), said.get("tdm-policy"), url, "meta")
    return rights


def directives(value: str) -> Iterator[str]:
    """The directives of one header or content attribute that speak to us: a name with a colon says to whom the following speak."""
    to_us = True
    for part in value[:MAX_VALUE].split(","):
        word = part.strip().lower()
        name, colon, rest = word.partition(":")
        if colon and name.strip() not in _WITH_VALUE:
            to_us = name.strip() in _TO_ALL
            word = rest.strip()
        if to_us and word in DIRECTIVES:
            yield from _MEANS.get(word, (word,))


def _note(rights: Rights, found: Iterable[str], source: str) -> None:
    for directive in found:
        sources = rights.setdefault("robots", {}).setdefault(directive, [])
        if source not in sources:
            sources.append(source)


def _reserve(rights: Rights, reservation: str | None, policy: str | None, url: str, source: str) -> None:
    value = (reservation or "").strip()
    if value not in {"0", "1"}:
        return
    rights["tdm"] = {"reservation": int(value), "source": source}
    address = _address(policy, url)
    if address is not None:
        rights["tdm"]["policy"] = address


def _address(policy: object, url: str) -> str | None:
    if not isinstance(policy, str) or not policy.strip() or len(policy) > MAX_POLICY:
        return None
    try:
        address = urljoin(url, policy.strip())
        return address if urlsplit(address).scheme in {"http", "https"} and re.search(r"\s", address) is None else None
    except ValueError:
        return None


@dataclass(frozen=True)
class TdmFile:
    """A site's /.well-known/tdmrep.json: for which of its addresses text and data mining is reserved."""

    rules: Sequence[tuple[str, Rights]] = ()
    """Path patterns as in robots.txt, the longest first."""

    def add_to(self, rights: Rights, url: str) -> Rights:
        """The same with what the file says of this address, where neither page nor header speaks of it."""
        if "tdm" in rights:
            return rights
        found = next((said for pattern, said in self.rules if matches(pattern, url)), None)
        return rights if found is None else {**rights, "tdm": found}


def read_tdm_file(body: bytes, url: str) -> TdmFile:
    """The rules of a tdmrep.json; none for what is no such file."""
    try:
        found = json.loads(body[:MAX_FILE].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return TdmFile()
    rules: list[tuple[str, Rights]] = []
    for one in found[:MAX_RULES] if isinstance(found, list) else ():
        if not isinstance(one, dict) or not isinstance(one.get("location"), str) or len(one["location"]) > MAX_POLICY:
            continue
        rights: Rights = {}
        _reserve(rights, str(one.get("tdm-reservation")), one.get("tdm-policy"), url, "file")
        if rights:
            rules.append((one["location"], rights["tdm"]))
    return TdmFile(sorted(rules, key=lambda rule: -len(rule[0])))
