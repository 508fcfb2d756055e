"""The line after which a page goes on to other stories, though they stand where its own text does and look like it.

What tells it from a subheading that every story has: what follows is shown by other pages too, what comes before is not; or what
follows is what other pages show before it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsarchive.pages.template_keys import is_plain
from newsarchive.pages.template_layouts import FEWEST, Position, Sampled
from newsarchive.pages.template_sample import PROSE

OFTEN = 0.6
"""Share of pages that must have the line."""
OF_OTHERS = 0.15
"""Share of the sentences after it that other pages must show too."""
FAR_MORE = 3.0
"""How many times that share must be that of the sentences before it."""
OWN_ELSEWHERE = 0.25
"""Share of the sentences after it that other pages must show before it, so that they are surely these pages' own."""

Cut = tuple[Position, str]
"""The position within which nothing follows it that is the page's own, and the line's digest."""


def cuts_in(pages: Sequence[Sampled], keys: Mapping[Position, str], around: Mapping[Position, Position]) -> frozenset[Cut]:
    """The lines after which pages go on to other stories."""
    shown: Counter[str] = Counter()
    for page in pages:
        shown.update({digests.split()[0] for *_, cell, _, _ in page.cells for digests in cell})
    often = max(FEWEST, math.ceil(OFTEN * len(pages)))
    common = {digest for digest, count in shown.items() if count >= often}
    seen: Counter[Cut] = Counter()
    text: dict[Cut, tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for page in pages:
        for cut, place in _candidates(page, common, keys, around).items():
            seen[cut] += 1
            for index, (at, _, form, digest, weight) in enumerate(page.lines):
                if form == PROSE and digest not in common and _is_in(at, cut[0], around):
                    text[cut][index > place][digest] += weight
    return frozenset(cut for cut, count in seen.items() if count >= often and _tells(*text[cut], shown))


def after_cuts(page: Sampled, cuts: frozenset[Cut], keys: Mapping[Position, str], around: Mapping[Position, Position]) -> set[int]:
    """The lines of a page that stand after a cut, by their number, and the cut itself."""
    common = {digest for _, digest in cuts}
    found: set[int] = set()
    for cut, place in _candidates(page, common, keys, around).items():
        if cut in cuts:
            found |= {index for index, line in enumerate(page.lines) if index >= place and _is_in(line[0], cut[0], around)}
    return found


def _candidates(
    page: Sampled, common: set[str], keys: Mapping[Position, str], around: Mapping[Position, Position]
) -> dict[Cut, int]:
    """The short lines of a page that many pages have, each with its number; of the same line the first."""
    found: dict[Cut, int] = {}
    for index, (at, _, form, digest, _) in enumerate(page.lines):
        if form != PROSE and digest in common:
            holder = holder_of(at, keys, around)
            found.setdefault((holder, digest), index)
            if around[holder] >= 0:
                found.setdefault((around[holder], digest), index)
    return found


def holder_of(at: Position, keys: Mapping[Position, str], around: Mapping[Position, Position]) -> Position:
    """The position in which a line stands beside others: its own, or that around where it has an element without words for itself."""
    return around[at] if is_plain(keys[at]) and around[at] >= 0 else at


def _is_in(at: Position, holder: Position, around: Mapping[Position, Position]) -> bool:
    while at >= 0:
        if at == holder:
            return True
        at = around[at]
    return False


def _tells(before: Counter[str], after: Counter[str], shown: Counter[str]) -> bool:
    """Whether what stands after a line, not what stands before it, is other pages' too: many different sentences, not one that is
    the same on some pages.

    Args:
        before: the sentences before the line on all pages, with their weights.
        after: those after it.
        shown: on how many pages each stands.
    """
    if not before or not after:
        return False
    others = [_many({digest: weight for digest, weight in one.items() if shown[digest] > 1}) / one.total() for one in (before, after)]
    own_elsewhere = _many({digest: weight for digest, weight in after.items() if digest in before}) / after.total()
    return own_elsewhere >= OWN_ELSEWHERE or (others[1] >= OF_OTHERS and others[1] >= FAR_MORE * others[0])


def _many(weights: Mapping[str, int]) -> int:
    """The weight of all but the heaviest."""
    return sum(weights.values()) - max(weights.values(), default=0)
