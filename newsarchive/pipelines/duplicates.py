"""Pipeline 5: one article, one address. Finds the canonical address of the article and of every link on its page.

Exact texts at several addresses are recognised by the store, which alone sees what is archived already.
"""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsarchive.items import Fetched
from newsarchive.services import Services
from newsarchive.spiders.discovery import canonical_of


class DuplicatesPipeline:
    """Sets reading.canonical_url by the site's rules, believing the page's own claim only where it makes sense."""

    def __init__(self, crawler: Crawler) -> None:
        self.services = Services.of(crawler.settings["NEWSARCHIVE_DB"])
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DuplicatesPipeline:
        return cls(crawler)

    def process_item(self, item: Fetched) -> Fetched:
        """Only articles have a canonical address to find."""
        if item.outcome is None and item.reading is not None:
            found = canonical_of(item.reading, self.services.sites[item.site])
            if found != item.reading.canonical_url and self.stats is not None:
                self.stats.inc_value("duplicates/canonical_changed")
            item.reading.canonical_url = found
        return item
