"""The end of a crawl: what was learned of the site is learned from all pages that count, and its pages that were read with less than
that are read once more, also those of crawls that were interrupted; so are dates without a year whose neighbours have changed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.archive import crawls, schedule, templates, translations, unjudged
from newsarchive.archive import settle as stored
from newsarchive.archive.settle import Held
from newsarchive.archive.templates import Stale
from newsarchive.captures.reader import read_record
from newsarchive.errors import WorkerError
from newsarchive.items import Neighbour, Reading, State
from newsarchive.line import code_version
from newsarchive.pages.template_change import Fit, changes
from newsarchive.pages.template_digests import SAMPLES

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

logger = logging.getLogger(__name__)

AT_A_TIME = 4
"""Captures that are read again at the same time."""
STORIES_AT_ONCE = 20_000
"""Articles whose story is looked at once more at the end of one crawl."""
LOOKED_BACK_ON = 30
"""Pages whose fit is looked at."""


async def settle(run: Run) -> None:
    """Bring the readings of this crawl, and of those before that were interrupted, to what their captures say by everything that is
    known now, whatever the order they came in."""
    await run.learning.end()
    run.learning.settled = await run.services.call(templates.settled, run.site.id)
    await _learn(run)
    if await _read_stale(run):
        await _learn_more(run)
    await _read_told_more(run)
    await _read_unjudged(run)
    await _read_yearless(run)
    await run.services.call(unjudged.settle, run.site.id)
    while await run.services.call(translations.settle):
        pass
    await run.services.call(schedule.after_settling, run.site.id, run.crawl)
    await _note_changes(run)
    await _settle_stories(run)
    await run.services.call(crawls.settle, run.site.id)


async def reread(run: Run, held: Held, state: State) -> Reading | None:
    """Read the capture of an article again; None, with a line in the log, where that fails."""
    capture = replace(await asyncio.to_thread(read_record, run.services.folder, held.ref), hints=held.hints)
    try:
        reading = await asyncio.wrap_future(run.services.read(capture, run.site, state))
    except WorkerError as error:
        logger.warning("%s was not read again: %s", capture.url, error.message)
        return None
    if not state.sample:
        run.learning.uses.keep(held.ref.capture_id, reading)
    return reading


async def _learn(run: Run) -> None:
    """Learn the template from the pages that a template is learned from, in no order; those without a sample are read for one."""
    if run.site.selectors.body:
        return
    services, site = run.services, run.site.id
    await services.call(templates.forget_other_versions, site, SAMPLES)
    await services.call(templates.forget_strange, await services.call(crawls.unsettled, site))
    wanted = await services.call(templates.to_sample, site)
    for held in await services.call(templates.without_sample, wanted):
        reading = await reread(run, held, State(sample=True))
        if reading is not None and reading.sample is not None:
            await services.call(templates.add_sample, site, held.ref, reading.sample)
    await services.call(templates.trim, site)
    await run.learning.learn_from(await services.call(templates.samples, site))


async def _learn_more(run: Run) -> None:
    """Learn also from the pages that fitted nothing, and read by that."""
    before = run.learning.template
    await run.services.call(templates.trim, run.site.id)
    await run.learning.learn_from(await run.services.call(templates.samples, run.site.id))
    if run.learning.template != before:
        await _read_stale(run)


async def _read_stale(run: Run) -> int:
    """Read once more the pages of unsettled crawls that were read with another template than the newest, unless it is known to read
    them the same; returns how many fit it not."""
    template = run.learning.template
    if template is None:
        return 0
    turn = asyncio.Semaphore(AT_A_TIME)

    async def read_once_more(held: Stale) -> bool:
        async with turn:
            neighbours = await _neighbours(run, held.number, held.holding) if held.yearless else ()
            reading = await reread(run, held, State(template=template, neighbours=neighbours, telling=True))
            if reading is None:
                return False
            await run.services.call(stored.store_reading, held.holding, reading)
            if reading.sample is not None:
                await run.services.call(templates.add_sample, run.site.id, held.ref, reading.sample, strange=True)
            return reading.sample is not None

    unsettled = await run.services.call(crawls.unsettled, run.site.id)
    found = await run.services.call(templates.stale, run.site.id, unsettled, template["digest"])
    differing = await run.learning.uses.without_alike(run, found, template)
    return sum(await asyncio.gather(*(read_once_more(held) for held in differing)))


async def _read_told_more(run: Run) -> None:
    """Read once more the pages of which a source said something after they had come: which of them came first must say nothing."""
    unsettled = await run.services.call(crawls.unsettled, run.site.id)
    for held in await run.services.call(templates.told_more, run.site.id, unsettled):
        neighbours = await _neighbours(run, held.number, held.holding) if held.yearless else ()
        reading = await reread(run, held, State(template=run.learning.template, neighbours=neighbours))
        if reading is not None:
            await run.services.call(stored.store_reading, held.holding, reading)


async def _read_unjudged(run: Run) -> None:
    """Read alike the captures of changes that could not be judged, since other means had read one of them."""
    template = run.learning.template
    digest = template["digest"] if template is not None else None
    for held in await run.services.call(unjudged.to_read, run.site.id, code_version(), run.site.digest, digest):
        neighbours = await _neighbours(run, held.number, held.holding) if held.yearless else ()
        reading = await reread(run, held, State(template=template, neighbours=neighbours))
        if reading is not None:
            await run.services.call(stored.store_reading, held.holding, reading)


async def _read_yearless(run: Run) -> None:
    """Read once more the pages whose date lacks a year and whose neighbours changed meanwhile."""
    for held in await run.services.call(stored.yearless, run.site.id):
        neighbours = await _neighbours(run, held.number, held.holding)
        if [[one.number, one.published] for one in neighbours] == held.neighbours:
            continue
        reading = await reread(run, held, State(neighbours=neighbours, template=run.learning.template))
        if reading is not None:
            await run.services.call(stored.store_reading, held.holding, reading)


async def _settle_stories(run: Run) -> None:
    """Link what says the same text once more, now that everything is there. What waits in an archive from before there were stories is
    taken up bit by bit, or by a re-reading at once."""
    await run.services.link(STORIES_AT_ONCE)


async def _neighbours(run: Run, number: int | None, holding: int) -> tuple[Neighbour, ...]:
    if number is None:
        return ()
    return tuple(await run.services.call(stored.neighbours, run.site.id, number, holding))


async def _note_changes(run: Run) -> None:
    """Write down, for the report, that pages look different than those that were learned from."""
    template = run.learning.template
    if template is None:
        return
    fits = [Fit(day=at, layout=layout) for at, layout in await run.services.call(templates.fits, run.site.id, LOOKED_BACK_ON)]
    layouts = [(one["name"], one["since"], one["pages"]) for one in template["layouts"]]
    words = changes(fits, template["pages"], layouts)
    for said in await run.services.call(templates.note_change, run.site.id, run.crawl, words):
        logger.warning("%s: %s", run.site.id, said)
