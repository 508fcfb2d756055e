"""`newsarchive crawl`: crawls sites into the archive, says what came of it, and ends with the verdict's exit code."""

from __future__ import annotations

import os
from pathlib import Path

import click

from newsarchive.cli.options import Count, db_option, parse_date, warn_of
from newsarchive.cli.program import program
from newsarchive.errors import NewsarchiveError, UsageError


def parse_seconds(text: str | None) -> float | None:
    """Seconds of a duration such as 90, 90s, 15m, 2h.

    Raises:
        UsageError: it is none.
    """
    if text is None:
        return None
    units = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
    number, unit = (text[:-1], text[-1]) if text[-1:] in units else (text, "s")
    try:
        seconds = float(number) * units[unit]
    except ValueError:
        raise UsageError(f"--max-time {text!r} is no duration.", "Write seconds, or 15m, or 2h.") from None
    if not 0 < seconds < 10 * 365 * 86400:
        raise UsageError(f"--max-time {text!r} is no duration.", "Write seconds, or 15m, or 2h.")
    return seconds


@click.command(name="crawl")
@click.argument("targets", nargs=-1, metavar="[SITE|URL]...")
@db_option
@click.option("--all", "every", is_flag=True, help="All sites that this archive has switched on ('newsarchive sites enable').")
@click.option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True, help="At most N sites at the same time.")
@click.option("--limit", type=Count(), help="Ask for at most N articles, the newest first; what turns out to be none is replaced.")
@click.option("--all-articles", is_flag=True, help="No limit, also where the site file sets one.")
@click.option("--max-time", metavar="T", help="Ask nothing new after this time (90, 15m, 2h).")
@click.option("--since", metavar="DATE", help="Leave articles that a listing dates before this day.")
@click.option(
    "--recheck", type=click.Choice(["due", "all", "none"]), default="due", show_default=True,
    help="Which known articles to ask for again: those whose next look is due, as many as a third of the requests; all; none.",
)
@click.option("--day", type=click.IntRange(1, 2), default=1, show_default=True, help="Of the demo university alone: the day it shows.")
@click.option("--quiet", is_flag=True, help="No progress; only the summary.")
@click.option("--log-level", default="WARNING", type=click.Choice(["DEBUG", "INFO", "WARNING", "ERROR"]), show_default=True)
def command(
    targets: tuple[str, ...],
    db: Path,
    every: bool,
    jobs: int,
    limit: int | None,
    all_articles: bool,
    max_time: str | None,
    since: str | None,
    recheck: str,
    day: int,
    quiet: bool,
    log_level: str,
) -> int:
    """Crawl the news of SITE (an id of `newsarchive sites list`), or fetch single article addresses of known sites.

    Without a target the demo university is crawled. Stop it at any time: everything acknowledged is stored, and the next
    crawl goes on where this one ended.
    """
    from newsarchive.spiders.interrupts import Early

    early = Early()
    early.install()
    from newsarchive.archive.database import check_place
    from newsarchive.spiders.targets import refuse_running, sort_switched_on, sort_targets

    seconds, day_since = parse_seconds(max_time), parse_date("--since", since)
    folder = db.resolve().parent / "sites"
    faults: list[NewsarchiveError] = []
    if every:
        work, faults = sort_switched_on(db, targets, folder)
    else:
        work = sort_targets(targets or ("demo",), folder, warn_of)
    if day != 1 and set(work) != {"demo"}:
        raise UsageError("--day is for the demo university alone.", "'newsarchive crawl demo --day 2' crawls its second day.")
    check_place(db)
    if len(work) == 1:
        refuse_running(db, work)
    from newsarchive.spiders.process import CrawlRequest, crawl

    request = CrawlRequest(
        db=db,
        work=work,
        limit=limit,
        unlimited=all_articles,
        max_time=seconds,
        since=day_since,
        recheck=recheck,
        demo_day=day,
        progress=not quiet,
        log_level=log_level,
        contact=os.environ.get("NEWSARCHIVE_CONTACT", ""),
        program=program(),
        jobs=jobs,
    )
    code = crawl(request, click.echo, early) if work else 0
    for fault in faults:
        click.echo(f"newsarchive: {fault}", err=True)
    return max([code, *(fault.exit_code for fault in faults)])
