"""robots.txt as RFC 9309 wants it: 4xx allows, 5xx and network failures forbid; Crawl-delay and Retry-After are kept.

Scrapy's own middleware fails open on 5xx, time-outs and redirect loops, reads the bodies of 404 pages as rules, and
ignores Crawl-delay.
"""

from __future__ import annotations

import asyncio
import logging
import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response

from newsarchive.archive.crawls import was_missing
from newsarchive.archive.frontier import authority_of
from newsarchive.errors import ArchiveError
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Refused
from newsarchive.extensions.pace import PACE
from newsarchive.items import Outcome
from newsarchive.pages.rights import WELL_KNOWN, TdmFile, read_tdm_file
from newsarchive.sources.robots_rules import MAX_BYTES, RobotsRules, parse_robots

logger = logging.getLogger(__name__)

MAX_HOPS = 5
KEPT = 24 * 3600.0
"""Seconds for which a robots.txt counts (RFC 9309, 2.4)."""
ABSENT_KEPT = timedelta(days=7)
"""Time for which a host that has no tdmrep.json is not asked for it again."""
FAILURE_KEPT = 1.5
"""Seconds for which a robots.txt that could not be had is not asked again; shorter than the wait before a page's second try."""
MAX_CRAWL_DELAY = 60.0
"""Seconds. A longer Crawl-delay is kept to as this, with a warning: at more than a minute a page no archive comes about."""
TOO_MANY = 429
MOST_TOO_MANY = 3
"""Times a robots.txt may be answered with 429, which says nothing about the rules, before it counts as the other 4xx do."""
LONGEST_RESERVATION = 10.0
"""Seconds that pages wait for a tdmrep.json; captures made before it comes do not know what it says."""
LONGEST_WAIT = 30.0
"""Seconds that pages wait for a robots.txt whose host asks for time; they are put back for longer waits."""


@dataclass(frozen=True)
class Rules:
    """What one origin's robots.txt means for us."""

    rules: RobotsRules | None
    """None: everything is allowed."""
    failure: str | None = None
    """Set where the file could not be had; everything is forbidden then (RFC 9309, 2.3.1.4)."""
    outcome: Outcome = Outcome.UNREACHABLE
    """What the pages come to in that case."""
    expires: float = field(default_factory=lambda: time.monotonic() + KEPT)
    """Moment of the monotonic clock after which it is asked again."""


def failed(reason: str, outcome: Outcome = Outcome.UNREACHABLE, *, kept: float = FAILURE_KEPT) -> Rules:
    """Rules that forbid everything, until the next try of a page asks for robots.txt again."""
    return Rules(None, reason, outcome, time.monotonic() + max(kept, FAILURE_KEPT))


class RobotsMiddleware:
    """Downloader middleware: asks each origin's robots.txt once a crawl and day, before its first page."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.received, signals.bytes_received)
        return middleware

    def received(self, data: bytes, request: Request, spider: Spider) -> None:
        """Read no more of a robots.txt than counts."""
        if not request.meta.get("robots"):
            return
        request.meta["robots_bytes"] = request.meta.get("robots_bytes", 0) + len(data)
        if request.meta["robots_bytes"] > MAX_BYTES:
            raise StopDownload(fail=False)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise Refused with robots_denied (or unreachable where robots.txt could not be had), or
        Postponed where it may not be sent any more."""
        if request.meta.get("robots"):
            return
        if not request.meta.get("part"):
            # A part belongs to a page that is under way, and must not wait for pages that wait for theirs.
            await request.meta["run"].room()
        request.meta["run"].may_leave(request.url, onward=bool(request.meta.get("hops") or request.meta.get("part")))
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
        if rules.rules is not None and not rules.rules.allows(request.url):
            raise Refused(Outcome.ROBOTS_DENIED, "robots.txt does not allow this address")

    async def _ask(self, origin: str, cause: Request) -> Rules:
        url = origin + "/robots.txt"
        hops = refusals = 0
        while hops <= MAX_HOPS:
            try:
                response, wait = await self._fetch(url, cause)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever kept robots.txt from us forbids everything, by the RFC
                outcome, reason = name_failure(error, urlsplit(url).hostname or "")
                # A bad certificate keeps every page from us too, and the archivist must hear of it.
                return failed(reason, outcome if outcome is Outcome.TLS_ERROR else Outcome.UNREACHABLE)
            location = response.headers.get("Location")
            if 300 <= response.status < 400 and location:
                hops += 1
                try:
                    url = urljoin(url, location.decode("utf-8", "replace").strip())
                except ValueError as error:
                    return failed(f"status {response.status} to what is no address: {error}")
                continue
            if response.status == TOO_MANY:
                if wait is not None and wait > LONGEST_WAIT:
                    return failed(f"status {response.status}, asked us to wait {wait:.0f} s", Outcome.THROTTLED, kept=wait)
                refusals += 1
                if refusals < MOST_TOO_MANY:
                    continue
            rules = self._read(origin, response, wait)
            if rules.failure is None:
                reservation = asyncio.ensure_future(self._ask_reservation(origin, cause, rules))
                await asyncio.wait({reservation}, timeout=LONGEST_RESERVATION)
            return rules
        # RFC 9309, 2.3.1.2: after five redirects the file may be taken as unavailable, which allows.
        return Rules(None)

    async def _ask_reservation(self, origin: str, cause: Request, rules: Rules) -> None:
        """Ask once a crawl, though not for single addresses, what the host says of text and data mining; once a week where it said
        nothing. What keeps it from us keeps nothing else."""
        run = cause.meta["run"]
        url = origin + WELL_KNOWN
        if not run.options.whole or origin in run.tdm_files or (rules.rules is not None and not rules.rules.allows(url)):
            return
        run.tdm_files[origin] = TdmFile()
        try:
            if await run.services.call(was_missing, run.site.id, url, datetime.now(UTC) - ABSENT_KEPT):
                return
        except ArchiveError as error:
            # The writer's fault is final: the crawl ends by the next thing it writes, and says so.
            logger.info("%s: %s", url, error)
            return
        try:
            response, _ = await self._fetch(url, cause)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - most hosts have no such file; whatever went wrong, there is none
            logger.info("%s: %s", url, error)
            return
        if response.status == 200:
            run.tdm_files[origin] = read_tdm_file(response.body, url)

    async def _fetch(self, url: str, cause: Request) -> tuple[Response, float | None]:
        """The answer from an address that is asked before a request, and for how many seconds the host asks us to wait."""
        assert self.crawler.engine is not None
        meta: dict[str, Any] = {"robots": True, **{name: cause.meta[name] for name in ("run", "proxy") if name in cause.meta}}
        request = Request(url, headers={"Accept-Encoding": "identity"}, meta=meta, priority=1_000_000)
        asked_at = datetime.now(UTC)
        response = await self.crawler.engine.download_async(request)
        return response, await request.meta["run"].keep_robots(response, asked_at)

    def _read(self, origin: str, response: Response, wait: float | None) -> Rules:
        if 400 <= response.status < 500:
            return Rules(None)
        if not 200 <= response.status < 300:
            said = f", asked us to wait {wait:.0f} s" if wait is not None else ""
            return failed(f"status {response.status}{said}", kept=wait or 0.0)
        if "dataloss" in response.flags:
            return failed("the file was cut off while it was sent")
        body = response.body
        if (response.headers.get("Content-Encoding") or b"").lower() in {b"gzip", b"x-gzip", b"deflate"}:
            try:
                body = zlib.decompressobj(47).decompress(body, MAX_BYTES)
            except zlib.error as error:
                if body[:2] == b"\x1f\x8b":
                    return failed(f"its compressed body is broken: {error}")
                # It claims to be compressed and is not: it is read as it is, as pages are.
        rules = parse_robots(body)
        self._keep_delay(origin, rules)
        return Rules(rules)

    def _keep_delay(self, origin: str, rules: RobotsRules) -> None:
        asked = rules.delay
        if not asked:
            return
        delay = min(asked, MAX_CRAWL_DELAY)
        if delay < asked:
            logger.warning("%s asks for a Crawl-delay of %s s; %s s is kept", origin, asked, delay)
        PACE.keep_delay(authority_of(origin), delay)
