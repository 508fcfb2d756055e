"""Webs of addresses without an end: a calendar, every order of a filter's parameters, a listing whose pages repeat themselves, a
chain of redirects. What belongs to one is named `trap` and not asked.

Three rules. The first two look at the way on which an address was found. The third counts, for addresses found only on pages of
articles, how many in a row brought no text of their own but further addresses; those that listings name are never held back.
"""

from __future__ import annotations

import re
import sqlite3
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Outcome

MAX_REDIRECTS = 5
"""Redirects that are followed, one after the other."""
MAX_STALE_PAGES = 3
"""Pages of a listing in a row that name no article a listing had not named before; after them its next page is not read."""
MAX_BARREN = 50
"""Pages of one shape in a row that brought no text of their own but further addresses; after them no more of the shape are asked."""
BARREN = frozenset({Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.SOFT_404, Outcome.SAME_TEXT, Outcome.ALIAS, Outcome.REDIRECTED})
FRUITFUL = frozenset({Outcome.STORED, Outcome.CHANGED, Outcome.UNCHANGED})

_FOUND_ON = """
WITH RECURSIVE back(id, found_on, kind, source, depth) AS (
    SELECT id, found_on, kind, source, 0 FROM frontier WHERE id = ?
    UNION ALL
    SELECT f.id, f.found_on, f.kind, f.source, back.depth + 1 FROM frontier f JOIN back ON f.id = back.found_on
    WHERE back.depth < 20
)
"""


def shape(url: str) -> str:
    """What the addresses of one web have in common: the first two folders with figures as #, and the names in the query."""
    parts = urlsplit(url)
    segments = [re.sub(r"\d+", "#", segment) for segment in parts.path.split("/") if segment]
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    kept = segments[:2] if names else segments[:-1][:2]
    return "/".join(["", *kept, ""]) + ("?" if names else "")


def of_redirects(connection: sqlite3.Connection, found_on: int | None) -> str | None:
    """Why the target of a redirect of this row is not followed; None where it is."""
    if found_on is None:
        return None
    hops = 1
    for (source,) in connection.execute(_FOUND_ON + "SELECT source FROM back ORDER BY depth", (found_on,)):
        if source != "redirect":
            break
        hops += 1
    return f"the redirect number {hops} in a row" if hops > MAX_REDIRECTS else None


def of_pages(connection: sqlite3.Connection, page: int | None, new: int) -> str | None:
    """Why the next page of a listing is not read; None where it is.

    Args:
        page: the row of the listing page that names it.
        new: article addresses this page names that no listing had named before.
    """
    if page is None or new:
        return None
    before = [
        row[0] for row in connection.execute(
            _FOUND_ON + "SELECT (SELECT links_new FROM fetches WHERE row = back.id AND outcome = ? ORDER BY id DESC LIMIT 1)"
            " FROM back WHERE kind = 'listing' AND depth > 0 ORDER BY depth",
            (page, Outcome.LISTED),
        ) if row[0] is not None
    ]  # fmt: skip
    earlier = before[: MAX_STALE_PAGES - 1]
    if len(earlier) < MAX_STALE_PAGES - 1 or any(earlier):
        return None
    return f"{MAX_STALE_PAGES} pages of this listing in a row named no article that was not known"


def of_shape(connection: sqlite3.Connection, crawl: int, url: str) -> str | None:
    """Why an address that only a page names is not asked in this crawl; None where it is."""
    found = connection.execute("SELECT barren FROM webs WHERE crawl = ? AND shape = ?", (crawl, shape(url))).fetchone()
    return _reason(url) if found is not None and found[0] >= MAX_BARREN else None


def note(connection: sqlite3.Connection, crawl: int, row: int, outcome: Outcome, *, new: int) -> list[tuple[int, str]]:
    """Count what became of an address that only a page named.

    Args:
        new: addresses that were not known before it.

    Returns:
        Rows that still wait and are not to be asked any more, each with the reason.
    """
    found = connection.execute("SELECT site, url, source, holding FROM frontier WHERE id = ?", (row,)).fetchone()
    if found is None or found[2] != "page":
        return []
    site, url, _, holding = found
    if outcome in FRUITFUL and not _stands_elsewhere(connection, holding):
        connection.execute("DELETE FROM webs WHERE crawl = ? AND shape = ? AND barren < ?", (crawl, shape(url), MAX_BARREN))
        return []
    if not new or outcome not in BARREN | FRUITFUL:
        return []
    barren: int = connection.execute(
        "INSERT INTO webs(crawl, shape, barren) VALUES (?, ?, 1) ON CONFLICT (crawl, shape) DO UPDATE SET barren = barren + 1"
        " RETURNING barren",
        (crawl, shape(url)),
    ).fetchone()[0]
    if barren != MAX_BARREN:
        return []
    waiting = connection.execute(
        "SELECT id, url FROM frontier WHERE site = ? AND state = 'waiting' AND source = 'page' AND holding IS NULL"
        " AND (lease IS NULL OR lease <> ?)",
        (site, crawl),
    ).fetchall()
    return [(one, _reason(address)) for one, address in waiting if shape(address) == shape(url)]


def _reason(url: str) -> str:
    return f"{MAX_BARREN} pages such as {shape(url)} in a row brought no text of their own, only further addresses"


def _stands_elsewhere(connection: sqlite3.Connection, holding: int | None) -> bool:
    """Whether the text of an article stands in another of the archive too, however short it is."""
    return holding is not None and connection.execute(
        "SELECT 1 FROM holdings h JOIN readings r ON r.id = h.reading JOIN readings o ON o.text_sha256 = r.text_sha256"
        " AND o.holding IS NOT NULL AND o.holding <> h.key WHERE h.key = ? LIMIT 1",
        (holding,),
    ).fetchone() is not None
