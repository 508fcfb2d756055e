"""A whole `newsarchive reextract`: the sites of an archive one after the other, each under its lock, all on the same workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsarchive import linking
from newsarchive.archive import rereading
from newsarchive.archive.place import captures_folder
from newsarchive.errors import ArchiveError, NewsarchiveError, UsageError
from newsarchive.rereading.archive import Archive
from newsarchive.rereading.articles import Articles, Wishes
from newsarchive.rereading.readers import Readers
from newsarchive.rereading.result import Result
from newsarchive.sites.load import load_site, parse_site, site_paths
from newsarchive.sites.model import Site


@dataclass(frozen=True, kw_only=True)
class Request:
    """What `newsarchive reextract` was asked for."""

    db: Path
    sites: Sequence[str] = ()
    """Ids; without any every site the archive has captures of."""
    is_dry: bool = False
    wishes: Wishes = field(default_factory=Wishes)
    most: int | None = None
    """Articles of each site that are looked at, evenly chosen; None for all."""
    jobs: int = 0
    """Worker processes; 0 for one a core."""


def reextract(
    request: Request, begun: Callable[[str, int], Any], done: Callable[[Result], Any], failed: Callable[[NewsarchiveError], Any]
) -> int:
    """Read the captures of sites again.

    Args:
        request: what is wanted.
        begun: is told of each site, and of how many articles.
        done: is told what became of each.
        failed: is told why a site was left out.

    Returns:
        The exit code: 0; 2 where a site's file has faults; 4 where a site was left out since it is being crawled; 5 where captures are
        damaged.

    Raises:
        UsageError: a site is unknown, or its file has faults.
        ArchiveError: the archive cannot be opened or written.
    """
    code = 0
    archive = Archive(request.db, is_dry=request.is_dry)
    readers: Readers | None = None
    try:
        wanted, faults = _sites(archive, request)
        for fault in faults:
            failed(fault)
            code = max(code, fault.exit_code)
        readers = Readers(captures_folder(request.db.resolve()), request.jobs or os.cpu_count() or 2)
        for site in wanted:
            try:
                lock = archive.lock(site.id)
            except ArchiveError as error:
                failed(error)
                code = max(code, error.exit_code)
                continue
            try:
                result = _one(site, archive, readers, request, begun)
            finally:
                if lock is not None:
                    lock.release()
            done(result)
            code = max(code, 5 if result.damaged else 0)
        if not request.is_dry:
            linking.settle(archive.ask, linking.by_workers(readers.submit))
    finally:
        if readers is not None:
            readers.close()
        archive.close()
    return code


def _one(site: Site, archive: Archive, readers: Readers, request: Request, begun: Callable[[str, int], Any]) -> Result:
    articles, captures = archive.ask(rereading.count, site.id)
    one_in = max(1, articles // request.most) if request.most else 1
    begun(site.id, captures // one_in)
    return Articles(site, archive, readers, replace(request.wishes, one_in=one_in)).run()


def _sites(archive: Archive, request: Request) -> tuple[list[Site], list[NewsarchiveError]]:
    """The sites, each by today's file, or by the one it was last crawled with where there is none any more; and the faults of files that
    nobody named, which must not keep the others from being read.

    Raises:
        UsageError: a site that is named is unknown, or the archive has no capture of it.
        SiteFileError: the file of one that is named has faults.
    """
    held = archive.ask(rereading.definitions)
    folder = request.db.resolve().parent / "sites"
    files = site_paths(folder)
    for ident in request.sites:
        if ident not in held:
            load_site(ident, folder)
            raise UsageError(f"The archive holds no capture of {ident}.", f"'newsarchive crawl {ident}' brings some.")
    sites: list[Site] = []
    faults: list[NewsarchiveError] = []
    for ident, definition in sorted(held.items()):
        if request.sites and ident not in request.sites:
            continue
        try:
            sites.append(load_site(ident, folder) if ident in files else parse_site(definition, Path(f"{ident}.toml")))
        except NewsarchiveError as fault:
            if request.sites:
                raise
            faults.append(fault)
    return sites, faults
