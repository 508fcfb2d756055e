"""The part of a host's name that its owner registered, which the hosts of one university share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

_SECOND_LEVEL = frozenset({"ac", "edu", "co", "com", "gov", "org", "net", "or", "go", "gob", "mil", "sch", "school"})
"""Second labels under which countries register names."""
_MORE_OF_THEM = _SECOND_LEVEL | {"univ", "nom", "in"}
"""With those that a university may have as its own name too, where the public suffix list does not say it."""


def registered(host: str) -> str | None:
    """The registered part of a host's name by its labels alone: ox.ac.uk of news.ox.ac.uk; None for a number or a single name.

    Universities are stored by it: what it gives depends on no list that changes.
    """
    labels = host.rstrip(".").lower().split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or ":" in host:
        return None
    most = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-most:])


def registrable(host: str) -> str:
    """The same by the public suffix list, for what is asked of the web today. An IP address is its own, with its port."""
    name = host.partition(":")[0] if host.count(":") == 1 else host
    if re.fullmatch(r"[\d.]+|\[.*\]|localhost", name):
        return host
    labels = name.rstrip(".").split(".")
    if len(labels) <= 2:
        return name
    known = _suffixes()(name).top_domain_under_public_suffix
    take = known.count(".") + 1 if known else 2
    if take == 2 and len(labels[-1]) == 2 and labels[-2] in _MORE_OF_THEM:
        take = 3
    return ".".join(labels[-take:])


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    """The public suffix list as tldextract brings it along; nothing is fetched, and nothing kept on disk."""
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
