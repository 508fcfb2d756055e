"""`newsarchive extract`: reads one page, without an archive, and prints its record with the evidence."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.cli.options import db_option
from newsarchive.errors import UsageError

MAX_FILE = 32 * 1024 * 1024


@click.command(name="extract")
@click.argument("file", metavar="FILE|-")
@click.option("--url", required=True, help="The page's address.")
@click.option("--fetched-at", metavar="TIME", help="When it was fetched (ISO 8601); now, where it is not said.")
@db_option
def command(file: str, url: str, fetched_at: str | None, db: Path) -> int:
    """Read one page from FILE (- for stdin) and print its record as JSON, with the evidence for each field."""
    from newsarchive.pages import extract
    from newsarchive.sites.addresses import normalise, scope_fault
    from newsarchive.sites.load import load_sites

    try:
        moment = datetime.fromisoformat(fetched_at) if fetched_at else datetime.now(UTC)
    except ValueError:
        raise UsageError(f"--fetched-at {fetched_at!r} is no time.", "Write it as 2021-04-20T10:00:00Z.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        data = sys.stdin.buffer.read(MAX_FILE + 1) if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_FILE:
        raise UsageError(f"{file} is larger than {MAX_FILE // 2**20} MB.")
    try:
        if not normalise(url).startswith(("http://", "https://")):
            raise ValueError("it does not begin with http:// or https://")
    except ValueError as error:
        raise UsageError(f"--url {url!r} is no address: {error}.") from error
    site = next((one for one in load_sites(db.resolve().parent / "sites").values() if scope_fault(url, one) is None), None)
    page = asdict(extract(data, url, fetched_at=moment, site=site))
    for name in ("headings", "sample", "layout", "misfit", "missing", "agreement"):
        page.pop(name)
    if page["refused"] is not None:
        raise UsageError(f"The page is not read: {page['refused']}.")
    page.pop("refused")
    click.echo(json.dumps({"url": url, "site": site.id if site else None, **page}, ensure_ascii=False, indent=1))
    return 0
