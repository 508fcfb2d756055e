"""`newsarchive show`: one article, where it comes from, and what supports each field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from newsarchive.archive import articles
from newsarchive.archive.place import captures_folder
from newsarchive.archive.readonly import Connection, is_current, open_current, open_readonly
from newsarchive.archive.story_told import story
from newsarchive.archive.translated import versions_of
from newsarchive.archive.translation_review import links_of
from newsarchive.cli import side_by_side
from newsarchive.cli.options import Count, db_option, warn_of
from newsarchive.cli.terminal import safe, wrap
from newsarchive.errors import IntegrityError, UsageError


@click.command(name="show")
@click.argument("article")
@db_option
@click.option("--version", "number", type=Count(), help="What it said at this version.")
@click.option("--evidence", "with_evidence", is_flag=True, help="What supports each field, and what contradicts it.")
@click.option("--provenance", "with_provenance", is_flag=True, help="The chain to the page as it was received.")
@click.option("--story", "with_story", is_flag=True, help="Articles that say its text: which came first, how alike, what differs.")
@click.option("--cite", type=click.Choice(["apa", "chicago", "gost", "bibtex", "ris", "csl"]), help="How to cite it, and nothing else.")
@click.option("--in", "wording", type=click.Choice(["kk", "ru", "en"]), default="en", show_default=True, help="With --cite: its language.")
@click.option("--translations", "with_translations", is_flag=True, help="It beside its translations, and why they are linked.")
@click.option("--json", "as_json", is_flag=True, help="Everything, as one JSON object.")
def command(
    article: str, db: Path, number: int | None, with_evidence: bool, with_provenance: bool, with_story: bool, cite: str | None,
    wording: str, with_translations: bool, as_json: bool,
) -> int:
    """Show ARTICLE: an article's id, a capture's id, or any address it ever had."""
    if with_translations and not as_json and (number is not None or with_evidence or with_provenance or with_story):
        raise UsageError("--translations stands alone.", "It shows what is shown today; ask for versions, evidence and stories apart.")
    opened = open_current(db) if with_translations and not as_json else open_readonly(db)
    with closing(opened) as connection:
        key = key_of(connection, article, db)
        found: dict[str, Any] = {"record": articles.record(connection, key, number)}
        if cite is not None:
            click.echo(safe(_citation(connection, key, number, found["record"], db, cite, wording)), nl=False)
            return 0
        found["media"] = articles.media(connection, key, number)
        if with_evidence or as_json:
            found["evidence"] = articles.evidence(connection, key, number)
        found["versions"] = articles.versions(connection, key)
        found["history"] = articles.history(connection, key)
        if with_provenance or as_json:
            found["provenance"] = articles.provenance(connection, key, number)
            found["provenance"].update(_said_by_record(found["provenance"], db))
        if with_story or as_json:
            found["story"] = story(connection, key) if is_current(connection) else {"copies": articles.story(connection, key)}
        if (with_translations or as_json) and is_current(connection):
            links, texts = links_of(connection, key), versions_of(connection, key)
            found["translations"] = [side_by_side.told(one, found["record"]["id"]) for one in links]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if "translations" in found:
        for line in (*side_by_side.lines(texts), *side_by_side.reasons(links)):
            click.echo(line)
        return 0
    _print_record(found["record"], found["media"], found["versions"], found["history"])
    if "evidence" in found:
        click.echo("\nEvidence:")
        click.echo(safe("\n".join(evidence_lines(found["evidence"]))))
    if with_provenance:
        from newsarchive.exports import provenance_text

        click.echo("\nProvenance:")
        for line in provenance_text.lines(found["provenance"], str(captures_folder(db))):
            click.echo(safe(line))
        click.echo("Versions:")
        for line in provenance_text.version_lines(found["versions"]):
            click.echo(safe(line))
    if "story" in found:
        from newsarchive.exports import story_text

        click.echo("")
        for line in story_text.lines(found["story"]):
            click.echo(safe(line))
    return 0


def _citation(
    connection: Connection, key: int, number: int | None, record: dict[str, Any], db: Path, style: str, wording: str
) -> str:
    from newsarchive.exports.citing import cite
    from newsarchive.exports.publishers import Publishers

    captured_at = articles.provenance(connection, key, number)["fetched_at"]
    language = record["language"] if style in {"bibtex", "ris", "csl"} else wording
    publisher = Publishers(connection, db).name_of(record["site"], language, record["published"])
    return cite(record, style, captured_at=captured_at, publisher=publisher, language=wording).replace("\r\n", "\n").rstrip() + "\n"


def _said_by_record(found: dict[str, Any], db: Path) -> dict[str, Any]:
    """What the record of a capture says besides: the address of the host that answered, and where it was imported from."""
    from newsarchive.captured import RecordRef
    from newsarchive.captures.reader import read_found

    place = {name: found[name] for name in ("file", "offset", "length", "record_type", "payload_sha256", "block_sha256")}
    ref = RecordRef(capture_id=found["capture"], **place)
    try:
        record = read_found(captures_folder(db), ref)
    except IntegrityError:
        return {"ip_address": None}
    origin = {"imported": asdict(record.origin)} if record.origin is not None else {}
    return {"ip_address": record.ip_address or None, **origin}


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


def _print_record(
    record: dict[str, Any], media: list[dict[str, Any]], versions: list[dict[str, Any]], history: list[dict[str, Any]]
) -> None:
    click.echo(click.style(safe(record["title"] or "(no title)"), bold=True))
    click.echo(safe(f"{record['id']} · {record['url']}"))
    dated = record["published"] or "undated"
    source = f" ({record['published_precision']}, from {record['published_source']})" if record["published_source"] else ""
    click.echo(f"published {dated}{source} · {record['language'] or '?'} · version {record['version']} of {record['version_count']}")
    for name in ("authors", "place", "dateline", "section", "tags", "contacts", "translations", "image", "gone_at"):
        value = record[name]
        if value and not (name == "image" and any(one["kind"] == "image" and one["url"] == value for one in media)):
            click.echo(safe(f"{name}: {'; '.join(value) if isinstance(value, list) else value}"))
    for line in (*media_lines(media), *_happened(record["version"], versions, history)):
        click.echo(safe(line))
    click.echo("\n" + wrap(safe(record["text"] or "")))


def _happened(number: int, versions: list[dict[str, Any]], history: list[dict[str, Any]]) -> Iterator[str]:
    """What kind of edit the version was, when it was gone, and that a worse answer is held beside it."""
    from newsarchive.exports.changes_text import edit_of

    for one in versions:
        if one["number"] == number and one["edit"]:
            yield f"edited {one['seen_at'][:10]}: {edit_of(one)} ('newsarchive diff' shows it)"
    for one in history:
        if one["kind"] in {"gone", "returned", "corrected"}:
            said = f"{one['field']} by {one['person']}" if one["kind"] == "corrected" else (one.get("reason") or "")
            yield f"{one['kind']} {one['at'][:10]}{f': {said}' if said else ''}"


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
