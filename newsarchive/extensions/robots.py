"""robots.txt as RFC 9309 wants it: 4xx allows, 5xx and network failures forbid; Crawl-delay is kept.

Scrapy's own middleware fails open on 5xx, time-outs and redirect loops, reads the bodies of 404 pages as rules, and
ignores Crawl-delay.
"""

from __future__ import annotations

import asyncio
import logging
import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Refused
from newsarchive.items import Outcome

logger = logging.getLogger(__name__)

MAX_BYTES = 512 * 1024
"""RFC 9309 asks crawlers to read at least 500 KiB; the rest is ignored."""
MAX_HOPS = 5
FAILURE_KEPT = 1.5
"""Seconds for which a robots.txt that could not be had is not asked again; shorter than the wait before a page's second try."""
MAX_CRAWL_DELAY = 60.0
"""Seconds. A longer Crawl-delay is kept to as this, with a warning: at more than a minute a page no archive comes about."""


@dataclass(frozen=True)
class Rules:
    """What one origin's robots.txt means for us."""

    parser: Protego | None
    """None: everything is allowed."""
    failure: str | None = None
    """Set where the file could not be had; everything is forbidden then (RFC 9309, 2.3.1.4)."""
    outcome: Outcome = Outcome.UNREACHABLE
    """What the pages come to in that case."""
    expires: float = field(default=float("inf"))
    """Moment of the monotonic clock after which it is asked again."""


def failed(reason: str, outcome: Outcome = Outcome.UNREACHABLE) -> Rules:
    """Rules that forbid everything, until the next try of a page asks for robots.txt again."""
    return Rules(None, reason, outcome, time.monotonic() + FAILURE_KEPT)


class RobotsMiddleware:
    """Downloader middleware: asks each origin's robots.txt once a crawl, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = str(crawler.settings["USER_AGENT"])
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise Refused with robots_denied (or unreachable where robots.txt could not be had), or
        Postponed where it may not be sent any more."""
        if request.meta.get("robots"):
            return
        await request.meta["run"].room()
        request.meta["run"].may_leave(request.url)
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(origin)
        if known is not None and known.done() and known.result().expires < time.monotonic():
            known = None
        if known is None:
            known = self._rules[origin] = asyncio.ensure_future(self._ask(origin, request))
        rules = await asyncio.shield(known)
        if rules.failure is not None:
            raise Refused(rules.outcome, f"robots.txt could not be had, which forbids everything: {rules.failure}")
        if rules.parser is not None and not rules.parser.can_fetch(request.url, self.agent):
            raise Refused(Outcome.ROBOTS_DENIED, "robots.txt does not allow this address")

    async def _ask(self, origin: str, cause: Request) -> Rules:
        url = origin + "/robots.txt"
        for _ in range(MAX_HOPS + 1):
            request = Request(url, meta={"robots": True, "run": cause.meta["run"]}, priority=1_000_000)
            request.headers["Accept-Encoding"] = "identity"
            if "proxy" in cause.meta:
                request.meta["proxy"] = cause.meta["proxy"]
            try:
                response = await self._fetch(request)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever kept robots.txt from us forbids everything, by the RFC
                outcome, reason = name_failure(error, urlsplit(url).hostname or "")
                # A bad certificate keeps every page from us too, and the archivist must hear of it.
                return failed(reason, outcome if outcome is Outcome.TLS_ERROR else Outcome.UNREACHABLE)
            location = response.headers.get("Location")
            if 300 <= response.status < 400 and location:
                url = urljoin(url, location.decode("latin-1"))
                continue
            return self._read(origin, response)
        # RFC 9309, 2.3.1.2: after five redirects the file may be taken as unavailable, which allows.
        return Rules(None)

    async def _fetch(self, request: Request) -> Response:
        assert self.crawler.engine is not None
        asked_at = datetime.now(UTC)
        response = await self.crawler.engine.download_async(request)
        await request.meta["run"].keep_robots(response, asked_at)
        return response

    def _read(self, origin: str, response: Response) -> Rules:
        if 400 <= response.status < 500:
            return Rules(None)
        if response.status != 200:
            return failed(f"status {response.status}")
        body = response.body
        if (response.headers.get("Content-Encoding") or b"").lower() in {b"gzip", b"x-gzip", b"deflate"}:
            try:
                body = zlib.decompressobj(47).decompress(body, MAX_BYTES)
            except zlib.error as error:
                if body[:2] == b"\x1f\x8b":
                    return failed(f"its compressed body is broken: {error}")
                # It claims to be compressed and is not: it is read as it is, as pages are.
        parser = Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
        self._keep_delay(origin, parser)
        return Rules(parser)

    def _keep_delay(self, origin: str, parser: Protego) -> None:
        asked = parser.crawl_delay(self.agent)
        if asked is None:
            return
        delay = min(float(asked), MAX_CRAWL_DELAY)
        if delay < asked:
            logger.warning("%s asks for a Crawl-delay of %s s; %s s is kept", origin, asked, delay)
        assert self.crawler.engine is not None
        downloader = self.crawler.engine.downloader
        host = urlsplit(origin).hostname or ""
        delay = max(delay, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        slot = downloader.slots.get(host)
        if slot is not None:
            slot.delay = delay
            slot.concurrency = 1
