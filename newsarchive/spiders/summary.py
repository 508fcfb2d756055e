"""What a person reads when a crawl ends: what came, what did not, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsarchive.archive.verdict import Verdict
from newsarchive.exports.report_text import figures
from newsarchive.sites.model import Site

WORDS = {"kk": "университет", "ru": "университет", "uk": "університет", "de": "Universität", "fr": "université", "tr": "üniversite"}
"""A word that a site's articles surely hold, by its first language."""


def summary_lines(verdict: Verdict, site: Site) -> Iterator[str]:
    """The summary of one crawl, line by line."""
    yield ""
    yield from figures(verdict.tally, site.name)
    for remark in verdict.remarks:
        yield f"  {remark}"


def next_steps(verdict: Verdict, site: Site, db: Path) -> Iterator[str]:
    """What to do next."""
    where = "" if db == Path("archive.db") else f" --db {db}"
    if verdict.tally.waiting:
        yield f"  {verdict.tally.waiting:,} addresses still wait: 'newsarchive crawl {site.id}{where}' goes on with them."
    if not verdict.tally.held:
        return
    yield "Next:"
    yield f"  newsarchive search {WORDS.get(site.languages[0], 'university')}{where}"
    yield f"  newsarchive export csv{where} -o articles.csv"
    yield f"  newsarchive report{where} --html report.html"
