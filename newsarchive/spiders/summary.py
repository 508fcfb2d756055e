"""What a person reads when a crawl ends: what came, what did not, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive.verdict import Verdict
from newsarchive.items import Outcome
from newsarchive.sites.model import Site

WORDS = {
    Outcome.STORED: "new",
    Outcome.SAME_TEXT: "new, with a text that already stands at another address",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
    Outcome.ALIAS: "other addresses of known articles",
    Outcome.HELD: "worse answers, held beside the good ones",
    Outcome.REDIRECTED: "redirects, followed",
    Outcome.NOT_ARTICLE: "pages that are no articles",
    Outcome.NOT_HTML: "files",
    Outcome.NO_TEXT: "pages without text",
    Outcome.SOFT_404: "empty answers (\"page not found\" with status 200)",
    Outcome.GONE: "gone (404 or 410)",
    Outcome.ROBOTS_DENIED: "not allowed by robots.txt",
}
"""Outcomes in the words of the summary; the others speak for themselves."""

FINISHED = {
    "finished": "everything known was asked",
    "limit": "the limit was reached",
    "max_time": "the time was up",
    "interrupted": "interrupted",
    "host_asked_to_wait": "the host asked us to wait; the rest waits in the frontier",
}


def summary_lines(verdict: Verdict, site: Site) -> Iterator[str]:
    """The summary of one crawl, line by line."""
    name = site.names.get("en") or next(iter(site.names.values()), site.id)
    end = FINISHED.get(verdict.finish_reason, verdict.finish_reason)
    yield ""
    yield f"{name} ({site.id}), crawl {verdict.crawl}: {end}."
    yield (
        f"  {verdict.requests:,} requests, {verdict.bytes / 1e6:,.1f} MB in {verdict.seconds:,.0f} s;"
        f" {verdict.listings.get(Outcome.LISTED, 0):,} listing pages named {verdict.article_links:,} article addresses."
    )
    for outcome, count in verdict.articles.items():
        yield f"  {count:>7,}  {WORDS.get(Outcome(outcome), outcome)}"
    for outcome, count in verdict.listings.items():
        if outcome not in {Outcome.LISTED, Outcome.REDIRECTED}:
            yield f"  {count:>7,}  listing pages: {WORDS.get(Outcome(outcome), outcome)}"
    for outcome, count in verdict.refused.items():
        yield f"  {count:>7,}  addresses not asked for: {outcome}"
    if verdict.spellings:
        yield f"  {verdict.spellings:>7,}  other spellings of these addresses noted"
    for outcome, reason, url in verdict.failures[:5]:
        yield f"  ! {outcome}: {reason} {url}"
    yield f"  The archive now holds {verdict.held:,} articles of {site.id}."


def next_steps(verdict: Verdict, site: Site, db: Path) -> Iterator[str]:
    """What to do next."""
    where = "" if db == Path("archive.db") else f" --db {db}"
    if verdict.waiting:
        yield f"  {verdict.waiting:,} addresses still wait: 'newsarchive crawl {site.id}{where}' goes on with them."
    if not verdict.held:
        return
    word = {"demo": "университет", "kaznu": "университет"}.get(site.id, "university")
    yield "Next:"
    yield f"  newsarchive search {word}{where}"
    yield f"  newsarchive export csv{where} -o articles.csv"
