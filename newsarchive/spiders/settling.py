"""The end of a crawl: pages whose date lacks a year are read once more where their neighbours have changed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from newsarchive.archive import settle as stored
from newsarchive.captures.reader import read_record
from newsarchive.errors import WorkerError
from newsarchive.items import State
from newsarchive.services import Services
from newsarchive.sites.model import Site

logger = logging.getLogger(__name__)


async def settle(services: Services, site: Site) -> None:
    """Read once more, from their captures, the pages whose date lacks a year and whose neighbours changed meanwhile."""
    for held in await services.call(stored.yearless, site.id):
        neighbours = await services.call(stored.neighbours, site.id, held.number, held.holding)
        if [[one.number, one.published] for one in neighbours] == held.neighbours:
            continue
        capture = replace(await asyncio.to_thread(read_record, services.folder, held.ref), hints=held.hints)
        try:
            reading = await asyncio.wrap_future(services.read(capture, site, State(neighbours=tuple(neighbours))))
        except WorkerError as error:
            logger.warning("%s was not read again: %s", capture.url, error.message)
            continue
        await services.call(stored.store_reading, held.holding, reading)
