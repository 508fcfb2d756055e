"""`newsarchive extract`: reads one page, without an archive, and prints its record with the evidence."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.options import db_option, warn_of
from newsarchive.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.pages import Page
    from newsarchive.pages.explain import Explained
    from newsarchive.sites.model import Site

MAX_FILE = 32 * 1024 * 1024


@click.command(name="extract")
@click.argument("file", metavar="FILE|-")
@click.option("--url", required=True, help="The page's address.")
@click.option("--fetched-at", metavar="TIME", help="When it was fetched (ISO 8601); now, where it is not said.")
@click.option("--explain", is_flag=True, help="Print each block of the page instead: kept or dropped, and why.")
@db_option
def command(file: str, url: str, fetched_at: str | None, explain: bool, db: Path) -> int:
    """Read one page from FILE (- for stdin) and print its record as JSON, with the evidence for each field."""
    from newsarchive.cli.terminal import safe
    from newsarchive.sites.addresses import normalise, scope_fault
    from newsarchive.sites.load import readable_sites

    try:
        moment = datetime.fromisoformat(fetched_at) if fetched_at else datetime.now(UTC)
    except ValueError:
        raise UsageError(f"--fetched-at {fetched_at!r} is no time.", "Write it as 2021-04-20T10:00:00Z.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as opened:
            data = opened.read(MAX_FILE + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_FILE:
        raise UsageError(f"{file} is larger than {MAX_FILE // 2**20} MB.")
    try:
        if not normalise(url).startswith(("http://", "https://")):
            raise ValueError("it does not begin with http:// or https://")
    except ValueError as error:
        raise UsageError(f"--url {url!r} is no address: {error}.") from error
    sites, faults = readable_sites(db.resolve().parent / "sites")
    for fault in faults:
        warn_of(fault)
    site = next((one for one in sites.values() if scope_fault(url, one) is None), None)
    warm = site or next(iter(sites.values()))
    if explain:
        for block in _explained(data, url, moment, site, warm):
            click.echo(safe(block.line))
        return 0
    page = asdict(_read(data, url, moment, site, warm))
    for name in ("headings", "sample", "layout", "misfit", "missing", "agreement"):
        page.pop(name)
    if page["refused"] is not None:
        raise UsageError(f"The page is not read: {page['refused']}.")
    page.pop("refused")
    click.echo(json.dumps({"url": url, "site": site.id if site else None, **page}, ensure_ascii=False, indent=1))
    return 0


def _read(data: bytes, url: str, moment: datetime, site: Site | None, any_site: Site) -> Page:
    """The page; see _in_worker."""
    from newsarchive.line import read_alone

    page: Page = _in_worker(partial(read_alone, fetched_at=moment, site=site), data, url, any_site)
    return page


def _explained(data: bytes, url: str, moment: datetime, site: Site | None, any_site: Site) -> list[Explained]:
    """The page in words; see _in_worker."""
    from newsarchive.line import explain_alone

    found: list[Explained] | str = _in_worker(partial(explain_alone, fetched_at=moment, site=site), data, url, any_site)
    if isinstance(found, str):
        raise UsageError(f"The page is not read: {found}.")
    return found


def _in_worker(task: Callable[[bytes, str], Any], data: bytes, url: str, any_site: Site) -> Any:
    """What a task makes of a page, in a worker under the limits of a crawl.

    Args:
        any_site: of which the worker is warmed up.

    Raises:
        UsageError: reading took too long, or the page killed the worker.
    """
    from newsarchive.workers.pool import WorkerPool

    pool = WorkerPool(1)
    try:
        pool.warm_up("newsarchive.line:warm_up", any_site)
        pool.warm().result()
        return pool.submit(task, data, url).result()
    except WorkerError as error:
        raise UsageError(f"The page is not read: {error.message}.") from error
    finally:
        pool.close()
