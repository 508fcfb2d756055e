"""The sites of an archive by the site files that its last crawls used, parsed once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from newsarchive.archive.definitions import definitions
from newsarchive.archive.readonly import Connection
from newsarchive.errors import SiteFileError
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site


@lru_cache(maxsize=1024)
def parsed(ident: str, definition: str) -> Site | None:
    """A site from the text of its file; None for a text that today's rules do not take."""
    try:
        return parse_site(definition, Path(f"{ident}.toml"))
    except SiteFileError:
        return None


def sites_of(connection: Connection) -> dict[str, Site]:
    """The sites that were crawled into an archive, by id."""
    found = {ident: parsed(ident, text) for ident, text in definitions(connection).items()}
    return {ident: site for ident, site in found.items() if site is not None}
