"""Asks sites for single pages outside of a crawl, for `sites add` and `sites check`: through Scrapy, so with the guard, the robots.txt
rules and the pace that a crawl has; of each site one request at a time."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings, Settings

from newsarchive.archive.frontier import authority_of
from newsarchive.errors import NewsarchiveError, WorkerError
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Refused, allow_private
from newsarchive.extensions.pace import PACE
from newsarchive.extensions.rendering import Renderer
from newsarchive.items import Capture, Outcome
from newsarchive.pages.rights import TdmFile
from newsarchive.rendering.found import missing
from newsarchive.rendering.policy import own_domains
from newsarchive.spiders.answers import MAX_HEADERS, seconds, shorter_than_announced, target
from newsarchive.spiders.news import named, posting
from newsarchive.spiders.options import Options
from newsarchive.survey.asking import BUDGET, Got, Unread
from newsarchive.workers.pool import WorkerPool

LONGEST_WAIT = 60.0
"""Seconds that is waited for a host that asks for time."""
MOST_KEPT = 1024 * 1024
"""Bytes of an answer that is kept to be rendered later."""
READ_LIMIT = 20.0
"""Seconds one page may take to be looked at."""


@dataclass(kw_only=True)
class Job:
    """What is asked of one site."""

    work: Callable[[Requests], Coroutine[Any, Any, Any]]
    """Asks, one address after the other, and returns what came of it."""
    delay: float
    """Seconds between two requests to a host."""
    private: Sequence[str] = ()
    """Hosts that may be on loopback or private addresses."""
    proxy: str | None = None
    """An HTTP proxy to ask through, which then resolves the names."""
    certificates: str = ""
    """Intermediate certificates in PEM that a server should send and does not."""
    again: bool = True
    """Whether an address is asked for once more after a pause where its host asks for one."""
    result: Any = None
    """What the work returned; None while it has not."""
    fault: BaseException | None = None
    """What ended it instead."""


def ask_all(jobs: Sequence[Job], *, contact: str = "", side_by_side: int = 8) -> None:
    """Run jobs, each with its own pace; `result` or `fault` says what became of each, and neither is set where it was interrupted.

    Args:
        contact: an address for the User-Agent.
        side_by_side: jobs under way at the same time.
    """
    settings = Settings()
    settings.setmodule("newsarchive.settings", priority="project")
    for name, value in (
        ("ITEM_PIPELINES", {}), ("EXTENSIONS", {}), ("LOG_LEVEL", "ERROR"), ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("SPIDER_LOADER_CLASS", "scrapy.spiderloader.SpiderLoader"), ("USER_AGENT", named(str(settings["USER_AGENT"]), contact)),
    ):  # fmt: skip
        settings.set(name, value, priority="cmdline")
    warnings.simplefilter("ignore")
    waiting = list(jobs)
    pool = WorkerPool(min(2, len(jobs)), limit=READ_LIMIT)
    try:
        process = AsyncCrawlerProcess(settings)

        def begin_next() -> None:
            if waiting:
                job = waiting.pop(0)
                allow_private(job.private)
                crawler = process.create_crawler(type("AskingSpider", (_AskingSpider,), {"job": job, "pool": pool}))
                process.crawl(crawler).add_done_callback(lambda _: begin_next())

        for _ in range(side_by_side):
            begin_next()
        process.start()
    finally:
        pool.close()


class _AskingSpider(Spider):
    """Runs one job; it yields nothing."""

    name = "asking"
    job: ClassVar[Job]
    pool: ClassVar[WorkerPool]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Apply the site's own pace and certificates."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.job.delay, priority="spider")
        settings.set("NEWSARCHIVE_CERTIFICATES", cls.job.certificates, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """The whole job."""
        job = self.job
        asks = Requests(self.crawler, self.pool, job.proxy, again=job.again)
        try:
            job.result = await job.work(asks)
        except NewsarchiveError as error:
            job.fault = error
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            job.fault = error
            raise
        finally:
            await asks.close()
        for nothing in list[Request]():
            yield nothing


class Requests:
    """Asks for pages (survey.asking.Asks); it stands in for a crawl's run before the robots.txt middleware."""

    def __init__(self, crawler: Crawler, pool: WorkerPool, proxy: str | None, *, again: bool = True) -> None:
        self.crawler = crawler
        self.pool = pool
        self.requests = 0
        self.robots: dict[str, str] = {}
        self.options = Options(whole=False)
        self.tdm_files: dict[str, TdmFile] = {}
        self.proxy = proxy
        self.again = again
        self._renderer: Renderer | None = None
        self._plain: dict[str, Response] = {}
        """Answers of status 200 by their address, for the time when they are to be rendered."""

    def use_browser(self) -> str | None:
        """Give pages as a browser shows them from now on; what is to be installed where that cannot be done."""
        lacks = missing()
        if lacks is None and self._renderer is None:
            self._renderer = Renderer(self.crawler, ())
        return lacks

    async def close(self) -> None:
        """End the browser, where there is one."""
        if self._renderer is not None:
            await self._renderer.close()

    async def ask(self, url: str, form: tuple[tuple[str, str], ...] | None = None, part: str = "") -> Got:
        """One request, with POST where there is a form to send; where jobs may ask again, once more after a pause where the host asks
        for one."""
        got, wait = await self._once(url, form, part)
        if self.again and wait is not None and wait <= LONGEST_WAIT:
            await asyncio.sleep(wait)
            got, _ = await self._once(url, form, part)
        return got

    async def _once(self, url: str, form: tuple[tuple[str, str], ...] | None, part: str) -> tuple[Got, float | None]:
        left: list[bool] = []

        def leaves() -> None:
            left.append(True)
            self.requests += 1

        meta: dict[str, Any] = {"run": self, "under_way": leaves}
        if self.proxy is not None:
            meta["proxy"] = self.proxy
        if self._renderer is not None and form is None and url in self._plain:
            return await self._rendered(self._renderer, self._plain.pop(url), meta), None
        sent: dict[str, Any] = posting(form, part) if form is not None else {}
        request = Request(url, dont_filter=True, meta=meta, **sent)
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except asyncio.CancelledError:
            raise
        except Refused as error:
            return Got(outcome=error.outcome, reason=error.reason, sent=bool(left)), None
        except Exception as error:  # noqa: BLE001 - whatever keeps a page from us has a name
            outcome, reason = name_failure(error, urlsplit(url).hostname or "")
            return Got(outcome=outcome, reason=reason, sent=bool(left)), None
        got, wait = got_of(response)
        if got.capture is not None and form is None and self._renderer is not None:
            return await self._rendered(self._renderer, response, meta), wait
        if got.capture is not None and form is None and len(response.body) <= MOST_KEPT:
            self._plain[url] = response
        return got, wait

    async def _rendered(self, renderer: Renderer, response: Response, meta: dict[str, Any]) -> Got:
        """An answer as a browser shows it; as it is, where it is no page or does not show."""
        renderer.own = own_domains([urlsplit(response.url).netloc])
        got, _ = got_of(response)
        meta = {**meta, "count_part": meta["under_way"], "may_ask_for_parts": lambda: self.requests < BUDGET}
        found = await renderer.render(response, meta, listing=False)
        if found is None or found.html is None or got.capture is None:
            return got
        shown = got.capture.rendered_as(found.html)
        return replace(got, capture=shown, answer=shown, data=found.data)

    async def work(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Look into a page in the worker; once more where that fails, as it does on a machine that is busy.

        Raises:
            Unread: it failed twice.
        """
        path = f"{function.__module__}:{function.__name__}"
        for last in (False, True):
            try:
                return await asyncio.wrap_future(self.pool.submit(path, *arguments, needed=True))
            except WorkerError as error:
                if last:
                    raise Unread(f"it could not be read: {error.message.rstrip('.')}") from error
        raise AssertionError("it is tried twice")

    # What the robots.txt middleware and the handler ask of a run

    async def room(self) -> None:
        """One page is asked at a time."""

    def may_leave(self, url: str, *, onward: bool = False) -> None:
        """Whether a request may still be sent.

        Raises:
            Refused: its host is not to be asked for longer than anybody waits here.
        """
        if PACE.paused(authority_of(url)) > LONGEST_WAIT:
            raise Refused(Outcome.THROTTLED, "the host asked us to wait")

    async def keep_robots(self, response: Response, asked_at: datetime) -> float | None:
        """Remember a robots.txt for the sitemaps it names; how long its host asks us to wait."""
        self.requests += 1
        parts = urlsplit(response.url)
        if response.status == 200 and parts.path == "/robots.txt":
            self.robots[f"{parts.scheme}://{parts.netloc}"] = response.body[:500_000].decode("utf-8", "replace")
        wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC)) if response.status in {429, 503} else None
        if wait is not None:
            PACE.pause(authority_of(response.url), min(wait, LONGEST_WAIT))
        return wait


def got_of(response: Response) -> tuple[Got, float | None]:
    """What an answer came to, and for how many seconds its host asks us to wait, where it does."""
    status = response.status
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values)
    capture = Capture(
        id="", url=response.url, fetched_at=datetime.now(UTC), status=status, headers=headers[:MAX_HEADERS], body=response.body,
        flags=("truncated",) if "dataloss" in response.flags or shorter_than_announced(response) else (),
    )  # fmt: skip
    location = response.headers.get("Location")
    if 300 <= status < 400 and location:
        return Got(redirect_to=target(response.url, location), answer=capture), None
    if status in {429, 503}:
        wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC))
        return Got(outcome=Outcome.THROTTLED, reason=f"status {status}", answer=capture), wait if wait is not None else 5.0
    if status != 200:
        outcome = Outcome.GONE if status in {404, 410} else Outcome.SERVER_ERROR if status >= 500 else Outcome.CLIENT_ERROR
        return Got(outcome=outcome, reason=f"status {status}", answer=capture), None
    return Got(capture=capture, answer=capture), None
