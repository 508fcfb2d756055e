"""What a crawl learns of its site's pages while it runs: the template its pages are read with, and whether they still fit it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, Any

from newsarchive.archive import templates
from newsarchive.archive.templates import Learned
from newsarchive.errors import WorkerError
from newsarchive.items import Fetched
from newsarchive.pages.template_change import WELL_TAUGHT, Fit, changes
from newsarchive.spiders.uses import Uses

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

logger = logging.getLogger(__name__)

ENOUGH = 20
"""Samples from which pages are read by what was learned while the crawl runs, doubled after each vain try. The settling learns from
three on."""
STRANGERS = 5
"""Pages that do not fit after which a running crawl learns anew, doubled each time."""
LOOKED_BACK_ON = 10
"""Pages whose fit is watched while the crawl runs."""


class Learning:
    """The template of a run's site. One object a run; only used on its event loop."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.template: dict[str, Any] | None = None
        """As the readings' state has it."""
        self.may_learn_anew = True
        """Whether another is likely to take its place before the crawl ends."""
        self.settled: Learned | None = None
        """That of the last settled crawl, once this one settles: it stays unless pages gain by another."""
        self.uses = Uses()
        self.samples = 0
        self._fresh = 0
        self._enough, self._strangers = ENOUGH, STRANGERS
        self._fits: deque[Fit] = deque(maxlen=LOOKED_BACK_ON)
        self._said: set[str] = set()
        self._busy: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Take up what was learned of the site before."""
        found = await self.run.services.call(templates.newest, self.run.site.id)
        self.template = found.template if found is not None else None
        settled = await self.run.services.call(templates.settled, self.run.site.id)
        self.may_learn_anew = found is None or found != settled or found.pages < WELL_TAUGHT
        self.samples = await self.run.services.call(templates.count_samples, self.run.site.id)

    def committed(self, item: Fetched) -> None:
        """An article's page was stored: learn at the steps, and say so when pages stop fitting."""
        reading = item.reading
        if reading is None or item.kind != "article" or reading.outcome is not None:
            return
        if item.record is not None:
            self.uses.keep(item.record.capture_id, reading)
        if reading.sample is not None:
            self.samples += 1
            self._fresh += 1
            due = self.samples >= self._enough if self.template is None else self._fresh >= self._strangers
            if due and (self._busy is None or self._busy.done()):
                if self.template is None:
                    self._enough *= 2
                else:
                    self._strangers *= 2
                self._fresh = 0
                self._busy = asyncio.ensure_future(self._learn())
        if self.template is not None and "template" in reading.inputs:
            self._fits.append(Fit(day=item.received_at.isoformat(), layout=reading.inputs.get("layout")))
            for said in changes(self._fits, self.template["pages"]):
                if said.split(":")[0] not in self._said:
                    self._said.add(said.split(":")[0])
                    logger.warning("%s: %s", self.run.site.id, said)

    async def _learn(self) -> None:
        found = await self.run.services.call(templates.samples, self.run.site.id)
        await self.learn_from(found)

    async def learn_from(self, samples: list[dict[str, Any]]) -> None:
        """Learn a template in a worker, and read with it from now on."""
        run, site = self.run, self.run.site.id
        try:
            in_use = self.settled.template if self.settled is not None else None
            task = run.services.pool.submit("newsarchive.line:learn", samples, in_use, group=f"{site} learning", needed=True)
            learned = await asyncio.wrap_future(task)
        except WorkerError as error:
            logger.warning("%s: nothing was learned of its pages: %s", site, error.message)
            return
        if learned is None:
            return
        known = {layout["name"] for layout in self.template["layouts"]} if self.template is not None else set()
        stored = await run.services.call(templates.add, site, run.crawl, learned)
        self.may_learn_anew = self.may_learn_anew or stored.template != self.template
        self.template = stored.template
        self._fits.clear()
        new = [layout for layout in learned["layouts"] if layout["name"] not in known] if known else []
        words = [
            f"pages of another layout came up, first seen on {(layout['since'] or '?')[:10]}; {layout['pages']} pages tell how to read them"
            for layout in new
        ]
        for said in await run.services.call(templates.note_change, site, run.crawl, words):
            logger.warning("%s: %s", site, said)

    async def end(self) -> None:
        """Wait until what is being learned is learned."""
        if self._busy is not None:
            await self._busy
