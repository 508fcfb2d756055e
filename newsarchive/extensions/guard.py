"""The network guard: which addresses may be talked to. Public ones; and for a site that was added on a loopback or
private address, exactly that host.

The check is made on the address that is connected to (by the resolver, at the moment of use), not on the name alone, so
a name that resolves to a private address, also after a redirect or on the second look-up, is refused.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newsarchive.items import Outcome


class Refused(IgnoreRequest):
    """A request that must not be sent. Raised by guard, handler and robots; the spider's errback names the outcome.

    Args:
        outcome: the ledger's outcome for the address.
        reason: one sentence for a person.
    """

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


class Postponed(IgnoreRequest):
    """The host asked us to wait (Retry-After), or the crawl is over: the address goes back to the frontier unasked, and no attempt
    is counted. Raised by the run; handled by the spider's errback."""


_allowed_hosts: set[str] = set()


def allow_private(hosts: Iterable[str]) -> None:
    """Let these hosts be reached although their address is not public; for sites that say `private = true`."""
    _allowed_hosts.update(host.rpartition(":")[0] if host.count(":") == 1 else host for host in hosts)


def is_public(address: str) -> bool:
    """Whether an IP address in any spelling `ipaddress` knows is globally reachable and not multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0].strip("[]"))
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def check_url(url: str) -> None:
    """Refuse a URL whose scheme is not http(s), that carries credentials, or whose host is a literal private address.

    Raises:
        Refused: with outcome out_of_scope or private_address.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise Refused(Outcome.OUT_OF_SCOPE, f"not an address: {error}") from error
    if parts.scheme not in {"http", "https"}:
        raise Refused(Outcome.OUT_OF_SCOPE, f"only http and https are fetched, not {parts.scheme or 'an empty scheme'}")
    if parts.username or parts.password:
        raise Refused(Outcome.OUT_OF_SCOPE, "the address carries a user name")
    if host in _allowed_hosts:
        return
    literal = _literal_address(host)
    if literal is not None and not is_public(literal):
        raise Refused(Outcome.PRIVATE_ADDRESS, f"{host} is not a public address")
    if host == "localhost" or host.endswith(".localhost"):
        raise Refused(Outcome.PRIVATE_ADDRESS, f"{host} is this machine")


def _literal_address(host: str) -> str | None:
    """The IP address a host part spells, also in the forms the C library accepts (2130706433, 0x7f.1, 0177.0.0.1)."""
    import socket

    if ":" in host:
        return host
    candidate = host.rstrip(".")
    if not candidate or (candidate[-1].isalpha() and not candidate.lower().startswith("0x")):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(candidate))
    except OSError:
        return None


_refused_names: dict[str, str] = {}


def refusal_of(host: str) -> str | None:
    """Why the resolver refused a host, for the errback, which only hears that the name was not resolved."""
    return _refused_names.get(host)


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, refusing names whose address is not public. A literal address was judged by check_url already, unless
    it is that of the proxy the site file names, which may stand anywhere."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        """Resolve a name to an IPv4 address; fails with DNSLookupError where that address is private."""
        resolved = super().getHostByName(name, timeout)
        return resolved if _literal_address(name) is not None else resolved.addCallback(_refuse_private, name)


def _refuse_private(address: str, name: str) -> str:
    if name not in _allowed_hosts and not is_public(address):
        _refused_names[name] = f"{name} resolves to {address}, which is not a public address"
        raise DNSLookupError(_refused_names[name])
    return address
