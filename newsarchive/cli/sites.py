"""`newsarchive sites`: which universities are known, and what their files say."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.add import command as add
from newsarchive.cli.catalogue import folder_of, list_sites, show
from newsarchive.cli.check import command as check
from newsarchive.cli.learn import command as learn
from newsarchive.cli.options import db_option


@click.group(name="sites")
def command() -> None:
    """List and show the sites, switch them on and off. Your own site files stand in `sites/` beside the archive."""


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


command.add_command(add)
command.add_command(check)
command.add_command(list_sites)
command.add_command(show)
command.add_command(learn)
