"""Which university a site belongs to, so that its several sites can be seen together: the domain it stands under."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsarchive.sites.domains import registered
from newsarchive.sites.hosts import host_of
from newsarchive.sites.model import Site


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
