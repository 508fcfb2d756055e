"""The system's Chromium, as a place where a page's scripts run and from which nothing leaves.

The browser has no network of its own: every host name is unknown to it, and the proxy it is told to use does not exist. What a page
asks for is intercepted, judged by `policy`, asked for by the crawl itself, and handed in. Each page gets a profile of its own that is
thrown away: no cookies, no cache, no service workers, no downloads, no windows.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
from typing import TYPE_CHECKING

from newsarchive.rendering import growing
from newsarchive.rendering.found import chromium, missing
from newsarchive.rendering.memory import browser_memory
from newsarchive.rendering.page import Asks, Data, Document, Lost, Rendered, RenderingError
from newsarchive.rendering.policy import DATA, refusal

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Playwright, Route

logger = logging.getLogger(__name__)

LONGEST = 30.0
"""Seconds a page has until it is at rest; what it shows then is taken."""
STUCK = 10.0
"""Seconds after that in which a page must give its content; one that does not is given up, and the browser with it."""
REST = 0.5
"""Seconds without a request under way, and without a change of length, after which a page is at rest."""
LOOK = 0.1
LAUNCH = 60.0
"""Seconds the browser may take to start."""
MOST_REQUESTS = 100
"""Of one page."""
MAX_HTML = 8 * 1024 * 1024
"""Bytes of a rendered page."""
MAX_DATA, MAX_ALL_DATA = 1024 * 1024, 8 * 1024 * 1024
"""Bytes of one, and of all, of the JSON answers that are remembered of a page."""
MAX_MEMORY = 1536 * 1024 * 1024
"""Bytes that the browser's processes may hold."""
MOST_PAGES = 200
"""Pages after which the browser is started anew: memory that it does not give back ends with it."""
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://nowhere.invalid:9", "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--dns-prefetch-disable", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-domain-reliability", "--no-pings", "--no-first-run",
    "--disable-extensions", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio", "--blink-settings=imagesEnabled=false",
    "--js-flags=--max-old-space-size=512", "--renderer-process-limit=2", "--disk-cache-size=1",
)  # fmt: skip
_LENGTH = "document.documentElement ? document.documentElement.textContent.length + document.getElementsByTagName('*').length : 0"


class Chromium:
    """One browser, started when the first page comes, one page at a time. Used on one event loop."""

    def __init__(self, *, longest: float = LONGEST) -> None:
        self.longest = longest
        self._one = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._pages = 0
        self._closed = False

    async def render(self, document: Document, asks: Asks) -> Rendered:
        """Run a page's scripts, and take what it shows once it is at rest.

        Raises:
            RenderingError: the browser cannot be had, or the page broke it, or hung, or is too big.
        """
        async with self._one:
            if self._closed:
                raise RenderingError("the crawl is over")
            browser = await self._started()
            visit = _Visit(document, asks, time.monotonic() + self.longest)
            try:
                return await asyncio.wait_for(visit.run(browser), self.longest + STUCK)
            except TimeoutError as error:
                await self._end()
                raise RenderingError(f"its scripts did not give it back in {self.longest + STUCK:.0f} s") from error
            except RenderingError:
                await self._end()
                raise
            finally:
                self._pages += 1
                if self._pages >= MOST_PAGES:
                    await self._end()

    async def close(self) -> None:
        """End the browser."""
        self._closed = True
        await self._end()

    async def _started(self) -> Browser:
        if self._browser is not None and self._browser.is_connected():
            return self._browser
        await self._end()
        lacks, program = missing(), chromium()
        if lacks is not None or program is None:
            raise RenderingError(f"there is no browser here. {lacks}")
        from playwright.async_api import Error, async_playwright

        self._pages = 0
        for sandbox in (True, False) if os.geteuid() != 0 else (False,):
            try:
                if self._playwright is None:
                    self._playwright = await async_playwright().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=program, headless=True, args=list(ARGUMENTS), chromium_sandbox=sandbox, timeout=LAUNCH * 1000,
                    handle_sigint=False, handle_sigterm=False, handle_sighup=False,
                )  # fmt: skip
            except (Error, OSError) as error:
                if sandbox:
                    continue
                await self._end()
                raise RenderingError(f"{program} does not start: {first_line(error)}") from error
            if not sandbox:
                logger.warning("%s runs without its sandbox, which this user or machine does not allow", program)
            break
        assert self._browser is not None
        return self._browser

    async def _end(self) -> None:
        if self._browser is None and self._playwright is None:
            return
        from playwright.async_api import Error

        browser, self._browser = self._browser, None
        playwright, self._playwright = self._playwright, None
        if browser is not None and browser.is_connected():
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(browser.close(), STUCK)
        if playwright is not None:
            # Its driver ends with this, and every browser that it still has.
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(playwright.stop(), STUCK)


class _Visit:
    """One page in the browser."""

    def __init__(self, document: Document, asks: Asks, until: float) -> None:
        self.document = document
        self.asks = asks
        self.until = until
        self.begun = False
        self.requests = 0
        self.open = 0
        self.waiting: dict[str, int] = {}
        """Addresses that were asked for and have not answered yet, and how often."""
        self.rested_since = time.monotonic()
        self.rendered = Rendered(html=b"")
        self._kept = 0
        self._size_looked = 0.0
        self.fault: str | None = None

    async def run(self, browser: Browser) -> Rendered:
        """Show the page, wait until it is at rest, and take it."""
        from playwright.async_api import Error

        context = await browser.new_context(
            service_workers="block", accept_downloads=False, permissions=[], viewport={"width": 1280, "height": 1600}
        )  # fmt: skip
        try:
            return await self._in(context)
        except Error as error:
            raise RenderingError(self.fault or f"the browser gave it up: {first_line(error)}") from error
        finally:
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), STUCK / 2)

    async def _in(self, context: BrowserContext) -> Rendered:
        from playwright.async_api import Error

        await context.route("**/*", self._route)
        page = await context.new_page()
        context.on("page", lambda other: asyncio.ensure_future(_shut(other)))
        page.on("crash", lambda _: self._broken("its scripts took more memory than they may"))
        with contextlib.suppress(Error):
            # A page that at once leads elsewhere breaks this off, and is at rest where it was.
            await page.goto(self.document.url, wait_until="commit", timeout=self.longest)
        await self._rest(page)
        if self.document.more:
            await self._grow(page)
        html = (await page.content()).encode("utf-8", "replace")
        if len(html) > MAX_HTML:
            raise RenderingError(f"it grew to {len(html):,} bytes")
        self.rendered.html = html
        return self.rendered

    @property
    def longest(self) -> float:
        """Milliseconds that are left, at least one."""
        return max(1.0, 1000 * (self.until - time.monotonic()))

    async def _rest(self, page: Page) -> None:
        """Wait until nothing is asked for, and nothing changes; or until the time is up."""
        length, since = -1, time.monotonic()
        while True:
            await asyncio.sleep(LOOK)
            now = time.monotonic()
            if self.fault is not None:
                raise RenderingError(self.fault)
            if now > self.until:
                self.rendered.in_time = False
                self.rendered.lost += [f"{url}: no answer came in time" for url in self.waiting]
                return
            self._bound_memory(now)
            if self.open:
                since = now
                continue
            seen = int(await page.evaluate(_LENGTH))
            if seen > MAX_HTML:
                raise RenderingError(f"it grew to {seen:,} characters and elements")
            if seen != length:
                length, since = seen, now
            if now - max(since, self.rested_since) >= REST:
                return

    async def _grow(self, page: Page) -> None:
        for _ in range(growing.MOST_ROUNDS):
            if not self.rendered.in_time:
                return
            before = await growing.step(page)
            await self._rest(page)
            if await growing.links(page) <= before:
                return

    def _bound_memory(self, now: float) -> None:
        if now - self._size_looked < 5 * LOOK:
            return
        self._size_looked = now
        if (taken := browser_memory()) > MAX_MEMORY:
            raise RenderingError(f"its scripts took {taken >> 20} MiB of memory")

    def _broken(self, reason: str) -> None:
        self.fault = self.fault or reason

    async def _route(self, route: Route) -> None:
        from playwright.async_api import Error

        self.open += 1
        try:
            # The page may be closed at any moment of this.
            with contextlib.suppress(Error):
                await self._answer(route)
        finally:
            self.open -= 1
            self.rested_since = time.monotonic()

    async def _answer(self, route: Route) -> None:
        request = route.request
        if request.is_navigation_request() and not self.begun:
            self.begun = True
            await route.fulfill(status=200, content_type=self.document.content_type, body=self.document.body)
            return
        kind = request.resource_type
        if kind == "stylesheet":
            # Some applications wait for their style before they show anything.
            await route.fulfill(status=200, content_type="text/css", headers=_shared(request.headers), body="")
            return
        if refusal(request.url, kind, request.method, self.document.own) is not None:
            await route.abort("aborted" if request.is_navigation_request() else "blockedbyclient")
            return
        if self.requests >= MOST_REQUESTS:
            self.rendered.lost.append(f"{request.url}: the page asks for more than {MOST_REQUESTS} addresses")
            await route.abort("blockedbyclient")
            return
        self.requests += 1
        url = request.url
        self.waiting[url] = self.waiting.get(url, 0) + 1
        try:
            part = await self.asks(url, request.headers.get("accept", "*/*"), kind)
        except Lost as lost:
            if lost.passing:
                self.rendered.lost.append(f"{url}: {lost.reason}")
            await route.abort("failed")
            return
        finally:
            self.waiting[url] -= 1
            if not self.waiting[url]:
                del self.waiting[url]
        if kind in DATA:
            self._keep(url, part.content_type, part.body)
        await route.fulfill(status=part.status, content_type=part.content_type, headers=_shared(request.headers), body=part.body)

    def _keep(self, url: str, content_type: str, body: bytes) -> None:
        is_json = "json" in content_type.lower() or body.lstrip()[:1] in {b"{", b"["}
        if is_json and len(body) <= MAX_DATA and self._kept + len(body) <= MAX_ALL_DATA:
            self._kept += len(body)
            self.rendered.data.append(Data(url=url, body=body))


def _shared(asked: dict[str, str]) -> dict[str, str]:
    """Headers that let a page use what it was handed, from whatever host of the site."""
    origin = asked.get("origin")
    return {"Access-Control-Allow-Origin": origin or "*", **({"Access-Control-Allow-Credentials": "true"} if origin else {})}


async def _shut(page: Page) -> None:
    from playwright.async_api import Error

    with contextlib.suppress(Error):
        await page.close()


def first_line(error: BaseException) -> str:
    """What an error says in its first line."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
