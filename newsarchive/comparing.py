"""Comparing two versions of an article under one extractor: captures that were read by different code are read again by today's.

Nothing is written: the readings made here serve the comparison and are forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsarchive.archive.compared import FIELDS, Side, Sides, as_read
from newsarchive.archive.place import captures_folder
from newsarchive.edits.diff import LONGEST, Diff, diff
from newsarchive.edits.kinds import Edit, Said, edit_of
from newsarchive.errors import NewsarchiveError


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed between two states of an article."""

    of: Sides
    """As they were compared."""
    text: Diff
    title: Diff
    edit: Edit
    fields: dict[str, tuple[Any, Any]]
    """Fields that differ, the old value and the new one."""
    read_again: bool
    """Whether today's code read both captures again for this, because different code had read them."""
    note: str | None = None
    """Why they could not be read again, though different code read them."""


def compare(
    of: Sides, db: Path, template: dict[str, Any] | None, *, as_stored: bool = False, again: bool = False, longest: int = LONGEST
) -> Comparison:
    """Compare two sides; where different code read them, both captures are read again.

    Args:
        template: what was learned of the site's pages.
        again: read both again in any case.
        as_stored: do not read anything again, and say so where different code read the two.
        longest: pieces of a stretch of changed paragraphs beyond which it is not compared word by word.
    """
    note, must, again = None, again or of.old.code != of.new.code, False
    if must and as_stored:
        note = f"The two were read by different code: 'newsarchive diff {of.id} {of.old.version} {of.new.version}' reads both again."
    elif must:
        try:
            of = _read_again(of, db, template)
            again = True
        except NewsarchiveError as error:
            note = f"The two were read by different code, and cannot be read again: {error.message}"
    said = [
        Said(
            title=side.fields["title"], text=side.text, published=side.fields["published"], published_source=side.published_source,
            fetched=side.seen_at,
        )
        for side in (of.old, of.new)
    ]  # fmt: skip
    text = diff(of.old.text, of.new.text, longest=longest)
    return Comparison(
        of=of, text=text, title=diff(said[0].title, said[1].title, longest=longest), edit=edit_of(said[0], said[1], text),
        read_again=again, note=note,
        fields={
            name: (of.old.fields[name], of.new.fields[name]) for name in FIELDS if of.old.fields[name] != of.new.fields[name]
        },
    )  # fmt: skip


def _read_again(of: Sides, db: Path, template: dict[str, Any] | None) -> Sides:
    """Both sides as today's code reads their captures, in a worker under the limits of a crawl.

    Raises:
        NewsarchiveError: a capture cannot be read back, the site file has faults, or reading failed.
    """
    from newsarchive.captures.reader import read_record
    from newsarchive.items import Reading, State
    from newsarchive.sites.load import load_site, parse_site
    from newsarchive.workers.pool import WorkerPool

    try:
        site = load_site(of.site, db.resolve().parent / "sites")
    except NewsarchiveError:
        site = parse_site(of.definition, Path(f"{of.site}.toml"))
    pool = WorkerPool(1)
    try:
        pool.warm_up("newsarchive.line:warm_up", site)
        pool.warm().result()
        sides: list[Side] = []
        for side in (of.old, of.new):
            capture = replace(read_record(captures_folder(db), side.ref), hints=side.hints)
            reading: Reading = pool.submit(
                "newsarchive.line:read", capture, site, State(template=template, neighbours=side.neighbours)
            ).result()
            if reading.outcome is not None and side.version is not None:
                raise NewsarchiveError(f"today's code takes a capture of it for no article ({reading.reason}).")
            sides.append(as_read(side, reading))
    finally:
        pool.close()
    return replace(of, old=sides[0], new=sides[1])
