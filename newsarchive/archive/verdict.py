"""The verdict on a crawl, computed from the ledger in the archive, never from what a process believes of itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from newsarchive.archive.cut_lists import cut_lists
from newsarchive.archive.ledger import FAILURES, Listing, Tally, days_without_news, tally
from newsarchive.archive.named import Named
from newsarchive.items import STORED_OUTCOMES, Outcome
from newsarchive.plural import number_of

NO_ANSWER = frozenset({Outcome.UNREACHABLE, Outcome.TLS_ERROR, Outcome.TIMEOUT, Outcome.SERVER_ERROR, Outcome.THROTTLED})
LOST = frozenset({Outcome.GONE, Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.HELD})
"""What a page of an article comes to that is there no more, or no more an article."""
FEW = 5
"""Shares of fewer addresses than this say nothing."""
MANY_FAILED = 0.3
"""Share of the addresses tried that failed, above which a crawl is bad."""
MANY_LOST = 0.3
MANY_NO_ARTICLE = 0.5
MANY_CHANGED = 0.5
"""Share of the articles looked at again (ten or more) whose text changed: rather the page's frame than all the news."""
FAR_FEWER = 0.5
"""Of the article addresses that a listing usually names."""
FAR_SHORTER = 0.25
"""Of the usual length of a text."""
STALE_DAYS = 21.0
"""Days without a new article that are too many for no site, whatever its past."""
STALE_TIMES = 4.0
"""Times the longest pause the site ever made."""


CUT_OFF = frozenset({"interrupted", "shutdown", "archive"})
"""Ends of a crawl that is not judged: a person or the system stopped it, or the archive failed it."""


class Cause(StrEnum):
    """What is wrong with a crawl. Each has its advice."""

    OWN_ERROR = "own_error"
    NOTHING_ASKED = "nothing_asked"
    OUT_OF_SCOPE = "out_of_scope"
    UNREACHABLE = "unreachable"
    THROTTLED = "throttled"
    TLS = "tls"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    LISTINGS_UNREADABLE = "listings_unreadable"
    LISTINGS_EMPTY = "listings_empty"
    LISTING_LOST = "listing_lost"
    LISTING_SHORT = "listing_short"
    LISTING_CUT = "listing_cut"
    ARTICLES_FAILED = "articles_failed"
    NO_ARTICLES = "no_articles"
    KNOWN_LOST = "known_lost"
    TEXTS_ALIKE = "texts_alike"
    TITLES_ALIKE = "titles_alike"
    TEXTS_SHORT = "texts_short"
    DATES_MISSING = "dates_missing"
    MANY_CHANGED = "many_changed"
    STALE = "stale"


ADVICE = {
    Cause.OWN_ERROR: "Read the log of the crawl and report the error; the same command goes on from where it stopped.",
    Cause.NOTHING_ASKED: "Give the crawl more time (--max-time), and look what keeps the machine busy at that hour.",
    Cause.OUT_OF_SCOPE: "Correct 'hosts', 'listings' and 'sources' in the site file: only addresses on its hosts are asked for.",
    Cause.UNREACHABLE: "Look whether the site is down, has moved, or refuses us. The next crawl tries everything again.",
    Cause.THROTTLED: "Raise 'delay' in the site file, or crawl at another hour. What was not asked waits for the next crawl.",
    Cause.TLS: "Look at the site in a browser: its certificate has expired, names another host, or lacks an intermediate"
    " one, which the site file can name (docs/add-a-university.md).",
    Cause.ROBOTS: "Read the site's robots.txt, and ask the university for permission where it forbids archiving.",
    Cause.BLOCKED: "The site asks visitors to prove they are people, or to log in. Raise 'delay', or ask the university for access.",
    Cause.LISTINGS_UNREADABLE: "Look at the listing in a browser, and correct 'listings' in the site file.",
    Cause.LISTINGS_EMPTY: "Compare the listing in a browser with 'newsarchive sites show': the site was redesigned, or its addresses"
    " changed.",
    Cause.LISTING_LOST: "Look at this listing in a browser: one language or section of the site may have moved.",
    Cause.LISTING_SHORT: "Look at this listing in a browser: part of it may load by script now, or its addresses changed.",
    Cause.LISTING_CUT: "Look at the second page of the list in a browser, and for a sitemap or another source of what is older.",
    Cause.ARTICLES_FAILED: "Look at one of the failed addresses in a browser; the next crawl tries them again.",
    Cause.NO_ARTICLES: "Look at one of these addresses in a browser: articles may load by script now, or stand elsewhere.",
    Cause.KNOWN_LOST: "Look at one of these addresses: the site may have moved its news. What the archive holds stays.",
    Cause.TEXTS_ALIKE: "Look at one of these addresses: the site may answer every address with the same page.",
    Cause.TITLES_ALIKE: "Look at one new article with 'newsarchive show --evidence', and name the title in the site file.",
    Cause.TEXTS_SHORT: "Look at one new article with 'newsarchive show': the page's frame changed, or only teasers are public now.",
    Cause.DATES_MISSING: "Look at one new article with 'newsarchive show --evidence', and name the date in the site file.",
    Cause.MANY_CHANGED: "Look at two versions of one article: if the page's frame changed, correct the site file and read again.",
    Cause.STALE: "Look at the listing in a browser: the site may publish its news elsewhere now.",
}
"""What an archivist should do next."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong."""

    cause: Cause
    reason: str

    @property
    def advice(self) -> str:
        """What to do about it."""
        return ADVICE[self.cause]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a crawl came to."""

    tally: Tally
    faults: list[Fault] = field(default_factory=list)
    """Empty for a good crawl; the gravest first."""
    remarks: list[str] = field(default_factory=list)
    """What is worth knowing and no fault."""

    @property
    def good(self) -> bool:
        """Whether the crawl was good."""
        return not self.faults

    @property
    def reason(self) -> str:
        """One or more sentences: what is wrong, or that all is well."""
        return " ".join(fault.reason for fault in self.faults) or "All is well."

    @property
    def advice(self) -> str:
        """What to do next; "" for a good crawl."""
        return self.faults[0].advice if self.faults else ""


def judge(connection: sqlite3.Connection, crawl: int, expect_articles: int = 1) -> Verdict:
    """Judge one crawl from its ledger; the verdict is also written to the crawl's row, unless the crawl was cut off.

    Args:
        crawl: the crawl's key.
        expect_articles: how many article addresses, known or new, the listings must at least name.
    """
    counted = tally(connection, crawl)
    assert counted is not None, "a crawl that is judged has its row"
    with_listings = bool(counted.options.get("whole", not counted.options.get("urls")))
    pause = days_without_news(connection, counted.site, crawl) if with_listings else None
    faults = list(_faults(counted, expect_articles if with_listings else 0, pause))
    if not faults and with_listings:
        faults = [
            Fault(cause=Cause.LISTING_CUT, reason=f"A list broke off at its second page {url} ({why}): what is older was not found.")
            for url, why in cut_lists(connection, counted.site, crawl)[:1]
        ]
    verdict = Verdict(tally=counted, faults=faults, remarks=list(_remarks(counted)))
    if counted.finish_reason in CUT_OFF:
        return verdict
    connection.execute(
        "UPDATE crawls SET verdict = ?, verdict_cause = ?, verdict_reason = ? WHERE id = ?",
        ("good" if verdict.good else "bad", faults[0].cause if faults else None, verdict.reason, crawl),
    )
    return verdict


def _faults(counted: Tally, expected: int, pause: tuple[float, float] | None) -> Iterator[Fault]:
    """All that is wrong, the gravest first. What makes the rest plain is said alone."""
    if counted.finish_reason == "start_error":
        yield Fault(cause=Cause.OWN_ERROR, reason="The crawl broke off over an error of newsarchive's own; the log names it.")
        return
    grave = _nothing_came(counted, expected)
    if grave is not None:
        yield grave
        return
    yield from _of_listings(counted.first_pages)
    yield from _of_articles(counted)
    yield from _of_texts(counted)
    if pause is not None and pause[0] > max(STALE_DAYS, STALE_TIMES * pause[1]):
        yield Fault(
            cause=Cause.STALE,
            reason=f"No new article for {pause[0]:.0f} days, where there never was a pause of more than {max(pause[1], 1):.0f}.",
        )


def _nothing_came(counted: Tally, expected: int) -> Fault | None:
    both = Counter(counted.articles) + Counter(counted.listings)
    asked = sum(both.values())
    if not asked and counted.outside is not None:
        url, reason = counted.outside
        return Fault(cause=Cause.OUT_OF_SCOPE, reason=f"None of the addresses to begin with is in the site's scope ({url}: {reason}).")
    if not asked:
        return Fault(cause=Cause.NOTHING_ASKED, reason=f"The crawl asked for nothing before its end ({counted.finish_reason}).")
    example = _example(counted)
    silent = sum(both[outcome] for outcome in NO_ANSWER)
    if silent == asked:
        if both[Outcome.TLS_ERROR] * 2 > asked:
            return Fault(cause=Cause.TLS, reason=f"The site could not be reached over TLS{example}.")
        if both[Outcome.THROTTLED] * 2 > asked:
            return Fault(cause=Cause.THROTTLED, reason=f"The site asked us to wait, whatever was asked{example}.")
        return Fault(cause=Cause.UNREACHABLE, reason=f"The site could not be reached{example}.")
    if both[Outcome.ROBOTS_DENIED] == asked:
        return Fault(cause=Cause.ROBOTS, reason="robots.txt allows none of the addresses that were tried.")
    stored = any(outcome in STORED_OUTCOMES for outcome in counted.articles)
    if expected and counted.listings and not counted.listings.get(Outcome.LISTED) and not stored:
        if counted.listings.get(Outcome.BLOCKED_PAGE):
            return Fault(cause=Cause.BLOCKED, reason=f"The listings ask for a login or a proof of being a person{example}.")
        if counted.listings.get(Outcome.ROBOTS_DENIED):
            return Fault(cause=Cause.ROBOTS, reason="robots.txt does not allow the listings.")
        outcomes = ", ".join(f"{outcome} {count}" for outcome, count in counted.listings.items())
        return Fault(cause=Cause.LISTINGS_UNREADABLE, reason=f"No listing could be read ({outcomes}){example}.")
    if counted.listings and counted.article_links < expected:
        return Fault(
            cause=Cause.LISTINGS_EMPTY,
            reason=f"The listings named {number_of(counted.article_links, 'article address', 'article addresses')}"
            f" where at least {expected} was expected{_said(counted.first_pages)}.",
        )
    return None


def _said(pages: Iterable[Listing]) -> str:
    """What an empty listing says itself."""
    words = next((page.reason for page in pages if page.reason and page.reason != f"{page.links} links"), None)
    return f" ({words})" if words else ""


def _of_listings(pages: Iterable[Listing]) -> Iterator[Fault]:
    for page in pages:
        if page.usual is None or page.usual < 1 or page.outcome == Outcome.REDIRECTED:
            continue
        if page.outcome != Outcome.LISTED:
            yield Fault(
                cause=Cause.LISTING_LOST,
                reason=f"The listing {page.url} could not be read ({page.outcome}: {page.reason}); it usually names {page.usual:.0f}"
                " articles.",
            )
        elif page.links == 0 or (page.usual >= 4 and page.links < FAR_FEWER * page.usual):
            yield Fault(
                cause=Cause.LISTING_SHORT,
                reason=f"The listing {page.url} named {number_of(page.links, 'article address', 'article addresses')},"
                f" where {page.usual:.0f} are usual.",
            )


def _of_articles(counted: Tally) -> Iterator[Fault]:
    """Old failures that are tried once more say nothing about this crawl."""
    new, old = Counter(counted.fresh), Counter(counted.known)
    # Nobody asked for these.
    del new[Outcome.TRAP], old[Outcome.TRAP]
    told = new + old
    tried = sum(told.values())
    failed = sum(told[outcome] for outcome in FAILURES)
    stored = sum(told[outcome] for outcome in STORED_OUTCOMES)
    example = _example(counted)
    if tried and failed and (not stored or (tried >= FEW and failed > MANY_FAILED * tried)):
        common = max(FAILURES, key=lambda outcome: (told[outcome], outcome))
        cause = {Outcome.BLOCKED_PAGE: Cause.BLOCKED, Outcome.THROTTLED: Cause.THROTTLED, Outcome.TLS_ERROR: Cause.TLS}.get(
            common, Cause.ARTICLES_FAILED
        )
        many = f"{failed} of {tried} articles failed" if stored else f"None of the {number_of(tried, 'article')} asked for could be stored"
        yield Fault(cause=cause, reason=f"{many}{example}.")
    fresh = sum(new.values()) - new[Outcome.REDIRECTED]
    empty = sum(new[outcome] for outcome in (*LOST, Outcome.ROBOTS_DENIED))
    if (fresh >= FEW and empty > MANY_NO_ARTICLE * fresh) or (fresh and empty == fresh and not counted.held):
        outcomes = ", ".join(f"{outcome} {new[outcome]}" for outcome in sorted(LOST) if new[outcome])
        yield Fault(cause=Cause.NO_ARTICLES, reason=f"{empty} of {fresh} new addresses led to no article ({outcomes or 'robots_denied'}).")
    known = sum(old.values())
    lost = sum(old[outcome] for outcome in LOST)
    if known >= FEW and lost > MANY_LOST * known:
        yield Fault(cause=Cause.KNOWN_LOST, reason=f"{lost} of {known} known articles looked at again are there no more.")
    changed = old[Outcome.CHANGED]
    if known >= 2 * FEW and changed > MANY_CHANGED * known:
        yield Fault(cause=Cause.MANY_CHANGED, reason=f"{changed} of {known} known articles looked at again have another text.")


def _of_texts(counted: Tally) -> Iterator[Fault]:
    texts = counted.texts
    if texts.count < FEW:
        return
    if texts.most_alike > texts.count / 2:
        yield Fault(cause=Cause.TEXTS_ALIKE, reason=f"{texts.most_alike} of {texts.count} new articles have the same text.")
    elif texts.titles <= texts.count / 5:
        yield Fault(
            cause=Cause.TITLES_ALIKE, reason=f"{texts.count} new articles have only {texts.titles} different titles between them."
        )
    if texts.usual_length is not None and texts.usual_length >= 200 and texts.median_length < FAR_SHORTER * texts.usual_length:
        yield Fault(
            cause=Cause.TEXTS_SHORT,
            reason=f"The new texts are {texts.median_length:.0f} characters long in the median, where {texts.usual_length:.0f} is usual.",
        )
    if texts.usually_dated is not None and texts.usually_dated >= 0.8 and texts.dated <= 0.2 * texts.count:
        yield Fault(
            cause=Cause.DATES_MISSING,
            reason=f"{texts.count - texts.dated} of {texts.count} new articles have no date, where {texts.usually_dated:.0%} usually do.",
        )


def _remarks(counted: Tally) -> Iterator[str]:
    read = any(page.outcome == Outcome.LISTED for page in counted.first_pages)
    for page in counted.first_pages if read else ():
        if page.usual is None and page.outcome not in {Outcome.LISTED, Outcome.REDIRECTED}:
            yield f"The listing {page.url} could not be read, and never was ({page.outcome}: {page.reason})."
    if counted.finish_reason == "finished":
        yield from _of_sources(counted.sources)
    for reason, count, url in counted.traps:
        yield (
            f"{number_of(count, 'address belongs', 'addresses belong')} to a web of pages without an end; not asked: {reason}"
            f" (for example {url})."
        )
    if counted.failed:
        yield (
            f"{number_of(counted.failed, 'article address', 'article addresses')} failed{_example(counted)};"
            " failures that may pass are tried again."
        )


SOURCE_NAMES = {
    "listing": "the listings name", "feed": "the feed names", "sitemap": "the sitemap names", "wordpress": "the WordPress interface names",
    "drupal": "the Drupal interface names", "json": "the JSON interface names",
}  # fmt: skip
"""The sources in a sentence."""


def _of_sources(sources: Iterable[Named]) -> Iterator[str]:
    """What one source finds and the others miss."""
    for one in sources:
        if one.alone:
            yield (
                f"{number_of(one.alone, 'article')} only {SOURCE_NAMES.get(one.source, one.source + ' names')}"
                f" (for example {', '.join(one.examples)})."
            )


def _example(counted: Tally) -> str:
    if not counted.failures:
        return ""
    outcome, reason, url = counted.failures[0]
    return f" ({outcome}: {reason}; for example {url})"
