"""Which known articles a crawl looks at again, once everything new was asked for.

At most a third of a crawl's requests are rechecks, however few the others are. Only a crawl that finds nothing new, and so has nothing
to put first, may make more: as many as a round through all articles of the site in a month needs, and twenty at least.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import islice

from newsarchive.archive import lastmod
from newsarchive.archive.forms import decode_hints, iso
from newsarchive.archive.frontier import RECHECK_RANK, is_dated_before
from newsarchive.archive.schedule import SEEN
from newsarchive.items import RECHECKS, Outcome, Why

ROUND = 30
"""Days in which daily crawls that find nothing new look at all articles of a site once."""
FEWEST = 20
"""Rechecks that a crawl may make which found nothing new."""
EARLY = timedelta(hours=3)
"""What falls due so soon is due: a crawl that runs every day begins a little earlier or later each time."""
AUDITED = 5
"""One article in so many is looked at though its source says that it did not change."""
_LOST = ", ".join(
    f"'{outcome}'" for outcome in (
        Outcome.GONE, Outcome.SOFT_404, Outcome.HELD, Outcome.REDIRECTED, Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.NO_TEXT,
    )
)  # fmt: skip
_KNOWN = "f.site = ?1 AND f.state = 'settled' AND f.kind = 'article' AND f.holding IS NOT NULL AND f.due_at IS NOT NULL"
_WHY = (
    f"CASE WHEN f.why = '{Why.LASTMOD}' THEN '{Why.LASTMOD}' WHEN f.outcome IN ({_LOST}) THEN '{Why.LOST}'"
    f" WHEN f.outcome NOT IN ({SEEN}, '{Outcome.ALIAS}') THEN '{Why.RETRY}'"
    " WHEN EXISTS (SELECT 1 FROM versions v WHERE v.holding = f.holding AND v.number > 1 AND v.seen_at > ?3)"
    f" THEN '{Why.CHANGED}' ELSE '{Why.AGE}' END"
)
_TIMES_LATE = "(julianday(?2) - julianday(f.due_at)) / max(coalesce(f.wait_days, 30), 1)"


def release_all(connection: sqlite3.Connection, site: str) -> int:
    """Have all known articles looked at that the site's running crawl did not ask for yet, since a person asked for it; returns how
    many."""
    return connection.execute(
        f"UPDATE frontier AS f SET state = 'waiting', rank = ?2 + rank % ?2, attempts = 0, not_before = NULL, why = ?3 WHERE {_KNOWN}"
        " AND NOT EXISTS (SELECT 1 FROM fetches t WHERE t.row = f.id AND t.crawl = (SELECT max(id) FROM crawls WHERE site = ?1))",
        (site, RECHECK_RANK, Why.ASKED),
    ).rowcount


def release(connection: sqlite3.Connection, site: str, crawl: int, since: str | None = None, now: datetime | None = None) -> int:
    """Have as many of the articles that are due looked at as this crawl may; returns how many.

    Those come first that a source says were changed, then those that are the latest by the distance of their looks. Called again, it
    releases more where more was new meanwhile.

    Args:
        since: ISO date; articles that a listing dates before it are left.
        now: the present moment.
    """
    now = now or datetime.now(UTC)
    spared = _spare(connection, site, crawl, now)
    soon, year = iso(now + EARLY), iso(now - timedelta(days=365))
    due: int = connection.execute(f"SELECT count(*) FROM frontier f WHERE {_KNOWN} AND f.due_at <= ?2", (site, soon)).fetchone()[0]
    connection.execute(
        "UPDATE crawls SET rechecks_due = coalesce(rechecks_due, ?), rechecks_spared = rechecks_spared + ? WHERE id = ?",
        (due + spared, spared, crawl),
    )
    left = allowed(connection, site, crawl)
    if not due or left <= 0:
        return 0
    found = connection.execute(
        f"SELECT f.id, {_WHY} AS why, f.hints FROM frontier f WHERE {_KNOWN} AND f.due_at <= ?2"
        # What failed in this crawl is due at once, for the next one.
        " AND NOT EXISTS (SELECT 1 FROM fetches g WHERE g.row = f.id AND g.crawl = ?4 AND g.final = 1)"
        f" ORDER BY why = '{Why.LASTMOD}' DESC, {_TIMES_LATE} DESC, f.id",
        (site, soon, year, crawl),
    )
    wanted = ((row, why) for row, why, hints in found if since is None or not is_dated_before(decode_hints(hints), since))
    chosen = list(islice(wanted, left))
    connection.executemany(
        "UPDATE frontier SET state = 'waiting', rank = ?1 + rank % ?1, attempts = 0, not_before = NULL, why = ?2 WHERE id = ?3",
        [(RECHECK_RANK, why, row) for row, why in chosen],
    )
    return len(chosen)


def give_back(connection: sqlite3.Connection, crawl: int) -> None:
    """At the end of a crawl, rechecks that it did not come to are due again, to be chosen anew by the next one."""
    marks = ", ".join(f"'{why}'" for why in sorted(RECHECKS))
    connection.execute(
        f"UPDATE frontier SET state = 'settled', why = iif(why = '{Why.LASTMOD}', why, NULL)"
        f" WHERE site = (SELECT site FROM crawls WHERE id = ?) AND state = 'waiting' AND holding IS NOT NULL AND why IN ({marks})"
        " AND attempts = 0",
        (crawl,),
    )


def allowed(connection: sqlite3.Connection, site: str, crawl: int) -> int:
    """How many more rechecks this crawl may make."""
    marks = ", ".join(f"'{why}'" for why in sorted(RECHECKS))
    made, others, new = connection.execute(
        f"SELECT coalesce(sum(why IN ({marks})), 0), coalesce(sum(why NOT IN ({marks})), 0), coalesce(sum(why = '{Why.NEW}'), 0)"
        " FROM fetches WHERE crawl = ? AND sent = 1 AND why IS NOT NULL",
        (crawl,),
    ).fetchone()
    (held,) = connection.execute("SELECT count(*) FROM holdings WHERE site = ?", (site,)).fetchone()
    return int((others // 2 if new else max(others // 2, -(-held // ROUND), FEWEST)) - made)


def _spare(connection: sqlite3.Connection, site: str, crawl: int, now: datetime) -> int:
    """Put off what is due by its age and of which a source says in this crawl that it is as it was when it was read: to twice the
    distance it was due at, and to a month at least. Once only, and some are looked at all the same, so that a source that does not
    tell is found out. Returns how many."""
    hiding = lastmod.hiding(connection, site)
    told = f"n.row = f.id AND n.last_crawl = ?4 AND n.source NOT IN ({', '.join('?' for _ in hiding)})"
    # A day that is that of the look itself does not tell an edit before it from one behind it.
    as_read = "n.modified = n.modified_read AND (length(n.modified) > 10 OR n.modified <= date(f.settled_at, '-1 day'))"
    off = "max(30, 2 * f.wait_days)"
    return connection.execute(
        f"UPDATE frontier AS f SET due_at = strftime('%Y-%m-%dT%H:%M:%fZ', f.settled_at, {off} || ' days')"
        f" WHERE {_KNOWN} AND f.due_at <= ?2 AND f.why IS NULL AND f.wait_days <= 30 AND f.id % ?3 <> 0 AND f.outcome IN ({SEEN})"
        f" AND julianday(f.settled_at) + {off} > julianday(?2) AND julianday(f.due_at) < julianday(f.settled_at) + {off} - 1"
        f" AND EXISTS (SELECT 1 FROM named n WHERE {told} AND {as_read})"
        " AND NOT EXISTS (SELECT 1 FROM named n WHERE n.row = f.id AND n.last_crawl = ?4 AND n.modified <> n.modified_read)",
        (site, iso(now + EARLY), AUDITED, crawl, *hiding),
    ).rowcount
