"""Whether pages gain by a template learned anew: only then does a site's template change its number, and pages are read again."""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from newsarchive.pages.template import Layout, Node, Template
from newsarchive.pages.template_apply import MOST_UNKNOWN
from newsarchive.pages.template_change import WELL_TAUGHT
from newsarchive.pages.template_learn import learn
from newsarchive.pages.template_sample import Sample

HELD = 5
"""One sample of so many is held back."""
FEWEST_HELD = 3
GAIN = 0.02
"""How much more the held pages must be worth."""


def gains(known: Template, learned: Template, samples: Sequence[Sample]) -> bool:
    """Whether a template is to take the place of the one in use.

    Args:
        known: the one in use.
        learned: what all samples teach.
        samples: what pages tell. A fifth, by a digest of their names, is held back: it must gain by what the others teach.
    """
    if {layout.name for layout in learned.layouts} - {layout.name for layout in known.layouts}:
        return True
    if known.pages < WELL_TAUGHT and learned.pages > known.pages:
        return True
    held = [one for one in samples if _is_held(one)]
    if len(held) < FEWEST_HELD:
        return False
    taught = learn(one for one in samples if not _is_held(one))
    return taught is not None and worth(taught, held) > worth(known, held) + GAIN


def worth(template: Template, samples: Sequence[Sample]) -> float:
    """What a template is worth to some pages: the share of their text whose place it knows, whether they fit, and whether title and
    date are where it says."""
    return statistics.fmean(max(_of_page(layout, one) for layout in template.layouts) for one in samples) if samples else 0.0


def _share(layout: Layout, sample: Sample) -> tuple[float, set[str]]:
    """The share of a page's text whose place a layout knows, and the fields that stand where it says."""
    nodes = _nodes(layout, sample["boxes"])
    total = known = 0
    counts: dict[tuple[int, str], int] = {}
    shown: set[str] = set()
    for box, chain, _, digests, weights, *_ in sample["cells"]:
        total += sum(weights)
        node = nodes[box]
        if node is None:
            continue
        known += sum(weights)
        before = counts.get((box, chain), 0)
        counts[box, chain] = before + len(digests)
        shown.update(name for name, ordinal in node.places.get(chain, ()) if before <= ordinal < before + len(digests))
    share = known / (total or 1)
    return share, shown


def describes(layout: Layout, sample: Sample) -> bool:
    """Whether a page is made as a layout says: it knows the places of nearly all of its text."""
    return 1 - _share(layout, sample)[0] <= MOST_UNKNOWN


def _of_page(layout: Layout, sample: Sample) -> float:
    share, shown = _share(layout, sample)
    places = sum(name in shown for name in ("title", "date") if name in layout.places)
    return share + (1 - share <= MOST_UNKNOWN) + 0.5 * places


def _nodes(layout: Layout, boxes: Sequence[Sequence[Any]]) -> Mapping[int, Node | None]:
    """The known position of each box of a page; what stands in known furniture counts as known."""
    found: dict[int, Node | None] = {}
    for number, (parent, key) in enumerate(boxes):
        around = found.get(parent)
        if parent < 0:
            found[number] = layout.tree
        elif around is None or around.skipped:
            found[number] = around
        else:
            found[number] = around.find(layout.clean(key))
    return found


def _is_held(sample: Sample) -> bool:
    return int(hashlib.sha256(str(sample["page"]).encode()).hexdigest()[:8], 16) % HELD == 0
