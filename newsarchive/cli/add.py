"""`newsarchive sites add`: a university by its address."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import db_option
from newsarchive.cli.program import as_called
from newsarchive.cli.terminal import safe

if TYPE_CHECKING:
    from newsarchive.sites.model import Site


OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(?!//)(?!\d{1,5}(?:[/?#]|$))", re.IGNORECASE)
"""How an address begins whose scheme is followed by no host; what is followed by a port is a host."""
OF_LETTERS = frozenset({"mailto", "sip", "sips", "xmpp", "im"})
"""Schemes in whose addresses an @ says nothing of a user name."""


@click.command(name="add")
@click.argument("url")
@click.option("--id", "ident", metavar="ID", help="The site's id; made of its host name where it is left off.")
@click.option("--dry-run", is_flag=True, help="Print the site file instead of writing it, and switch nothing on.")
@click.option("--proxy", metavar="URL", envvar="NEWSARCHIVE_PROXY", help="Ask through this HTTP proxy, which then resolves the names.")
@db_option
def command(url: str, ident: str | None, dry_run: bool, proxy: str | None, db: Path) -> int:
    """Add a university by the address of its front page, or of its news page.

    Finds its news, its languages and every way to its articles with at most 60 requests, at the pace of a crawl and by the rules of
    its robots.txt; writes a site file with the evidence for each finding, and shows five of its articles for you to judge.
    """
    from newsarchive.archive.preferences import contact_of
    from newsarchive.errors import UsageError
    from newsarchive.sites.load import parse_site, readable_sites, site_paths
    from newsarchive.spiders.surveying import ident_of, survey
    from newsarchive.survey.write import site_file, told

    address = checked(url)
    name = ident or ident_of(address)
    folder = db.resolve().parent / "sites"
    path = folder / f"{name}.toml"
    if not dry_run and path.exists():
        raise UsageError(f"There is a site file {path} already.", "Give another --id, or look at it with 'newsarchive sites show'.")
    if ident is None and not dry_run:
        refuse_known(address, readable_sites(folder)[0].values())
    if name in site_paths() and not dry_run:
        raise UsageError(f"The catalogue has a site {name!r} already.", f"Crawl it with 'newsarchive crawl {name}', or give another --id.")
    parse_name(name)

    def say(text: str) -> None:
        click.echo(safe(text), err=True)

    known_as = os.environ.get("NEWSARCHIVE_CONTACT", "") or contact_of(db)
    found = survey(address, name, say if sys.stderr.isatty() else lambda text: None, contact=known_as, proxy=proxy)
    text = site_file(found, datetime.now(UTC).date())
    site = parse_site(text, path)
    if dry_run:
        click.echo(text.rstrip("\n"))
        for line in told(found, site, "nothing: it is a dry run"):
            click.echo(safe(f"# {line}".rstrip()))
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
    _switch_on(db, name)
    for line in told(found, site, str(path)):
        click.echo(safe(line))
    click.echo(as_called(f"Next: 'newsarchive crawl {name}'"))
    return 0


def checked(url: str) -> str:
    """The address of a site, completed.

    Raises:
        UsageError: it is none.
    """
    from urllib.parse import urlsplit

    from newsarchive.errors import UsageError
    from newsarchive.sites.addresses import mended
    from newsarchive.sites.part import HOST

    text = url.strip()
    other = OTHER_SCHEME.match(text)
    if other is not None and (other[1].lower() in OF_LETTERS or "@" not in text):
        raise UsageError(f"{url[:200]!r} is no address of a website.", "Write it as https://www.university.edu/.")
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
        address = mended(text)
    except (ValueError, UnicodeError) as error:
        raise UsageError(f"{url[:200]!r} is no address: {error}.", "Write it as https://www.university.edu/.") from error
    if parts.scheme.lower() not in {"http", "https"} or not host or len(text) > 2083:
        raise UsageError(f"{url[:200]!r} is no address of a website.", "Write it as https://www.university.edu/.")
    if not HOST.fullmatch(urlsplit(address).netloc.lower()):
        raise UsageError(f"{url[:200]!r} has no host name that can be.", "Write it as https://www.university.edu/.")
    if parts.username is not None or parts.password is not None:
        raise UsageError("The address carries a user name.", "Write it without one.")
    return address


def refuse_known(address: str, sites: Iterable[Site]) -> None:
    """Whether a site has this address already.

    Raises:
        UsageError: one has; tells how it is switched on, or another one made.
    """
    from urllib.parse import urlsplit

    from newsarchive.errors import UsageError

    netloc = urlsplit(address).netloc
    for site in sites:
        if netloc in {*site.hosts, *site.aliases, urlsplit(site.homepage or "").netloc}:
            raise UsageError(
                f"{netloc} is {site.name}, the site {site.id!r} ({site.status}).",
                f"'newsarchive sites enable {site.id}' switches it on; --id makes a file of its own from what the pages show.",
            )


def parse_name(name: str) -> None:
    """Whether a site can be called so.

    Raises:
        UsageError: it cannot.
    """
    from newsarchive.errors import UsageError

    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", name):
        raise UsageError(f"{name[:60]!r} cannot be a site's id.", "Use small Latin letters, figures and hyphens, a letter first.")


def _switch_on(db: Path, name: str) -> None:
    from contextlib import closing

    from newsarchive.archive.database import connect, explained, transaction
    from newsarchive.archive.switches import switch_on

    with closing(connect(db)) as connection, explained(db), transaction(connection):
        switch_on(connection, name)
