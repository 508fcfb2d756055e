"""Pages that need not be read: of listings beside an interface that names all articles, and of archives beside others that named nothing
new, since what they would name is known; and numbers in a language that only links on pages name, where those before came to nothing."""

from __future__ import annotations

import re
import sqlite3
from urllib.parse import urlsplit

from newsarchive.archive import named
from newsarchive.archive.webs import BARREN, FOUND_ON, FRUITFUL, budget, count, has_text_of_its_own
from newsarchive.items import Outcome

ENOUGH_PAGES = 3
"""Pages in a row that name nothing beyond what other sources name; after them the rest is not read."""
UNNAMED = "numbers that only pages name: "
"""Before the form of addresses under which those are counted that no source names."""
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
    if count(connection, crawl, ARCHIVES) < ENOUGH_PAGES:
        return []
    return [
        one[0] for one in connection.execute(
            "SELECT id FROM frontier WHERE site = ? AND state = 'waiting' AND source = 'archive' AND (lease IS NULL OR lease <> ?)",
            (found[0], crawl),
        )
    ]  # fmt: skip


def note_unnamed(connection: sqlite3.Connection, crawl: int, row: int, outcome: Outcome, *, allowed: int | None = None) -> list[int]:
    """Count numbered addresses of one form that only links on pages name and that came to no article, one after the other: a site's
    switch leads from every article to its translations, whether there are any or not.

    Args:
        allowed: what the site file says one web may cost.

    Returns:
        Rows of this form that still wait and are not to be asked any more.
    """
    found = connection.execute("SELECT site, url, source, number, holding FROM frontier WHERE id = ?", (row,)).fetchone()
    if found is None or found[2] != "page" or found[3] is None:
        return []
    site, url = found[:2]
    form = UNNAMED + form_of(url)
    fruitful = outcome in FRUITFUL or has_text_of_its_own(connection, outcome, found[4])
    if fruitful:
        connection.execute("DELETE FROM webs WHERE crawl = ? AND shape = ?", (crawl, form))
    if fruitful or outcome not in BARREN | {Outcome.GONE}:
        return []
    if count(connection, crawl, form) < budget(connection, site, allowed):
        return []
    waiting = connection.execute(
        "SELECT id, url FROM frontier WHERE site = ? AND state = 'waiting' AND source = 'page' AND number IS NOT NULL AND holding IS NULL"
        " AND (lease IS NULL OR lease <> ?)",
        (site, crawl),
    ).fetchall()
    return [one for one, address in waiting if UNNAMED + form_of(address) == form]


def form_of(url: str) -> str:
    """An address without its host and its figures."""
    parts = urlsplit(url)
    return re.sub(r"\d+", "#", f"{parts.path}?{parts.query}")
