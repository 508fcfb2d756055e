"""Pipeline 3: keeps the response in a WARC file, whatever came of reading it; unless the page asks not to be kept, and the site
file respects that."""

from __future__ import annotations

import asyncio

from scrapy.crawler import Crawler

from newsarchive.items import Fetched, Outcome
from newsarchive.outcomes import reserved
from newsarchive.services import Services


class CapturePipeline:
    """Appends the answer as a WARC record. A capture that a crashed crawl left in its WARC stands there already."""

    def __init__(self, crawler: Crawler) -> None:
        self.services = Services.of(crawler.settings["NEWSARCHIVE_DB"])
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CapturePipeline:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Fill item.record for every request that was answered."""
        if item.reading is not None:
            item.reading.rights = self.services.runs[item.crawl].with_tdm_file(item.reading.rights, item.url)
        if item.status is None or item.record is not None:
            return item
        reason = reserved(item, self.services.sites[item.site])
        if reason is not None:
            item.outcome, item.reason, item.reading = Outcome.RESERVED, reason, None
            self.services.let_go(item)
            return item
        item.record = await asyncio.wrap_future(self.services.capture(item))
        if item.reading is not None:
            item.reading.capture_id = item.record.capture_id
        if self.stats is not None:
            self.stats.inc_value(f"capture/{item.record.record_type}")
        return item
