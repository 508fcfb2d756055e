"""Old fetches that changed nothing become counts: one row an address and outcome, and one a crawl, kind and outcome.

A page that is looked at again for twenty years would otherwise leave a row each time. What made or changed an article, failed, or
is among the last of its address stays a row of its own; so does the first, the last of each further address that an article answered
at, and what brought the capture that a shown reading or a version rests on. Counts keep what reports and verdicts say of old crawls.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsarchive.archive.forms import iso
from newsarchive.items import Outcome

AFTER = timedelta(days=90)
"""Age from which a fetch may become a count."""
CRAWLS = 30
"""Crawls of a site whose fetches stay, whatever their age: a report looks back on them."""
LISTINGS = 12
"""Last fetches of a listing that stay: what a listing usually names is told by them."""
ARTICLES = 2
AT_ONCE = 5000
"""Fetches in one transaction."""
ROBOTS_BACK = 60
"""Crawls before the last CRAWLS whose robots.txt is looked for."""
NOTHING_CHANGED = (
    f"(f.outcome IN ('{Outcome.UNCHANGED}', '{Outcome.NOT_MODIFIED}', '{Outcome.NOT_NEEDED}')"
    f" OR f.outcome = '{Outcome.LISTED}' AND f.links_new = 0)"
)
NAMES_NOTHING_ELSE = (
    "(f.kind <> 'article' OR EXISTS (SELECT 1 FROM fetches o WHERE o.row = f.row AND o.url = f.url AND o.id > f.id))"
    " AND NOT EXISTS (SELECT 1 FROM readings r JOIN holdings h ON h.key = r.holding AND h.reading = r.id WHERE r.capture = f.capture)"
    " AND NOT EXISTS (SELECT 1 FROM readings r JOIN versions v ON v.holding = r.holding AND v.capture = r.capture"
    " WHERE r.capture = f.capture)"
)
"""Whether an article is found by its address, and told where it comes from, without the fetch f."""


@dataclass(kw_only=True)
class Rolled:
    """What of a crawl is only counts by now."""

    requests: int = 0
    asked: int = 0
    """Requests without those for robots.txt."""
    bytes: int = 0
    links: int = 0
    """Article addresses that listings named."""
    articles: dict[str, int] = field(default_factory=dict)
    """Fetches of articles by outcome."""
    listings: dict[str, int] = field(default_factory=dict)
    whys: dict[str, int] = field(default_factory=dict)
    """Requests by the reason they were made for."""
    not_modified: int = 0


def roll_up(connection: sqlite3.Connection, crawl: int, now: datetime) -> int:
    """Turn old fetches of what this crawl asked for again into counts; returns how many. Inside the caller's transaction."""
    site = connection.execute("SELECT site FROM crawls WHERE id = ?", (crawl,)).fetchone()[0]
    recent = connection.execute("SELECT id FROM crawls WHERE site = ? ORDER BY id DESC LIMIT 1 OFFSET ?", (site, CRAWLS - 1)).fetchone()
    if recent is None:
        return 0
    horizon = iso(now - AFTER)
    found = connection.execute(
        "SELECT f.id FROM (SELECT DISTINCT row FROM fetches WHERE crawl = ?1 AND row IS NOT NULL) again"
        " CROSS JOIN fetches f ON f.row = again.row"
        f" WHERE f.final = 1 AND f.crawl < ?2 AND f.received_at < ?3 AND {NOTHING_CHANGED} AND {NAMES_NOTHING_ELSE}"
        " AND f.id > (SELECT min(o.id) FROM fetches o WHERE o.row = f.row)"
        " AND (SELECT count(*) FROM fetches o WHERE o.row = f.row AND o.id > f.id) >= iif(f.kind = 'article', ?4, ?5) LIMIT ?6",
        (crawl, recent[0], horizon, ARTICLES, LISTINGS, AT_ONCE),
    ).fetchall()
    found += connection.execute(
        "SELECT f.id FROM (SELECT id FROM crawls WHERE site = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?5) c"
        " CROSS JOIN fetches f ON f.crawl = c.id AND f.outcome = ?4 WHERE f.row IS NULL AND f.received_at < ?3",
        (site, recent[0], horizon, Outcome.ROBOTS_READ, ROBOTS_BACK),
    ).fetchall()
    if not found:
        return 0
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS rolled (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.rolled")
    connection.executemany("INSERT INTO temp.rolled VALUES (?)", found)
    connection.execute(
        "INSERT INTO fetch_spans(site, url, outcome, kind, count, bytes, first_at, last_at, first_crawl, last_crawl)"
        " SELECT ?, url, outcome, kind, count(*), sum(bytes), min(received_at), max(received_at), min(crawl), max(crawl)"
        " FROM temp.rolled JOIN fetches USING (id) WHERE 1 GROUP BY url, outcome ON CONFLICT (site, url, outcome) DO UPDATE SET"
        " count = count + excluded.count, bytes = bytes + excluded.bytes, first_at = min(first_at, excluded.first_at),"
        " last_at = max(last_at, excluded.last_at), first_crawl = min(first_crawl, excluded.first_crawl),"
        " last_crawl = max(last_crawl, excluded.last_crawl)",
        (site,),
    )
    connection.execute(
        "INSERT INTO fetch_counts(crawl, kind, outcome, why, count, sent, bytes, not_modified, links)"
        " SELECT crawl, kind, outcome, coalesce(why, '') AS why, count(*), sum(sent), sum(bytes * sent), sum(sent AND status IS 304),"
        " sum(links_found) FROM temp.rolled JOIN fetches USING (id) WHERE 1 GROUP BY 1, 2, 3, 4"
        " ON CONFLICT (crawl, kind, outcome, why) DO UPDATE SET count = count + excluded.count, sent = sent + excluded.sent,"
        " bytes = bytes + excluded.bytes, not_modified = not_modified + excluded.not_modified, links = links + excluded.links",
    )
    connection.execute("DELETE FROM fetches WHERE id IN (SELECT id FROM temp.rolled)")
    connection.execute("DELETE FROM temp.rolled")
    return len(found)


def rolled(connection: sqlite3.Connection, crawl: int) -> Rolled:
    """What of a crawl is only counts by now; nothing in an archive that is too old to have any."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'fetch_counts'").fetchone() is None:
        return Rolled()
    told = Rolled()
    for kind, outcome, why, count, sent, size, same, links in connection.execute(
        "SELECT kind, outcome, why, count, sent, bytes, not_modified, links FROM fetch_counts WHERE crawl = ?", (crawl,)
    ):
        told.requests += sent
        told.asked += sent if kind not in {"robots", "file"} else 0
        told.bytes += size
        told.not_modified += same
        told.links += links if (kind, outcome) == ("listing", Outcome.LISTED) else 0
        if why:
            told.whys[why] = told.whys.get(why, 0) + sent
        if kind in {"article", "listing"}:
            counts = told.articles if kind == "article" else told.listings
            counts[outcome] = counts.get(outcome, 0) + count
    return told


def with_rolled(counted: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    """Counts by outcome, the largest first, with those of fetches that are only counts by now."""
    together = {outcome: counted.get(outcome, 0) + more.get(outcome, 0) for outcome in {**counted, **more}}
    return dict(sorted(together.items(), key=lambda one: -one[1])) if more else counted
