"""The address of the page after one whose address counts: its number grows by one, or its offset by what the page held."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsarchive.sites.counting import COUNTS_PAGES, COUNTS_ROWS, IN_PATH

SIZES = frozenset({"limit", "per_page", "perpage", "count", "size", "pagesize", "page_size", "take", "length", "num", "n", "rows", "top"})
"""Parameters that say how many items a page holds."""
LARGEST = 1_000_000


def following(url: str, found: int) -> str | None:
    """The address of the next page; None where nothing in the address counts.

    Args:
        url: the address of this page.
        found: articles it named.
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    sizes = [int(value) for name, value in pairs if name.lower() in SIZES and _is_number(value) and int(value) > 0]
    for n, (name, value) in enumerate(pairs):
        if not _is_number(value):
            continue
        if COUNTS_PAGES.fullmatch(name):
            step = 1
        elif COUNTS_ROWS.fullmatch(name):
            step = sizes[0] if sizes else found
        else:
            continue
        if step < 1 or int(value) + step > LARGEST:
            return None
        pairs[n] = (name, str(int(value) + step))
        return urlunsplit(parts._replace(query=urlencode(pairs, safe=",/[]{}")))
    match = IN_PATH.match(parts.path.rstrip("/"))
    if match is None or int(match[2]) >= LARGEST:
        return None
    slash = "/" if parts.path.endswith("/") else ""
    path = parts.path[: match.start(2)] + str(int(match[2]) + 1) + (match[3] or "") + slash
    return urlunsplit(parts._replace(path=path))


def counts_in_query(url: str) -> bool:
    """Whether the query of an address says which page, or from which row on."""
    pairs = parse_qsl(urlsplit(url).query)
    return any(_is_number(value) and (COUNTS_PAGES.fullmatch(name) or COUNTS_ROWS.fullmatch(name)) for name, value in pairs)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 8


def with_page(url: str, number: int, name: str = "page") -> str:
    """An address that does not count yet, with the number of a page."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), (name, str(number))])))
