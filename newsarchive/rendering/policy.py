"""What a page may ask for while it is rendered. Everything else is refused before it leaves the browser.

The page's own address was asked for before, by the rules of every crawl. Its scripts, and what they fetch, go the same way: robots.txt,
pace, the guard against private addresses, the site's proxy, checked certificates.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsarchive.sites.domains import registrable

SCRIPTS = frozenset({"script"})
"""Kinds that any public host may answer: applications load their frameworks from elsewhere."""
DATA = frozenset({"xhr", "fetch"})
"""Kinds that only the university's own hosts are asked for."""
LONGEST_URL = 4_000


def own_domains(hosts: Iterable[str]) -> frozenset[str]:
    """The registered domains of a site's hosts; a host with a port that is an address is its own."""
    return frozenset(registrable(host.lower()) for host in hosts)


def refusal(url: str, kind: str, method: str, own: frozenset[str]) -> str | None:
    """Why a page's request is not sent; None where it may be.

    Args:
        kind: what the browser wants it for: script, xhr, fetch, image, font, media, websocket, document, ...
        method: GET, POST, ...
        own: registered domains of the site.
    """
    if kind not in SCRIPTS and kind not in DATA:
        return f"a page needs no {kind} to be read"
    if method != "GET":
        return f"{method} is not sent"
    if len(url) > LONGEST_URL:
        return "its address is too long"
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower()
    except ValueError:
        return "it is no address"
    if parts.scheme not in {"http", "https"} or not host or "@" in host:
        return "only http and https are asked"
    if kind in DATA and registrable(host) not in own:
        return f"data of another domain ({parts.hostname}) is not asked for"
    return None
