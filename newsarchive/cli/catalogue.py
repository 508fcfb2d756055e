"""`newsarchive sites list` and `sites show`: which universities there are, how each stands, and what its file says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsarchive.cli.options import db_option
from newsarchive.cli.terminal import columns, safe, width_of

if TYPE_CHECKING:
    from newsarchive.sites.model import Site


def folder_of(db: Path) -> Path:
    """Where a user's own site files stand: `sites/` beside the archive."""
    return db.resolve().parent / "sites"


class Known(NamedTuple):
    """What an archive knows of sites; nothing where there is no archive yet."""

    on: frozenset[str] = frozenset()
    """Those that are switched on."""
    last: dict[str, dict[str, Any]] = {}  # noqa: RUF012  (never written to)
    """The last crawl of each."""


def known_in(db: Path) -> Known:
    """What the archive knows of sites.

    Raises:
        ArchiveError: there is one, and it cannot be read.
    """
    from contextlib import closing

    from newsarchive.archive.crawls import last_crawls
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.archive.switches import switched_on

    if not db.exists():
        return Known()
    with closing(open_readonly(db)) as connection:
        return Known(frozenset(switched_on(connection)), last_crawls(connection))


@click.command(name="list")
@db_option
@click.option("--json", "as_json", is_flag=True, help="As JSON, a list of all sites.")
def list_sites(db: Path, as_json: bool) -> int:
    """Every site: id, whether it is switched on in this archive, status, country, languages, last crawl, name."""
    from newsarchive.errors import SiteFileError
    from newsarchive.sites.load import read_site, site_paths

    faults: list[SiteFileError] = []
    sites: list[Site] = []
    known = known_in(db)
    for _, path in sorted(site_paths(folder_of(db)).items()):
        try:
            sites.append(read_site(path))
        except SiteFileError as error:
            faults.append(error)
    if as_json:
        click.echo(json.dumps([_as_json(site, known) for site in sites], ensure_ascii=False, indent=1))
    else:
        rows = [_cells(site, known) for site in sites]
        for line in columns([("site", "on", "status", "country", "languages", "last crawl", "name"), *rows]):
            click.echo(line)
    if faults:
        raise SiteFileError(faults[0].path, faults[0].faults)
    return 0


def _cells(site: Site, known: Known) -> tuple[str, ...]:
    on = "on" if site.id in known.on else ""
    return (site.id, on, site.status, site.country or "--", ",".join(site.languages), _last(known.last.get(site.id)), safe(site.name))


def _last(crawl: dict[str, Any] | None) -> str:
    """Day and end of the last crawl in two words."""
    if crawl is None:
        return ""
    if crawl["finished_at"] is None:
        return f"{crawl['started_at'][:10]} unfinished"
    return f"{crawl['finished_at'][:10]} {crawl['verdict'] or crawl['finish_reason'] or ''}".rstrip()


def _as_json(site: Site, known: Known) -> dict[str, Any]:
    said = site.model_dump(mode="json", include={"id", "status", "names", "country", "city", "timezone", "languages", "hosts"})
    return {**said, "name": site.name, "switched_on": site.id in known.on, "last_crawl": known.last.get(site.id)}


@click.command(name="show")
@click.argument("site", metavar="ID|FILE.toml")
@db_option
def show(site: str, db: Path) -> int:
    """The definition of a site, checked: an id, or a site file that you are writing. What it says of names and hosts in time and
    of its evidence follows in comments, so that the whole can be copied as a site file."""
    from newsarchive.sites.load import load_site, read_site

    found = read_site(Path(site)) if site.endswith(".toml") else load_site(site, folder_of(db))
    click.echo(found.definition.rstrip("\n"))
    click.echo("")
    for line in _told(found):
        click.echo(f"# {safe(line)}")
    pace = found.pace
    click.echo(f"# checked; {pace.delay:g} s between two requests to a host, digest {found.digest[:16]}")
    return 0


def _told(site: Site) -> Iterator[str]:
    """Names, hosts and evidence in lines."""
    place = ", ".join(filter(None, (site.city, site.country)))
    yield f"{site.name}{f' ({place})' if place else ''}: {site.status}"
    named = [(f"{language}: {name}", "") for language, name in site.names.items()]
    called = [(f"{then.language}: {then.name}", then.time or "at a time that is not known") for then in site.name_history]
    served = {then.host: then.time for then in site.host_history}
    stood = [(host, served.get(host, "")) for host in dict.fromkeys((*site.hosts, *served))]
    grounds = [(f"{one.about}: {one.confidence}", f"{one.seen}{f', {one.on}' if one.on else ''}") for one in site.evidence]
    for title, pairs in (("name", named), ("called", called), ("host", stood), ("evidence", grounds)):
        wide = max((width_of(first) for first, _ in pairs), default=0)
        for first, second in pairs:
            yield f"{title:<9}{first}{' ' * (wide - width_of(first) + 2)}{second}".rstrip()
