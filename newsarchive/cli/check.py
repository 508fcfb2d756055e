"""`newsarchive sites check`: whether the sources of each site still work, and where not, what broke."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.catalogue import folder_of
from newsarchive.cli.options import db_option
from newsarchive.cli.program import as_called
from newsarchive.cli.terminal import columns, safe

if TYPE_CHECKING:
    from newsarchive.archive.locks import SiteLock
    from newsarchive.archive.past import Past
    from newsarchive.errors import NewsarchiveError
    from newsarchive.sites.model import Site
    from newsarchive.spiders.checking import Answers
    from newsarchive.survey.check import Checked


@click.command(name="check")
@click.argument("sites", nargs=-1, metavar="[ID]...")
@db_option
@click.option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True, help="At most N sites at the same time.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every source.")
def command(sites: tuple[str, ...], db: Path, jobs: int, as_json: bool) -> int:
    """Check the sites named by ID, or all that are switched on: does each listing, feed, sitemap and interface still answer, still
    name articles, how new is the newest, and how many of them does the archive know?

    One request a source, besides robots.txt, at the site's pace; no page is stored, and no archive is needed: where there is one, the
    result is kept in it for the site's page. Exit code 3 where something broke; each fault is named with its likely cause and what to do.
    """
    from newsarchive.archive.preferences import contact_of
    from newsarchive.spiders.checking import ask_sources

    now = datetime.now(UTC)
    chosen, faults = _chosen(sites, db)
    chosen, locks, more = _locked(chosen, db)
    faults += more
    try:
        past = _past(chosen, db, now)
        contact = os.environ.get("NEWSARCHIVE_CONTACT", "") or contact_of(db)

        def say(text: str) -> None:
            if sys.stderr.isatty():
                click.echo(safe(text), err=True)

        answers = ask_sources(chosen, past, say, contact=contact, side_by_side=jobs) if chosen else []
    finally:
        for lock in locks:
            lock.release()
    results = [(one, _judged(one, past.get(one.site.id), db, now)) for one in answers if one.done]
    _keep(results, db, now)
    if as_json:
        click.echo(json.dumps(_as_json(results), ensure_ascii=False, indent=1))
    else:
        for one, checked in results:
            for line in _lines(one, checked):
                click.echo(safe(line))
    return _conclude(answers, results, faults)


def _conclude(answers: Sequence[Answers], results: Sequence[tuple[Answers, list[Checked]]], faults: list[NewsarchiveError]) -> int:
    """Say what is wrong on stderr, and find the exit code: the worst of all."""
    from newsarchive.errors import NewsarchiveError

    codes = [0]
    for one in answers:
        if isinstance(one.fault, NewsarchiveError):
            faults.append(one.fault)
        elif one.fault is not None:
            raise one.fault
        elif not one.done:
            raise click.Abort
    for one, checked in results:
        broken = [found for found in checked if found.cause is not None]
        if broken:
            codes.append(3)
            click.echo(as_called(safe(f"newsarchive: {one.site.id}: {len(broken)} of {len(checked)} sources broke.")), err=True)
    for fault in faults:
        click.echo(as_called(f"newsarchive: {fault}"), err=True)
        codes.append(fault.exit_code)
    return max(codes)


def _chosen(idents: tuple[str, ...], db: Path) -> tuple[list[Site], list[NewsarchiveError]]:
    """The sites that are to be checked, and the faults of switched-on ones whose file cannot be read.

    Raises:
        UsageError: a site that is named is unknown, or none is named and none is switched on.
        SiteFileError: the file of a site that is named has faults.
        ArchiveError: none is named, and the archive cannot be read.
    """
    from newsarchive.errors import UsageError
    from newsarchive.sites.load import load_site, load_sites

    if idents:
        return [load_site(ident, folder_of(db)) for ident in dict.fromkeys(idents)], []
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.archive.switches import switched_on

    if not db.exists():
        raise UsageError(f"There is no archive at {db}, so no site is switched on.", "Name sites: 'newsarchive sites check ID'.")
    with closing(open_readonly(db)) as connection:
        on = switched_on(connection)
    if not on:
        raise UsageError("No site is switched on in this archive.", "Name sites, or 'newsarchive sites enable ID'.")
    found, faults = load_sites(on, folder_of(db))
    return [*found.values()], [*faults]


def _locked(sites: list[Site], db: Path) -> tuple[list[Site], list[SiteLock], list[NewsarchiveError]]:
    """The sites that no crawl asks at this moment, which would make two requests of one, and what to say of the others."""
    from newsarchive.archive.locks import SiteLock
    from newsarchive.errors import ArchiveError

    if not db.exists() or not os.access(db.resolve().parent, os.W_OK):
        return sites, [], []
    free: list[Site] = []
    locks: list[SiteLock] = []
    faults: list[NewsarchiveError] = []
    for site in sites:
        lock = SiteLock(db.resolve(), site.id)
        try:
            lock.take()
        except ArchiveError as error:
            faults.append(error)
        else:
            locks.append(lock)
            free.append(site)
    return free, locks, faults


def _past(sites: Sequence[Site], db: Path, now: datetime) -> dict[str, Past]:
    from newsarchive.archive.past import past_of
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.spiders.checking import sources_of

    if not db.exists():
        return {}
    with closing(open_readonly(db)) as connection:
        return {site.id: past_of(connection, site.id, now, [source.key for source in sources_of(site, None)]) for site in sites}


def _judged(answers: Answers, past: Past | None, db: Path, now: datetime) -> list[Checked]:
    from newsarchive.archive.past import known_among
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.survey.check import judge

    known = {}
    if past is not None:
        with closing(open_readonly(db)) as connection:
            known = {
                one.url: known_among(connection, answers.site.id, one.seen.keys) for one in answers.asked if one.seen is not None
            }  # fmt: skip
    return judge(answers.site, answers.asked, past, known, now.date().isoformat())


def _keep(results: Sequence[tuple[Answers, list[Checked]]], db: Path, now: datetime) -> None:
    """Keep the results, unless the archive was last written by another newsarchive, or cannot be written just now: that is no reason
    not to tell them."""
    from newsarchive.archive.database import connect, transaction
    from newsarchive.archive.forms import iso
    from newsarchive.archive.readonly import is_current, open_readonly
    from newsarchive.archive.source_checks import SourceCheck, keep
    from newsarchive.errors import ArchiveError

    if not results or not db.exists() or not os.access(db.resolve(), os.W_OK):
        return
    with closing(open_readonly(db)) as connection:
        if not is_current(connection):
            return
    try:
        with closing(connect(db)) as connection, transaction(connection):
            for answers, checked in results:
                found = [
                    SourceCheck(
                        url=one.url, kind=one.kind, at=iso(now), articles=one.articles, known=one.known, newest=one.newest,
                        cause=str(one.cause) if one.cause is not None else None, reason=one.reason,
                    )
                    for one in checked
                ]  # fmt: skip
                keep(connection, answers.site.id, found)
    except ArchiveError as error:
        click.echo(as_called(f"newsarchive: the results were not kept: {error}"), err=True)


def _lines(answers: Answers, checked: Sequence[Checked]) -> Iterator[str]:
    """A table of a site's sources, and a sentence for each fault."""
    site = answers.site
    broken = [one for one in checked if one.cause is not None]
    state = f"{len(broken)} of {len(checked)} sources broke" if broken else "good" if checked else "no source to ask"
    yield f"{site.id} ({site.name}): {state}, {answers.requests} requests"
    if checked:
        head = ("source", "state", "articles", "newest", "known", "remark", "address")
        yield from (f"  {line}" for line in columns([head, *(_cells(one) for one in checked)]))
    told: dict[tuple[str, str, str], list[str]] = {}
    for one in broken:
        told.setdefault((_words(one.cause or ""), one.reason, one.advice), []).append(f"{one.kind} {one.url}")
    for (cause, reason, advice), sources in told.items():
        yield f"  {', '.join(sources)}: {cause}. {reason} {as_called(advice)}"


def _cells(one: Checked) -> tuple[str, ...]:
    share = f"{one.known} ({one.known / one.articles:.0%})" if one.known is not None and one.articles else ""
    state = "good" if one.cause is None else _words(one.cause)
    return (one.kind, state, str(one.articles), one.newest or "", share, one.remark, one.url)


def _words(cause: str) -> str:
    return str(cause).replace("_", " ")


def _as_json(results: Sequence[tuple[Answers, list[Checked]]]) -> dict[str, Any]:
    sites = [
        {
            "site": one.site.id, "good": not any(found.cause for found in checked), "requests": one.requests,
            "sources": [{**asdict(found), "advice": found.advice} for found in checked],
        } for one, checked in results
    ]  # fmt: skip
    return {"good": all(one["good"] for one in sites), "sites": sites}
