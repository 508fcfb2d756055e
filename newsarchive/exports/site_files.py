"""The site files by which the articles were crawled: the last one that a crawl of each site used."""

from __future__ import annotations

import re

from newsarchive.archive.definitions import definitions
from newsarchive.archive.selection import count, sites
from newsarchive.exports.making import Export, encoded
from newsarchive.exports.manifest import File
from newsarchive.exports.package import Package

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


def fill(export: Export, package: Package, folder: str = "") -> list[File]:
    """Write a file a site.

    Args:
        folder: inside the package, with `/` at its end.

    Returns:
        What a manifest is to name: all of them.
    """
    wanted = set(sites(export.connection, export.chosen))
    files = []
    for site, definition in sorted(definitions(export.connection).items()):
        if site in wanted and _ID.fullmatch(site):
            with package.part(f"{folder}{site}.toml") as part:
                part.write(encoded(definition))
            files.append(File(path=f"{folder}{site}.toml", media_type="application/toml", size=part.size, sha256=part.sha256))
    export.number = count(export.connection, export.chosen)
    return files
