"""Pipeline 1: what a page says. The reading itself runs in a worker process under a time limit."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

from scrapy.crawler import Crawler

from newsarchive.archive import settle
from newsarchive.captures.reader import read_record
from newsarchive.errors import IntegrityError, WorkerError
from newsarchive.items import Capture, Fetched, Outcome, Reading, State
from newsarchive.outcomes import of_cut
from newsarchive.services import Services
from newsarchive.sites.model import Site

logger = logging.getLogger(__name__)


class ReadPipeline:
    """Sends every page with status 200 through `line.read` in a worker; a time-out or crash becomes a named outcome."""

    def __init__(self, crawler: Crawler) -> None:
        self.services = Services.of(crawler.settings["NEWSARCHIVE_DB"])
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReadPipeline:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Fill item.reading, or item.outcome where reading failed."""
        if item.kind in {"robots", "file"} or item.outcome is not None or item.status is None or of_cut(item) is not None:
            return item
        if not 200 <= item.status < 300:
            # Nothing may rest on an answer that is damaged; and the links of a source that did not change are those that were found
            # when it was read.
            capture = await self._held(item) if item.is_not_modified else None
            if capture is None or item.kind != "listing":
                return item
        else:
            capture = item.as_capture()
        site = self.services.sites[item.site]
        run = self.services.runs[item.crawl]
        template = run.template
        try:
            state = State(template=template, telling=run.may_learn_anew, marks=run.furniture.wanted)
            item.reading = await asyncio.wrap_future(self.services.read(capture, site, state))
            if item.known and item.reading.outcome is None:
                item.before = await self._before(item, item.reading.extractor, site, template)
        except WorkerError as error:
            item.outcome, item.reason = Outcome(error.outcome), error.message
        if self.stats is not None:
            self.stats.inc_value(f"read/{item.outcome or 'read'}")
        return item

    async def _held(self, item: Fetched) -> Capture | None:
        """The earlier answer that its server says is still the same; None where it cannot be read back, and the page is asked for
        whole the next time."""
        assert item.repeats is not None
        try:
            held = await asyncio.to_thread(read_record, self.services.folder, item.repeats.earlier.ref)
        except IntegrityError as error:
            item.outcome, item.reason = Outcome.SERVER_ERROR, f"status 304, and the answer held is damaged: {error.message}"[:300]
            item.repeats = None
            return None
        return replace(held, kind=item.kind, part=item.part)

    async def _before(
        self, item: Fetched, extractor: str, site: Site, template: dict[str, Any] | None
    ) -> Reading | None:
        """Today's reading of the capture that is shown, where it was read by other code, or with another site file or template:
        only then can a change of ours be told from one of the university's."""
        held = await self.services.call(
            settle.to_read_again, item.row, extractor, site.digest, template["digest"] if template else None
        )
        if held is None:
            return None
        try:
            before = replace(await asyncio.to_thread(read_record, self.services.folder, held.ref), hints=held.hints)
        except IntegrityError as error:
            logger.warning("%s cannot be read as it was before: %s", item.url, error.message)
            return None
        return await asyncio.wrap_future(self.services.read(before, site, State(template=template)))
