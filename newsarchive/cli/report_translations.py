"""`newsarchive report --translations` and `--doubtful`: what exists in one language and not in another, and links that are not sure."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from newsarchive.archive import translated
from newsarchive.archive.decisions import STORY, TRANSLATION
from newsarchive.archive.readonly import Connection
from newsarchive.archive.review import waiting
from newsarchive.archive.translation_model import lies
from newsarchive.cli.terminal import columns, safe, wrap
from newsarchive.plural import number_of

KINDS = (TRANSLATION, STORY)
"""What `--doubtful` lists."""
_DECLARED = {
    "number": "the same number", "address": "the same address but for its language", "hreflang": "hreflang",
    "switch": "the language switch",
}  # fmt: skip
MONTHS = 24
"""Of each site that are shown to a person, the last ones."""


def coverage(connection: Connection, site: str | None, *, as_json: bool, as_csv: bool) -> None:
    """How many articles of each month and language stand in each other language of their site; each article that is missing in one as
    CSV."""
    found = list(translated.coverage(connection, site))
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\r\n")
        writer.writerow(("site", "id", "language", "published", "missing_in", "title", "url"))
        for text, of, other in translated.missing(connection, site):
            writer.writerow((of, text.id, text.language, text.published or "", other, text.title or "", text.url))
        return
    if as_json:
        for one in found:
            told = {
                "site": one.site, "month": one.month, "language": one.language, "other": one.other, "articles": one.articles,
                "translated": one.translated, "missing": one.missing,
            }  # fmt: skip
            click.echo(json.dumps(told, ensure_ascii=False))
        return
    for line in _lines(connection, found, site):
        click.echo(safe(line))


def _lines(connection: Connection, found: list[translated.Coverage], site: str | None) -> Iterator[str]:
    if not found:
        yield "No site has articles in more than one language."
    for of in dict.fromkeys(one.site for one in found):
        here = [one for one in found if one.site == of]
        ways = sorted({(one.language, one.other) for one in here})
        months = list(dict.fromkeys(one.month for one in here))
        yield f"{of}: articles, and how many of them are missing in another language"
        by = {(one.month, one.language, one.other): one for one in here}
        rows = [["month", *(f"{language}, not {other}" for language, other in ways)]]
        rows += [[month or "undated", *(_cell(by.get((month, *way))) for way in ways)] for month in months[-MONTHS:]]
        total = [[one for one in here if (one.language, one.other) == way] for way in ways]
        rows.append(["all", *(f"{sum(one.missing for one in way)} of {sum(one.articles for one in way)}" for way in total)])
        yield from columns(rows)
        if len(months) > MONTHS:
            yield f"({len(months) - MONTHS} earlier months are left out; --json has all.)"
        yield ""
    for of, how, agreed, contradicted in translated.misleading(connection, site):
        end = ", and no other pair is for that alone." if lies(agreed, contradicted) else "."
        yield (
            f"{of}: {_DECLARED[how]} would make translations of {number_of(agreed + contradicted, 'pair')} whose texts can tell; of"
            f" {contradicted:,} the texts say that they are two items. Those are not linked{end}"
        )
    if found:
        yield "'newsarchive report --translations --csv' lists each article that is missing in a language."


def _cell(one: translated.Coverage | None) -> str:
    return "" if one is None else f"{one.missing} of {one.articles}"


def doubtful(connection: Connection, site: str | None, *, as_json: bool, as_csv: bool) -> None:
    """Links that wait for a person."""
    found = [one for kind in KINDS for one in waiting(connection, site=site, kind=kind)]
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\r\n")
        writer.writerow(("id", "kind", "site", "article", "title", "reason", "since"))
        for one in found:
            writer.writerow((one.id, one.kind, one.site, one.article or "", one.title or "", one.reason, one.since))
        return
    for one in found:
        if as_json:
            told: dict[str, Any] = {
                "id": one.id, "kind": one.kind, "site": one.site, "article": one.article, "title": one.title, "reason": one.reason,
                "since": one.since,
            }  # fmt: skip
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo(click.style(safe(one.id), bold=True))
            click.echo(wrap(safe(f"{one.title or '(no title)'}: {one.reason}"), "    "))
    if not as_json:
        click.echo(f"{number_of(len(found), 'link is doubtful', 'links are doubtful')}." + (
            " 'newsarchive review accept ID' or 'reject ID' decides." if found else ""
        ))  # fmt: skip
