"""How Scrapy words its log lines."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure

from newsarchive.errors import NewsarchiveError


class Wording(LogFormatter):
    """Scrapy's own words, except that what a user can cause (a full disk, a lock) gets no traceback: the crawl ends with one
    line that names it."""

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """An item that could not be processed."""
        worded = super().item_error(item, exception, response, spider)
        if isinstance(exception, NewsarchiveError):
            worded["level"] = logging.DEBUG
        return worded
