"""What the readings of a running crawl used of its site's template, so that at the end only those pages are read again that another
template may read differently."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsarchive.archive import templates
from newsarchive.archive.templates import Alike, Stale
from newsarchive.errors import WorkerError
from newsarchive.inputs import of_hints
from newsarchive.items import Reading

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

logger = logging.getLogger(__name__)

MOST_BYTES = 40_000_000
"""Bytes of all that is kept; pages beyond that are read again."""
AT_ONCE = 500
"""Pages compared in one task of a worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    digest: str
    """Of the template."""
    hints: list[list[object]]
    use: dict[str, Any]
    """See pages.template_use."""


class Uses:
    """What the readings of one run used of the templates that it read by. Only used on its event loop."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        """By capture."""
        self._shapes: dict[bytes, bytes] = {}
        """One object for the shapes of pages that are made alike."""
        self._bytes = 0

    def keep(self, capture: str, reading: Reading) -> None:
        """Keep what the last reading of a capture used, if it says."""
        self._kept.pop(capture, None)
        if reading.use is None or self._bytes > MOST_BYTES:
            return
        shape = reading.use["shape"]
        if shape not in self._shapes:
            self._shapes[shape] = shape
            self._bytes += len(shape)
        self._bytes += len(reading.use["weights"]) + len(reading.use["digests"]) + 600
        self._kept[capture] = _Kept(
            digest=str(reading.inputs["template"]), hints=_without_texts(reading.inputs.get("hints", [])),
            use={**reading.use, "shape": self._shapes[shape]},
        )  # fmt: skip

    async def without_alike(self, run: Run, found: Sequence[Stale], template: dict[str, Any]) -> list[Stale]:
        """Of some articles last read by other templates those that this one may read differently. Of the others it is written down
        that it reads them the same.

        Args:
            run: the run.
            found: the articles.
            template: the one in question.
        """
        told: dict[str, list[tuple[Stale, dict[str, Any]]]] = defaultdict(list)
        for held in found:
            kept = self._kept.get(held.ref.capture_id)
            # A text that a feed gave is forgotten where the page has its own.
            if kept is not None and kept.hints == _without_texts(of_hints(held.hints)):
                told[kept.digest].append((held, kept.use))
        alike: list[Alike] = []
        for digest, pages in told.items():
            before = await run.services.call(templates.of_digest, run.site.id, digest)
            for start in range(0, len(pages), AT_ONCE) if before is not None else ():
                part = pages[start : start + AT_ONCE]
                task = run.services.pool.submit(
                    "newsarchive.pages.template_use:read_alike", [use for _, use in part], before, template,
                    group=f"{run.site.id} learning", needed=True,
                )  # fmt: skip
                try:
                    layouts: list[str | None] = await asyncio.wrap_future(task)
                except WorkerError as error:
                    logger.warning("%s: pages are read again: %s", run.site.id, error.message)
                    continue
                alike += [
                    Alike(holding=held.holding, capture=held.ref.capture_id, layout=layout)
                    for (held, _), layout in zip(part, layouts, strict=True)
                    if layout is not None
                ]
        noted = await run.services.call(templates.note_alike, alike, template["digest"])
        return [held for held in found if held.holding not in noted]


def _without_texts(hints: list[list[object]]) -> list[list[object]]:
    return [hint for hint in hints if hint[0] != "body"]
