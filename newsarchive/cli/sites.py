"""`newsarchive sites`: which universities are known, and what their files say."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.learn import command as learn
from newsarchive.cli.options import db_option
from newsarchive.cli.terminal import safe


def folder_of(db: Path) -> Path:
    """Where a user's own site files stand: `sites/` beside the archive."""
    return db.resolve().parent / "sites"


def switched_on_in(db: Path) -> set[str]:
    """The sites that an archive has switched on; none where there is no archive yet."""
    from contextlib import closing

    from newsarchive.archive.readonly import open_readonly
    from newsarchive.archive.switches import switched_on

    if not db.exists():
        return set()
    with closing(open_readonly(db)) as connection:
        return set(switched_on(connection))


@click.group(name="sites")
def command() -> None:
    """List and show the sites, switch them on and off. Your own site files stand in `sites/` beside the archive."""


@command.command(name="list")
@db_option
def list_sites(db: Path) -> int:
    """Every site: id, whether it is switched on in this archive, status, country, languages, name."""
    from newsarchive.errors import SiteFileError
    from newsarchive.sites.load import read_site, site_paths

    faults: list[SiteFileError] = []
    on = switched_on_in(db)
    for ident, path in sorted(site_paths(folder_of(db)).items()):
        try:
            site = read_site(path)
        except SiteFileError as error:
            faults.append(error)
            continue
        switch = "on" if ident in on else ""
        click.echo(safe(f"{ident:<16} {switch:<3} {site.status:<11} {site.country or '--'}  {','.join(site.languages):<12} {site.name}"))
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


def _switch(db: Path, sites: tuple[str, ...], *, on: bool) -> None:
    from contextlib import closing

    from newsarchive.archive.database import connect, explained, transaction
    from newsarchive.archive.switches import switch_off, switch_on

    with closing(connect(db)) as connection, explained(db), transaction(connection):
        for site in sites:
            changed = (switch_on if on else switch_off)(connection, site)
            click.echo(f"{site} is switched {'on' if on else 'off'}{'' if changed else ', as it was'}.")


@command.command(name="enable")
@click.argument("sites", nargs=-1, required=True, metavar="ID...")
@db_option
def enable(sites: tuple[str, ...], db: Path) -> int:
    """Switch sites on: `crawl --all`, `schedule` and `status` speak of them from now on."""
    from newsarchive.sites.load import load_site

    for site in sites:
        load_site(site, folder_of(db))
    _switch(db, sites, on=True)
    from newsarchive.cli.program import as_called

    click.echo(as_called("Next: 'newsarchive crawl --all', and 'newsarchive schedule systemd' or 'newsarchive schedule cron'."))
    return 0


@command.command(name="disable")
@click.argument("sites", nargs=-1, required=True, metavar="ID...")
@db_option
def disable(sites: tuple[str, ...], db: Path) -> int:
    """Switch sites off. What the archive holds of them stays."""
    from contextlib import closing

    from newsarchive.archive.readonly import open_readonly
    from newsarchive.cli.options import check_site

    with closing(open_readonly(db)) as connection:
        for site in sites:
            check_site(connection, db, site)
    _switch(db, sites, on=False)
    return 0


command.add_command(learn)
