"""`newsarchive review`: what waits for a person, and what the person decides."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import count, groupby, islice
from pathlib import Path
from typing import Any

import click

from newsarchive.archive import decisions
from newsarchive.archive.decisions import ACCEPTED, KINDS, POSTPONED, REJECTED, STORY, TRANSLATION
from newsarchive.archive.place import linked
from newsarchive.archive.review import GONE, SEEN, VERSION, Waiting, by_id, waiting
from newsarchive.cli.options import Place, check_site, db_option
from newsarchive.cli.person import by_option, named
from newsarchive.cli.terminal import safe, wrap
from newsarchive.errors import UsageError
from newsarchive.plural import number_of

SHOWN = 20
"""Of each kind, where nothing else is said."""
HEADINGS = {
    "held": "Worse answers, held beside the good text", "date": "Dates that were inferred, or that another source contradicts",
    "unjudged": "Texts that changed together with the code or the layout", "template": "Sites whose pages look different",
    "correction": "Corrections whose page says something new",
    "translation": "Texts in two languages that may be one item", "story": "Texts that may be copies, or come from one mould",
}  # fmt: skip

LONGEST = 2000
"""Characters of a reason."""
AT_ONCE = 1000
"""Articles that are linked anew after texts were accepted; what is beyond waits for the next crawl."""
_DONE = {VERSION: "New versions", GONE: "Articles that are gone", SEEN: "Articles that stay as they are"}
"""What accepting worse answers did."""


@click.group(name="review", invoke_without_command=True)
@db_option
@click.option("--site", metavar="ID", help="Only this site.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), metavar="N", help=f"So many of each kind; {SHOWN}, in JSON all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(
    context: click.Context, db: Path, site: str | None, kind: str | None, limit: int | None, as_json: bool
) -> int | None:
    """List what waits for a person: worse answers that are held, dates that are inferred or doubtful, changes that could not be judged,
    pages that look different, corrections whose page says something new,
    texts in two languages that may be one item, and texts that may be copies.

    'newsarchive review accept', 'reject' and 'postpone' decide, by the ids listed here or for a site and kind at once. Each decision is
    kept with name and time, and holds however often pages are fetched or read again.
    """
    context.obj = db
    if context.invoked_subcommand is not None:
        if site or kind or limit or as_json:
            raise UsageError("These options belong behind the decision.", "Write 'newsarchive review accept --site ID --kind KIND'.")
        return None
    from newsarchive.archive.readonly import open_current

    with closing(open_current(db)) as connection:
        check_site(connection, db, site)
        found = waiting(connection, site=site, kind=kind)
        if as_json:
            for one in islice(found, limit):
                click.echo(json.dumps(_told(one), ensure_ascii=False))
            return 0
        counts: Counter[str] = Counter()
        for one, listed in _by_effect(found, limit or SHOWN, counts):
            if listed == 1:
                click.echo(f"{HEADINGS[one.kind]} (accept: {one.accept}; reject: {one.reject}):")
            click.echo(f"  {safe(one.id)}  {safe(one.title or one.site)[:80]}")
            told = one.reason if one.reason.startswith("since ") else f"since {one.since[:10]}: {one.reason}"
            click.echo(wrap(safe(told[:600]), "      "))
    if not counts:
        click.echo("Nothing waits for a person.")
        return 0
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    click.echo(f"{number_of(counts.total(), 'thing waits', 'things wait')}: {told}.")
    return 0


def _by_effect(found: Iterable[Waiting], most: int, counts: Counter[str]) -> Iterator[tuple[Waiting, int]]:
    """What is listed, one after the other where a decision does the same, each with its place among these.

    Args:
        most: of each kind and effect; the rest is counted only.
        counts: of each kind, counted up.
    """
    for _, group in groupby(found, key=lambda one: one.kind):
        alike: dict[tuple[str, str], list[Waiting]] = {}
        for one in group:
            counts[one.kind] += 1
            listed = alike.setdefault((one.accept, one.reject), [])
            if len(listed) < most:
                listed.append(one)
        for several in alike.values():
            yield from zip(several, count(1))


def _told(one: Waiting) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if name not in {"holding", "value"}}


def _deciding(function: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments that every decision has."""
    for option in (
        by_option,
        click.option("--because", metavar="TEXT", help="Why; kept with the decision."),
        click.option("--kind", type=click.Choice(KINDS), help="Of a site: what waits of this kind."),
        click.option("--site", metavar="ID", help="All that waits of this site and kind."),
        click.option(
            "--db", type=Place(), callback=lambda context, option, value: linked(value) if value else None,
            help="The archive; default as above.",
        ),
        click.argument("ids", nargs=-1, metavar="[ID]..."),
        click.pass_context,
    ):
        function = option(function)
    return function


@command.command(name="accept")
@_deciding
def accept(context: click.Context, **given: Any) -> int:
    """Accept: a held text becomes a version and is shown; an answer without text, or a redirect, means that the article is gone, but a
    login, a bot wall or a file no more than that you have seen it; you vouch for a date;
    an unjudged change counts as the university's; of a corrected field, what the page says now is shown; two articles are one story
    (story:ID:ID, with any two articles)."""
    return _decide(context, ACCEPTED, "accepted", **given)


@command.command(name="reject")
@_deciding
def reject(context: click.Context, **given: Any) -> int:
    """Reject: what is held stays aside; a date becomes unknown; an unjudged change was none; a correction stays; two
    articles are two stories."""
    return _decide(context, REJECTED, "rejected", **given)


@command.command(name="postpone")
@_deciding
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="When it is to be listed again.")
def postpone(context: click.Context, days: int, **given: Any) -> int:
    """Postpone: it is not listed for some days."""
    return _decide(context, POSTPONED, "postponed", until=datetime.now(UTC) + timedelta(days=days), **given)


@command.command(name="reopen")
@by_option
@click.option("--db", type=Place(), callback=lambda context, option, value: linked(value) if value else None,
    help="The archive; default as above.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_context
def reopen(context: click.Context, ids: tuple[str, ...], db: Path | None, person: str | None) -> int:
    """Take back what was decided of links between translations (translation:ID:ID) or copies (story:ID:ID): the machine's word holds
    again."""
    from newsarchive.archive import story_told, translation_review
    from newsarchive.archive.database import connect, explained, transaction

    path: Path = db or context.obj
    who = named(person)
    with closing(connect(path)) as connection, explained(path), transaction(connection):
        for ident in dict.fromkeys(ids):
            if not ident.startswith((f"{STORY}:", f"{TRANSLATION}:")):
                raise UsageError(f"{ident[:80]!r} names no link.", f"Write {TRANSLATION}:ID:ID or {STORY}:ID:ID.")
            take_back = story_told.take_back if ident.startswith(f"{STORY}:") else translation_review.take_back
            if not take_back(connection, ident, person=who):
                raise UsageError(f"Nobody decided on {ident[:80]!r}.")
    click.echo(f"{number_of(len(ids), 'decision')} taken back by {safe(who)}.")
    return 0


def _decide(
    context: click.Context, decision: str, word: str, *, ids: tuple[str, ...], db: Path | None, site: str | None, kind: str | None,
    person: str | None, until: datetime | None = None, because: str | None = None,
) -> int:  # fmt: skip
    from newsarchive import linking
    from newsarchive.archive.database import connect, explained, transaction
    from newsarchive.archive.deciding import decide
    from newsarchive.archive.readonly import open_readonly, readable
    from newsarchive.rereading.archive import Archive

    path: Path = db or context.obj
    if bool(ids) == bool(site) or bool(site) != bool(kind):
        raise UsageError("Name what is decided: ids that 'newsarchive review' lists, or both --site and --kind.")
    who = named(person)
    why = " ".join((because or "").split())
    if len(why) > LONGEST:
        raise UsageError(f"The reason has {len(why):,} characters.", f"At most {LONGEST:,} are kept.")
    with readable(path), closing(open_readonly(path)) as connection:
        check_site(connection, path, site)
    with closing(connect(path)) as connection, explained(path), transaction(connection):
        found = [by_id(connection, ident) for ident in dict.fromkeys(ids)] or list(waiting(connection, site=site, kind=kind))
        for one in found:
            said = decisions.said(connection, one.site, one.kind, one.holding, one.subject)
            if decision == POSTPONED and said is not None and one.kind in {STORY, TRANSLATION}:
                raise UsageError(
                    f"{one.id} is {said.decision} by {said.person} ({said.at[:10]}).", "'newsarchive review reopen' takes that back."
                )
            decide(connection, one, decision, person=who, until=until, because=why or None)
    done = Counter(one.does for one in found if one.does is not None) if decision == ACCEPTED else Counter()
    told = "; ".join(f"{_DONE[does]}: {count:,}" for does, count in sorted(done.items()))
    click.echo(f"{number_of(len(found), 'thing')} {word} by {safe(who)}.{f' {told}.' if told else ''}")
    if decision == ACCEPTED:
        with closing(Archive(path, is_dry=False)) as archive:
            linking.settle(archive.ask, linking.here, AT_ONCE)
    return 0
