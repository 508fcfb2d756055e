"""Which claim to the authors is believed: the one that the other sources of the page bear out best."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.items import Claim
from newsarchive.text.names import compact

CERTAIN = frozenset({"person", "by-hand", "selector"})
WEIGHT = {
    "json-ld": 3.0, "microdata": 3.0, "rdfa": 2.5, "page-state": 2.5, "wordpress": 3.0, "feed": 2.5, "byline": 3.0, "page": 2.5,
    "meta": 2.0,
}  # fmt: skip
"""How much the word of each source counts beside those of the others."""


def best_supported(ranked: Sequence[Claim]) -> Claim | None:
    """The claim with the most weight behind it: its own, and of each other source the share in which the names are the same.

    Args:
        ranked: the claims, those of the most trusted sources first; among equals the first is taken.
    """
    if not ranked or ranked[0].source in CERTAIN:
        return ranked[0] if ranked else None
    names = [frozenset(compact(name) for name in claim.value) for claim in ranked[:20]]
    best: Claim | None = None
    most = 0.0
    for number, claim in enumerate(ranked[:20]):
        behind: dict[str, float] = {}
        for other, beside in enumerate(ranked[:20]):
            share = 1.0 if other == number else _share(names[number], names[other])
            behind[beside.source] = max(behind.get(beside.source, 0.0), share)
        weight = sum(WEIGHT.get(source, 1.0) * share for source, share in behind.items())
        if weight > most:
            best, most = claim, weight
    return best


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
