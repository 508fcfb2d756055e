"""The one place that chooses between claims, by the order of trust; and evidence as it is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from newsarchive.items import Claim
from newsarchive.pages.author_choice import best_supported
from newsarchive.pages.date_choice import agreed
from newsarchive.pages.trust import TRUST

MAX_EVIDENCE = 4096
"""Bytes of a reading's evidence as JSON; what does not fit is counted."""


@cache
def _ranks(field: str) -> dict[str, int]:
    """The places of sources in the order of trust."""
    return {source: place for place, source in reversed(list(enumerate(TRUST.get(field, ()))))}


def choose(field: str, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the most trusted source; of one source the first."""
    order = _ranks(field)
    ranked = sorted((claim for claim in claims if claim.field == field), key=lambda claim: order.get(claim.source, len(order)))
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
