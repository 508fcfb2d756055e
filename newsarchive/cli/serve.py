"""`newsarchive serve`: the archive in a browser, read-only, on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsarchive.cli.options import db_option


@click.command(name="serve")
@db_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
def command(db: Path, port: int) -> int:
    """Search and read the archive in a browser, with Datasette, on loopback. Nothing can be written there."""
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.browse.app import serve

    open_readonly(db).close()
    serve(db.resolve(), port, _say)
    return 0


def _say(address: str) -> None:
    click.echo(f"{address}  (Ctrl-C ends it)")
    sys.stdout.flush()
