"""A report in plain text, as a crawl prints it at its end and `newsarchive report` at any time; and the same as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from newsarchive.archive.ledger import Tally
from newsarchive.archive.report import Report
from newsarchive.items import RECHECKS, STORED_OUTCOMES, Outcome, Why
from newsarchive.plural import number_of

WORDS = {
    Outcome.STORED: "new",
    Outcome.SAME_TEXT: "new, with a text that already stands at another address",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
    Outcome.NOT_MODIFIED: "unchanged, as their server says (304)",
    Outcome.ALIAS: "other addresses of known articles",
    Outcome.HELD: "worse answers, held beside the good ones",
    Outcome.REDIRECTED: "redirects, followed",
    Outcome.NOT_ARTICLE: "pages that are no articles",
    Outcome.NOT_HTML: "files",
    Outcome.NO_TEXT: "pages without text",
    Outcome.SOFT_404: "pages that say that there is nothing here (status 200)",
    Outcome.GONE: "gone (404 or 410)",
    Outcome.ROBOTS_DENIED: "not allowed by robots.txt",
    Outcome.RESERVED: "pages that ask not to be kept, which the site file respects",
    Outcome.TRAP: "of webs of pages without an end, not asked",
}
"""Outcomes in the words of the summary; the others speak for themselves."""

WHYS = {
    Why.NEW: "for new addresses", Why.LISTING: "for listings and other sources", Why.WHOLE: "for sources that were read whole",
    Why.AGE: "for articles that were due by their age", Why.CHANGED: "for articles that had changed before",
    Why.LASTMOD: "for articles that a source says were changed", Why.LOST: "for articles that were not there the last time",
    Why.RETRY: "for what had failed", Why.ASKED: "because a person asked for it", Why.NUMBERS: "for numbers that no source names",
    Why.ROBOTS: "for robots.txt",
}  # fmt: skip
"""Why requests were made, in the words of the summary."""

PAGES = {"static": "static page", "soft_404": "soft 404", "bot_wall": "bot wall", "empty": "page without text"}
RIGHTS = {"tdm": "text and data mining reserved"}

FINISHED = {
    "finished": "everything known was asked",
    "limit": "the limit was reached",
    "max_time": "the time was up",
    "interrupted": "interrupted",
    "shutdown": "interrupted",
    "archive": "the archive could not be written",
    "host_asked_to_wait": "the host asked us to wait; the rest waits in the frontier",
    "died": "it died",
    "running": "it still runs",
}


SILENCE = frozenset({Outcome.UNREACHABLE, Outcome.TLS_ERROR, Outcome.TIMEOUT})
NOT_TRIED = frozenset({Outcome.REDIRECTED, Outcome.NOT_NEEDED, Outcome.TRAP})
"""What listings come to that were left alone, or are counted where they led."""


def end_of(tally: Tally) -> str:
    """How a crawl ended, in words."""
    if tally.finish_reason == "finished":
        outcomes = {*tally.articles, *tally.listings}
        if not outcomes and not tally.asked:
            return "there was nothing that could be asked"
        if outcomes and outcomes <= SILENCE:
            return "nothing that was tried answered"
    return FINISHED.get(tally.finish_reason, tally.finish_reason)


def words(outcome: str) -> str:
    """An outcome in words."""
    return WORDS.get(Outcome(outcome), outcome) if outcome in set(Outcome) else outcome


def _with_walls_held(tally: Tally) -> dict[str, int]:
    """What articles came to, counted, where a login or a bot wall before a known one is held as every other worse answer is."""
    walls = tally.known.get(Outcome.BLOCKED_PAGE, 0)
    if not walls:
        return tally.articles
    counts = Counter(tally.articles)
    counts[Outcome.HELD] += walls
    counts[Outcome.BLOCKED_PAGE] -= walls
    return {outcome: count for outcome, count in counts.most_common() if count > 0}


def figures(tally: Tally, name: str, held: int | None = None) -> Iterator[str]:
    """What a crawl came to, line by line.

    Args:
        name: the site's name.
        held: articles of the site in the archive, where it is not now's.
    """
    yield f"{name} ({tally.site}), crawl {tally.crawl}: {end_of(tally)}."
    tried = sum(count for outcome, count in tally.listings.items() if outcome not in NOT_TRIED)
    sent = f"{number_of(tally.requests, 'request')}, {tally.bytes / 1e6:,.1f} MB"
    if not tally.requests and tried:
        sent = "No answer"
    listed = tally.listings.get(Outcome.LISTED, 0)
    of = "" if listed == tried else f"{listed:,} of "
    yield (
        f"  {sent} in {tally.seconds:,.0f} s;"
        f" {of}{number_of(tried, 'listing page')} named"
        f" {number_of(tally.article_links, 'article address', 'article addresses')}."
    )
    yield from (f"  {line}" for line in reasons(tally))
    for outcome, count in _with_walls_held(tally).items():
        walls = tally.known.get(Outcome.BLOCKED_PAGE, 0) if outcome == Outcome.HELD else 0
        yield f"  {count:>7,}  {words(outcome)}{f' ({walls:,} of them a login or a bot wall)' if walls else ''}"
    for outcome, count in tally.listings.items():
        if outcome not in {Outcome.LISTED, Outcome.REDIRECTED}:
            yield f"  {count:>7,}  listing pages: {words(outcome)}"
    for outcome, count in tally.refused.items():
        yield f"  {count:>7,}  addresses not asked for: {outcome}"
    if tally.spellings:
        yield f"  {tally.spellings:>7,}  other spellings of these addresses noted"
    if set(tally.pages) - {"article"}:
        yield f"  What was asked for as an article was: {', '.join(f'{PAGES.get(one, one)} {n:,}' for one, n in tally.pages.items())}."
    if tally.rights:
        asked = ", ".join(f"{RIGHTS.get(name, name)} {count:,}" for name, count in tally.rights.items())
        yield f"  Asked of robots by pages of articles, and recorded: {asked}."
    if tally.probes:
        hits = sum(tally.probes.get(one, 0) for one in STORED_OUTCOMES)
        asked = number_of(sum(tally.probes.values()), "number")
        yield f"  {asked} asked for that no source named; {number_of(hits, 'article')} found by it."
    if tally.per_article is not None:
        yield f"  {tally.per_article:.2f} requests for each of the {number_of(tally.brought, 'article')} they came to."
    if away := tally.events.get("away"):
        articles = number_of(away, "article leads", "articles lead")
        yield f"  {articles} elsewhere, seen on two days: 'newsarchive review' lists {'it' if away == 1 else 'them'}."
    for outcome, reason, url in tally.failures[:5]:
        yield f"  ! {outcome}: {reason} {url}"
    yield f"  The archive now holds {number_of(held if held is not None else tally.held, 'article')} of {tally.site}."


def reasons(tally: Tally) -> Iterator[str]:
    """How many requests for which reason, and what was due and not asked for."""
    if tally.whys:
        yield f"Requests: {', '.join(f'{count:,} {WHYS.get(Why(why), why)}' for why, count in tally.whys.items())}."
    if tally.not_modified:
        yield f"{number_of(tally.not_modified, 'answer')} said that nothing had changed (304)."
    if tally.rechecks_due:
        made = sum(tally.whys.get(why, 0) for why in RECHECKS)
        spared = f", {tally.rechecks_spared:,} put off since a source says they did not change" if tally.rechecks_spared else ""
        yield f"{number_of(tally.rechecks_due, 'known article')} due to be looked at again: {made:,} asked for{spared}."


def lines(report: Report, name: str) -> Iterator[str]:
    """The report on one crawl, line by line."""
    tally = report.tally
    yield from figures(tally, name, report.held.articles)
    for reason, count, url in tally.traps:
        yield f"  ! trap: {reason}; {number_of(count, 'address', 'addresses')} not asked, for example {url}"
    yield from (f"  {line}" for line in edits(report))
    known = ", ".join(f"{code} {count:,}" for code, count in report.held.languages.items())
    yield f"  By language: {known or 'none'}. {report.held.gone:,} of them are gone at the university."
    if tally.waiting:
        yield f"  {number_of(tally.waiting, 'address still waits', 'addresses still wait')} in the frontier."
    yield from _sources(report)
    yield from _template(report)
    yield from _expected(report)
    yield from _history(report)
    yield f"  Verdict: {report.verdict or 'none'}. {report.reason}"
    if report.advice:
        yield f"  Next: {report.advice}"


def edits(report: Report) -> Iterator[str]:
    """What the university edited, by kind, and what could not be told."""
    if report.edits:
        yield f"Edits of the university: {'; '.join(f'{edit} {count:,}' for edit, count in report.edits.items())}."
    if report.unjudged:
        texts = number_of(report.unjudged, "text")
        yield f"{texts} changed together with our code or the layout, and could not be compared: 'newsarchive review' lists them."


def _sources(report: Report) -> Iterator[str]:
    """What each source named, beside the others."""
    if len(report.tally.sources) < 2:
        return
    yield "  What the sources named:"
    for one in report.tally.sources:
        only = f"; {one.alone:,} of the articles held only it names, for example {one.examples[0]}" if one.alone else ""
        yield f"    {one.articles:>7,}  {one.source}{only}"


def _template(report: Report) -> Iterator[str]:
    template = report.template
    if template.number is None:
        return
    layouts = "one layout" if template.layouts == 1 else f"{template.layouts} layouts"
    yield (
        f"  Template {template.number}, learned from {template.pages:,} pages of {layouts}: {template.fitting:,} articles of this crawl"
        f" fit it, {sum(template.misfits.values()):,} were read the general way."
    )
    for misfit, count in template.misfits.items():
        yield f"    {count:>7,}  {misfit}"
    for said in template.changes:
        yield f"  ! {said}; 'newsarchive sites learn {report.tally.site}' shows what was learned."


def _expected(report: Report) -> Iterator[str]:
    if report.tally.first_pages:
        yield "  Expected against found, on the first page of each listing:"
    for page in report.tally.first_pages:
        usual = "no earlier crawl read it" if page.usual is None else f"usually {page.usual:,.0f}"
        found = f"{page.links:,}" if page.outcome == Outcome.LISTED else page.outcome
        yield f"    {found:>7}  ({usual})  {page.url}"


def _history(report: Report) -> Iterator[str]:
    if len(report.history) < 2:
        return
    yield "  The last crawls:"
    yield from table(
        ("crawl", "started", "seconds", "named", "new", "changed", "gone", "failed", "verdict"),
        (
            (
                one.crawl, one.started_at[:16].replace("T", " "), f"{one.seconds:,.0f}", one.links, one.new, one.changed, one.gone,
                one.failed, one.verdict or one.finish_reason,
            )
            for one in report.history[-10:]
        ),
    )  # fmt: skip


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Rows set in columns."""
    cells = [head, *(tuple(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        yield "    " + "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def as_json(report: Report) -> dict[str, Any]:
    """The report as a value that JSON can hold."""
    whole = asdict(report)
    whole["tally"].pop("options")
    whole["tally"]["per_article"] = report.tally.per_article
    return whole
