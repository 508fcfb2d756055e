"""Sends the requests of a survey through Scrapy: the same guard, robots.txt rules and pace as a crawl has, one request at a time."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import warnings
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings, Settings

from newsarchive.errors import NewsarchiveError, VerdictError, WorkerError
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Refused, allow_private, is_public
from newsarchive.extensions.pace import PACE
from newsarchive.items import Capture, Outcome
from newsarchive.pages.rights import TdmFile
from newsarchive.spiders.answers import seconds, target
from newsarchive.spiders.options import Options
from newsarchive.survey.asking import Got
from newsarchive.survey.detect import Survey
from newsarchive.survey.findings import Findings
from newsarchive.workers.pool import WorkerPool

LONGEST_WAIT = 60.0
"""Seconds that a survey waits for a host that asks for time."""
READ_LIMIT = 20.0
"""Seconds one page may take to be looked at."""


def survey(
    url: str, ident: str, say: Callable[[str], None], *, contact: str = "", delay: float | None = None, proxy: str | None = None
) -> Findings:
    """Survey a site.

    Args:
        url: an address of the university, its front page or any other.
        ident: the id the site is to have.
        say: told what is being done.
        contact: an address for the User-Agent.
        delay: seconds between two requests; 1 where it is left off, none on loopback or through a proxy on it.
        proxy: an HTTP proxy to ask through, which then resolves the names.

    Raises:
        VerdictError: the site cannot be had, or shows no news.
    """
    host = urlsplit(url).hostname or ""
    private = _is_private(host) if proxy is None else False
    if private:
        allow_private([host])
    settings = Settings()
    settings.setmodule("newsarchive.settings", priority="project")
    nearby = _is_loopback(host if proxy is None else urlsplit(proxy).hostname or "")
    pace = delay if delay is not None else (0.0 if nearby else 1.0)
    for name, value in (
        ("ITEM_PIPELINES", {}), ("EXTENSIONS", {}), ("LOG_LEVEL", "ERROR"), ("DOWNLOAD_DELAY", pace), ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("SPIDER_LOADER_CLASS", "scrapy.spiderloader.SpiderLoader"),
    ):  # fmt: skip
        settings.set(name, value, priority="cmdline")
    if contact:
        settings.set("USER_AGENT", f"{settings['USER_AGENT'].removesuffix(')')}; {contact})", priority="cmdline")
    warnings.simplefilter("ignore")
    pool = WorkerPool(1, limit=READ_LIMIT)
    try:
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(SurveySpider)
        process.crawl(crawler, url=url, ident=ident, tell=say, private=private, pool=pool, proxy=proxy)
        process.start()
    finally:
        pool.close()
    spider = crawler.spider
    if not isinstance(spider, SurveySpider):
        raise VerdictError("The survey could not be started; see the log above.")
    if spider.fault is not None:
        raise spider.fault
    assert spider.found is not None
    return spider.found


class SurveySpider(Spider):
    """Runs one survey; asks one page after the other."""

    name = "survey"
    found: Findings | None = None
    fault: BaseException | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Take what the survey is of."""
        work = {name: kwargs.pop(name) for name in ("url", "ident", "tell", "private", "pool", "proxy")}
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.work = work
        return spider

    work: dict[str, Any]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Nothing of its own: what a survey is asked for stands in the settings."""
        super().update_settings(settings)

    async def start(self) -> AsyncIterator[Any]:
        """The whole survey; it yields nothing."""
        work = self.work
        asks = Requests(self.crawler, work["pool"], work["proxy"])
        try:
            self.found = await Survey(asks, work["url"], work["ident"], work["tell"], private=work["private"], proxy=work["proxy"]).run()
        except NewsarchiveError as error:
            self.fault = error
        except BaseException as error:
            self.fault = error
            raise
        for nothing in list[Request]():
            yield nothing


class Requests:
    """Asks for pages (survey.asking.Asks); it stands in for a crawl's run before the robots.txt middleware."""

    def __init__(self, crawler: Crawler, pool: WorkerPool, proxy: str | None) -> None:
        self.crawler = crawler
        self.pool = pool
        self.requests = 0
        self.robots: dict[str, str] = {}
        self.options = Options(whole=False)
        self.tdm_files: dict[str, TdmFile] = {}
        self.proxy = proxy

    async def ask(self, url: str) -> Got:
        """One request, again after a pause where the host asks for one."""
        got, wait = await self._once(url)
        if wait is not None and wait <= LONGEST_WAIT:
            await asyncio.sleep(wait)
            got, _ = await self._once(url)
        return got

    async def _once(self, url: str) -> tuple[Got, float | None]:
        meta: dict[str, Any] = {"run": self, "under_way": self._count}
        if self.proxy is not None:
            meta["proxy"] = self.proxy
        request = Request(url, dont_filter=True, meta=meta)
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except asyncio.CancelledError:
            raise
        except Refused as error:
            return Got(outcome=error.outcome, reason=error.reason), None
        except Exception as error:  # noqa: BLE001 - whatever keeps a page from us has a name
            outcome, reason = name_failure(error, urlsplit(url).hostname or "")
            return Got(outcome=outcome, reason=reason), None
        return self._got(response)

    def _got(self, response: Response) -> tuple[Got, float | None]:
        status = response.status
        location = response.headers.get("Location")
        if 300 <= status < 400 and location:
            return Got(redirect_to=target(response.url, location)), None
        if status in {429, 503}:
            wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC))
            return Got(outcome=Outcome.THROTTLED, reason=f"status {status}"), wait if wait is not None else 5.0
        if status != 200:
            outcome = Outcome.GONE if status in {404, 410} else Outcome.SERVER_ERROR if status >= 500 else Outcome.CLIENT_ERROR
            return Got(outcome=outcome, reason=f"status {status}"), None
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values)
        capture = Capture(
            id="", url=response.url, fetched_at=datetime.now(UTC), status=200, headers=headers[:200], body=response.body
        )
        return Got(capture=capture), None

    async def work(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Look into a page in the worker."""
        path = f"{function.__module__}:{function.__name__}"
        try:
            return await asyncio.wrap_future(self.pool.submit(path, *arguments, needed=True))
        except WorkerError as error:
            raise VerdictError(f"A page of the site could not be read: {error.message}.") from error

    def _count(self) -> None:
        self.requests += 1

    # What the robots.txt middleware asks of a run

    async def room(self) -> None:
        """A survey asks one page at a time."""

    def may_leave(self, url: str, *, onward: bool = False) -> None:
        """A survey's requests always may."""

    async def keep_robots(self, response: Response, asked_at: datetime) -> float | None:
        """Remember a robots.txt for the sitemaps it names; how long its host asks us to wait."""
        self.requests += 1
        parts = urlsplit(response.url)
        if response.status == 200 and parts.path == "/robots.txt":
            self.robots[f"{parts.scheme}://{parts.netloc}"] = response.body[:500_000].decode("utf-8", "replace")
        wait = seconds(response.headers.get("Retry-After"), datetime.now(UTC)) if response.status in {429, 503} else None
        if wait is not None:
            PACE.pause(parts.hostname or "", min(wait, LONGEST_WAIT))
        return wait


def ident_of(url: str) -> str:
    """An id for a site, from its host."""
    host = (urlsplit(url).hostname or "").lower()
    if re.fullmatch(r"[\d.]+", host) or ":" in host:
        port = urlsplit(url).port
        return "site-" + re.sub(r"[^0-9a-z]+", "-", host).strip("-") + (f"-{port}" if port and port not in {80, 443} else "")
    labels = [label for label in host.split(".") if label not in {"www", "web", "m", "news"}]
    drop = {"edu", "ac", "com", "org", "net", "gov", "co", "university", "univ"}
    names = [label for label in labels[:-1] if label not in drop] or labels[:1]
    made = re.sub(r"[^a-z0-9]+", "-", "-".join(names)).strip("-")
    return (made if made[:1].isalpha() else f"u-{made}")[:40].strip("-") or "university"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    """Whether an archivist names a host that is not public, by its address or by a name of this network."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not is_public(host)
    except ValueError:
        pass
    try:
        addresses = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return bool(addresses) and not any(is_public(address) for address in addresses)
