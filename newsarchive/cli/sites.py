"""`newsarchive sites`: which universities are known, and what their files say."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import db_option
from newsarchive.cli.terminal import safe


def folder_of(db: Path) -> Path:
    """Where a user's own site files stand: `sites/` beside the archive."""
    return db.resolve().parent / "sites"


@click.group(name="sites")
def command() -> None:
    """List and show the sites. Your own site files stand in `sites/` beside the archive."""


@command.command(name="list")
@db_option
def list_sites(db: Path) -> int:
    """Every site: id, status, country, languages, name."""
    from newsarchive.errors import SiteFileError
    from newsarchive.sites.load import read_site, site_paths

    faults: list[SiteFileError] = []
    for ident, path in sorted(site_paths(folder_of(db)).items()):
        try:
            site = read_site(path)
        except SiteFileError as error:
            faults.append(error)
            continue
        name = site.names.get("en") or next(iter(site.names.values()))
        click.echo(safe(f"{ident:<16} {site.status:<11} {site.country}  {','.join(site.languages):<12} {name}"))
    if faults:
        raise SiteFileError(faults[0].path, faults[0].faults)
    return 0


@command.command(name="show")
@click.argument("site", metavar="ID|FILE.toml")
@db_option
def show(site: str, db: Path) -> int:
    """The definition of a site, checked: an id, or a site file that you are writing."""
    from newsarchive.sites.load import load_site, read_site

    found = read_site(Path(site)) if site.endswith(".toml") else load_site(site, folder_of(db))
    click.echo(found.definition.rstrip("\n"))
    pace = found.pace
    click.echo(f"\n# checked; {pace.delay:g} s between two requests to a host, digest {found.digest[:16]}")
    return 0
