"""`newsarchive show`: one article, where it comes from, and what supports each field."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from newsarchive.archive import articles
from newsarchive.archive.readonly import Connection, open_readonly
from newsarchive.cli.options import Count, db_option, warn_of
from newsarchive.cli.terminal import safe, wrap
from newsarchive.errors import UsageError


@click.command(name="show")
@click.argument("article")
@db_option
@click.option("--version", "number", type=Count(), help="What it said at this version.")
@click.option("--evidence", "with_evidence", is_flag=True, help="What supports each field, and what contradicts it.")
@click.option("--provenance", "with_provenance", is_flag=True, help="The chain to the page as it was received.")
@click.option("--story", "with_story", is_flag=True, help="Other articles that say the same text.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def command(
    article: str, db: Path, number: int | None, with_evidence: bool, with_provenance: bool, with_story: bool, as_json: bool
) -> int:
    """Show ARTICLE: an article's id, a capture's id, or any address it ever had."""
    with closing(open_readonly(db)) as connection:
        key = key_of(connection, article, db)
        found: dict[str, Any] = {"record": articles.record(connection, key, number)}
        found["media"] = articles.media(connection, key, number)
        if with_evidence or as_json:
            found["evidence"] = articles.evidence(connection, key, number)
        if with_provenance or as_json:
            found["provenance"] = articles.provenance(connection, key, number)
            found["versions"] = articles.versions(connection, key)
        if with_story or as_json:
            found["story"] = articles.story(connection, key)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    _print_record(found["record"], found["media"])
    if "evidence" in found:
        click.echo("\nEvidence:")
        click.echo(safe("\n".join(evidence_lines(found["evidence"]))))
    for name in ("provenance", "versions", "story"):
        if name in found:
            click.echo(f"\n{name.capitalize()}:")
            click.echo(_plain(found[name]))
    return 0


def key_of(connection: Connection, article: str, db: Path) -> int:
    """The article's key. The sites' rules are only asked for an address that the archive does not know as it is written."""
    try:
        return articles.resolve(connection, article)
    except UsageError:
        if "://" not in article:
            raise
        return articles.resolve(connection, article, _canonical(article, db))


def _canonical(article: str, db: Path) -> list[str]:
    """The canonical forms of an address by the rules of the sites it may belong to."""
    from newsarchive.sites.addresses import canonical, scope_fault
    from newsarchive.sites.load import readable_sites

    sites, faults = readable_sites(db.resolve().parent / "sites")
    for fault in faults:
        warn_of(fault)
    return [canonical(article, site) for site in sites.values() if scope_fault(article, site) is None]


def evidence_lines(evidence: dict[str, Any]) -> list[str]:
    """For each field the value chosen and what says so, then what was said otherwise."""
    lines: list[str] = []
    for name, claims in evidence["fields"].items():
        if name == "omitted":
            lines.append(f"({claims} further claims did not fit)")
            continue
        for position, claim in enumerate(claims):
            value = claim["value"] if isinstance(claim["value"], str) else "; ".join(map(str, claim["value"] or ["unknown"]))
            precision = f" ({claim['precision']})" if claim.get("precision") else ""
            lines.append(f"{name if position == 0 else '  otherwise'}: {value}{precision}, from {', '.join(claim['sources'])}")
            lines += [f"    {key}: {claim[key]}" for key in ("raw", "person", "at", "reason") if claim.get(key)]
    language = evidence["language"]
    if language["value"] and "language" not in evidence["fields"]:
        lines.append(f"language: {language['value']}, from {language['source']}")
    if evidence["removed"]:
        lines.append(f"taken out of the text: {', '.join(evidence['removed'])}")
    return lines


def _print_record(record: dict[str, Any], media: list[dict[str, Any]]) -> None:
    click.echo(click.style(safe(record["title"] or "(no title)"), bold=True))
    click.echo(safe(f"{record['id']} · {record['url']}"))
    dated = record["published"] or "undated"
    source = f" ({record['published_precision']}, from {record['published_source']})" if record["published_source"] else ""
    click.echo(f"published {dated}{source} · {record['language'] or '?'} · version {record['version']} of {record['version_count']}")
    for name in ("authors", "place", "dateline", "section", "tags", "contacts", "translations", "image", "gone_at"):
        value = record[name]
        if value:
            click.echo(safe(f"{name}: {'; '.join(value) if isinstance(value, list) else value}"))
    for line in media_lines(media):
        click.echo(safe(line))
    click.echo("\n" + wrap(safe(record["text"] or "")))


def media_lines(media: list[dict[str, Any]]) -> list[str]:
    """Pictures, files, players and links, a line each."""
    lines = []
    for one in media:
        if one["kind"] == "omitted":
            lines.append(f"({one['count']} more files and links)")
            continue
        said = " · ".join(str(one[name]) for name in ("caption", "alt", "credit", "text") if one.get(name))
        lines.append(f"{one['kind']}: {one['url']}{f' ({said})' if said else ''}")
    return lines


def _plain(value: Any) -> str:
    """A value as indented lines."""
    return safe(json.dumps(value, ensure_ascii=False, indent=2))
