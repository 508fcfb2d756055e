"""`newsarchive show`: one article, where it comes from, and what supports each field."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from newsarchive.archive import articles
from newsarchive.archive.readonly import open_readonly
from newsarchive.cli.options import db_option
from newsarchive.cli.terminal import safe, wrap


@click.command(name="show")
@click.argument("article")
@db_option
@click.option("--version", "number", type=click.IntRange(min=1), help="The text of one version.")
@click.option("--evidence", "with_evidence", is_flag=True, help="What supports each field, and what contradicts it.")
@click.option("--provenance", "with_provenance", is_flag=True, help="The chain to the page as it was received.")
@click.option("--story", "with_story", is_flag=True, help="Other articles that say the same text.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def command(
    article: str, db: Path, number: int | None, with_evidence: bool, with_provenance: bool, with_story: bool, as_json: bool
) -> int:
    """Show ARTICLE: an article's id, a capture's id, or any address it ever had."""
    with closing(open_readonly(db)) as connection:
        key = articles.resolve(connection, article, _canonical(article, db))
        found: dict[str, Any] = {"record": articles.record(connection, key)}
        if number is not None:
            title, text, seen = articles.version_text(connection, key, number)
            found["record"].update(title=title, text=text, version=number, last_seen=seen)
        if with_evidence or as_json:
            found["evidence"] = articles.evidence(connection, key)
        if with_provenance or as_json:
            found["provenance"] = articles.provenance(connection, key)
            found["versions"] = articles.versions(connection, key)
        if with_story or as_json:
            found["story"] = articles.story(connection, key)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    _print_record(found["record"])
    for name in ("evidence", "provenance", "versions", "story"):
        if name in found:
            click.echo(f"\n{name.capitalize()}:")
            click.echo(_plain(found[name]))
    return 0


def _canonical(article: str, db: Path) -> list[str]:
    """The canonical forms of an address by the rules of the sites it may belong to."""
    if "://" not in article:
        return []
    from newsarchive.sites.addresses import canonical, scope_fault
    from newsarchive.sites.load import load_sites

    sites = load_sites(db.resolve().parent / "sites").values()
    return [canonical(article, site) for site in sites if scope_fault(article, site) is None]


def _print_record(record: dict[str, Any]) -> None:
    click.echo(click.style(safe(record["title"] or "(no title)"), bold=True))
    click.echo(safe(f"{record['id']} · {record['url']}"))
    dated = record["published"] or "undated"
    source = f" ({record['published_precision']}, from {record['published_source']})" if record["published_source"] else ""
    click.echo(f"published {dated}{source} · {record['language'] or '?'} · version {record['version']} of {record['version_count']}")
    for name in ("authors", "place", "dateline", "section", "tags", "contacts", "translations", "image", "gone_at"):
        value = record[name]
        if value:
            click.echo(safe(f"{name}: {'; '.join(value) if isinstance(value, list) else value}"))
    click.echo("\n" + wrap(safe(record["text"] or "")))


def _plain(value: Any) -> str:
    """A value as indented lines."""
    return safe(json.dumps(value, ensure_ascii=False, indent=2))
