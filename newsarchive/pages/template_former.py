"""Layouts of a site's former designs: kept beside those that are learned today, for captures from before a redesign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsarchive.pages.template import Layout, Template
from newsarchive.pages.template_apply import ENOUGH
from newsarchive.pages.template_gain import describes
from newsarchive.pages.template_sample import Sample

MOST = 5
"""Former layouts that are kept, those seen last."""


def with_former(learned: Template, known: Template, samples: Sequence[Sample]) -> Template:
    """What was learned, and the layouts of the template in use that pages no longer teach.

    One that describes the same pages as a layout that was learned now was the same, seen worse: it is not kept.

    Args:
        learned: what the samples teach.
        known: the template in use, whose place it takes.
        samples: what pages tell.
    """
    names = {layout.name for layout in learned.layouts}
    kept = [
        replace(layout, former=True) for layout in known.layouts
        if layout.name not in names and layout.pages >= ENOUGH and not _is_taught(layout, learned, samples)
    ]  # fmt: skip
    kept.sort(key=lambda layout: (layout.until or "", layout.name), reverse=True)
    return Template(layouts=(*learned.layouts, *kept[:MOST]), pages=learned.pages) if kept else learned


def _is_taught(layout: Layout, learned: Template, samples: Sequence[Sample]) -> bool:
    return any(describes(layout, one) and any(describes(other, one) for other in learned.layouts) for one in samples)
