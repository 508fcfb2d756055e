"""`newsarchive report`: what crawls came to, from the ledger."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.cli.options import Count, Place, check_site, db_option


@click.command(name="report")
@db_option
@click.option("--site", metavar="ID", help="Only this site; without it, the last crawl of every site.")
@click.option("--crawl", type=Count(), metavar="N", help="This crawl instead of a site's last one.")
@click.option("--translations", is_flag=True, help="Instead: what exists in one language and is missing in another.")
@click.option("--doubtful", is_flag=True, help="Instead: links between articles that are not sure.")
@click.option("--csv", "as_csv", is_flag=True, help="With one of these two: as CSV.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line.")
@click.option("--html", type=Place(), help="Also as one HTML file with plots, which can be mailed.")
def command(
    db: Path, site: str | None, crawl: int | None, translations: bool, doubtful: bool, as_csv: bool, as_json: bool, html: Path | None
) -> int:
    """Verdict, counts, failures and history of crawls: what came, what did not, and what to do next."""
    from newsarchive.archive.readonly import open_current, open_readonly
    from newsarchive.archive.report import report, sites
    from newsarchive.cli import report_translations
    from newsarchive.errors import UsageError
    from newsarchive.exports import report_html, report_text
    from newsarchive.exports.output import written

    if translations or doubtful:
        if (translations and doubtful) or crawl is not None or html is not None or (as_csv and as_json):
            raise UsageError("--translations and --doubtful stand alone.", "Beside one of them --site, and --csv or --json.")
        with closing(open_current(db)) as connection:
            check_site(connection, db, site)
            told = report_translations.coverage if translations else report_translations.doubtful
            told(connection, site, as_json=as_json, as_csv=as_csv)
        return 0
    if as_csv:
        raise UsageError("--csv is for --translations or --doubtful.")
    with closing(open_readonly(db)) as connection:
        check_site(connection, db, site)
        wanted: list[str | None] = [site] if site or crawl else list(sites(connection))
        reports = [report(connection, site=one, crawl=crawl) for one in wanted]
    if not reports:
        raise UsageError("Nothing was crawled into this archive yet: 'newsarchive crawl demo' begins.")
    named = [(_name(one.tally.site, db), one) for one in reports]
    for name, one in named:
        if as_json:
            click.echo(json.dumps({"site": one.tally.site, "name": name, **report_text.as_json(one)}, ensure_ascii=False))
        else:
            for line in report_text.lines(one, name):
                click.echo(line)
    if html is not None:
        with written(html, db, "--html") as file:
            file.write(report_html.page(named, datetime.now(UTC).isoformat(timespec="seconds")).encode("utf-8"))
        click.echo(f"{html} is written; open it in a browser or mail it.", err=True)
    return 0


def _name(site: str, db: Path) -> str:
    """The site's name; its id where its file is not here any more."""
    from newsarchive.errors import NewsarchiveError
    from newsarchive.sites.load import load_site

    try:
        return load_site(site, db.resolve().parent / "sites").name
    except NewsarchiveError:
        return site
