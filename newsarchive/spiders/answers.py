"""What a request came to, as an item for the line: from Scrapy's response or from whatever failed instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newsarchive.archive.frontier import Row, authority_of, host_of
from newsarchive.captured import OUT_OF_TIME, OVER_LIMIT
from newsarchive.extensions.failures import name_failure
from newsarchive.extensions.guard import Refused
from newsarchive.items import Condition, Fetched, Kind, Outcome, Repeat
from newsarchive.sites.addresses import canonical, scope_fault
from newsarchive.sites.model import Site

if TYPE_CHECKING:
    from newsarchive.spiders.run import Run

MAX_HOPS = 5
CONDITIONS = ("If-None-Match", "If-Modified-Since")
"""Headers that name the ETag and the Last-Modified of the answer that is held."""
MAX_HEADERS = 200
"""Headers kept of one answer; a server that sends 20,000 is cut here, which the flags say."""


UNSAID = {b"host", b"content-length", b"cookie", b"authorization", b"proxy-authorization"}
"""Headers of a request that are not kept: secrets, and what is known otherwise."""


def fetched_from_response(response: Response, row: Row, run: Run, asked_at: datetime) -> Fetched:
    """The item for an answered request of a frontier row."""
    item = answer(response, row.kind, run, asked_at)
    item.row, item.rank, item.hints, item.known = row.id, row.rank, row.hints, row.known
    item.source, item.part, item.form = row.source, row.part, row.form
    request = response.request
    if response.status == 304 and row.condition is not None and request is not None and any(name in request.headers for name in CONDITIONS):
        item.repeats = Repeat(earlier=row.condition.earlier, how="not_modified")
    rendering = response.meta.get("rendering")
    if rendering is not None:
        item.rendered, item.asked_by_scripts, item.unrendered = rendering.html, rendering.requests, rendering.fault
    return item


def conditions(condition: Condition | None) -> dict[str, str]:
    """The headers of a request for an answer that is not the one that is held already."""
    if condition is None:
        return {}
    said = zip(CONDITIONS, (condition.etag, condition.last_modified), strict=True)
    return {name: value for name, value in said if value is not None}


def answer(response: Response, kind: Kind, run: Run, asked_at: datetime) -> Fetched:
    """The item for any answer: status, headers, body as received, and what the client remarked."""
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values
    )
    flags = []
    if len(headers) > MAX_HEADERS:
        headers = headers[:MAX_HEADERS]
        flags.append("headers_cut")
    cut = cut_by_us(response)
    if cut or "dataloss" in response.flags or shorter_than_announced(response) or broke_off(response):
        flags += ["truncated", *cut]
    elif "partial" in response.flags:
        flags.append("length_unknown")
    now = datetime.now(UTC)
    sent = response.request.headers if response.request is not None else {}
    location = response.headers.get("Location")
    return Fetched(
        site=run.site.id,
        crawl=run.crawl,
        row=0,
        url=response.url,
        kind=kind,
        asked_with=tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, values in sent.items() for value in values
            if name.lower() not in UNSAID
        ),
        requested_at=asked_at,
        received_at=now,
        status=response.status,
        headers=headers,
        body=response.body,
        flags=tuple(flags),
        ip_address=str(response.ip_address) if response.ip_address else None,
        redirect_to=target(response.url, location) if location and 300 <= response.status < 400 else None,
        retry_after=seconds(response.headers.get("Retry-After"), now) if says_when(response.status) else None,
    )


def says_when(status: int) -> bool:
    """Whether Retry-After, on an answer of this status, says when the host may be asked again (RFC 9110, 10.2.3)."""
    return 300 <= status < 400 or status in {413, 429} or status >= 500


def cut_by_us(response: Response) -> list[str]:
    """Why we took no more of a body, as a flag of the answer; empty where we took all that came."""
    return [OVER_LIMIT] if "download_stopped" in response.flags else [flag for flag in (OVER_LIMIT, OUT_OF_TIME) if flag in response.flags]


def shorter_than_announced(response: Response) -> bool:
    """Whether Content-Length promises more bytes than came."""
    announced = (response.headers.get("Content-Length") or b"").decode("latin-1").strip()
    return announced.isdecimal() and len(announced) < 20 and int(announced) > len(response.body)


def broke_off(response: Response) -> bool:
    """Whether a body whose length nobody announced, and which the closed connection ended, surely lacks its end: it begins as a
    document and does not end as one. A compressed body shows by itself whether it is whole."""
    if "partial" not in response.flags or response.headers.get("Content-Encoding"):
        return False
    body = response.body
    return b"<html" in body[:4096].lower() and not re.search(rb"</(?:html|body)\s*>", body[-65536:].lower())


def target(base: str, location: bytes) -> str | None:
    """The absolute address a Location header names; None where it names none."""
    if len(location) > 8192:
        return None
    try:
        return urljoin(base, location.decode("utf-8", "replace").strip())
    except ValueError:
        return None


def seconds(retry_after: bytes | None, now: datetime) -> float | None:
    """Retry-After in seconds from now, given as a number or as a date; at most a day; None where it says neither."""
    if retry_after is None:
        return None
    text = retry_after.decode("latin-1").strip()
    if text.isdecimal() and len(text) < 10:
        return min(float(text), 86400.0)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), 86400.0)


def next_hop(item: Fetched, row: Row, hops: tuple[str, ...], site: Site) -> str | None:
    """Where to ask again for the same article: a redirect to another spelling of the row's own canonical address
    (a slash added, http to https), at most five times and never in a circle. Other redirects are rows of their own."""
    onward = item.redirect_to
    if onward is None or len(hops) > MAX_HOPS or onward in hops or scope_fault(onward, site) is not None:
        return None
    return onward if canonical(onward, site) == row.url else None


def fetched_from_failure(failure: Failure, request: Request, row: Row, run: Run) -> Fetched:
    """The item for a request that was not answered, with its outcome and reason."""
    outcome, reason = name_failure(failure.value, host_of(request.url))
    if outcome is Outcome.PRIVATE_ADDRESS and authority_of(request.url) in run.site.hosts:
        reason += "; if the site is meant to stand there, its file must say so (private = true under [crawl])"
    now = datetime.now(UTC)
    return Fetched(
        site=run.site.id,
        crawl=run.crawl,
        row=row.id,
        url=request.url,
        kind=row.kind,
        rank=row.rank,
        requested_at=now,
        received_at=now,
        hints=row.hints,
        sent=not isinstance(failure.value, Refused) and outcome is not Outcome.PRIVATE_ADDRESS,
        outcome=outcome,
        reason=reason,
    )


async def keep_robots(run: Run, response: Response, asked_at: datetime) -> float | None:
    """Keep a robots.txt: captured and in the ledger like every other answer. Returns the seconds the host asks us to wait."""
    item = answer(response, "robots", run, asked_at)
    if item.retry_after is not None:
        run.pause(item.url, item.retry_after)
    item.outcome, item.reason = Outcome.ROBOTS_READ, f"status {response.status}"
    await run.services.keep(item, whole=run.site.crawl.keep_rechecks == "all")
    return item.retry_after
