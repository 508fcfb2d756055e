"""Pipeline 2: whether an answer says anything that an earlier capture does not; if not, its body is not kept once more."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from datetime import datetime, timedelta

from scrapy.crawler import Crawler

from newsarchive.archive import rechecks
from newsarchive.captured import OVER_LIMIT
from newsarchive.captures.reader import read_record
from newsarchive.errors import IntegrityError, WorkerError
from newsarchive.items import Capture, Earlier, Fetched, Reading, Repeat
from newsarchive.services import Services

logger = logging.getLogger(__name__)

A_YEAR = timedelta(days=365)


class RepeatPipeline:
    """Sets item.repeats where nothing is lost by it. What could not be read, was refused, cut off or is worse is always kept."""

    def __init__(self, crawler: Crawler) -> None:
        self.services = Services.of(crawler.settings["NEWSARCHIVE_DB"])
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RepeatPipeline:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Compare the answer with the last whole capture of its address."""
        reading = item.reading
        if OVER_LIMIT in item.flags and item.record is None and self.services.sites[item.site].crawl.keep_rechecks != "all":
            item.repeats = await self._as_large_before(item)
        if reading is None or item.record is not None or item.repeats is not None or not is_whole(item, reading):
            return item
        run = self.services.runs[item.crawl]
        run.furniture.add(item.row, reading.marks)
        keep = self.services.sites[item.site].crawl.keep_rechecks
        if keep == "all":
            return item
        earlier = await self._earlier(item)
        if earlier is None or (keep == "yearly" and item.received_at - datetime.fromisoformat(earlier.fetched_at) >= A_YEAR):
            return item
        item.repeats = await self._repeat(item, reading, earlier)
        if item.repeats is not None and self.stats is not None:
            self.stats.inc_value(f"repeat/{item.repeats.how}")
        return item

    async def _as_large_before(self, item: Fetched) -> Repeat | None:
        """The earlier capture with the same first bytes of a body that is larger than is taken: it need not be kept a second time."""
        digest = hashlib.sha256(item.body).hexdigest()
        earlier = await self.services.call(rechecks.same_bytes, item.site, item.url, digest, item.status or 0)
        if earlier is None or await self._read_back(item, earlier) is None:
            return None
        return Repeat(earlier=earlier, how="identical")

    async def _earlier(self, item: Fetched) -> Earlier | None:
        if item.kind == "article":
            return await self.services.call(rechecks.last_whole, item.row, item.url) if item.known else None
        if item.rendered is not None:
            return None
        digest = hashlib.sha256(item.body).hexdigest()
        return await self.services.call(rechecks.same_bytes, item.site, item.url, digest, item.status or 0)

    async def _read_back(self, item: Fetched, earlier: Earlier) -> Capture | None:
        """The earlier capture, checked against its digests: nothing may rest on bytes that are not there any more."""
        try:
            return await asyncio.to_thread(read_record, self.services.folder, earlier.ref)
        except IntegrityError as error:
            logger.warning("%s is kept whole, since what was held of it is damaged: %s", item.url, error.message)
            return None

    async def _repeat(self, item: Fetched, reading: Reading, earlier: Earlier) -> Repeat | None:
        if is_identical(item, earlier):
            return Repeat(earlier=earlier, how="identical") if await self._read_back(item, earlier) is not None else None
        if item.kind != "article" or not await self.services.call(rechecks.says_the_same, item.row, reading, item.before):
            return None
        before = await self._read_back(item, earlier)
        if before is None:
            return None
        furniture = self.services.runs[item.crawl].furniture
        while True:
            seen = furniture.pages
            lines = await self._differing(item, reading, before)
            if lines is not None:
                return Repeat(earlier=earlier, how="furniture", differing=lines)
            if not await furniture.more(item.row, seen):
                return None

    async def _differing(self, item: Fetched, reading: Reading, before: Capture) -> tuple[str, ...] | None:
        shared = self.services.runs[item.crawl].furniture.shared(item.row, reading.marks)
        try:
            task = self.services.compare(before, item.as_capture(), reading.text or "", shared, item.site)
            return await asyncio.wrap_future(task)
        except WorkerError as error:
            logger.warning("%s is kept whole, since it could not be compared: %s", item.url, error.message)
            return None


def is_whole(item: Fetched, reading: Reading) -> bool:
    """Whether an answer is a page in full, that was read as what it was asked for."""
    return (
        item.status == 200 and item.outcome is None and reading.outcome is None and item.unrendered is None and item.form is None
        and "truncated" not in item.flags and "headers_cut" not in item.flags
    )  # fmt: skip


def is_identical(item: Fetched, earlier: Earlier) -> bool:
    """Whether an answer has the bytes of the earlier capture, and was shown alike by the browser where one was asked."""
    if hashlib.sha256(item.body).hexdigest() != earlier.ref.payload_sha256:
        return False
    shown = earlier.ref.rendered
    if item.rendered is None or shown is None:
        return item.rendered is None and shown is None
    return hashlib.sha256(item.rendered).hexdigest() == shown.payload_sha256
