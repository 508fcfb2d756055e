"""What the ledger says of a crawl: counts of outcomes, what came of new and of known addresses, what each listing named."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from newsarchive.archive.locks import is_crawled
from newsarchive.archive.named import Named, by_source
from newsarchive.archive.rollup import Rolled, rolled, with_rolled
from newsarchive.items import STORED_OUTCOMES, Outcome

FAILURES = frozenset(
    {
        Outcome.SERVER_ERROR, Outcome.CLIENT_ERROR, Outcome.THROTTLED, Outcome.UNREACHABLE, Outcome.TLS_ERROR,
        Outcome.TIMEOUT, Outcome.TOO_BIG, Outcome.INCOMPLETE, Outcome.HOSTILE, Outcome.READ_TIMEOUT,
        Outcome.EXTRACTION_POSTPONED, Outcome.READ_CRASHED, Outcome.READ_FAILED, Outcome.CRASHED, Outcome.BLOCKED_PAGE,
        Outcome.ERROR_PAGE,
    }
)  # fmt: skip
"""Outcomes that an archivist wants to hear of."""
FIRST_PAGES = 2000
"""Ranks below this are the first pages of listings: every crawl reads them, so that crawls can be compared by them."""
COUNTED = (
    "(f.final = 1 OR f.outcome <> 'redirected' AND NOT EXISTS"
    " (SELECT 1 FROM fetches g WHERE g.row = f.row AND g.crawl = f.crawl AND (g.final = 1 OR g.id > f.id)))"
)
"""Which fetches f say what a crawl made of an address: the one that settled it, else the last try. A crawl that was stopped is
judged on what was tried."""
MISSES = (
    Outcome.GONE, Outcome.CLIENT_ERROR, Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.REDIRECTED,
)
"""What a number comes to that is no article's: that was asked for without anybody naming it, and says nothing about the site."""
_STORED = ", ".join(f"'{outcome}'" for outcome in sorted(STORED_OUTCOMES))
_MISSED = "EXISTS (SELECT 1 FROM frontier w WHERE w.id = f.row AND w.source = 'numbers' AND f.outcome IN ({}))".format(
    ", ".join(f"'{outcome}'" for outcome in MISSES)
)
REMEMBERED = 10
"""Earlier crawls of the site that say what is usual."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The first page of a listing in one crawl, beside the site's earlier crawls."""

    url: str
    outcome: str
    reason: str
    links: int
    """Article addresses it named, known or new."""
    usual: float | None
    """Median of the earlier crawls that could read it; None where none could."""


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What the articles that a crawl brought look like, beside those the site had before."""

    count: int = 0
    median_length: float = 0.0
    usual_length: float | None = None
    """Characters, median of the site's last articles before this crawl; None where there are too few."""
    titles: int = 0
    """Different titles."""
    most_alike: int = 0
    """Articles that share the most common text."""
    dated: int = 0
    usually_dated: float | None = None
    """Share of the site's last articles before this crawl with a date of publication."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """One crawl as the ledger has it."""

    crawl: int
    site: str
    started_at: str
    finished_at: str | None
    finish_reason: str
    """finished, limit, max_time, interrupted, host_asked_to_wait, died, ...; "running" for one without an end whose process lives."""
    seconds: float
    options: dict[str, object] = field(default_factory=dict)
    requests: int = 0
    bytes: int = 0
    """Of bodies as received."""
    articles: dict[str, int] = field(default_factory=dict)
    """What each article address that the crawl tried came to, counted."""
    fresh: dict[str, int] = field(default_factory=dict)
    """The same, of addresses that no earlier crawl had settled."""
    known: dict[str, int] = field(default_factory=dict)
    """The same, of addresses whose article the archive held before. The rest are old failures, tried once more."""
    listings: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    """Addresses that were found and not let in, counted by outcome."""
    outside: tuple[str, str] | None = None
    """The first of them that is out of scope, and why."""
    spellings: int = 0
    """Other spellings of known addresses that were noted."""
    whys: dict[str, int] = field(default_factory=dict)
    """Requests by the reason they were made for."""
    not_modified: int = 0
    """Requests to which the server answered that nothing changed (304)."""
    whole: bool = False
    """Whether the sources were read whole, and not only until what is known."""
    rechecks_due: int | None = None
    """Articles that were due to be looked at again; None where the crawl did not come to it."""
    rechecks_spared: int = 0
    """Of these, those that a source said had not changed: put off."""
    found: int = 0
    """Article addresses that were not known before."""
    article_links: int = 0
    """Article addresses, known or new, that listings named."""
    events: dict[str, int] = field(default_factory=dict)
    """What happened to articles: new, changed, gone, held, returned."""
    first_pages: list[Listing] = field(default_factory=list)
    sources: list[Named] = field(default_factory=list)
    """What each source named."""
    probes: dict[str, int] = field(default_factory=dict)
    """What numbers came to that were asked for and that no source named, counted by outcome."""
    asked: int = 0
    """Requests, without those for robots.txt."""
    brought: int = 0
    """Articles that the requests came to, new or known."""
    texts: Texts = Texts()
    waiting: int = 0
    """Addresses of the site that still wait in the frontier."""
    held: int = 0
    """Articles of the site in the archive."""
    pages: dict[str, int] = field(default_factory=dict)
    """What was fetched as articles, by what it is: article, listing, static, soft_404, login, bot_wall, error, file, empty."""
    rights: dict[str, int] = field(default_factory=dict)
    """Pages of articles that ask something of robots (noarchive, noindex, ..., tdm for a reservation), counted."""
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    """Up to ten (outcome, reason, address) of what failed."""
    traps: list[tuple[str, int, str]] = field(default_factory=list)
    """Webs of addresses without an end: (what they are, addresses not asked, one of them), the largest first."""

    @property
    def per_article(self) -> float | None:
        """Requests for each article they came to; None where there was none."""
        return self.asked / self.brought if self.brought else None

    @property
    def failed(self) -> int:
        """Article addresses that ended in a failure."""
        return sum(count for outcome, count in self.articles.items() if outcome in FAILURES)


def tally(connection: sqlite3.Connection, crawl: int) -> Tally | None:
    """The ledger of one crawl, summed up; None where there is no such crawl."""
    row = connection.execute(
        "SELECT site, started_at, finished_at, finish_reason, options,"
        " (julianday(coalesce(finished_at, (SELECT max(received_at) FROM fetches f WHERE f.crawl = crawls.id), started_at))"
        " - julianday(started_at)) * 86400 FROM crawls WHERE id = ?",
        (crawl,),
    ).fetchone()
    if row is None:
        return None
    site, started_at, finished_at, finish_reason, options, seconds = row
    requests, size = connection.execute(
        "SELECT count(*), coalesce(sum(bytes), 0) FROM fetches WHERE crawl = ? AND sent = 1", (crawl,)
    ).fetchone()
    fresh, known = _by_past(connection, crawl)
    old = rolled(connection, crawl)
    return Tally(
        crawl=crawl, site=site, started_at=started_at, finished_at=finished_at,
        finish_reason=finish_reason or without_end(connection, site), seconds=seconds or 0.0,
        options=json.loads(options), requests=requests + old.requests, bytes=size + old.bytes,
        articles=with_rolled(_outcomes(connection, crawl, "article"), old.articles), fresh=fresh,
        known=with_rolled(known, old.articles),
        listings=with_rolled(_outcomes(connection, crawl, "listing"), old.listings),
        refused=_counts(connection, "SELECT outcome, count(*) FROM refused WHERE crawl = ? GROUP BY 1 ORDER BY 2 DESC", crawl),
        outside=connection.execute(
            "SELECT url, reason FROM refused WHERE crawl = ? AND outcome = ? ORDER BY url LIMIT 1", (crawl, Outcome.OUT_OF_SCOPE)
        ).fetchone(),
        spellings=_one(connection, "SELECT count(*) FROM spellings WHERE first_crawl = ?", crawl),
        **_coming_back(connection, crawl, old),
        found=_one(connection, "SELECT count(*) FROM frontier WHERE first_crawl = ? AND kind = 'article'", crawl),
        article_links=_one(
            connection,
            "SELECT coalesce(sum(links_found), 0) FROM fetches WHERE crawl = ? AND kind = 'listing' AND outcome = 'listed'", crawl,
        ) + old.links,
        events=_counts(connection, "SELECT kind, count(*) FROM events WHERE crawl = ? GROUP BY 1", crawl),
        sources=by_source(connection, site, crawl),
        probes=_counts(
            connection,
            "SELECT f.outcome, count(*) FROM fetches f JOIN frontier w ON w.id = f.row WHERE f.crawl = ? AND w.source = 'numbers'"
            f" AND {COUNTED} GROUP BY 1 ORDER BY 2 DESC", crawl,
        ),
        asked=_one(connection, "SELECT count(*) FROM fetches WHERE crawl = ? AND sent = 1 AND row IS NOT NULL", crawl) + old.asked,
        brought=_one(
            connection,
            f"SELECT count(DISTINCT row) FROM fetches WHERE crawl = ? AND kind = 'article' AND outcome IN ({_STORED})", crawl,
        ) + sum(count for outcome, count in old.articles.items() if outcome in STORED_OUTCOMES),
        first_pages=first_pages(connection, crawl), texts=_texts(connection, site, crawl),
        waiting=_one(connection, "SELECT count(*) FROM frontier WHERE site = ? AND state = 'waiting'", site),
        held=_one(connection, "SELECT count(*) FROM articles WHERE site = ?", site),
        pages=with_rolled(_pages(connection, crawl), _articles_of(old)), rights=_rights(connection, crawl),
        failures=_failures(connection, crawl), traps=_traps(connection, crawl),
    )  # fmt: skip


def without_end(connection: sqlite3.Connection, site: str) -> str:
    """What to say of a crawl that has no end in the archive: it is running, or it died and no crawl of the site has noted that yet."""
    return "running" if is_crawled(connection, site) else "died"


def last_crawls(connection: sqlite3.Connection, site: str, count: int, *, before: int | None = None) -> list[int]:
    """The newest crawls of a site that are over, the newest first."""
    found = connection.execute(
        "SELECT id FROM crawls WHERE site = ? AND finished_at IS NOT NULL AND finish_reason IS NOT 'imported' AND id < ?"
        " ORDER BY id DESC LIMIT ?",
        (site, before if before is not None else 2**63 - 1, count),
    )
    return [row[0] for row in found]


def days_without_news(connection: sqlite3.Connection, site: str, crawl: int) -> tuple[float, float] | None:
    """Days since a crawl last brought a new article, and the longest such pause before; None where too little is known: the
    archive must have seen news come in at least four crawls after the site's first."""
    moments = [
        row[0] for row in connection.execute(
            "SELECT julianday(c.started_at) FROM crawls c WHERE c.site = ?1 AND c.id <= ?2"
            " AND EXISTS (SELECT 1 FROM events e WHERE e.crawl = c.id AND e.kind = 'new') ORDER BY c.id",
            (site, crawl),
        )
    ]  # fmt: skip
    if len(moments) < 5:
        return None
    now = connection.execute("SELECT julianday(started_at) FROM crawls WHERE id = ?", (crawl,)).fetchone()[0]
    return now - moments[-1], max(later - earlier for earlier, later in pairwise(moments))


def _one(connection: sqlite3.Connection, query: str, value: object) -> int:
    return int(connection.execute(query, (value,)).fetchone()[0])


def _counts(connection: sqlite3.Connection, query: str, crawl: int) -> dict[str, int]:
    return dict(connection.execute(query, (crawl,)).fetchall())


def _outcomes(connection: sqlite3.Connection, crawl: int, kind: str) -> dict[str, int]:
    counted = connection.execute(
        f"SELECT outcome, count(*) FROM fetches f WHERE crawl = ? AND kind = ? AND {COUNTED} AND NOT {_MISSED} GROUP BY 1 ORDER BY 2 DESC",
        (crawl, kind),
    )
    return dict(counted.fetchall())


def _by_past(connection: sqlite3.Connection, crawl: int) -> tuple[dict[str, int], dict[str, int]]:
    """Outcomes of the articles of a crawl by what earlier crawls made of their addresses: (never settled, stored)."""
    fresh: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for outcome, before, count in connection.execute(
        "SELECT f.outcome, (SELECT max(CASE WHEN p.outcome IN (" + _STORED + ") THEN 2 ELSE 1 END) FROM fetches p"
        " WHERE p.row = f.row AND p.crawl < f.crawl AND p.final = 1) AS before, count(*)"
        f" FROM fetches f WHERE f.crawl = ? AND f.kind = 'article' AND {COUNTED} AND NOT {_MISSED} GROUP BY 1, 2",
        (crawl,),
    ):
        if before is None:
            fresh[outcome] += count
        elif before == 2:
            known[outcome] += count
    return dict(fresh), dict(known)


def first_pages(connection: sqlite3.Connection, crawl: int, *, passing: Iterable[str] = ()) -> list[Listing]:
    """What the first page of each listing named in a crawl, beside what it usually names.

    Args:
        passing: outcomes that are passed over: by their index, so that a crawl of many articles is not looked through.
    """
    marks = ", ".join(f"'{one}'" for one in sorted(passing))
    passed = f" AND f.outcome NOT IN ({marks})" if marks else ""
    pages = []
    for row, url, outcome, reason, links in connection.execute(
        "SELECT f.row, f.url, f.outcome, f.reason, f.links_found FROM fetches f CROSS JOIN frontier w ON w.id = f.row"
        f" WHERE f.crawl = ? AND w.kind = 'listing' AND {COUNTED} AND w.rank < ?{passed} ORDER BY w.rank, f.id",
        (crawl, FIRST_PAGES),
    ).fetchall():
        before = [
            one[0] for one in connection.execute(
                "SELECT links_found FROM fetches WHERE row = ? AND crawl < ? AND final = 1 AND outcome = 'listed'"
                " ORDER BY crawl DESC LIMIT ?", (row, crawl, REMEMBERED),
            )
        ]  # fmt: skip
        pages.append(
            Listing(url=url, outcome=outcome, reason=reason or "", links=links, usual=median(before) if before else None)
        )
    return pages


def _texts(connection: sqlite3.Connection, site: str, crawl: int) -> Texts:
    new = connection.execute(
        "SELECT length(t.text), r.title, r.text_sha256, r.published FROM events e JOIN holdings h ON h.key = e.holding"
        " JOIN readings r ON r.id = h.reading JOIN texts t ON t.sha256 = r.text_sha256 WHERE e.crawl = ? AND e.kind = 'new'",
        (crawl,),
    ).fetchall()
    if not new:
        return Texts()
    before = connection.execute(
        "SELECT length(t.text), a.published FROM articles a JOIN texts t ON t.sha256 = a.text_sha256 WHERE a.site = ?"
        " AND a.key NOT IN (SELECT holding FROM events WHERE crawl = ? AND kind = 'new') ORDER BY a.first_seen DESC LIMIT 200",
        (site, crawl),
    ).fetchall()
    enough = len(before) >= 10
    return Texts(
        count=len(new), median_length=median(one[0] for one in new), titles=len({one[1] for one in new}),
        most_alike=Counter(one[2] for one in new).most_common(1)[0][1], dated=sum(one[3] is not None for one in new),
        usual_length=median(one[0] for one in before) if enough else None,
        usually_dated=sum(one[1] is not None for one in before) / len(before) if enough else None,
    )  # fmt: skip


def _coming_back(connection: sqlite3.Connection, crawl: int, old: Rolled) -> dict[str, Any]:
    """Why requests were made, and what was due; nothing of that is known in an archive that was last written before it was kept."""
    if not _has(connection, "fetches", "why"):
        return {}
    whole, due, spared = connection.execute(
        "SELECT whole, rechecks_due, rechecks_spared FROM crawls WHERE id = ?", (crawl,)
    ).fetchone()
    return {
        "whys": with_rolled(_counts(
            connection,
            "SELECT why, count(*) FROM fetches WHERE crawl = ? AND sent = 1 AND why IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1", crawl,
        ), old.whys),
        "not_modified": _one(connection, "SELECT count(*) FROM fetches WHERE crawl = ? AND sent = 1 AND status = 304", crawl)
        + old.not_modified,
        "whole": bool(whole), "rechecks_due": due, "rechecks_spared": spared,
    }  # fmt: skip


def _pages(connection: sqlite3.Connection, crawl: int) -> dict[str, int]:
    if not _has(connection, "fetches", "page"):
        return {}
    return _counts(
        connection,
        f"SELECT page, count(*) FROM fetches f WHERE crawl = ? AND kind = 'article' AND page IS NOT NULL AND {COUNTED}"
        " GROUP BY 1 ORDER BY 2 DESC", crawl,
    )  # fmt: skip


def _articles_of(old: Rolled) -> dict[str, int]:
    """Pages of fetches that are only counts by now: what is unchanged was an article."""
    count = sum(count for outcome, count in old.articles.items() if outcome in STORED_OUTCOMES)
    return {"article": count} if count else {}


def _has(connection: sqlite3.Connection, table: str, column: str) -> bool:
    """Whether the archive is new enough for a column; reading migrates nothing."""
    return connection.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)).fetchone() is not None


def _rights(connection: sqlite3.Connection, crawl: int) -> dict[str, int]:
    if not _has(connection, "captures", "robots_tags"):
        return {}
    counted = connection.execute(
        "SELECT t.key, count(DISTINCT f.id) FROM fetches f JOIN captures c ON c.id = f.capture, json_each(c.robots_tags) t"
        " WHERE f.crawl = ?1 AND f.kind = 'article' AND c.robots_tags IS NOT NULL GROUP BY 1"
        " UNION ALL SELECT 'tdm', count(*) FROM fetches f JOIN captures c ON c.id = f.capture"
        " WHERE f.crawl = ?1 AND f.kind = 'article' AND json_extract(c.tdm, '$.reservation') = 1",
        (crawl,),
    )
    return {name: count for name, count in counted if count}


def _traps(connection: sqlite3.Connection, crawl: int) -> list[tuple[str, int, str]]:
    return connection.execute(
        "SELECT reason, count(*), min(url) FROM (SELECT url, reason FROM refused WHERE crawl = ?1 AND outcome = ?2 UNION"
        " SELECT url, reason FROM fetches WHERE crawl = ?1 AND outcome = ?2) GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 20",
        (crawl, Outcome.TRAP),
    ).fetchall()


def _failures(connection: sqlite3.Connection, crawl: int) -> list[tuple[str, str, str]]:
    marks = ", ".join("?" for _ in FAILURES)
    return [
        (outcome, reason or "", url)
        for outcome, reason, url in connection.execute(
            f"SELECT outcome, reason, url FROM fetches f WHERE crawl = ? AND {COUNTED} AND NOT {_MISSED} AND outcome IN ({marks})"
            " ORDER BY kind DESC, id LIMIT 10",
            (crawl, *FAILURES),
        )
    ]
