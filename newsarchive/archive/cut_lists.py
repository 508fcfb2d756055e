"""Listings that were cut off: whose second page could not be read in the site's first crawl, so that older articles are missing."""

from __future__ import annotations

import sqlite3

from newsarchive.archive.named import INTERFACES
from newsarchive.items import Outcome

FEWEST = 10
"""Articles of a first page from which on a list may be expected to go on."""
_MISSED = (Outcome.ROBOTS_DENIED, Outcome.BLOCKED_PAGE, Outcome.LISTED)


def cut_lists(connection: sqlite3.Connection, site: str, crawl: int) -> list[tuple[str, str]]:
    """Second pages of listings that robots.txt or a wall keeps from us, or that name nothing, each with what it came to. None in later
    crawls, and none where a sitemap or an interface named the articles."""
    if connection.execute("SELECT 1 FROM crawls WHERE site = ? AND id < ? AND finished_at IS NOT NULL LIMIT 1", (site, crawl)).fetchone():
        return []
    complete = ("sitemap", *sorted(INTERFACES))
    marks = ", ".join("?" for _ in complete)
    if connection.execute(f"SELECT 1 FROM named WHERE last_crawl = ? AND source IN ({marks}) LIMIT 1", (crawl, *complete)).fetchone():
        return []
    found: dict[int, list[tuple[str, str, int]]] = {}
    for first, url, outcome, links in connection.execute(
        "SELECT p.id, f.url, f.outcome, coalesce(f.links_found, 0) FROM fetches f CROSS JOIN frontier w ON w.id = f.row"
        " JOIN frontier p ON p.id = w.found_on WHERE f.crawl = ?1 AND w.kind = 'listing' AND w.source = 'listing'"
        " AND p.kind = 'listing' AND p.found_on IS NULL"
        " AND (SELECT max(g.links_found) FROM fetches g WHERE g.row = p.id AND g.crawl = ?1) >= ?2"
        " ORDER BY f.id",
        (crawl, FEWEST),
    ):
        found.setdefault(first, []).append((url, outcome, links))
    return [
        (pages[-1][0], "it names nothing" if pages[-1][1] == Outcome.LISTED else str(pages[-1][1])) for pages in found.values()
        if not any(links for _, _, links in pages) and pages[-1][1] in _MISSED
    ]  # fmt: skip
