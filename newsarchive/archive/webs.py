"""Webs of addresses without an end: a calendar, every order of a filter's parameters, a listing whose pages repeat themselves, a
chain of redirects, an index of sitemaps that names itself under ever new addresses. What belongs to one is named `trap` and not asked.

Five rules. The first four look at the address and at the way on which it was found. The fifth counts, for addresses found only on
pages of articles, how many in a row brought no text of their own but further addresses; those that listings name are never held back.
What one web may cost is its budget: the larger of 10 pages and 5 % of the site's articles, never over 50, or what the site file says.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

from newsarchive.items import Outcome

MAX_REDIRECTS = 5
"""Redirects that are followed, one after the other."""
MAX_STALE_PAGES = 3
"""Pages of a listing in a row that name no article a listing had not named before; after them its next page is not read."""
SMALLEST_BUDGET, LARGEST_BUDGET, SHARE = 10, 50, 0.05
MAX_SAME_FOLDERS = 3
"""Times one folder may stand in a path before its links lead into themselves: relative links on pages that answer at every depth."""
MAX_FOLDERS = 16
MAX_NESTED = 3
"""Indexes of sitemaps that name each other, one after the other."""
MOST_OF_INDEXES = 300
"""Sitemaps read in one crawl that indexes named by an index name: 200 indexes of 200 would be 40,000."""
OF_INDEXES = "sitemaps of indexes of indexes"
"""Under what these are counted; no shape of an address, which begins with a slash."""
PAGES_LOOKED_BACK_ON = 6
"""Pages of a listing whose articles say whether its further pages are worth reading."""
BARREN = frozenset({Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.SOFT_404, Outcome.SAME_TEXT, Outcome.ALIAS, Outcome.REDIRECTED})
FRUITFUL = frozenset({Outcome.STORED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED})

FOUND_ON = """
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
    for (source,) in connection.execute(FOUND_ON + "SELECT source FROM back ORDER BY depth", (found_on,)):
        if source != "redirect":
            break
        hops += 1
    return f"the redirect number {hops} in a row" if hops > MAX_REDIRECTS else None


def of_sitemaps(connection: sqlite3.Connection, crawl: int, found_on: int | None) -> str | None:
    """Why a sitemap that another one names is not read in this crawl; None where it is. An index may name indexes, but not on and on,
    and what these name is counted.

    Args:
        found_on: the row of the sitemap that names it.
    """
    if found_on is None:
        return None
    (depth,) = connection.execute(
        FOUND_ON + "SELECT count(*) FROM back JOIN frontier f ON f.id = back.id"
        " WHERE back.kind = 'listing' AND back.source = 'sitemap' AND instr(f.url, '#') = 0",
        (found_on,),
    ).fetchone()
    if depth > MAX_NESTED:
        return f"a sitemap named by {depth} indexes, one by the other"
    if depth < 2:
        return None
    counted = count(connection, crawl, OF_INDEXES)
    return f"more than {MOST_OF_INDEXES} sitemaps that indexes named by an index name" if counted > MOST_OF_INDEXES else None


def count(connection: sqlite3.Connection, crawl: int, name: str) -> int:
    """Count one more of what has this name, a shape or another, and came to nothing in this crawl; how many these are by now."""
    barren: int = connection.execute(
        "INSERT INTO webs(crawl, shape, barren) VALUES (?, ?, 1) ON CONFLICT (crawl, shape) DO UPDATE SET barren = barren + 1"
        " RETURNING barren",
        (crawl, name),
    ).fetchone()[0]
    return barren


def budget(connection: sqlite3.Connection, site: str, allowed: int | None = None) -> int:
    """How many pages one web may cost: pages of one shape in a row that brought no text of their own but further addresses.

    Args:
        allowed: what the site file says.
    """
    if allowed is not None:
        return allowed
    (articles,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM holdings WHERE site = ? LIMIT ?)", (site, int(LARGEST_BUDGET / SHARE))
    ).fetchone()
    return min(max(int(articles * SHARE), SMALLEST_BUDGET), LARGEST_BUDGET)


def of_path(url: str) -> str | None:
    """Why an address that leads into itself is not asked; None where it is."""
    folders = [folder for folder in urlsplit(url).path.split("/") if folder]
    if len(folders) > MAX_FOLDERS:
        return f"more than {MAX_FOLDERS} folders, as in {shape(url)}"
    words = Counter(folder.casefold() for folder in folders if not folder.isdecimal())
    for folder, times in words.items():
        if times >= MAX_SAME_FOLDERS:
            return f"a path that leads into itself: /{folder[:60]}/ stands in it {times} times"
    return None


def of_pages(connection: sqlite3.Connection, page: int | None, new: int, most: int = LARGEST_BUDGET) -> str | None:
    """Why the next page of a listing is not read; None where it is.

    Args:
        page: the row of the listing page that names it.
        new: article addresses this page names that no listing had named before.
        most: how many addresses the last pages may have named of which none came to an article.
    """
    if page is None:
        return None
    if new:
        return _of_nothing(connection, page, most)
    before = [
        row[0] for row in connection.execute(
            FOUND_ON + "SELECT (SELECT links_new FROM fetches WHERE row = back.id AND outcome = ? ORDER BY id DESC LIMIT 1)"
            " FROM back WHERE kind = 'listing' AND depth > 0 ORDER BY depth",
            (page, Outcome.LISTED),
        ) if row[0] is not None
    ]  # fmt: skip
    earlier = before[: MAX_STALE_PAGES - 1]
    if len(earlier) < MAX_STALE_PAGES - 1 or any(earlier):
        return None
    (url,) = connection.execute("SELECT url FROM frontier WHERE id = ?", (page,)).fetchone()
    return f"{MAX_STALE_PAGES} pages of the listing {shape(url)} in a row named no article that was not known"


def _of_nothing(connection: sqlite3.Connection, page: int, most: int) -> str | None:
    """A listing that goes on for ever with addresses of nothing: a calendar of empty days."""
    asked, articles, url = connection.execute(
        FOUND_ON + "SELECT count(*), count(f.holding), min(f.url) FROM frontier f WHERE f.kind = 'article' AND f.state = 'settled'"
        " AND f.outcome NOT IN ('robots_denied', 'unreachable', 'timeout', 'throttled', 'server_error')"
        " AND f.found_on IN (SELECT id FROM back WHERE kind = 'listing' ORDER BY depth LIMIT ?)",
        (page, PAGES_LOOKED_BACK_ON),
    ).fetchone()
    if asked < most or articles:
        return None
    return f"{asked} addresses such as {shape(url)}, which the last pages of a listing name, came to no article"


def of_shape(connection: sqlite3.Connection, crawl: int, url: str, most: int) -> str | None:
    """Why an address that only a page names is not asked in this crawl; None where it is."""
    found = connection.execute("SELECT barren FROM webs WHERE crawl = ? AND shape = ?", (crawl, shape(url))).fetchone()
    return reason(url, found[0]) if found is not None and found[0] >= most else None


def barren(connection: sqlite3.Connection, crawl: int) -> dict[str, int]:
    """Of each shape that was counted in this crawl, how many pages in a row brought nothing but addresses."""
    return dict(connection.execute("SELECT shape, barren FROM webs WHERE crawl = ?", (crawl,)).fetchall())


def note(
    connection: sqlite3.Connection, crawl: int, row: int, outcome: Outcome, *, new: int, allowed: int | None = None
) -> list[tuple[int, str]]:
    """Count what became of an address that only a page named.

    Args:
        new: addresses that were not known before it.
        allowed: what the site file says one web may cost.

    Returns:
        Rows that still wait and are not to be asked any more, each with the reason.
    """
    found = connection.execute("SELECT site, url, source, holding FROM frontier WHERE id = ?", (row,)).fetchone()
    if found is None or found[2] != "page":
        return []
    site, url, _, holding = found
    most = budget(connection, site, allowed)
    if has_text_of_its_own(connection, outcome, holding):
        connection.execute("DELETE FROM webs WHERE crawl = ? AND shape = ? AND barren < ?", (crawl, shape(url), most))
        return []
    if not new or outcome not in BARREN | FRUITFUL:
        return []
    counted = count(connection, crawl, shape(url))
    if counted < most:
        return []
    waiting = connection.execute(
        "SELECT id, url FROM frontier WHERE site = ? AND state = 'waiting' AND source = 'page' AND holding IS NULL"
        " AND (lease IS NULL OR lease <> ?)",
        (site, crawl),
    ).fetchall()
    return [(one, reason(address, counted)) for one, address in waiting if shape(address) == shape(url)]


def reason(url: str, counted: int) -> str:
    """That a shape is a web without an end."""
    return f"{counted} pages such as {shape(url)} in a row brought no text of their own, only further addresses"


def has_text_of_its_own(connection: sqlite3.Connection, outcome: Outcome, holding: int | None) -> bool:
    """Whether an address brought a text that its site does not hold at another address too, however short it is. What another site
    holds as well, a text for the press, is its own."""
    if outcome not in FRUITFUL and (outcome is not Outcome.SAME_TEXT or holding is None):
        return False
    return holding is None or connection.execute(
        "SELECT 1 FROM holdings h JOIN readings r ON r.id = h.reading JOIN readings o ON o.text_sha256 = r.text_sha256"
        " JOIN holdings other ON other.key = o.holding AND other.key <> h.key AND other.site = h.site WHERE h.key = ? LIMIT 1",
        (holding,),
    ).fetchone() is None
