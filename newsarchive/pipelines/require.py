"""Pipeline 4: article or not, complete or not. Every answer leaves here with a named outcome, or as an article."""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsarchive.items import Fetched
from newsarchive.outcomes import judge, page_of


class RequirePipeline:
    """Names the outcome of whatever is no article; leaves item.outcome None for an article that is to be stored."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RequirePipeline:
        return cls(crawler)

    def process_item(self, item: Fetched) -> Fetched:
        """Decide by status, by what the HTTP client remarked, and by what reading found."""
        if item.outcome is None:
            item.outcome, item.reason = judge(item)
        item.page = page_of(item)
        if item.outcome is not None and self.stats is not None:
            self.stats.inc_value(f"require/{item.outcome}")
        return item
