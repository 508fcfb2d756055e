"""Runs the survey of a site that is to be added: one request at a time, by the rules of a crawl."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from newsarchive.errors import VerdictError
from newsarchive.extensions.guard import is_public
from newsarchive.spiders.asking import Job, Requests, ask_all
from newsarchive.survey.findings import Findings
from newsarchive.survey.shells import surveyed


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
    nearby = is_loopback(host if proxy is None else urlsplit(proxy).hostname or "")

    async def work(asks: Requests) -> Findings:
        return await surveyed(asks, url, ident, say, private=private, proxy=proxy)

    job = Job(
        work=work, delay=delay if delay is not None else (0.0 if nearby else 1.0), private=[host] if private else (), proxy=proxy
    )  # fmt: skip
    ask_all([job], contact=contact)
    if job.fault is not None:
        raise job.fault
    if not isinstance(job.result, Findings):
        raise VerdictError("The survey could not be started; see the log above.")
    return job.result


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


def is_loopback(host: str) -> bool:
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
    except (OSError, UnicodeError):
        return False
    return bool(addresses) and not any(is_public(address) for address in addresses)
