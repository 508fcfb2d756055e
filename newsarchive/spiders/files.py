"""Asking for the pictures and attachments of articles, where the site file has them kept: after the articles, by the same rules."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newsarchive.archive import files
from newsarchive.archive.files import File
from newsarchive.archive.frontier import host_of as plain_host
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Postponed, Refused
from newsarchive.items import Fetched, Outcome
from newsarchive.sites.hosts import host_of
from newsarchive.sites.model import Site
from newsarchive.spiders.answers import answer

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

KINDS = {"images": "image", "attachments": "attachment"}
"""What the site file calls them, and the article's media."""
AT_A_TIME = 20
"""Files that are asked for and not stored yet."""
LOOK_AGAIN = 0.5


class Files:
    """The files of one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._left: set[str] = set()
        """Addresses that are under way."""

    async def wanted(self) -> AsyncIterator[File]:
        """Every file that is to be asked for now, a few at a time; after the last one was stored it ends."""
        run, site = self.run, self.run.site
        kinds = [KINDS[one] for one in site.crawl.keep]
        if not kinds or run.is_over():
            return
        await run.services.call(files.discover, site.id, run.crawl, kinds, lambda url: look_at(url, site))
        last = 0
        while True:
            found = await run.services.call(files.waiting, site.id, last, AT_A_TIME)
            for file in found:
                await self._until(AT_A_TIME)
                if run.is_over():
                    return
                last = max(last, file.id)
                self._left.add(file.url)
                yield file
            await self._until(1)
            if not found or run.is_over():
                return

    async def _until(self, fewer: int) -> None:
        """Wait until fewer files than this are under way."""
        while len(self._left) >= fewer:
            if self.run.fault is not None:
                raise self.run.fault
            await asyncio.sleep(LOOK_AGAIN)

    def committed(self, item: Fetched) -> None:
        """What became of a request stands in the archive."""
        if item.kind == "file":
            self._left.discard(item.url)

    def fault_of_target(self, item: Fetched) -> str | None:
        """Of a file that redirects: why the address it leads to is not asked for; None where it may be."""
        return fault_of(item.redirect_to, self.run.site) if item.kind == "file" and item.redirect_to is not None else None

    def answered(self, response: Response, file: File, asked_at: datetime) -> Fetched:
        """The item for an answered request."""
        item = answer(response, "file", self.run, asked_at)
        item.source, item.url = file.kind, file.url
        if item.redirect_to is not None:
            item.redirect_to, _ = look_at(item.redirect_to, self.run.site)
        if item.retry_after is not None:
            self.run.pause(item.url, item.retry_after)
        self.run.services.hold(item)
        return item

    def failed(self, failure: Failure, file: File) -> Fetched | None:
        """The item for a request that was not answered; None for one that was not sent and may be another time."""
        if isinstance(failure.value, Postponed):
            self._left.discard(file.url)
            return None
        outcome, reason = name_failure(failure.value, plain_host(file.url))
        now = datetime.now(UTC)
        sent = not isinstance(failure.value, Refused) and outcome is not Outcome.PRIVATE_ADDRESS
        return Fetched(
            site=self.run.site.id, crawl=self.run.crawl, row=0, url=file.url, kind="file", source=file.kind, requested_at=now,
            received_at=now, sent=sent, outcome=outcome, reason=reason,
        )  # fmt: skip


def look_at(url: str, site: Site) -> tuple[str, str | None]:
    """An address as it is asked for, and why it is not to be; None where it may be."""
    fault = fault_of(url, site)
    return (Request(url).url if fault is None else url[:2083]), fault


def fault_of(url: str, site: Site) -> str | None:
    """Why a file is not asked for: it stands neither on a host of the site nor on one that the site file names for files."""
    try:
        host = host_of(url)
        scheme = urlsplit(url).scheme.lower()
    except ValueError as error:
        return f"it is no address: {error}"
    if scheme not in {"http", "https"}:
        return f"{scheme or 'no scheme'} is not asked"
    if host in {*site.hosts, *site.all_aliases, *site.crawl.file_hosts}:
        return None
    return f"the host {host} is neither the site's nor one of file_hosts"
