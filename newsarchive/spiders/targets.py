"""What a crawl is asked for: sites by their id, single addresses by the site they belong to."""

from __future__ import annotations

from pathlib import Path

from newsarchive.archive.locks import SiteLock
from newsarchive.errors import UsageError
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
