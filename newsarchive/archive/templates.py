"""What was learned of each site's pages: samples of pages, and the numbered templates made of them.

Samples hold positions, numbers and digests, no text; they can be made again from the captures at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsarchive.archive.forms import decode_hints, now_text
from newsarchive.archive.readings import LATEST
from newsarchive.archive.settle import HINTS, REF, Held, ref_of

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Learned:
    """A site's template as it stands in the archive."""

    number: int
    template: Json
    learned_at: str
    pages: int
    """Pages it was learned from."""


@dataclass(frozen=True, kw_only=True)
class Used:
    """How the articles of one crawl were read in the end."""

    number: int | None
    """The template in use; None where none was learned, as for a site whose file says where the body stands."""
    pages: int
    """Pages it was learned from."""
    layouts: int
    fitting: int
    """Articles read by the template."""
    misfits: dict[str, int]
    """Why pages do not fit it, with how often; they were read the general way."""
    changes: list[str]
    """What is to be said of pages that look different than before."""


@dataclass(frozen=True, kw_only=True)
class Stale(Held):
    """An article of this crawl whose shown capture was read with another template than the newest."""

    number: int | None
    """The site's own number of the article, by which it has neighbours."""


def newest(connection: sqlite3.Connection, site: str) -> Learned | None:
    """The template that pages of a site are read with; None where nothing was learned yet."""
    row = connection.execute(
        "SELECT number, template, learned_at, pages FROM templates WHERE site = ? ORDER BY number DESC LIMIT 1", (site,)
    ).fetchone()
    return Learned(number=row[0], template=json.loads(row[1]), learned_at=row[2], pages=row[3]) if row is not None else None


def all_of(connection: sqlite3.Connection, site: str) -> list[Learned]:
    """Every template a site ever had, the first one first."""
    rows = connection.execute("SELECT number, template, learned_at, pages FROM templates WHERE site = ? ORDER BY number", (site,))
    return [Learned(number=n, template=json.loads(t), learned_at=a, pages=p) for n, t, a, p in rows]


def add(connection: sqlite3.Connection, site: str, crawl: int, template: Mapping[str, Any]) -> Learned:
    """Store a template as the site's newest; one that is the newest already is not stored again."""
    known = newest(connection, site)
    if known is not None and known.template["digest"] == template["digest"]:
        return known
    number = known.number + 1 if known is not None else 1
    connection.execute(
        "INSERT INTO templates(site, number, crawl, learned_at, pages, digest, template) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (site, number, crawl, now_text(), template["pages"], template["digest"], json.dumps(template, ensure_ascii=False)),
    )
    return Learned(number=number, template=dict(template), learned_at=now_text(), pages=int(template["pages"]))


def add_sample(connection: sqlite3.Connection, site: str, capture: str, sample: Mapping[str, Any]) -> None:
    """Keep what one capture tells of its site's template."""
    connection.execute(
        "INSERT INTO template_samples(capture, site, sample) VALUES (?, ?, ?) ON CONFLICT (capture) DO UPDATE SET sample = excluded.sample",
        (capture, site, json.dumps(sample, ensure_ascii=False, separators=(",", ":"))),
    )


def samples(connection: sqlite3.Connection, site: str, captures: Sequence[str] | None = None) -> list[Json]:
    """The samples of a site, or those of some captures."""
    rows = connection.execute("SELECT capture, sample FROM template_samples WHERE site = ? ORDER BY capture", (site,)).fetchall()
    wanted = None if captures is None else set(captures)
    return [json.loads(sample) for capture, sample in rows if wanted is None or capture in wanted]


def to_sample(connection: sqlite3.Connection, site: str, most: int) -> list[Held]:
    """The articles a template is learned from: of all captures that are shown, those with the smallest digests, so that the order
    in which they came says nothing. Articles with a smallest digest among those that fit no layout are taken besides.

    Args:
        connection: the archive.
        site: its id.
        most: how many of each.
    """
    query = (
        f"SELECT h.key, {HINTS}, {REF} FROM holdings h JOIN readings r ON r.id = h.reading JOIN captures c ON c.id = r.capture"
        f" JOIN readings l ON l.id = {LATEST} WHERE h.site = ? AND h.visibility <> 'erased' {{misfits}}"
        " GROUP BY c.payload_sha256 ORDER BY c.payload_sha256 LIMIT ?"
    )
    found: dict[int, Held] = {}
    for misfits in ("", "AND json_extract(l.inputs, '$.misfit') IS NOT NULL"):
        for key, hints, *ref in connection.execute(query.replace("{misfits}", misfits), (site, most)):
            found[key] = Held(holding=key, ref=ref_of(ref), hints=decode_hints(hints))
    return list(found.values())


def without_sample(connection: sqlite3.Connection, held: Sequence[Held]) -> list[Held]:
    """Those whose capture has no sample yet."""
    return [
        one for one in held
        if connection.execute("SELECT 1 FROM template_samples WHERE capture = ?", (one.ref.capture_id,)).fetchone() is None
    ]


def stale(connection: sqlite3.Connection, site: str, crawl: int, digest: str | None) -> list[Stale]:
    """This crawl's articles whose shown capture was last read with another template than this one."""
    rows = connection.execute(
        f"SELECT h.key, h.number, {HINTS}, {REF} FROM fetches f JOIN readings r ON r.capture = f.capture"
        " JOIN holdings h ON h.reading = r.id JOIN captures c ON c.id = r.capture"
        " WHERE f.crawl = ? AND h.site = ? AND h.visibility <> 'erased'"
        f" AND (SELECT json_extract(l.inputs, '$.template') FROM readings l WHERE l.id = {LATEST}) IS NOT ? GROUP BY h.key ORDER BY h.key",
        (crawl, site, digest),
    )
    return [
        Stale(holding=key, number=number, ref=ref_of(ref), hints=decode_hints(hints)) for key, number, hints, *ref in rows
    ]


def fits(connection: sqlite3.Connection, site: str, most: int) -> list[tuple[str, str | None]]:
    """The articles of a site fetched last: when, and the layout they fit (None for none); only those read with a template."""
    rows = connection.execute(
        "SELECT c.fetched_at, json_extract(l.inputs, '$.layout') FROM readings r JOIN captures c ON c.id = r.capture"
        f" JOIN holdings h ON h.reading = r.id JOIN readings l ON l.id = {LATEST}"
        " WHERE h.site = ? AND json_extract(l.inputs, '$.template') IS NOT NULL ORDER BY c.fetched_at DESC, c.id LIMIT ?",
        (site, most),
    )
    return [(at, layout) for at, layout in rows]


def used(connection: sqlite3.Connection, site: str, crawl: int) -> Used:
    """How the articles of a crawl were read, with the template the site had at its end."""
    row = connection.execute(
        "SELECT number, template FROM templates WHERE site = ? AND crawl <= ? ORDER BY number DESC LIMIT 1", (site, crawl)
    ).fetchone()
    number, template = (row[0], json.loads(row[1])) if row is not None else (None, {})
    rows = connection.execute(
        "SELECT json_extract(l.inputs, '$.misfit'), count(DISTINCT h.key) FROM fetches f JOIN readings r ON r.capture = f.capture"
        f" JOIN holdings h ON h.reading = r.id JOIN readings l ON l.id = {LATEST}"
        " WHERE f.crawl = ? AND json_extract(l.inputs, '$.template') IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
        (crawl,),
    ).fetchall()
    return Used(
        number=number, pages=template.get("pages", 0), layouts=len(template.get("layouts", ())),
        fitting=sum(count for misfit, count in rows if misfit is None),
        misfits={misfit: count for misfit, count in rows if misfit is not None}, changes=changes_noted(connection, crawl),
    )  # fmt: skip


def note_change(connection: sqlite3.Connection, crawl: int, words: Sequence[str]) -> None:
    """Write down what is to be said of a site whose pages look different; the same words only once."""
    for said in words:
        detail = json.dumps({"said": said}, ensure_ascii=False)
        if connection.execute("SELECT 1 FROM events WHERE kind = 'redesign' AND detail = ?", (detail,)).fetchone() is None:
            connection.execute(
                "INSERT INTO events(at, crawl, kind, holding, detail) VALUES (?, ?, 'redesign', NULL, ?)", (now_text(), crawl, detail)
            )


def changes_noted(connection: sqlite3.Connection, crawl: int) -> list[str]:
    """What was said of a site's pages in one crawl."""
    rows = connection.execute("SELECT detail FROM events WHERE crawl = ? AND kind = 'redesign' ORDER BY id", (crawl,))
    return [json.loads(detail)["said"] for (detail,) in rows if detail]
