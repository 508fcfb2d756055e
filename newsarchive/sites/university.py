"""Which university a site belongs to, so that its several sites can be seen together: the domain it stands under."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsarchive.sites.hosts import host_of
from newsarchive.sites.model import Site

_SECOND_LEVEL = frozenset({"ac", "edu", "co", "com", "gov", "org", "net", "or", "go", "gob", "mil", "sch", "school"})
"""Second labels under which countries register names."""


def university_of(site: Site) -> str:
    """The domain that a university registered, of its front page or else of its first host; the site's id where it has none."""
    named = [site.homepage] if site.homepage is not None else []
    for url in (*named, f"http://{site.hosts[0]}/"):
        try:
            domain = registered(urlsplit(f"http://{host_of(url)}/").hostname or "")
        except ValueError:
            continue
        if domain is not None:
            return domain
    return site.id


def registered(host: str) -> str | None:
    """The part of a host's name that is registered: ox.ac.uk of news.ox.ac.uk; None for a number or a single name."""
    labels = host.rstrip(".").lower().split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or ":" in host:
        return None
    most = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-most:])
