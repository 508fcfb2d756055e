"""Where an article comes from, in words: from its row over the reading to the record, the request and the crawl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsarchive.exports.changes_text import edit_of
from newsarchive.plural import number_of

RECORDS = {
    "response": "a response record, which holds the answer as it was received",
    "revisit": "a revisit record, which names the earlier capture with the same body",
    "metadata": "a metadata record, which names the earlier capture and says which lines outside of the article differ",
    "conversion": "a conversion record, the page as a browser rendered it",
}
OTHER_INPUTS = {"layout": "layout", "misfit": "fits no layout", "neighbours": "neighbouring dates", "hints": "claims of listings and feeds"}


def lines(found: Mapping[str, Any], folder: str) -> Iterator[str]:
    """The chain, line by line.

    Args:
        found: `archive.articles.provenance`, and from the record the host's `ip_address`, and `imported`, where it was imported from.
        folder: the captures folder.
    """
    gone = f"; gone since {found['gone_at']}" if found["gone_at"] else ""
    yield f"Article {found['id']}, first seen {found['first_seen']}, last seen {found['last_seen']}{gone}."
    yield f"  Version {found['version']} is what reading {found['reading']} says, made {found['read_at']} by {found['extractor']},"
    yield f"  from {_inputs(found['inputs'])}."
    yield f"Capture {found['capture']}, received {found['fetched_at']}: {RECORDS.get(found['record_type'], found['record_type'])}."
    yield from _record(found, folder)
    if found["refers_to"] is not None:
        other = found["refers_to"]
        yield f"  Its body is that of capture {other['id']}, received {other['fetched_at']}:"
        yield from _record(other, folder)
    if found["rendered"] is not None:
        other = found["rendered"]
        asked = number_of(other["requests"], "request")
        yield f"  What was read is {RECORDS['conversion']} ({asked} of its scripts), record {other['id']}:"
        yield from _record(other, folder)
    yield from _request(found)
    if found["robots_tags"] or found["tdm"]:
        yield f"  The page asks of robots: {found['robots_tags'] or {}} {found['tdm'] or ''}".rstrip()
    yield f"Addresses: {'; '.join(found['addresses'])}"
    others = [one for one in found["captures"] if one["id"] != found["capture"]]
    if others:
        yield "Other captures of it:"
        for one in others:
            yield f"  {one['fetched_at']}  {one['record_type']}  {one['id']}  SHA-256 {one['payload_sha256']}"
    if found["files"]:
        yield "Its pictures and attachments:"
        for one in found["files"]:
            where = f", capture {one['capture']}, {one['file']} at {one['offset']}, SHA-256 {one['payload_sha256']}" if one["file"] else ""
            why = f" ({one['reason']})" if one["reason"] else ""
            yield f"  {one['kind']} {one['url']}: {one['outcome'] or 'not asked for yet'}{why}{where}"


def _inputs(inputs: Mapping[str, Any]) -> str:
    parts = [f"site file {str(inputs.get('site'))[:16]}"]
    if inputs.get("template"):
        parts.append(f"template {str(inputs['template'])[:16]}")
    for name, words in OTHER_INPUTS.items():
        value = inputs.get(name)
        if isinstance(value, list):
            parts.append(f"{len(value)} {words}")
        elif value is not None:
            parts.append(f"{words} {value}")
    return ", ".join(parts)


def _record(record: Mapping[str, Any], folder: str) -> Iterator[str]:
    yield f"    {record['length']:,} bytes at byte {record['offset']:,} of {folder}/{record['file']}"
    yield f"    SHA-256 of the body   {record['payload_sha256']}"
    yield f"    SHA-256 of the record {record['block_sha256']}"
    yield f"    to see it: tail -c +{record['offset'] + 1} '{folder}/{record['file']}' | head -c {record['length']} | zcat"


def _request(found: Mapping[str, Any]) -> Iterator[str]:
    if found["crawl"] is None:
        yield "  Its request stands in the ledger no more: those that changed nothing become counts after a while."
        return
    if (origin := found.get("imported")) is not None:
        yield f"Imported: it is record {origin['record']} of {origin['file']},"
        yield f"  a file with SHA-256 {origin['sha256']}; nothing was asked of its host."
        yield f"  {found['requested']}: status {found['status']}, {found['bytes']:,} bytes; outcome {found['outcome']};"
        yield f"  import {found['crawl']}, begun {found['started_at']} by {found['code_version']}."
        return
    host = f" by {found['ip_address']}" if found.get("ip_address") else ""
    kind = f", {found['content_type']}" if found["content_type"] else ""
    yield f"Requested {found['requested_at']} as {found['requested']}"
    yield f"  answered {found['received_at']}{host}: status {found['status']}, {found['bytes']:,} bytes{kind}; outcome {found['outcome']}."
    yield (
        f"Crawl {found['crawl']}, begun {found['started_at']} by newsarchive {found['code_version']},"
        f" with site file {found['site_file'][:16]}."
    )


def version_lines(versions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The versions, a line each."""
    for one in versions:
        edit = edit_of(one)
        yield f"  {one['number']}  seen {one['seen_at']}  capture {one['capture']}{f'  ({edit})' if edit else ''}"
