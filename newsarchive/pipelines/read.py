"""Pipeline 1: what a page says. The reading itself runs in a worker process under a time limit."""

from __future__ import annotations

import asyncio

from scrapy.crawler import Crawler

from newsarchive.errors import WorkerError
from newsarchive.items import Capture, Fetched, Outcome, State
from newsarchive.services import Services


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
        if item.kind == "robots" or item.outcome is not None or item.status is None or not 200 <= item.status < 300:
            return item
        capture = as_capture(item)
        site = self.services.sites[item.site]
        try:
            item.reading = await asyncio.wrap_future(self.services.read(capture, site, State()))
        except WorkerError as error:
            item.outcome, item.reason = Outcome(error.outcome), error.message
        if self.stats is not None:
            self.stats.inc_value(f"read/{item.outcome or 'read'}")
        return item


def as_capture(item: Fetched) -> Capture:
    """The capture a crawl's item stands for; its id is filled in once the WARC record has one."""
    assert item.status is not None
    return Capture(
        id=item.record.capture_id if item.record else "",
        url=item.url,
        fetched_at=item.received_at,
        status=item.status,
        headers=item.headers,
        body=item.body,
        kind=item.kind,
        hints=item.hints,
        flags=item.flags,
    )
