"""`newsarchive serve`: the archive in a browser, read-only, on this machine."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from newsarchive.cli.options import db_option
from newsarchive.errors import UsageError


@click.command(name="serve")
@db_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--address", metavar="URL", help="That it is published at by a proxy, such as https://news.some-university.edu/archive/.")
def command(db: Path, port: int, address: str | None) -> int:
    """Search and read the archive in a browser, with Datasette, on loopback. Nothing can be written there."""
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.browse.app import serve

    if address is not None and not re.fullmatch(r"https?://[^/?#\s]+(/[^?#\s]*)?", address):
        raise UsageError(f"{address!r} is no address to publish at.", "Write it as https://news.some-university.edu/archive/")
    open_readonly(db).close()
    serve(db.resolve(), port, _say, address)
    return 0


def _say(address: str) -> None:
    click.echo(f"{address}  (Ctrl-C ends it)")
    sys.stdout.flush()
