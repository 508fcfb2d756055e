"""Pipeline 6: hands the item to the one writer thread, which commits it in the next batch."""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsarchive.items import Fetched
from newsarchive.services import Services


class StorePipeline:
    """Queues the item for the next transaction; waits only while too much is uncommitted."""

    def __init__(self, crawler: Crawler) -> None:
        self.services = Services.of(crawler.settings["NEWSARCHIVE_DB"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """The item is acknowledged, and its run told, once the transaction that holds it is committed."""
        if item.record is not None:
            # It stands in the WARC file; two hundred bodies that wait for their transaction would fill the memory.
            self.services.let_go(item)
        await self.services.store(item)
        return item
