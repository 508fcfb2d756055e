"""What a person reads when a crawl ends: what came, what did not, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive.verdict import Verdict
from newsarchive.exports.report_text import figures
from newsarchive.plural import number_of
from newsarchive.sites.model import Site

WORDS = {"kk": "университет", "ru": "университет", "uk": "університет", "de": "Universität", "fr": "université", "tr": "üniversite"}
"""A word that a site's articles surely hold, by its first language."""


def summary_lines(verdict: Verdict, site: Site) -> Iterator[str]:
    """The summary of one crawl, line by line."""
    yield ""
    yield from figures(verdict.tally, site.name)
    for remark in verdict.remarks:
        yield f"  {remark}"


def next_steps(verdict: Verdict, site: Site, db: Path, program: str) -> Iterator[str]:
    """What to do next, in commands that can be pasted.

    Args:
        program: how newsarchive was called.
    """
    where = "" if db == Path("archive.db") else f" --db {shlex.quote(str(db))}"
    waiting = verdict.tally.waiting
    if waiting:
        wait, them = ("waits", "it") if waiting == 1 else ("wait", "them")
        yield f"  {number_of(waiting, 'address', 'addresses')} still {wait}; to go on with {them}: {program} crawl {site.id}{where}"
    if not verdict.tally.held:
        return
    yield "Next:"
    yield f"  {program} search {WORDS.get(site.languages[0], 'university')}{where}"
    yield f"  {program} serve{where}"
    yield f"  {program} export csv{where} -o articles.csv"
    yield f"  {program} report{where} --html report.html"
