"""`newsarchive search`: ranked, highlighted, filtered; imports nothing heavy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.archive import articles as stored
from newsarchive.archive.found import COUNTED
from newsarchive.archive.readonly import Connection, open_readonly
from newsarchive.archive.search import MARK, Filters, Hit, SearchResult, search
from newsarchive.archive.tally import UNITS
from newsarchive.cli.options import (
    check_site,
    db_option,
    exact_option,
    filter_options,
    note_language,
    parse_period,
    section_option,
    undated_option,
)
from newsarchive.cli.query_command import QueryCommand
from newsarchive.cli.show import key_of
from newsarchive.cli.terminal import marked, safe, width_of, wrap
from newsarchive.cli.time_limit import COUNTING, SEARCH, limited, time_option
from newsarchive.errors import UsageError
from newsarchive.plural import number_of

if TYPE_CHECKING:
    from newsarchive.archive.corpus import Line


@click.command(name="search", cls=QueryCommand)
@click.argument("query", nargs=-1, required=True)
@db_option
@filter_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="Hits to show; the total counts all.")
@exact_option
@click.option("--newest", is_flag=True, help="The newest first, instead of the most relevant.")
@click.option("--fresh", is_flag=True, help="The most relevant, of which the older count less: half after three years.")
@section_option
@click.option("--unit", type=click.Choice(UNITS), default="article", show_default=True, help="What the count is of.")
@click.option("--all-copies", is_flag=True, help="Every copy of a story, not only the first of them.")
@undated_option
@click.option("--kwic", is_flag=True, help="Every place where the words stand, titles too, by date: keyword in context.")
@click.option("--csv", "as_csv", is_flag=True, help="With --kwic: as CSV, complete.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, matched words between \\u0002 and \\u0003.")
@time_option(f"{SEARCH:g}; {COUNTING:g} with --csv")
def command(
    query: tuple[str, ...], db: Path, site: str | None, language: str | None, since: str | None, until: str | None, limit: int,
    exact: bool, newest: bool, fresh: bool, section: str | None, unit: str, all_copies: bool, undated: str, kwic: bool, as_csv: bool,
    as_json: bool, max_time: float | None,
) -> int:
    """Search titles and texts; or find an article by any address it ever had.

    \b
    words                 each must occur, in any of its forms (университет: университеттің, университетінде ...)
    "a phrase"            one word after the other, as written
    one OR other          either
    -word, NOT word       must not occur
    begin*                any word that begins so
    title:word            in the title
    author:name  section:name  site:id  language:kk  after:2021  before:2021-04-30
    """
    first, last = parse_period(since, until)
    filters = Filters(site=site, language=language, since=first, until=last, section=section, undated=undated)
    if newest and fresh:
        raise UsageError("--newest and --fresh are two orders.", "Give one of them.")
    if kwic or as_csv:
        refused = [
            name for name, given in (
                ("--json", as_json), ("--newest", newest), ("--fresh", fresh), ("--all-copies", all_copies), ("--unit", unit != "article"),
            ) if given
        ]  # fmt: skip
        if refused:
            raise UsageError(f"{refused[0]} says nothing of the places where words stand.", "Leave it away, or --kwic and --csv.")
    order = "newest" if newest else "fresh" if fresh else "relevance"
    with closing(open_readonly(db)) as connection:
        seconds = max_time if max_time is not None else COUNTING if as_csv else SEARCH
        if kwic or as_csv:
            with limited(connection, seconds):
                check_site(connection, db, site)
                note_language(connection, language)
                asked, lines = _concordance(connection, " ".join(query), filters, None if as_csv else limit, exact=exact)
            return _places(asked, lines, None if as_csv else limit)
        with limited(connection, seconds):
            check_site(connection, db, site)
            note_language(connection, language)
            result = by_address(connection, query[0], db) if len(query) == 1 and "://" in query[0] else None
            if result is None:
                result = search(
                    connection, " ".join(query), filters, limit, exact=exact, order=order, all_copies=all_copies, counted=True,
                    narrowing=True,
                )  # fmt: skip
    if as_json:
        click.echo(json.dumps(asdict(result), ensure_ascii=False))
        return 0
    for told in explained(result):
        click.echo(safe(told), err=True)
    click.echo(f"{counted_as(result, unit)}{_shown(result, order)}\n")
    if result.instead:
        click.echo("No article has all of these words. These have some of them:\n")
    for hit in result.hits or result.instead:
        click.echo(marked(hit.title))
        copies = f" · and {number_of(hit.copies, 'more copy', 'more copies')}" if hit.copies else ""
        click.echo(f"  {safe(hit.id)} · {hit.published or 'undated'} · {hit.language or '?'} · {safe(hit.url)}{copies}")
        click.echo(wrap(marked(hit.snippet), "  ") + "\n")
    return 0


def counted_as(result: SearchResult, unit: str) -> str:
    """How much was found, and of what."""
    articles = f"{'more than ' if result.more else ''}{number_of(result.total, 'article')}"
    tally = result.tally
    if tally is None:
        return articles
    stories, versions = number_of(tally.stories, "story", "stories"), number_of(tally.versions, "version")
    of = f"the {tally.articles:,} that came into the archive last, of {articles}" if result.more else articles
    if unit == "article":
        return f"{articles} in {stories}" if tally.stories < tally.articles and not result.more else articles
    return f"{stories if unit == 'story' else versions} in {of}"


def _shown(result: SearchResult, order: str) -> str:
    """Which of what was found is shown."""
    best = "newest" if order == "newest" or not result.query else "best"
    if result.ranked is not None:
        return f", the {best} {len(result.hits)} of the {result.ranked:,} that came into the archive last"
    there = result.tally.stories if result.tally is not None else result.total
    return f", the {best} {len(result.hits)}" if len(result.hits) < there else ""


def _concordance(
    connection: Connection, query: str, filters: Filters, limit: int | None, *, exact: bool
) -> tuple[SearchResult, Iterator[Line]]:
    """The places where a query's words stand, looked for but not yet read where there is no limit; with one, one more than that."""
    from newsarchive.archive.corpus import concordance

    result, lines = concordance(connection, query, filters, exact=exact, few=limit is not None)
    # The first comes when all are found and sorted.
    begun = list(islice(lines, 1 if limit is None else limit + 1))
    return result, chain(begun, lines if limit is None else ())


def _places(result: SearchResult, lines: Iterator[Line], limit: int | None) -> int:
    """Print the places where a query's words stand; all of them, as CSV, where there is no limit."""
    from newsarchive.archive.corpus import WIDTH
    from newsarchive.exports.rows import csv_lines

    for told in explained(result):
        click.echo(safe(told), err=True)
    if limit is None:
        fields = ["id", "site", "language", "published", "field", "left", "word", "right"]
        for text in csv_lines((asdict(line) for line in lines), fields):
            click.echo(text, nl=False)
        return 0
    for line in islice(lines, limit):
        word = marked(f"{MARK[0]}{line.word}{MARK[1]}")
        of_title = " (title)" if line.field == "title" else ""
        left = safe(line.left)
        click.echo(f"{(line.published or 'undated')[:10]:10}  {' ' * (WIDTH - width_of(left))}{left}{word}{safe(line.right)}{of_title}")
    if next(lines, None) is not None:
        click.echo(f"(The first {limit:,} places by date; --limit shows more, --csv gives all.)", err=True)
    return 0


def explained(result: SearchResult) -> list[str]:
    """What else was searched than was typed, what was left out, and what could be asked instead; a line each."""
    lines = [f"({result.note})"] if result.note else []
    lines += [f"({word}: also {', '.join(form for form in forms if form.lower() != word.lower())})" for word, forms in result.forms.items()]
    lines += left_out(result.undated, result.unknown)
    for word, near in result.meant.items():
        lines.append(f"({word} stands nowhere; did you mean {near}?)")
    for word, others in result.spellings.items():
        lines.append(f"(Other spellings of {word}, not searched: {' OR '.join(others)})")
    return lines


def left_out(undated: int, unknown: Mapping[str, int]) -> list[str]:
    """How many articles were left out because what narrows it is not known of them; a line each."""
    lines = []
    if undated:
        number = f"{_told(undated)} more article{'s' if undated > 1 else ''}"
        lines.append(f"({number} would be found, of which it is not known whether they are of that time: --undated include)")
    for name, count in unknown.items():
        what = {"authors": "the authors are"}.get(name, f"the {name} is")
        lines.append(f"({_told(count)} more article{'' if count == 1 else 's'} would be found, of which {what} not known)")
    return lines


def _told(count: int) -> str:
    return f"more than {COUNTED:,}" if count > COUNTED else f"{count:,}"


def by_address(connection: Connection, address: str, db: Path) -> SearchResult | None:
    """The article that has this address, or ever had it; None where there is none."""
    try:
        record = stored.record(connection, key_of(connection, address, db))
    except UsageError:
        return None
    hit = Hit(
        id=record["id"], site=record["site"], url=record["url"], title=record["title"] or "", snippet=(record["text"] or "")[:300],
        language=record["language"], published=record["published"],
    )  # fmt: skip
    return SearchResult(query=address, total=1, hits=[hit])
