"""Hosts of a site: the name an address goes by, and the names that are one host without the site file saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
_NAMED = re.compile(r"\.[a-z][a-z0-9-]*$")


def host_of(url: str) -> str:
    """The host of an address as site files name it: small letters, ASCII, with its port where that is not the usual one.

    Raises:
        ValueError: it is no address, or one that carries a user name.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise ValueError("without a user name")
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    return host if port is None or port == DEFAULT_PORTS.get(parts.scheme.lower()) else f"{host}:{port}"


def all_aliases(hosts: Iterable[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """The aliases of a site file, and the names by which universities offer the same pages to telephones, or with and without www."""
    own = tuple(hosts)
    implied: dict[str, str] = {}
    for host in own:
        if not _NAMED.search(host.partition(":")[0]):
            continue
        bare = host.removeprefix("www.").removeprefix("m.")
        if bare.count(".") == 0:
            continue
        implied |= {f"{prefix}{bare}": host for prefix in ("", "www.", "m.", "amp.", "mobile.") if f"{prefix}{bare}" not in own}
    return {**{alias: host for alias, host in implied.items() if alias not in aliases}, **aliases}
