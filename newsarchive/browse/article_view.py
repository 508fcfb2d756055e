"""What the page of an article shows, put together from what the archive knows of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from newsarchive.archive.reading_article import Sheet
from newsarchive.archive.readings import text_of
from newsarchive.archive.readonly import Connection
from newsarchive.browse.paragraphs import Block, blocks
from newsarchive.browse.room import Room
from newsarchive.edits.diff import diff
from newsarchive.exports.links import followed

COMPARED = 10
"""Copies that are compared with the article to say how much of it they share."""
LONGEST = 20_000
"""Characters of a text that is compared for that."""
MOST_PICTURES = 60
MOST_VALUE = 600
"""Characters of a value among the evidence that are shown."""
EVENTS = frozenset({"gone", "returned", "held", "corrected", "correction_withdrawn"})
"""What is told of an article's history beside its versions."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of the article that was captured."""

    href: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim among the evidence."""

    value: str
    sources: tuple[str, ...]
    raw: str
    reason: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class View:
    """What is shown beside the record."""

    blocks: list[Block]
    lead: Picture | None
    pictures: list[Picture]
    pictures_missing: int
    attachments: list[dict[str, Any]]
    """url, caption, `href` where it was captured, `original` where its address may be followed."""
    evidence: list[tuple[str, list[Claim]]]
    omitted: int
    corrections: list[dict[str, Any]]
    inferred: str | None
    """Why the date was inferred; None for one that was not."""
    corrected_by: str | None
    """Who said the date."""
    original: str | None
    """The original's address where it is one that may be followed."""
    happened: list[dict[str, Any]]
    robots: list[str]
    captures: list[dict[str, Any]]
    """The last first."""


def of(room: Room, sheet: Sheet, kept: dict[str, str]) -> View:
    """The view of an article.

    Args:
        kept: the captures of its pictures, by address.
    """
    record, provenance = sheet.record, sheet.provenance
    pictures = [one for one in sheet.media if one["kind"] == "image"]
    kept = kept if room.has_captures else {}
    shown = [(one, _picture(room, one, kept[one["url"]])) for one in pictures if one["url"] in kept][:MOST_PICTURES]
    lead = next((made for one, made in shown if one.get("lead")), None)
    source = record["published_source"] or ""
    reason = sheet.evidence["published_reason"]
    correction = next(
        (one for one in sheet.evidence["corrections"] if one["field"] == "published" and one["withdrawn_at"] is None), None
    )  # fmt: skip
    robots = [*(str(tag) for tag in provenance["robots_tags"] or ()), *(["tdm"] if (provenance["tdm"] or {}).get("reservation") else [])]
    return View(
        blocks=blocks(record["text"]), lead=lead, pictures=[made for _, made in shown if made is not lead],
        pictures_missing=len(pictures) - len(shown), attachments=_attachments(room, sheet), evidence=_evidence(sheet),
        omitted=int(sheet.evidence["fields"].get("omitted", 0)), corrections=sheet.evidence["corrections"],
        inferred=reason if reason and source != "person" else None, corrected_by=correction["person"] if correction else None,
        original=followed(record["canonical_url"]),
        happened=[one for one in sheet.history if one["kind"] in EVENTS], robots=robots,
        captures=sorted(provenance["captures"], key=lambda one: str(one["fetched_at"]), reverse=True),
    )  # fmt: skip


def _picture(room: Room, one: dict[str, Any], capture: str) -> Picture:
    return Picture(href=room.url(f"/-/file/{capture}"), alt=one.get("alt") or "", caption=one.get("caption") or "",
                   credit=one.get("credit") or "")  # fmt: skip


def _attachments(room: Room, sheet: Sheet) -> list[dict[str, Any]]:
    files = sheet.files if room.has_captures else []
    kept = {one["url"]: one["capture"] for one in files if one["outcome"] == "kept" and one["capture"]}
    return [
        {
            "url": one["url"], "caption": one.get("caption") or one["url"].rpartition("/")[2] or one["url"],
            "href": room.url(f"/-/file/{kept[one['url']]}") if one["url"] in kept else None, "original": followed(one["url"]),
        }
        for one in sheet.media if one["kind"] not in {"image", "link", "omitted"}
    ]  # fmt: skip


def _evidence(sheet: Sheet) -> list[tuple[str, list[Claim]]]:
    """For each field the claim that was chosen, then what was said otherwise."""
    found: list[tuple[str, list[Claim]]] = []
    for name, claims in sheet.evidence["fields"].items():
        if name == "omitted":
            continue
        found.append((name, [_claim(one, chosen=position == 0) for position, one in enumerate(claims)]))
    language = sheet.evidence["language"]
    if language["value"] and "language" not in sheet.evidence["fields"]:
        found.append(("language", [_claim({"value": language["value"], "sources": [language["source"]]}, chosen=True)]))
    return found


def _claim(one: dict[str, Any], *, chosen: bool) -> Claim:
    sources = one.get("sources") or [one.get("source")]
    raw = one.get("raw")
    return Claim(
        value=value_of(one.get("value"))[:MOST_VALUE], sources=tuple(str(source) for source in sources if source),
        raw=str(raw)[:MOST_VALUE] if raw and raw != one.get("value") else "", reason=str(one.get("reason") or ""), chosen=chosen,
    )  # fmt: skip


def value_of(value: Any) -> str:
    """A value of a field in a line; "" for unknown."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def copies_of(connection: Connection, sheet: Sheet) -> list[dict[str, Any]]:
    """The other copies of the story; of the first ones how much of the words they share."""
    own = sheet.record["text"] or ""
    told = []
    for number, one in enumerate(sheet.copies):
        share: float | None = None
        if number < COMPARED and len(own) <= LONGEST:
            text = text_of(connection, one["text_sha256"]) or ""
            if text == own:
                share = 1.0
            elif len(text) <= LONGEST:
                share = diff(text, own).share_kept
        told.append({**one, "share": share})
    return told
