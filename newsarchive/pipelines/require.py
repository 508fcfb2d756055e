"""Pipeline 3: article or not, complete or not. Every answer leaves here with a named outcome, or as an article."""

from __future__ import annotations

from scrapy.crawler import Crawler

from newsarchive.items import Fetched, Outcome


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


def judge(item: Fetched) -> tuple[Outcome | None, str | None]:
    """The outcome an answer names by itself, with a reason; (None, None) for an article."""
    status = item.status
    assert status is not None
    if item.kind == "robots":
        return Outcome.ROBOTS_READ, f"status {status}"
    if status != 200 or item.reading is None:
        return by_status(item)
    cut_off = "truncated" in item.flags
    if item.unrendered is not None:
        return Outcome.INCOMPLETE, f"it was not rendered as a browser shows it: {item.unrendered}"
    if item.reading.outcome is not None and not (cut_off and item.reading.outcome is Outcome.NO_TEXT):
        return item.reading.outcome, item.reading.reason
    if item.kind == "listing":
        links = len(item.reading.links)
        if cut_off:
            return Outcome.INCOMPLETE, f"the listing was cut off while it was sent; {links} links were found in it"
        return Outcome.LISTED, f"{links} links"
    if cut_off:
        return Outcome.INCOMPLETE, "the body is shorter than the server announced"
    return None, None


def page_of(item: Fetched) -> str | None:
    """What the page is: article, listing, static, soft_404, login, bot_wall, error, file, empty."""
    if item.status is None or item.kind == "robots" or 300 <= item.status < 400:
        return None
    if item.status >= 400:
        return "error"
    if item.outcome is Outcome.NOT_HTML:
        return "file"
    if item.reading is None or (item.outcome is Outcome.NO_TEXT and item.reading.page == "article"):
        return "empty" if item.outcome is Outcome.NO_TEXT else None
    return item.reading.page


def by_status(item: Fetched) -> tuple[Outcome, str]:
    """The outcome of an answer that is not a readable page."""
    status = item.status or 0
    if 300 <= status < 400:
        if item.redirect_to is None:
            return Outcome.CLIENT_ERROR, f"status {status} without a target"
        return Outcome.REDIRECTED, f"status {status} to {item.redirect_to[:300]}"
    if status in {404, 410}:
        return Outcome.GONE, f"status {status}"
    if status == 429 or (status == 503 and item.retry_after is not None):
        wait = f", asked us to wait {item.retry_after:.0f} s" if item.retry_after is not None else ""
        return Outcome.THROTTLED, f"status {status}{wait}"
    if status >= 500:
        return Outcome.SERVER_ERROR, f"status {status}"
    if status >= 400:
        return Outcome.CLIENT_ERROR, f"status {status}"
    if status == 200:
        return Outcome.READ_FAILED, "the page was not read"
    return Outcome.NO_TEXT, f"status {status}"
