"""How a page orders day and month in figures (05/04/2022), told by the page itself: its dates with one reading, its region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsarchive.pages.document import Document
from newsarchive.sites.date_orders import is_year_first as is_language_of_years

_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d./-])")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_LOCALE = re.compile(r"/[a-z]{2}[-_]([a-z]{2})(?=/|$)")
MONTH_FIRST_REGIONS = frozenset({"us", "ph", "fm", "pw", "pr"})
DOT_LANGUAGES = frozenset("de ru kk ky uz tr az uk be bg pl cs sk fi et lv no nb nn da ro sr hr sl mk hy ka tk tg tt is".split())
"""Languages that print 20.04.2022: there, figures with slashes come from a machine, in an order nobody knows."""
PRINTING = frozenset("time span p div td li a meta".split())
"""Elements that often print a date alone."""
MOST_MACHINE = 60
"""Days as machines write them that are looked at."""
_NO_REGION = frozenset("io co tv me ai fm ly cc to gg sh eu".split())
"""Endings of hosts that are bought anywhere."""
_REGION_OF_HOST = {"gov": "us", "edu": "us", "mil": "us", "uk": "gb"}


def is_year_first(doc: Document) -> bool:
    """Whether the page's dates in figures begin with the year: by its site file, else by its language."""
    if doc.site is not None and doc.site.date_order is not None:
        return doc.site.date_order == "YMD"
    return is_language_of_years(_language(doc)) or (doc.site is not None and doc.site.usual_order == "YMD")


def order_of(doc: Document) -> str | None:
    """ "DMY", "MDY" or "YMD"; None where the page does not tell."""
    if doc.site is not None and doc.site.date_order is not None:
        return doc.site.date_order
    language = _language(doc)
    if is_year_first(doc):
        return "YMD"
    seen = order_shown(doc)
    if seen is not None:
        return seen
    if doc.site is not None:
        return doc.site.usual_order
    region = _region(doc)
    if region in MONTH_FIRST_REGIONS:
        return "MDY"
    if region is not None or (language and language != "en"):
        return "DMY"
    return None


def order_shown(doc: Document) -> str | None:
    """The order that the page's own dates tell; None where they do not."""
    rows = zip(doc.elements.names, doc.elements.texts, strict=True)
    texts = [text for names, text in rows if text and 8 <= len(text) < 80 and "/" in text and names.tag in PRINTING]
    contents = [content for element in doc.tree.iter("meta") if (content := element.get("content")) and 8 <= len(content) < 80]
    machine = [value for element in doc.tree.iter("time") if (value := element.get("datetime"))]
    return order_in([*texts, *contents, *machine[:MOST_MACHINE]])


def _language(doc: Document) -> str:
    return (doc.languages[0] if doc.languages else "").split("-")[0].lower()


def order_in(texts: Sequence[str]) -> str | None:
    """The order of dates with slashes among short texts: one with a day past 12 tells, and one that stands beside the same day as
    machines write it; None where none does or they differ."""
    orders = set()
    days = {match[0] for text in texts if "-" in text for match in _DAY.finditer(text)}
    for text in texts:
        for match in _FIGURES.finditer(text) if "/" in text else ():
            first, second = int(match[1]), int(match[3])
            if match[2] == "/" and 12 < first <= 31 and 1 <= second <= 12:
                orders.add("DMY")
            elif match[2] == "/" and 12 < second <= 31 and 1 <= first <= 12:
                orders.add("MDY")
            elif match[2] == "/" and first != second:
                dmy = f"{match[4]}-{second:02}-{first:02}" in days
                if dmy != (f"{match[4]}-{first:02}-{second:02}" in days):
                    orders.add("DMY" if dmy else "MDY")
    return orders.pop() if len(orders) == 1 else None


def _region(doc: Document) -> str | None:
    """The country the page names with its language, or that its host stands in, in small letters."""
    for tag in (doc.tree.get("lang"), doc.metadata.get("og:locale"), doc.metadata.get("content-language")):
        parts = (tag or "").replace("_", "-").split("-")
        if len(parts) > 1 and len(parts[-1]) == 2 and parts[-1].isalpha():
            return parts[-1].lower()
    try:
        address = urlsplit(doc.url)
        host = address.hostname or ""
    except ValueError:
        return None
    locale = _LOCALE.search(address.path[:200].lower())
    if locale is not None:
        return locale[1]
    end = host.rsplit(".", 1)[-1]
    return _REGION_OF_HOST.get(end) or (end if len(end) == 2 and end not in _NO_REGION else None)
