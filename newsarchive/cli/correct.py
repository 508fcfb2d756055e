"""`newsarchive correct`: a person's evidence for fields of an article."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from newsarchive.archive import corrections
from newsarchive.archive.corrections import Correction
from newsarchive.archive.readonly import open_readonly
from newsarchive.cli.options import db_option
from newsarchive.cli.person import by_option, named
from newsarchive.cli.show import key_of
from newsarchive.cli.terminal import safe
from newsarchive.errors import UsageError


@click.command(name="correct")
@click.argument("article")
@click.argument("changes", nargs=-1, metavar="[FIELD=VALUE]...")
@db_option
@click.option("--because", metavar="TEXT", help="What the correction rests on; kept with it.")
@by_option
@click.option("--withdraw", is_flag=True, help="Take corrections of these FIELDs back.")
@click.option("--json", "as_json", is_flag=True, help="The article's corrections, as JSON.")
def command(
    article: str, changes: tuple[str, ...], db: Path, because: str | None, person: str | None, withdraw: bool, as_json: bool
) -> int:
    """Correct fields of ARTICLE: title, summary, authors, published, modified, language, script, place, dateline, section, tags, image,
    contacts.

    What a person says outranks the machine: it stays however often the page is fetched or read again, until it is taken back with
    --withdraw. Nothing is overwritten; 'newsarchive show --evidence' shows both. FIELD= alone makes a field unknown; elements of a list are
    apart by "; ". Without FIELD=VALUE the corrections of the article are listed.

    \b
    newsarchive correct demo-en-24671 published=2021-04-12 --because "the printed bulletin, page 3"
    newsarchive correct demo-en-24671 published --withdraw
    """
    with closing(open_readonly(db)) as connection:
        key = key_of(connection, article, db)
    if changes:
        _write(db, key, _parsed(changes, withdraw), because, named(person), withdraw)
    elif withdraw:
        raise UsageError("No field is named.", "Name the fields whose corrections you take back.")
    with closing(open_readonly(db)) as connection:
        told = corrections.history(connection, key)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in told], ensure_ascii=False, indent=1))
    else:
        for line in lines(told):
            click.echo(safe(line))
    return 0


def _parsed(changes: tuple[str, ...], withdraw: bool) -> dict[str, Any]:
    """The fields that are named, with their values."""
    found: dict[str, Any] = {}
    now = datetime.now(UTC)
    for one in changes:
        field, sign, text = one.partition("=")
        field = field.strip()
        if withdraw and not sign:
            corrections.parse(field, "", now)
            found[field] = None
            continue
        if withdraw or not sign:
            raise UsageError(
                f"{one[:60]!r} is not as it should be.", "Write FIELD=VALUE, or FIELD alone with --withdraw."
            )
        if field in found:
            raise UsageError(f"{field} is named twice.")
        found[field] = corrections.parse(field, text, now)
    if found.get("language") is not None:
        _check_language(found["language"])
    return found


def _check_language(language: str) -> None:
    """Two letters must be a code of ISO 639: kz is none, kk is meant."""
    from newsarchive.text.language_codes import language_of_code

    code = language.partition("-")[0]
    meant = language_of_code(code)
    if len(code) == 2 and meant != code:
        hint = f"Its code is {meant}." if meant else "Write for example kk, ru, en."
        raise UsageError(f"{code!r} is no language of ISO 639.", hint)


def _write(db: Path, key: int, values: dict[str, Any], because: str | None, person: str, withdraw: bool) -> None:
    from newsarchive.archive import shown
    from newsarchive.archive.database import connect, explained, transaction

    reason = " ".join((because or "").split())
    if not withdraw and not reason:
        raise UsageError("A correction needs a reason.", "Give it with --because.")
    if len(reason) > corrections.LONGEST_REASON:
        raise UsageError(f"The reason has {len(reason):,} characters; at most {corrections.LONGEST_REASON:,} are kept.")
    with closing(connect(db)) as connection, explained(db), transaction(connection):
        for field, value in values.items():
            if not withdraw:
                corrections.correct(connection, key, field, value, because=reason, person=person)
            elif not corrections.withdraw(connection, key, field, person=person):
                raise UsageError(f"No correction of {field} holds.", "'newsarchive correct ARTICLE' lists them.")
        shown.refresh(connection, [key])


def lines(told: list[Correction]) -> list[str]:
    """Corrections, a line each, the oldest first."""
    found = []
    for one in told:
        value = "; ".join(one.value) if isinstance(one.value, list) else one.value
        end = f" Taken back {one.withdrawn_at[:10]} by {one.withdrawn_by}." if one.withdrawn_at else ""
        found.append(f"{one.field}: {value or 'unknown'}, by {one.person} on {one.at[:10]}: {one.because}.{end}".replace("..", "."))
    return found or ["Nobody corrected this article."]
