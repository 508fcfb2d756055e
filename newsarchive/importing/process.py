"""A whole `newsarchive import`: file after file, each site under its lock; at the end the sites are settled as after a crawl."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsarchive import linking
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.place import captures_folder
from newsarchive.captures.foreign import sha256_of
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.importing.files import warcs
from newsarchive.importing.plan import Finder, Plan, plan_of
from newsarchive.importing.taking import Desk, Taking
from newsarchive.rereading.archive import Archive
from newsarchive.rereading.articles import Articles, Wishes
from newsarchive.rereading.readers import Readers
from newsarchive.sites.load import load_site, readable_sites
from newsarchive.sites.model import Site


@dataclass(frozen=True, kw_only=True)
class Request:
    """What `newsarchive import` was asked for."""

    db: Path
    kind: str
    """"warc" or "wacz"."""
    files: Sequence[Path]
    site: str | None = None
    """Only this site; None for every site whose host is met."""
    is_dry: bool = False
    jobs: int = 0
    """Worker processes; 0 for one a core."""


@dataclass(kw_only=True)
class Imported:
    """What became of one WARC file."""

    file: str
    records: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    """Captures of listings and articles, by site."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """What those that were taken came to."""
    left: Counter[str] = field(default_factory=Counter)
    """Why others were not."""
    spoilt: list[str] = field(default_factory=list)
    """Damage, a line each."""


def import_files(
    request: Request, begun: Callable[[str, int], Any], step: Callable[[int], Any], done: Callable[[Imported], Any],
    passed_over: Callable[[NewsarchiveError], Any],
) -> int:  # fmt: skip
    """Import the files.

    Args:
        begun: told of each file, and how many captures it has for us.
        step: told how many more are done.
        done: told what became of each file.
        passed_over: told of each site file with faults that was not needed by name.

    Returns:
        The exit code: 0, or 5 where something in the files is damaged.

    Raises:
        UsageError: a file is no such file, no record is of a known site, or the site is unknown.
        ArchiveError: the archive cannot be written, or one of the sites is being crawled.
    """
    folder = request.db.resolve().parent / "sites"
    if request.site is not None:
        sites: list[Site] = [load_site(request.site, folder)]
    else:
        readable, faults = readable_sites(folder)
        sites = list(readable.values())
        for fault in faults:
            passed_over(fault)
    work = _Work(request, Finder(sites), begun, step)
    code = met = 0
    try:
        for path in request.files:
            for name, file in warcs(path, request.kind):
                plan = plan_of(file, work.finder)
                if plan.fault is not None and not plan.records:
                    raise UsageError(f"{name} is no WARC file, or is damaged from its beginning: {plan.fault}.")
                imported = work.take(name, file, plan)
                met += sum(imported.wanted.values())
                done(imported)
                code = max(code, 5 if imported.spoilt else 0)
    except NewsarchiveError:
        raise
    except BaseException:
        work.failed = True
        raise
    finally:
        work.close()
    if not met and code == 0:
        whose = f"site {request.site}" if request.site else "a known site"
        raise UsageError(
            f"Nothing there is an article or a listing of {whose}.",
            "See 'newsarchive sites list', or add the site first ('newsarchive sites add URL').",
        )
    return code


class _Work:
    """The archive, opened when something is taken for the first time, and the locks of the sites that are met."""

    def __init__(self, request: Request, finder: Finder, begun: Callable[[str, int], Any], step: Callable[[int], Any]) -> None:
        self.request, self.finder, self.begun, self.step = request, finder, begun, step
        self.desk: Desk | None = None
        self.locks: dict[str, SiteLock] = {}
        self.failed = False

    def take(self, name: str, file: Any, plan: Plan) -> Imported:
        """What a plan wants of a file; nothing of it where nothing is to be written."""
        imported = Imported(file=name, records=plan.records, left=plan.passed)
        imported.wanted.update({site: len(wanted) for site, wanted in plan.wanted.items()})
        if plan.fault is not None:
            imported.spoilt.append(f"{name} cannot be read behind record {plan.records:,}: {plan.fault}")
        if self.request.is_dry or not plan.wanted:
            return imported
        self.begun(name, sum(imported.wanted.values()))
        digest = sha256_of(file)
        for ident, wanted in sorted(plan.wanted.items()):
            taking = self._begin(self.finder.sites[ident], name, digest)
            reason = "interrupted"
            try:
                taking.adopt(self.finder)
                for count in taking.run(wanted, file):
                    self.step(count)
                reason = "imported"
            except BaseException:
                self.failed = True
                raise
            finally:
                taking.finish(reason)
            imported.outcomes.update(taking.outcomes)
            imported.left.update(taking.left)
            imported.spoilt += [f"{name}: {one}" for one in taking.spoilt]
        return imported

    def _begin(self, site: Site, name: str, digest: str) -> Taking:
        db = self.request.db.resolve()
        if site.id not in self.locks:
            lock = SiteLock(db, site.id)
            lock.take()
            self.locks[site.id] = lock
        if self.desk is None:
            self.desk = Desk(db, self.request.jobs or os.cpu_count() or 2)
        return Taking(site, self.desk, name, digest)

    def close(self) -> None:
        """Close the archive; and settle what was imported, where nothing kept it from being done whole."""
        try:
            if self.desk is not None:
                self.desk.close()
                if not self.failed:
                    self._settle()
        finally:
            for lock in self.locks.values():
                lock.release()

    def _settle(self) -> None:
        """Read once more what others tell more of: the site's template, neighbours' dates; and link translations and stories."""
        archive = Archive(self.request.db, is_dry=False)
        readers = Readers(captures_folder(self.request.db.resolve()), self.request.jobs or os.cpu_count() or 2)
        try:
            for ident in sorted(self.locks):
                Articles(self.finder.sites[ident], archive, readers, Wishes()).run()
            linking.settle(archive.ask, linking.by_workers(readers.submit))
        finally:
            readers.close()
            archive.close()
