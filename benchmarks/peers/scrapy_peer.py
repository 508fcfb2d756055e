"""Bare Scrapy: `python -m benchmarks.peers.scrapy_peer fetch|extract URL PAGES`.

`fetch` downloads every page and looks at nothing; `extract` has trafilatura read each answer in the callback, keeps title, date,
authors and text in memory, and stores nothing. Both ask as many pages at once as newsarchive does on loopback.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from typing import Any

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

CONCURRENCY = 8


class Peer(scrapy.Spider):
    """Asks for every page of the bench's server."""

    name = "peer"

    def __init__(self, url: str, pages: int, extract: bool) -> None:
        super().__init__()
        self.urls = [f"{url}/news/{number}" for number in range(1, pages + 1)]
        self.extract = extract
        self.read = 0

    async def start(self) -> AsyncIterator[Any]:
        for url in self.urls:
            yield scrapy.Request(url)

    def parse(self, response: Response) -> None:
        if not self.extract:
            self.read += bool(response.body)
            return
        html = response.text
        found = trafilatura.extract(html, url=response.url, output_format="json", with_metadata=True, include_comments=False)
        self.read += bool(found)


def main() -> None:
    how, url, pages = sys.argv[1], sys.argv[2], int(sys.argv[3])
    process = CrawlerProcess(
        {
            "CONCURRENT_REQUESTS": CONCURRENCY, "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY, "DOWNLOAD_DELAY": 0, "LOG_LEVEL": "ERROR",
            "ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False,
        }
    )  # fmt: skip
    crawler = process.create_crawler(Peer)
    process.crawl(crawler, url=url, pages=pages, extract=how == "extract")
    process.start()
    assert isinstance(crawler.spider, Peer)
    assert crawler.spider.read == pages, f"{crawler.spider.read} of {pages} pages were read"


if __name__ == "__main__":
    main()
