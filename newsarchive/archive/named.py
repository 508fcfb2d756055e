"""Which source names which article: what one finds and another misses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

TIERS = {"sitemap": 1, "page": 2, "numbers": 2}
"""How far a source is trusted to know what is an article, and how new: those that are not named here list news, and come first. A
sitemap names all sorts of pages; a page links what it likes, and that it links a number that was guessed does not make it less of a
guess."""
INTERFACES = ("wordpress", "drupal", "json")
"""Sources that name all articles, and say when they have."""
WHOLE = frozenset({"listing", "sitemap", *INTERFACES})
"""Sources that are meant to name every article; a feed names the newest."""
UNNAMED = frozenset({"page", "redirect", "seed", "numbers"})
"""Where an address was found that no source named."""
EXAMPLES = 3


@dataclass(frozen=True, kw_only=True)
class Named:
    """What one source named in a crawl."""

    source: str
    articles: int
    """Addresses it named."""
    alone: int
    """Of the articles held, those that no other source ever named, though another is meant to name them all."""
    examples: list[str] = field(default_factory=list)


def tier(source: str) -> int:
    """The tier of a source; smaller is better."""
    return TIERS.get(source, 0)


def note(connection: sqlite3.Connection, crawl: int, row: int, source: str) -> bool:
    """Note that a source names an article; returns whether it never did before."""
    if source in UNNAMED:
        return False
    first = connection.execute(
        "INSERT INTO named(row, source, first_crawl, last_crawl) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (row, source) DO UPDATE"
        " SET last_crawl = ?3 WHERE last_crawl <> ?3 RETURNING first_crawl = ?3 AND last_crawl = first_crawl",
        (row, source, crawl),
    ).fetchone()
    return first is not None and bool(first[0])


def beyond_interfaces(connection: sqlite3.Connection, rows: Iterable[int]) -> int:
    """How many of these articles no interface names."""
    marks = ", ".join("?" for _ in INTERFACES)
    return sum(
        connection.execute(f"SELECT 1 FROM named WHERE row = ? AND source IN ({marks}) LIMIT 1", (row, *INTERFACES)).fetchone() is None
        for row in rows
    )


def interface_is_read(connection: sqlite3.Connection, site: str, crawl: int) -> bool:
    """Whether an interface that names all articles was read to its end in this crawl."""
    marks = ", ".join("?" for _ in INTERFACES)
    read, waits = connection.execute(
        "SELECT coalesce(sum(EXISTS (SELECT 1 FROM fetches g WHERE g.row = f.id AND g.crawl = ?1 AND g.outcome = 'listed')), 0),"
        f" coalesce(sum(state = 'waiting'), 0) FROM frontier f WHERE site = ?2 AND kind = 'listing' AND source IN ({marks})",
        (crawl, site, *INTERFACES),
    ).fetchone()
    return bool(read) and not waits


def by_source(connection: sqlite3.Connection, site: str, crawl: int) -> list[Named]:
    """What each source named in a crawl."""
    counts = dict(
        connection.execute("SELECT source, count(*) FROM named WHERE last_crawl = ? GROUP BY 1 ORDER BY 2 DESC", (crawl,)).fetchall()
    )
    spared = connection.execute(
        "SELECT 1 FROM refused r JOIN crawls c ON c.id = r.crawl WHERE c.site = ? AND r.outcome = 'not_needed' LIMIT 1", (site,)
    ).fetchone()
    found = []
    for source, articles in counts.items():
        alone: list[str] = []
        if source in INTERFACES and spared is not None:
            # The listing was not read to its end, since the interface names all.
            pass
        elif source != "page-state" and WHOLE & (counts.keys() - {source}):
            alone = [
                url for (url,) in connection.execute(
                    "SELECT f.url FROM named n JOIN frontier f ON f.id = n.row WHERE n.last_crawl = ? AND n.source = ?"
                    " AND f.holding IS NOT NULL"
                    " AND NOT EXISTS (SELECT 1 FROM named o WHERE o.row = n.row AND o.source <> n.source) ORDER BY f.rank, f.id",
                    (crawl, source),
                )
            ]  # fmt: skip
        found.append(Named(source=source, articles=articles, alone=len(alone), examples=alone[:EXAMPLES]))
    return found
