"""The spider of every site: asks what the frontier wants next, and hands each answer to the line. Nothing is parsed here."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsarchive.archive.files import File
from newsarchive.archive.frontier import Row
from newsarchive.archive.preferences import contact_of
from newsarchive.archive.verdict import judge
from newsarchive.demo.server import DemoServer, serve
from newsarchive.errors import ArchiveError, NewsarchiveError, UsageError
from newsarchive.extensions.guard import Postponed, allow_private
from newsarchive.extensions.rendering import Renderer
from newsarchive.items import Fetched, Outcome
from newsarchive.posting import form_body, form_type
from newsarchive.rendering.found import missing
from newsarchive.services import Services
from newsarchive.sites.model import Site
from newsarchive.sources.posted_forms import MORE
from newsarchive.spiders.answers import conditions, fetched_from_failure, fetched_from_response, next_hop
from newsarchive.spiders.options import Options
from newsarchive.spiders.run import LONGEST_PAUSE, REFILL, Run
from newsarchive.spiders.settling import settle
from newsarchive.spiders.summary import summary_lines


def contact_in(settings: BaseSettings) -> str:
    """How a university reaches whoever crawls: NEWSARCHIVE_CONTACT, else what the archive keeps; "" for nothing."""
    contact = settings["NEWSARCHIVE_CONTACT"]
    if not contact:
        with contextlib.suppress(ArchiveError):  # the crawl itself will say what is wrong with the archive
            contact = contact_of(Path(settings["NEWSARCHIVE_DB"]))
    return str(contact or "")


def named(agent: str, contact: str) -> str:
    """A User-Agent that names the contact, in what a header can hold."""
    plain = re.sub(r"[^!-~ ]|[()]", "", contact).strip()[:200]
    return f"{agent.removesuffix(')')}; {plain})" if plain else agent


def posting(form: tuple[tuple[str, str], ...], part: str) -> dict[str, Any]:
    """What a request says that sends a form for a part of a page (Link.part). One that a script of the page would send says so, as
    scripts do: some servers answer others with a whole page."""
    headers = {"Content-Type": form_type(form)} | ({"X-Requested-With": "XMLHttpRequest"} if part.startswith(MORE) else {})
    return {"method": "POST", "body": form_body(form), "headers": headers}


def renderer_of(crawler: Crawler, site: Site) -> Renderer:
    """What renders the pages of a site that needs a browser.

    Raises:
        UsageError: this machine has none.
    """
    lacks = missing()
    if lacks is not None:
        raise UsageError(f"{site.id}: its site file says that its pages need a browser (browser = true), and there is none.", lacks)
    return Renderer(crawler, (*site.hosts, *site.aliases))


class NewsSpider(Spider):
    """Crawls one site's news. Subclasses are made by the loader, one a site file; they only set `name` and `site`."""

    name = "news"
    site: Site

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Apply the site's own pace; it can be slower or, on loopback, faster than the default."""
        super().update_settings(settings)
        pace = cls.site.pace
        settings.set("DOWNLOAD_DELAY", pace.delay, priority="spider")
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", pace.concurrency, priority="spider")
        settings.set("NEWSARCHIVE_SLOW_DOWN", cls.site.crawl.slow_down, priority="spider")
        settings.set("USER_AGENT", named(str(settings["USER_AGENT"]), contact_in(settings)), priority="spider")
        settings.set("NEWSARCHIVE_CERTIFICATES", cls.site.crawl.certificates or "", priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Open the archive and take the site's lock. What goes wrong is kept in `fault` and closes the spider at once."""
        options = kwargs.pop("options", None) or Options.from_arguments(kwargs)
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.fault = None
        spider.run = None
        spider.demo = None
        spider.renderer = None
        db = crawler.settings["NEWSARCHIVE_DB"]
        spider._alone = not Services.is_open(db)
        crawler.signals.connect(spider._item_failed, signals.item_error)
        crawler.signals.connect(spider._finish, signals.spider_closed)
        if spider.site.crawl.private:
            allow_private((*spider.site.hosts, *spider.site.crawl.file_hosts))
        if spider.site.id == "demo" and spider.site.crawl.proxy is None:
            spider.demo = serve(day=options.demo_day)
            spider.site = spider.site.with_proxy(spider.demo.url)
        try:
            if spider.site.crawl.browser:
                spider.renderer = renderer_of(crawler, spider.site)
            spider.run = Run.open(db, spider.site, options, crawler)
        except NewsarchiveError as error:
            spider.fault = error
        return spider

    fault: BaseException | None
    run: Run | None
    demo: DemoServer | None
    """The demo university's own server, where this spider started it."""
    renderer: Renderer | None
    """Renders the site's pages, where they need a browser."""
    _alone: bool
    """Whether `scrapy crawl` runs this spider, and not `newsarchive crawl`: then it opened the archive, and closes it."""

    async def start(self) -> AsyncIterator[Any]:
        """Everything this crawl asks: first, one at a time, what was under way when the last one died; then the frontier,
        newest first, until nothing waits or a limit is reached; at the end the settling."""
        if self.run is None:
            raise CloseSpider("fault")
        run = self.run
        try:
            await run.prepare()
            async for lonely in run.left.lonely():
                yield self._request(lonely) if isinstance(lonely, Row) else lonely
            async for adopted in run.left.adopted(REFILL):
                yield adopted
            while rows := await run.next_rows():
                for row in rows:
                    yield self._request(row)
            if run.fault is None and run.stop_reason != "interrupted":
                await settle(run)
                async for file in run.files.wanted():
                    yield self._file(file)
        except NewsarchiveError as error:
            self.fault = error
            raise CloseSpider("fault") from error
        if run.stop_reason not in {None, "finished"}:
            raise CloseSpider(run.stop_reason)

    def _request(self, row: Row, url: str | None = None, hops: tuple[str, ...] = ()) -> Request:
        assert self.run is not None
        run = self.run
        meta: dict[str, Any] = {
            "row": row, "hops": hops, "run": run, "bodies": run.services.bodies.of(self.site.id),
            "under_way": lambda: self._leaves(row, url or row.asked, onward=bool(hops)), "keeps_cut": True,
        }  # fmt: skip
        if self.renderer is not None:
            meta["renderer"] = self.renderer
        if self.site.crawl.proxy:
            meta["proxy"] = self.site.crawl.proxy
        sent: dict[str, Any] = {"headers": conditions(row.condition)} if self._may_be_held(row, url or row.asked) else {}
        if row.form is not None and url is None:
            sent = posting(row.form, row.part)
        return Request(
            url or row.asked,
            callback=self.answered,
            errback=self.failed,
            priority=-row.rank,
            dont_filter=True,
            meta=meta,
            cb_kwargs={"asked_at": datetime.now(UTC)},
            **sent,
        )

    def _may_be_held(self, row: Row, url: str) -> bool:
        """Whether what stands at an address may be held already, so that it is asked for on condition that it changed. What a browser
        makes of a page depends on more than the page."""
        return row.condition is not None and row.condition.earlier.url == url and self.renderer is None

    def _file(self, file: File) -> Request:
        """The request for a picture or an attachment."""
        assert self.run is not None
        meta: dict[str, Any] = {
            "file": file, "run": self.run, "bodies": self.run.services.bodies.of(self.site.id), "hops": (),
            "download_maxsize": self.site.crawl.file_size * 1_000_000,
        }  # fmt: skip
        if self.site.crawl.proxy:
            meta["proxy"] = self.site.crawl.proxy
        return Request(
            file.url, callback=self.file_answered, errback=self.file_failed, dont_filter=True, meta=meta,
            cb_kwargs={"asked_at": datetime.now(UTC)},
        )  # fmt: skip

    def file_answered(self, response: Response, asked_at: datetime) -> Iterator[Any]:
        """Hand a picture or an attachment to the line."""
        assert response.request is not None
        assert self.run is not None
        yield self.run.files.answered(response, response.request.meta["file"], asked_at)

    def file_failed(self, failure: Failure) -> Iterator[Any]:
        """Name what kept a picture or an attachment from us."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert self.run is not None
        item = self.run.files.failed(failure, request.meta["file"])
        if item is not None:
            yield item

    def _leaves(self, row: Row, url: str, *, onward: bool) -> None:
        """Called right before the request is sent; raises Postponed where it may not be any more."""
        assert self.run is not None
        self.run.may_leave(url, onward=onward)
        self.run.begin(row)

    def answered(self, response: Response, asked_at: datetime) -> Iterator[Any]:
        """Hand the answer to the line. A redirect to another spelling of the same address is followed at once."""
        assert response.request is not None
        assert self.run is not None
        row: Row = response.request.meta["row"]
        item = fetched_from_response(response, row, self.run, asked_at)
        self.run.services.hold(item)
        hops = (*response.request.meta["hops"], response.request.url)
        if item.retry_after is not None:
            self.run.pause(item.url, item.retry_after)
        onward = next_hop(item, row, hops, self.site)
        if onward is not None and (item.retry_after or 0.0) <= LONGEST_PAUSE:
            item.hop = True
            yield item
            yield self._request(row, onward, hops)
            return
        yield item

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Name what kept the request from being answered; every address ends in an outcome."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert self.run is not None
        row: Row = request.meta["row"]
        if isinstance(failure.value, Postponed):
            self.run.postpone(row)
            return
        yield fetched_from_failure(failure, request, row, self.run)

    def _item_failed(self, item: Any, response: Any, failure: Failure) -> None:
        """An error of ours in a pipeline: the address is named read_failed, unless the archive itself failed."""
        if self.run is None or not isinstance(item, Fetched):
            return
        self.run.services.let_go(item)
        error = failure.value
        if isinstance(error, ArchiveError):
            self.run.failed(item, error)
            return
        self.logger.error("%s: %s: %s", item.url, type(error).__name__, error)
        self.run.give_up(item, Outcome.READ_FAILED, f"{type(error).__name__}: {error}"[:300])

    async def _finish(self, spider: Spider, reason: str) -> None:
        try:
            if self.run is not None:
                await self.run.close(reason)
                if self._alone:
                    await self._conclude(self.run)
            elif self._alone:
                self.logger.error("%s", self.fault)
        finally:
            if self.demo is not None:
                self.demo.close()

    async def _conclude(self, run: Run) -> None:
        """What `newsarchive crawl` does for the spiders it runs: log the verdict, close the archive."""
        try:
            if self.fault is None and run.fault is None:
                verdict = await run.services.call(judge, run.crawl, self.site.crawl.expect_articles)
                for line in summary_lines(verdict, self.site):
                    self.logger.info("%s", line)
                if not verdict.good:
                    self.logger.error("%s: %s %s", self.site.id, verdict.reason, verdict.advice)
            else:
                self.logger.error("%s", self.fault or run.fault)
        finally:
            await asyncio.to_thread(run.services.close)
            Services.forget(run.services)
