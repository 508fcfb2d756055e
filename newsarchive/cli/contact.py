"""`newsarchive contact`: how a university reaches whoever crawls it; named in every request."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import click

from newsarchive.cli.options import db_option
from newsarchive.errors import UsageError

FORM = re.compile(r"[!-~]+@[!-~]+\.[!-~]+|https?://[!-~]+")
LONGEST = 200


@click.command(name="contact")
@click.argument("contact", required=False, metavar="[ADDRESS]")
@db_option
@click.option("--none", "no_contact", is_flag=True, help="Forget it.")
def command(contact: str | None, db: Path, no_contact: bool) -> int:
    """Set the e-mail or web ADDRESS at which universities reach you, once for this archive; without it, show it.

    Every request names it, so that a university that is troubled by a crawl can say so instead of blocking it. The variable
    NEWSARCHIVE_CONTACT outranks it.
    """
    from newsarchive.archive.database import connect, explained, transaction
    from newsarchive.archive.preferences import contact_of, keep_contact

    if contact is None and not no_contact:
        kept = contact_of(db)
        click.echo(kept or "No contact is set.")
        return 0
    if contact is not None and (no_contact or len(contact) > LONGEST or not FORM.fullmatch(contact) or set(contact) & set("()<>;,")):
        raise UsageError(f"{contact[:LONGEST]!r} is no contact.", "Write an e-mail address, or the address of a page about your archive.")
    with closing(connect(db)) as connection, explained(db), transaction(connection):
        keep_contact(connection, contact or "")
    return 0
