"""`newsarchive status`: one line and an exit code, for an outside watcher."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.cli.options import check_site, db_option


@click.command(name="status")
@db_option
@click.option("--max-age", default="26h", show_default=True, metavar="T", help="Oldest that a site's last crawl may be (26h, 2d).")
@click.option("--site", metavar="ID", help="Only this site; without it, all that are switched on (or ever crawled).")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every site.")
def command(db: Path, max_age: str, site: str | None, as_json: bool) -> int:
    """Whether crawls still happen and end well: exit 0, or 3 where a site's last crawl is too old or was bad."""
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.archive.status import status, words
    from newsarchive.plural import number_of
    from newsarchive.schedule.plan import seconds_of

    limit = seconds_of("--max-age", max_age)
    with closing(open_readonly(db)) as connection:
        check_site(connection, db, site)
        found = status(connection, datetime.now(UTC), limit, site)
    wrong = [one for one in found if one.problem]
    if as_json:
        click.echo(json.dumps({"good": bool(found) and not wrong, "sites": [asdict(one) for one in found]}, ensure_ascii=False))
    elif not found:
        click.echo("newsarchive: nothing was ever crawled into this archive.")
    elif wrong:
        problems = "; ".join(f"{one.site}: {one.problem}" for one in wrong)
        click.echo(f"newsarchive: {len(wrong)} of {number_of(len(found), 'site')}: {problems}")
    else:
        oldest = max(found, key=lambda one: one.age or 0.0)
        ended = f"the oldest crawl ({oldest.site}) ended {words(oldest.age or 0.0)} ago"
        click.echo(f"newsarchive: {number_of(len(found), 'site')} good; {ended}.")
    return 3 if wrong or not found else 0
