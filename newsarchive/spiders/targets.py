"""What a crawl is asked for: sites by their id, single addresses by the site they belong to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from newsarchive.archive.locks import SiteLock
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.switches import switched_on
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.sites.addresses import scope_fault
from newsarchive.sites.load import load_site, load_sites
from newsarchive.sites.model import Site

Work = dict[str, tuple[Site, tuple[str, ...]]]
"""Site id to the site and the addresses asked for; no addresses means the whole site."""


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
    work: Work = {}
    faults: list[NewsarchiveError] = []
    for ident in on:
        try:
            work[ident] = (load_site(ident, folder), ())
        except NewsarchiveError as error:
            faults.append(error)
    return work, faults


def sort_targets(targets: tuple[str, ...], folder: Path) -> Work:
    """Site ids and addresses as {site id: (site, addresses asked for)}; no addresses means the whole site.

    Raises:
        UsageError: unknown site (with the nearest name), or an address that belongs to no site.
        SiteFileError: a site file that is used has faults.
    """
    work: Work = {}
    for target in targets:
        if "://" not in target:
            work.setdefault(target, (load_site(target, folder), ()))
            continue
        owners = [site for site in load_sites(folder).values() if scope_fault(target, site) is None]
        if not owners:
            raise UsageError(
                f"{target} belongs to no known site.", "See 'newsarchive sites list', or write a site file for its host."
            )
        site, urls = work.get(owners[0].id, (owners[0], ()))
        work[site.id] = (site, (*urls, target))
    return work
