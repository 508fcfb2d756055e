"""`newsarchive sites learn`: what was learned of a site's pages, and how one of them is read by it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from newsarchive.cli.options import db_option
from newsarchive.cli.terminal import safe


@click.command(name="learn")
@click.argument("site", metavar="ID")
@click.option("--article", help="Show this article's page; the one fetched last, where none is named.")
@click.option("--json", "as_json", is_flag=True, help="The template and the page as one JSON object.")
@db_option
def command(site: str, article: str | None, as_json: bool, db: Path) -> int:
    """Show what was learned of a site's pages: layouts, places, and of one page every block with why it is kept or dropped."""
    from newsarchive.archive import articles, settle, templates
    from newsarchive.archive.place import captures_folder
    from newsarchive.archive.readonly import open_readonly
    from newsarchive.captures.reader import read_record
    from newsarchive.errors import UsageError
    from newsarchive.items import State
    from newsarchive.line import explain
    from newsarchive.sites.load import load_site

    definition = load_site(site, db.resolve().parent / "sites")
    with closing(open_readonly(db)) as connection:
        learned = templates.newest(connection, site)
        key = articles.resolve(connection, article) if article else settle.last_fetched(connection, site)
        held = settle.held(connection, key) if key is not None else None
    if held is None:
        raise UsageError(f"The archive holds no article of {site}.", f"'newsarchive crawl {site}' brings some.")
    template = learned.template if learned is not None else None
    capture = read_record(captures_folder(db.resolve()), held.ref)
    blocks = explain(capture, definition, State(template=template))
    if as_json:
        found = {"site": site, "template": template, "page": {"url": capture.url, "capture": capture.id, "blocks": blocks}}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    if learned is None:
        by_hand = definition.selectors.body
        click.echo(
            f"Nothing was learned of {site}: "
            + (f"its file says where the body stands ({', '.join(by_hand)})." if by_hand else "too few of its pages are made alike yet.")
        )
    else:
        click.echo(f"Template {learned.number} of {site}, learned from {learned.pages:,} pages, {learned.learned_at}.")
        for layout in learned.template["layouts"]:
            click.echo(safe("\n".join(layout_lines(layout))))
    click.echo(safe(f"\n{capture.url}, as it is read with that:"))
    for block in blocks:
        click.echo(safe(block_line(block)))
    return 0


def layout_lines(layout: dict[str, Any]) -> list[str]:
    """A layout in words."""
    seen = f"{(layout['since'] or '?')[:10]} to {(layout['until'] or '?')[:10]}"
    former = " (of a former design)" if layout.get("former") else ""
    lines = [f"  Layout {layout['name']}{former}: {layout['pages']:,} pages, {seen}; most of the text stands in {layout['container']}"]
    for name, places in layout["places"].items():
        lines += [f"    {name}: {'/'.join(place['path'])} ({place['pages']:,} pages)" for place in places]
    ends = layout.get("ends", {})
    if any(ends.values()):
        sides = " and ".join(side for side, key in (("begin", "head"), ("end", "tail")) if ends[key])
        lines.append(f"    all titles {sides} with the same words, which are cut")
    if layout.get("stale_day") is not None:
        lines.append("    its pages name one day as that of their publication, and each shows another: the one they name is not believed")
    if layout["cuts"]:
        boxes = sorted({"/".join(cut["path"]) for cut in layout["cuts"]})
        lines.append(f"    after a line that they share, pages go on to other stories in {', '.join(boxes)}")
    return lines


def block_line(block: dict[str, Any]) -> str:
    """One block of a page: kept or dropped, its first words, and why."""
    text = block["text"] if len(block["text"]) <= 72 else block["text"][:71] + "…"
    return f"  {'keep' if block['kept'] else '   -'}  {text}\n           {block['reason']}"
