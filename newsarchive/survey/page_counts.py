"""How many pages a list has, as its pager says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import gcd
from urllib.parse import parse_qsl, urlsplit

from newsarchive.sites.counting import COUNTS_ROWS

MOST = 100_000
YEARS = range(1900, 2100)
"""What links of these figures lead to is the archive of a year, and no page."""
_NUMBER = re.compile(r"\[?([1-9]\d{0,3})\]?", re.ASCII)
_OF = re.compile(
    r"\b(?:page|seite|стр(?:аница|\.)?|сторінка|бет|sahifa|página|pagina|pág\.?|sayfa|strona|stránka|stranica|side|sida|sivu|oldal|trang"
    r"|halaman|صفحة|صفحه|σελίδα|страница|σελ\.)\s{0,3}№?\s{0,3}\d{1,5}\s{0,3}(?:/|of|von|из|з|de|di|van|sur|av|af|od|z|ze|από|trên|dari|من|از)"
    r"\s{0,3}(\d{1,5})\b|第\s?\d{1,5}\s?[页頁]?\s?[/,，]?\s?共\s?(\d{1,5})\s?[页頁]|共\s?(\d{1,5})\s?[页頁]",
    re.IGNORECASE,
)


def pages_of(texts: Mapping[str, str], text: str, url: str) -> int:
    """The largest number of a page that a page names; 0 for none.

    Args:
        texts: the page's links with their texts.
        text: what it shows.
        url: its address.
    """
    found = {address: int(one[1]) for address, label in texts.items() if (one := _NUMBER.fullmatch(label)) is not None}
    labels = {address: label for address, label in found.items() if label not in YEARS}
    if (rows := _of_rows(labels)) is not None:
        labels = {"": rows}
    said = [int(number) for match in _OF.findall(text) for number in match if number]
    return max([*labels.values(), *said, _of_addresses(texts, labels, url)], default=0)


def _of_rows(labels: Mapping[str, int]) -> int | None:
    """How many pages a pager has that calls them by the rows before them (0, 10, 20), as their addresses do."""
    # The page that is shown has no link, so the smallest may be some steps on.
    step = gcd(*labels.values())
    if step < 2 or len(labels) < 2:
        return None
    for address, label in labels.items():
        if not any(COUNTS_ROWS.fullmatch(name) and value == str(label) for name, value in parse_qsl(urlsplit(address).query)):
            return None
    return max(labels.values()) // step + 1


def _of_addresses(texts: Mapping[str, str], labels: Mapping[str, int], url: str) -> int:
    """The page that the highest number in the addresses of a pager means, under whatever name: that of the link to the last page, which
    an arrow marks. The links with figures say how the addresses count: pages from 1 or 0, or rows."""
    here = _place(url)
    numbers: dict[str, dict[str, int]] = {}
    for address in texts:
        if _place(address) == here:
            for name, value in parse_qsl(urlsplit(address).query):
                if re.fullmatch(r"\d{1,6}", value, re.ASCII):
                    numbers.setdefault(name, {})[address] = int(value)
    found = 0
    for values in numbers.values():
        steps = {(value == label, value // (label - 1)) for address, value in values.items() if (label := labels.get(address, 0)) > 1
                 and (value == label or (value and value % (label - 1) == 0))}  # fmt: skip
        highest = max(values.values())
        if steps and all(same for same, _ in steps):
            found = max(found, highest)
        elif len(rest := {step for same, step in steps if not same}) == 1 and not any(same for same, _ in steps):
            found = max(found, highest // rest.pop() + 1)
    return min(found, MOST)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower(), parts.path
