"""The verdict on a crawl, computed from the ledger in the archive, never from what a process believes of itself."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from newsarchive.items import STORED_OUTCOMES, Outcome

FAILURES = frozenset(
    {
        Outcome.SERVER_ERROR, Outcome.CLIENT_ERROR, Outcome.THROTTLED, Outcome.UNREACHABLE, Outcome.TLS_ERROR,
        Outcome.TIMEOUT, Outcome.TOO_BIG, Outcome.INCOMPLETE, Outcome.HOSTILE, Outcome.READ_TIMEOUT,
        Outcome.READ_CRASHED, Outcome.READ_FAILED, Outcome.CRASHED, Outcome.BLOCKED_PAGE,
    }
)  # fmt: skip
"""Outcomes that an archivist wants to hear of."""

NO_ANSWER = frozenset({Outcome.UNREACHABLE, Outcome.TLS_ERROR, Outcome.TIMEOUT, Outcome.SERVER_ERROR})
MANY_ERRORS = 0.3
"""Share of the articles tried above which a crawl is bad."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a crawl came to."""

    crawl: int
    good: bool
    reason: str
    """One sentence: what is wrong and its likely cause, or that all is well."""
    finish_reason: str
    seconds: float
    requests: int
    bytes: int
    articles: dict[str, int] = field(default_factory=dict)
    """Final outcome of each article address that this crawl settled, counted."""
    listings: dict[str, int] = field(default_factory=dict)
    """The same for listings."""
    refused: dict[str, int] = field(default_factory=dict)
    """Addresses that were found and not let in, counted by outcome."""
    spellings: int = 0
    """Other spellings of known addresses that were noted."""
    article_links: int = 0
    """Article addresses, known or new, that listings named."""
    waiting: int = 0
    """Addresses of the site that still wait in the frontier."""
    held: int = 0
    """Articles of the site in the archive."""
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    """Up to ten (outcome, reason, address) of what failed."""


def judge(connection: sqlite3.Connection, crawl: int, expect_articles: int = 1) -> Verdict:
    """Read the ledger of one crawl and judge it; the verdict is also written to the crawl's row.

    Args:
        crawl: the crawl's key.
        expect_articles: how many article addresses, known or new, the listings must at least name.
    """
    row = connection.execute(
        "SELECT site, finish_reason, (julianday(coalesce(finished_at, started_at)) - julianday(started_at)) * 86400,"
        " options FROM crawls WHERE id = ?",
        (crawl,),
    ).fetchone()
    site, finish_reason, seconds, options = row
    requests, size = connection.execute(
        "SELECT count(*), coalesce(sum(bytes), 0) FROM fetches WHERE crawl = ? AND sent = 1", (crawl,)
    ).fetchone()
    articles = _outcomes(connection, crawl, "article")
    listings = _outcomes(connection, crawl, "listing")
    links = connection.execute(
        "SELECT coalesce(sum(links_found), 0) FROM fetches WHERE crawl = ? AND kind = 'listing' AND outcome = 'listed'",
        (crawl,),
    ).fetchone()[0]
    failures = [
        (outcome, reason or "", url)
        for outcome, reason, url in connection.execute(
            f"SELECT outcome, reason, url FROM fetches WHERE crawl = ? AND final = 1 AND outcome IN ({_marks(FAILURES)})"
            " ORDER BY kind DESC, id LIMIT 10",
            (crawl, *FAILURES),
        )
    ]
    with_listings = '"urls": []' in options or '"urls"' not in options
    if finish_reason == "start_error":
        good, reason = False, "The crawl broke off over an error of newsarchive's own; the log names it."
    else:
        good, reason = _judge(articles, listings, links, failures, expect_articles if with_listings else 0)
    connection.execute(
        "UPDATE crawls SET verdict = ?, verdict_reason = ? WHERE id = ?", ("good" if good else "bad", reason, crawl)
    )
    return Verdict(
        crawl=crawl,
        good=good,
        reason=reason,
        finish_reason=finish_reason or "died",
        seconds=seconds or 0.0,
        requests=requests,
        bytes=size,
        articles=articles,
        listings=listings,
        refused=dict(
            connection.execute("SELECT outcome, count(*) FROM refused WHERE crawl = ? GROUP BY 1", (crawl,)).fetchall()
        ),
        spellings=connection.execute("SELECT count(*) FROM spellings WHERE first_crawl = ?", (crawl,)).fetchone()[0],
        article_links=links,
        waiting=connection.execute(
            "SELECT count(*) FROM frontier WHERE site = ? AND state = 'waiting'", (site,)
        ).fetchone()[0],
        held=connection.execute("SELECT count(*) FROM articles WHERE site = ?", (site,)).fetchone()[0],
        failures=failures,
    )


def _outcomes(connection: sqlite3.Connection, crawl: int, kind: str) -> dict[str, int]:
    counted = connection.execute(
        "SELECT outcome, count(*) FROM fetches WHERE crawl = ? AND kind = ? AND final = 1 GROUP BY 1 ORDER BY 2 DESC",
        (crawl, kind),
    )
    return dict(counted.fetchall())


def _marks(values: frozenset[Outcome]) -> str:
    return ", ".join("?" for _ in values)


def _judge(
    articles: dict[str, int], listings: dict[str, int], links: int, failures: list[tuple[str, str, str]], expected: int
) -> tuple[bool, str]:
    tried = sum(articles.values())
    stored = sum(count for outcome, count in articles.items() if outcome in STORED_OUTCOMES)
    failed = sum(count for outcome, count in articles.items() if outcome in FAILURES)
    asked = tried + sum(listings.values())
    silent = sum(count for outcomes in (articles, listings) for outcome, count in outcomes.items() if outcome in NO_ANSWER)
    cause = f" ({failures[0][0]}: {failures[0][1]}; for example {failures[0][2]})" if failures else ""
    if asked and silent == asked:
        return False, f"The site could not be reached{cause}. Look whether it is down, moved, or refuses us."
    if expected and listings and not listings.get(Outcome.LISTED) and not stored:
        return False, f"No listing could be read{cause}. Look at the listing in a browser and at the site file."
    if links < expected:
        return False, (
            f"The listings named {links} article addresses where at least {expected} was expected: the site was redesigned,"
            " or its addresses changed. Compare the listing with the patterns of 'newsarchive sites show'."
        )
    if tried and failed and not stored:
        return False, f"None of the {tried} articles asked for could be stored{cause}."
    if tried >= 5 and failed > MANY_ERRORS * tried:
        return False, f"{failed} of {tried} articles failed{cause}."
    return True, "All is well." if not failures else f"Good; {len(failures)} or more addresses failed{cause}."
