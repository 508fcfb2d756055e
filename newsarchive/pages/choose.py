"""The one place that chooses between claims: the order of trust, and evidence as it is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from newsarchive.items import Claim
from newsarchive.pages.author_choice import best_supported
from newsarchive.pages.date_choice import agreed

TRUST: dict[str, tuple[str, ...]] = {
    "title": (
        "correction", "selector", "heading", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "meta", "og", "listing",
        "title", "line",
    ),
    "published": (
        "correction", "shown", "json-ld", "microdata", "rdfa", "page-state", "meta", "time", "feed", "wordpress", "url", "selector",
        "listing", "page", "dateline", "dateline+neighbours", "script", "relative", "changed",
    ),
    "modified": ("correction", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "meta"),
    "authors": ("correction", "selector", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "byline", "page", "meta"),
    "summary": ("correction", "og", "meta", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "page"),
    "section": ("correction", "selector", "meta", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "breadcrumb", "page"),
    "tags": ("correction", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "meta", "page", "keywords"),
    "image": ("correction", "selector", "og", "json-ld", "microdata", "rdfa", "page-state", "wordpress", "feed", "page"),
    "language": ("correction", "text", "url", "html", "declared", "hreflang", "text-unsure"),
}  # fmt: skip
"""Sources of each field, the most trusted first. A person's correction outranks every machine.

Those of `published` that a page itself gives, beside its descriptions, metadata and address: "shown", a date printed at the
heading, marked as one, and not that of the last change; "time", an attribute for machines; "page", a line near the heading;
"script", the only day its scripts call the publication; "relative", reckoned back from the fetch ("2 days ago"); "changed",
the day of the last change where the page shows no other.
"""
MAX_EVIDENCE = 4096
"""Bytes of a reading's evidence as JSON; what does not fit is counted."""


def choose(field: str, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the most trusted source; of one source the first."""
    order = TRUST.get(field, ())
    ranked = sorted(
        (claim for claim in claims if claim.field == field),
        key=lambda claim: order.index(claim.source) if claim.source in order else len(order),
    )
    if field == "published":
        return agreed(ranked)
    if field == "authors":
        return best_supported(ranked)
    return ranked[0] if ranked else None


def evidence(claims: Sequence[Claim], chosen: dict[str, Claim | None]) -> dict[str, Any]:
    """Claims as they are stored: per field the chosen value first, then the others; equal values share a list of sources."""
    stored: dict[str, Any] = {}
    omitted = 0
    for name in sorted({claim.field for claim in claims}):
        ordered = [claim for claim in (chosen.get(name),) if claim is not None]
        ordered += [claim for claim in claims if claim.field == name and claim is not chosen.get(name)]
        entries: list[dict[str, Any]] = []
        for claim in ordered:
            same = next((entry for entry in entries if entry["value"] == claim.value), None)
            if same is not None:
                if claim.source not in same["sources"]:
                    same["sources"].append(claim.source)
                continue
            entry = {"value": claim.value, "sources": [claim.source]}
            for key in ("raw", "precision", "reason"):
                value = getattr(claim, key)
                if value is not None and value != claim.value:
                    entry[key] = value
            entries.append(entry)
        stored[name] = entries
    while len(json.dumps(stored, ensure_ascii=False).encode()) > MAX_EVIDENCE:
        name = max(stored, key=lambda key: len(json.dumps(stored[key], ensure_ascii=False)) if len(stored[key]) > 1 else 0)
        if len(stored[name]) < 2:
            break
        stored[name].pop()
        omitted += 1
    if omitted:
        stored["omitted"] = omitted
    return stored
