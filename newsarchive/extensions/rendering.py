"""Pages of sites that need a browser: rendered once they were received, before they go down the line.

What a page's scripts ask for goes through the crawl's own downloader: robots.txt, guard, proxy, certificates and limits are those of
every request. Scripts are asked for once a crawl.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Postponed, Refused
from newsarchive.items import TRANSIENT_OUTCOMES
from newsarchive.pages.decode import Undecodable, decode_body
from newsarchive.rendering.chromium import Chromium
from newsarchive.rendering.page import Document, Lost, Part, Rendered, RenderingError
from newsarchive.rendering.policy import own_domains, refusal
from newsarchive.spiders.answers import target

logger = logging.getLogger(__name__)

MAX_DOCUMENT = 4 * 1024 * 1024
"""Bytes of a page that is given to the browser."""
MAX_PART = 6 * 1024 * 1024
"""Bytes of what one of its scripts asks for."""
PART_TIMEOUT = 20
"""Seconds in which that must come."""
MAX_SCRIPTS = 32 * 1024 * 1024
"""Bytes of scripts that are remembered for the pages to come."""
MOST_HOPS = 4
MOST_IN_VAIN = 5_000
"""Addresses that were asked for in vain and are remembered."""
IN_VAIN = 3
"""Pages that ask for one address without getting it, after which it is not missed any more."""
SLOT = "parts"
"""The downloader's slot for parts: a few at a time, without the delay between pages (settings.DOWNLOAD_SLOTS)."""


@dataclass(kw_only=True)
class Rendering:
    """What came of rendering one page."""

    html: bytes | None = None
    requests: int = 0
    """That its scripts made and that were sent."""
    fault: str | None = None
    """Why there is no rendered page, or why it may lack something that another try brings."""
    data: tuple[tuple[str, bytes], ...] = ()
    """Addresses and bodies of the JSON that its scripts were given."""


class Renderer:
    """Renders the pages of one crawl, or one survey.

    Args:
        crawler: whose downloader asks for parts.
        hosts: those of the site.
    """

    def __init__(self, crawler: Crawler, hosts: tuple[str, ...]) -> None:
        self.crawler = crawler
        self.own = own_domains(hosts)
        self.browser = Chromium()
        self._scripts: OrderedDict[str, Part] = OrderedDict()
        self._kept = 0
        self._in_vain: dict[str, set[str]] = {}

    async def render(self, response: Response, meta: dict[str, Any], *, listing: bool) -> Rendering | None:
        """Render an answer; None where it is no page that a browser could show.

        Args:
            meta: of its request: `run`, `proxy` where there is one; and perhaps `may_ask_for_parts`, whether another part may be asked
                for, and `count_part`, called whenever one is.
            listing: whether the page lists articles.
        """
        kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
        if response.status != 200 or not any(name in kind.lower() for name in ("html", "text/plain")) or len(response.body) > MAX_DOCUMENT:
            return None
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values]
        try:
            body = await asyncio.to_thread(decode_body, response.body, headers, MAX_DOCUMENT)
        except Undecodable:
            return None
        if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return None
        document = Document(url=response.url, body=body, content_type=kind, own=self.own, more=listing)
        found = Rendering()
        try:
            rendered = await self.browser.render(document, partial(self._ask, meta, found))
        except RenderingError as error:
            found.fault = str(error)
            return found
        found.html, found.fault = rendered.html, self._lacks(rendered, response.url)
        found.data = tuple((one.url, one.body) for one in rendered.data)
        return found

    def _lacks(self, rendered: Rendered, page: str) -> str | None:
        """Why a rendered page may lack something. What page after page asks for in vain (a counter that is down) no page lacks."""
        lacks = []
        for lost in rendered.lost:
            pages = self._in_vain.setdefault(lost, set()) if len(self._in_vain) < MOST_IN_VAIN else self._in_vain.get(lost, set())
            pages.add(page)
            if len(pages) < IN_VAIN:
                lacks.append(lost)
        return f"its scripts did not get {len(lacks)} of what they asked for: {lacks[0]}"[:300] if lacks else None

    async def close(self) -> None:
        """End the browser."""
        await self.browser.close()
        self._scripts.clear()

    async def _ask(self, meta: dict[str, Any], found: Rendering, url: str, accept: str, kind: str) -> Part:
        if kind == "script" and url in self._scripts:
            return self._scripts[url]
        asked = url
        for _ in range(MOST_HOPS + 1):
            reason = refusal(asked, kind, "GET", self.own)
            if reason is not None:
                raise Lost(reason)
            response = await self._download(asked, accept, meta, found)
            location = response.headers.get("Location")
            if 300 <= response.status < 400 and location:
                asked = target(asked, location) or ""
                continue
            part = await self._part(response)
            if kind == "script" and response.status == 200:
                self._remember(url, part)
            return part
        raise Lost("it redirects too often")

    async def _download(self, url: str, accept: str, meta: dict[str, Any], found: Rendering) -> Response:
        if (allowed := meta.get("may_ask_for_parts")) is not None and not allowed():
            raise Lost("no more requests may be sent", passing=True)
        more: dict[str, Any] = {name: meta[name] for name in ("run", "proxy") if name in meta}
        request = Request(
            url, headers={"Accept": accept}, dont_filter=True,
            meta={
                **more, "part": True, "download_slot": SLOT, "download_maxsize": MAX_PART, "download_timeout": PART_TIMEOUT,
                "under_way": partial(self._count, meta, found),
            },
        )  # fmt: skip
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except asyncio.CancelledError:
            raise
        except Refused as error:
            raise Lost(error.reason, passing=error.outcome in TRANSIENT_OUTCOMES) from error
        except Postponed as error:
            raise Lost(str(error), passing=True) from error
        except Exception as error:  # whatever keeps a part from us has a name
            outcome, reason = name_failure(error, request.url.split("/")[2])
            raise Lost(reason, passing=outcome in TRANSIENT_OUTCOMES) from error
        if response.status in {429, 500, 502, 503, 504}:
            raise Lost(f"status {response.status}", passing=True)
        return response

    async def _part(self, response: Response) -> Part:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values]
        try:
            body = await asyncio.to_thread(decode_body, response.body, headers, MAX_PART)
        except Undecodable as error:
            raise Lost(error.reason) from error
        kind = (response.headers.get("Content-Type") or b"application/octet-stream").decode("latin-1")
        return Part(status=response.status, content_type=kind, body=body)

    def _remember(self, url: str, part: Part) -> None:
        self._scripts[url] = part
        self._kept += len(part.body)
        while self._kept > MAX_SCRIPTS:
            _, oldest = self._scripts.popitem(last=False)
            self._kept -= len(oldest.body)

    def _count(self, meta: dict[str, Any], found: Rendering) -> None:
        found.requests += 1
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value("rendering/requests")
        if (count := meta.get("count_part")) is not None:
            count()


class RenderingMiddleware:
    """Downloader middleware: renders the answer to every request whose meta holds a `renderer`, and leaves it there as `rendering`."""

    def __init__(self) -> None:
        self._renderers: set[Renderer] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RenderingMiddleware:
        middleware = cls()
        crawler.signals.connect(middleware.closed, signals.spider_closed)
        return middleware

    async def process_response(self, request: Request, response: Response) -> Response:
        """The same answer."""
        renderer: Renderer | None = request.meta.get("renderer")
        if renderer is not None and not {OVER_LIMIT, OUT_OF_TIME} & set(response.flags):
            self._renderers.add(renderer)
            request.meta["rendering"] = await renderer.render(response, request.meta, listing=request.meta["row"].kind == "listing")
            if (rendering := request.meta["rendering"]) is not None and rendering.fault is not None and request.meta.get("run") is not None:
                # An interrupt ends the browser too; what it had not shown by then goes back to the frontier.
                request.meta["run"].may_leave(request.url, onward=True)
        return response

    async def closed(self, spider: Spider) -> None:
        """The crawl is over, and its browser with it."""
        for renderer in self._renderers:
            await renderer.close()
