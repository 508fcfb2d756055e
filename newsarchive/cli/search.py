"""`newsarchive search`: ranked, highlighted, filtered; imports nothing heavy."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import Filters, search
from newsarchive.cli.options import check_site, db_option, filter_options, parse_period
from newsarchive.cli.terminal import marked, safe, wrap


@click.command(name="search")
@click.argument("query", nargs=-1, required=True)
@db_option
@filter_options
@click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="Hits to show; the total counts all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, matched words between \\u0002 and \\u0003.")
def command(
    query: tuple[str, ...], db: Path, site: str | None, language: str | None, since: str | None, until: str | None, limit: int,
    as_json: bool,
) -> int:
    """Search titles and texts. All words must occur; "a phrase", one OR other, NOT word and prefix* work as in SQLite's FTS5."""
    first, last = parse_period(since, until)
    filters = Filters(site=site, language=language, since=first, until=last)
    with closing(open_readonly(db)) as connection:
        check_site(connection, db, site)
        result = search(connection, " ".join(query), filters, limit)
    if as_json:
        click.echo(json.dumps(asdict(result), ensure_ascii=False))
        return 0
    if result.note:
        click.echo(f"({result.note})", err=True)
    articles = "article" if result.total == 1 else "articles"
    shown = f", the best {len(result.hits)}" if len(result.hits) < result.total else ""
    click.echo(f"{result.total:,} {articles}{shown}\n")
    for hit in result.hits:
        click.echo(marked(hit.title))
        click.echo(f"  {safe(hit.id)} · {hit.published or 'undated'} · {hit.language or '?'} · {safe(hit.url)}")
        click.echo(wrap(marked(hit.snippet), "  ") + "\n")
    return 0
