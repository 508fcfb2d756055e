"""Asks each source of a site once, for `sites check`; no page is stored, and of each site one request is under way at a time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from newsarchive.archive.past import Past
from newsarchive.demo.server import serve
from newsarchive.errors import VerdictError
from newsarchive.items import Outcome
from newsarchive.sites.addresses import canonical, scope_fault
from newsarchive.sites.model import Site
from newsarchive.sites.source import Numbers
from newsarchive.sources.start import start_links
from newsarchive.spiders.asking import Job, Requests, ask_all
from newsarchive.survey.asking import Got
from newsarchive.survey.check import Asked
from newsarchive.survey.probe import probe
from newsarchive.survey.redirects import same_place

MAX_HOPS = 3
"""Redirects to another spelling of the same address that are followed."""
_NO_HOST = frozenset({Outcome.TLS_ERROR, Outcome.UNREACHABLE, Outcome.TIMEOUT, Outcome.THROTTLED, Outcome.PRIVATE_ADDRESS})
"""What a robots.txt that could not be had comes to: it is not asked for again for each source of its host."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """One way to the articles of a site, as it is asked."""

    kind: str
    url: str
    key: str
    """The canonical form of the address."""
    single: bool = False
    """Whether an article is asked for, in place of a number range."""


def sources_of(site: Site, past: Past | None) -> list[Source]:
    """The first page of each listing and source. A number range is asked for the article with the largest number that the archive
    knows, and for none where it knows none."""
    found = [
        Source(kind="listing" if link.source == "seed" else link.source, url=link.url, key=canonical(link.url, site))
        for link in start_links(site)
    ]  # fmt: skip
    for source in site.sources:
        if isinstance(source, Numbers) and past is not None:
            newest = next((url for url in past.numbered if _is_made_by(source, url, site)), None)
            if newest is not None:
                found.append(Source(kind="numbers", url=newest, key=newest, single=True))
    return found


def _is_made_by(source: Numbers, url: str, site: Site) -> bool:
    for code in site.codes if "{lang}" in source.url else [""]:
        before, _, after = canonical(source.url.replace("{lang}", code).replace("{number}", "4711"), site).partition("4711")
        if url.startswith(before) and url.endswith(after) and url[len(before) : len(url) - len(after)].isdecimal():
            return True
    return False


@dataclass(kw_only=True)
class Answers:
    """What the sources of a site answered."""

    site: Site
    asked: Sequence[Asked] = ()
    requests: int = 0
    """Sent, robots.txt included."""
    fault: BaseException | None = None
    """What kept them from being asked."""
    done: bool = False
    """Whether all were asked; not so where it was interrupted."""


def ask_sources(
    sites: Sequence[Site], past: Mapping[str, Past], say: Callable[[str], None], *, contact: str = "", side_by_side: int = 8
) -> list[Answers]:
    """Ask each source of each site once.

    Args:
        past: what the archive knows of each site, by its id.
        say: told what is asked for.
        contact: an address for the User-Agent.
        side_by_side: sites that are asked at the same time.
    """
    server = serve(day=1) if any(site.id == "demo" and site.crawl.proxy is None for site in sites) else None
    try:
        found = [site.with_proxy(server.url) if server is not None and site.id == "demo" else site for site in sites]
        jobs = [_job(site, past.get(site.id), say) for site in found]
        ask_all(jobs, contact=contact, side_by_side=side_by_side)
    finally:
        if server is not None:
            server.close()
    answers = []
    for site, job in zip(sites, jobs, strict=True):
        asked, requests = job.result or ((), 0)
        answers.append(Answers(site=site, asked=asked, requests=requests, fault=job.fault, done=job.result is not None))
    return answers


def _job(site: Site, past: Past | None, say: Callable[[str], None]) -> Job:
    async def work(asks: Requests) -> tuple[list[Asked], int]:
        found = []
        lost: dict[str, Got] = {}
        if site.crawl.browser and (lacks := asks.use_browser()) is not None:
            raise VerdictError("Its pages need a browser, and there is none.", lacks)
        for source in sources_of(site, past):
            say(f"{site.id}: {source.kind} {source.url}")
            found.append(await ask_source(site, source, past, asks, lost))
        return found, asks.requests

    made: Callable[[Requests], Coroutine[Any, Any, Any]] = work
    return Job(
        work=made, delay=site.pace.delay, private=site.hosts if site.crawl.private else (), proxy=site.crawl.proxy,
        certificates=site.crawl.certificates or "", again=False,
    )  # fmt: skip


async def ask_source(site: Site, source: Source, past: Past | None, asks: Requests, lost: dict[str, Got]) -> Asked:
    """Ask one source, following what is only another spelling of its address, or where it always led."""
    url = source.url
    before = past.sources.get(source.key) if past is not None else None
    for hop in range(MAX_HOPS + 1):
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        got = lost.get(origin) or await asks.ask(url)
        if not got.sent and got.outcome in _NO_HOST:
            lost[origin] = got
        onward = got.redirect_to
        if onward is None or hop == MAX_HOPS or scope_fault(onward, site) is not None or onward == url:
            break
        if not same_place(url, onward) and (before is None or before.led_to != onward):
            break
        url = onward
    return await _read(site, source, got, asks)


async def _read(site: Site, source: Source, got: Got, asks: Requests) -> Asked:
    answer = got.answer
    asked = Asked(
        kind=source.kind, url=source.url, key=source.key, status=answer.status if answer is not None else None, outcome=got.outcome,
        reason=got.reason, redirect_to=got.redirect_to, sent=got.sent,
    )  # fmt: skip
    if answer is None or got.redirect_to is not None:
        return asked
    if "truncated" in answer.flags and got.outcome is None:
        return replace(asked, outcome=Outcome.INCOMPLETE, reason="the answer was cut off")
    try:
        seen = await asks.work(probe, replace(answer, kind="article" if source.single else "listing"), site)
    except VerdictError as error:
        return asked if asked.outcome is not None else replace(asked, outcome=Outcome.READ_FAILED, reason=error.message)
    return replace(asked, seen=seen)
