"""Pages of sources that need not be read, since what they would name is known: of listings beside an interface that names all articles,
and of archives beside others that named nothing new."""

from __future__ import annotations

import sqlite3

from newsarchive.archive import named
from newsarchive.archive.webs import FOUND_ON
from newsarchive.items import Outcome

ENOUGH_PAGES = 3
"""Pages in a row that name nothing beyond what other sources name; after them the rest is not read."""
ARCHIVES = "archives"
"""Under which the archives of a listing are counted among the shapes of webs, which all begin with a slash."""


def of_interface(connection: sqlite3.Connection, site: str, crawl: int, page: int | None) -> bool:
    """Whether the next page of a listing need not be read: an interface that names all articles was read to its end, and this page
    and the ones before it name nothing beyond it.

    Args:
        page: the row of the listing page that names it, whose articles the interface names all.
    """
    if page is None or not named.interface_is_read(connection, site, crawl):
        return False
    before = connection.execute(
        FOUND_ON + "SELECT g.links_found, g.links_alone FROM back JOIN fetches g ON g.id = (SELECT max(id) FROM fetches"
        " WHERE row = back.id AND outcome = ?) WHERE back.kind = 'listing' AND depth > 0 ORDER BY depth LIMIT ?",
        (page, Outcome.LISTED, ENOUGH_PAGES - 1),
    ).fetchall()
    return len(before) == ENOUGH_PAGES - 1 and all(found and not alone for found, alone in before)


def note_archive(connection: sqlite3.Connection, crawl: int, row: int, *, new: int) -> list[int]:
    """Count the archives of a listing that named nothing new, one after the other.

    Returns:
        Rows of archives that still wait and are not to be read any more.
    """
    found = connection.execute("SELECT site, source FROM frontier WHERE id = ?", (row,)).fetchone()
    if found is None or found[1] != "archive":
        return []
    if new:
        connection.execute("DELETE FROM webs WHERE crawl = ? AND shape = ?", (crawl, ARCHIVES))
        return []
    barren: int = connection.execute(
        "INSERT INTO webs(crawl, shape, barren) VALUES (?, ?, 1) ON CONFLICT (crawl, shape) DO UPDATE SET barren = barren + 1"
        " RETURNING barren",
        (crawl, ARCHIVES),
    ).fetchone()[0]
    if barren < ENOUGH_PAGES:
        return []
    return [
        one[0] for one in connection.execute(
            "SELECT id FROM frontier WHERE site = ? AND state = 'waiting' AND source = 'archive' AND (lease IS NULL OR lease <> ?)",
            (found[0], crawl),
        )
    ]  # fmt: skip
