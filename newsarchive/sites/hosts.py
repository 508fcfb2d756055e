"""Hosts of a site: the name an address goes by, and the names that are one host without the site file saying so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any
from urllib.parse import urlsplit

from newsarchive.sites.part import ADDRESS, Found

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


def off_the_hosts(tables: Any, known: Set[str], codes: Collection[str]) -> Found:
    """The addresses in listings or sources that a crawl would not ask for, because they are on none of the site's hosts.

    Args:
        tables: as they stand in the file; what is no table or no address is passed over, as a fault of another kind.
        known: the hosts and all their aliases.
        codes: the language codes that {lang} stands for.
    """
    faults: Found = []
    for n, table in enumerate(tables if isinstance(tables, (list, tuple)) else ()):
        for key in ("url", "page_url") if isinstance(table, dict) else ():
            url = table.get(key)
            expected = _off(url, known, codes) if isinstance(url, str) and ADDRESS.match(url) else None
            if expected is not None:
                faults.append(((n, key), url, expected))
    return faults


def _off(url: str, known: Set[str], codes: Collection[str]) -> str | None:
    """What was expected of an address that is, in one of the languages, on none of the hosts; None where it is on them."""
    for code in codes if "{lang}" in url.partition("://")[2].partition("/")[0] else ("",):
        try:
            host = host_of(url.replace("{lang}", code))
        except ValueError as error:
            return f"an address that can be asked ({error})"
        if host not in known:
            return f"an address on one of hosts or aliases, and {host} is none"
    return None
