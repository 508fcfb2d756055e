"""`newsarchive demo`: serves the demo university on this machine."""

from __future__ import annotations

import click

from newsarchive.errors import UsageError


@click.command(name="demo")
@click.option("--day", type=click.IntRange(1, 2), default=1, show_default=True, help="2: one item edited, one removed, some new.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option("--verbose", is_flag=True, help="Print every request.")
def command(day: int, port: int, verbose: bool) -> int:
    """Serve the invented Kokzhiek University on loopback, for a look in the browser. `newsarchive crawl demo` needs no server:
    it starts one by itself, as does `newsarchive crawl demo --day 2 --recheck all`, which finds what has changed since."""
    from newsarchive.demo.server import serve

    try:
        server = serve(port=port, day=day, watch=click.echo if verbose else None)
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used: {error.strerror}.", "Name another with --port.") from error
    click.echo(f"Kokzhiek University, day {day}: {server.url}/  (Ctrl-C ends it)")
    try:
        server.wait()
    finally:
        server.close()
    return 0
