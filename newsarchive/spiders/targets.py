"""What a crawl is asked for: sites by their id, single addresses by the site they belong to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsarchive.archive.locks import SiteLock
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.switches import switched_on
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.sites.addresses import scope_fault
from newsarchive.sites.load import load_site, load_sites, readable_sites
from newsarchive.sites.model import Site


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a crawl of one site is to ask for."""

    site: Site
    whole: bool = False
    """Whether the site was named, and not only addresses of it."""
    urls: tuple[str, ...] = ()
    """Addresses that were named."""


Work = dict[str, Target]
"""By site id."""


def refuse_running(db: Path, work: Work) -> None:
    """Find out early, before anything is loaded, that another crawl of a site runs.

    Raises:
        ArchiveError: one does, or the folder cannot be written.
    """
    for ident in work:
        lock = SiteLock(db.resolve(), ident)
        lock.take()
        lock.release()


def sort_switched_on(db: Path, targets: tuple[str, ...], folder: Path) -> tuple[Work, list[NewsarchiveError]]:
    """Every site that the archive has switched on, and the faults of those that cannot be crawled: the others still are.

    Raises:
        UsageError: sites are named besides, or none is switched on.
        ArchiveError: there is no archive.
    """
    if targets:
        raise UsageError("--all is for all sites that are switched on; name sites, or say --all.")
    with closing(open_readonly(db)) as connection:
        on = switched_on(connection)
    if not on:
        raise UsageError("No site is switched on in this archive.", "'newsarchive sites enable ID' does that.")
    found, faults = load_sites(on, folder)
    return {ident: Target(site=site, whole=True) for ident, site in found.items()}, [*faults]


def sort_targets(targets: tuple[str, ...], folder: Path, passed_over: Callable[[NewsarchiveError], Any]) -> Work:
    """Site ids and addresses by the site they belong to. A site that is named is crawled whole, with the addresses besides.

    Args:
        passed_over: told of each site file that could not be read while it was looked up whose an address is.

    Raises:
        UsageError: unknown site (with the nearest name), or an address that belongs to no site.
        SiteFileError: a site file that is used has faults.
    """
    work: Work = {}
    for target in targets:
        if "://" not in target:
            named = work.get(target) or Target(site=load_site(target, folder))
            work[target] = replace(named, whole=True)
            continue
        sites, faults = readable_sites(folder)
        owner = next((one for one in sites.values() if scope_fault(target, one) is None), None)
        if owner is None:
            raise faults[0] if faults else UsageError(
                f"{target} belongs to no known site.", "See 'newsarchive sites list', or write a site file for its host."
            )
        for fault in faults:
            passed_over(fault)
        known = work.get(owner.id) or Target(site=owner)
        work[owner.id] = replace(known, urls=tuple(dict.fromkeys((*known.urls, target))))
    return work
