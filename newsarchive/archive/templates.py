"""What was learned of each site's pages: samples of pages, and the numbered templates made of them.

Samples hold positions, numbers and digests, no text; they can be made again from the captures at any time.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsarchive.archive.forms import decode_hints, now_text
from newsarchive.archive.readings import LATEST, RENDERED_SHA256
from newsarchive.archive.settle import HINTS, REF, YEARLESS, Held, ref_of
from newsarchive.items import RecordRef

Json = dict[str, Any]
LEARNED_FROM = 30
"""Pages a template is learned from, those that fitted no layout when they came apart."""
MOST_STRANGE = 60
"""Pages learned from that fitted no layout when they came."""
_DIGITS = re.compile(r"\d+")


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


_STALE = (
    f"SELECT h.key, h.number, {YEARLESS}, {HINTS}, {REF} FROM fetches f CROSS JOIN readings r ON r.capture = f.capture"
    " CROSS JOIN holdings h ON h.key = r.holding AND h.reading = r.id CROSS JOIN captures c ON c.id = r.capture"
    " WHERE f.crawl = ? AND h.site = ? AND h.visibility <> 'erased'"
    f" AND (SELECT json_extract(l.inputs, '$.template') FROM readings l WHERE l.id = {LATEST}) IS NOT ?"
    " GROUP BY h.key ORDER BY h.key"
)


_TOLD_MORE = (
    f"SELECT h.key, h.number, {YEARLESS}, {HINTS}, {REF} FROM fetches f CROSS JOIN readings r ON r.capture = f.capture"
    " CROSS JOIN holdings h ON h.key = r.holding AND h.reading = r.id CROSS JOIN captures c ON c.id = r.capture"
    f" CROSS JOIN readings l ON l.id = {LATEST} WHERE f.crawl = ? AND h.site = ? AND h.visibility <> 'erased'"
    f" AND (SELECT count(*) FROM json_each({HINTS}) e WHERE json_extract(e.value, '$.field') <> 'body')"
    " > (SELECT count(*) FROM json_each(l.inputs, '$.hints') e WHERE json_extract(e.value, '$[0]') <> 'body')"
    " GROUP BY h.key ORDER BY h.key"
)


@dataclass(frozen=True, kw_only=True)
class Stale(Held):
    """An article whose shown capture was read with another template than the newest."""

    number: int | None
    """The site's own number of the article, by which it has neighbours."""
    yearless: bool
    """Whether its page dates it without a year, so that its neighbours matter."""


@dataclass(frozen=True, kw_only=True)
class Alike:
    """An article that another template reads as that did which its shown capture was last read by."""

    holding: int
    capture: str
    layout: str
    """Name of the other template's layout by which it is read."""


_NOTE_ALIKE = (
    "INSERT INTO readings(holding, capture, read_at, extractor, inputs, same_as)"
    " SELECT h.key, l.capture, ?1, l.extractor, json_set(l.inputs, '$.template', ?2, '$.layout', ?3), r.id"
    f" FROM holdings h JOIN readings r ON r.id = h.reading JOIN readings l ON l.id = {LATEST}"
    " WHERE h.key = ?4 AND r.capture = ?5 AND coalesce(l.same_as, l.id) = r.id AND h.visibility <> 'erased'"
)


def newest(connection: sqlite3.Connection, site: str) -> Learned | None:
    """The template that pages of a site are read with; None where nothing was learned yet."""
    row = connection.execute(
        "SELECT number, template, learned_at, pages FROM templates WHERE site = ? ORDER BY number DESC LIMIT 1", (site,)
    ).fetchone()
    return Learned(number=row[0], template=json.loads(row[1]), learned_at=row[2], pages=row[3]) if row is not None else None


def settled(connection: sqlite3.Connection, site: str) -> Learned | None:
    """The template with which the last settled crawl of a site ended: what crawls that run learn in between counts not."""
    row = connection.execute(
        "SELECT number, template, learned_at, pages FROM templates WHERE site = ?1 AND crawl <="
        " (SELECT max(id) FROM crawls WHERE site = ?1 AND settled_at IS NOT NULL) ORDER BY number DESC LIMIT 1",
        (site,),
    ).fetchone()
    return Learned(number=row[0], template=json.loads(row[1]), learned_at=row[2], pages=row[3]) if row is not None else None


def of_digest(connection: sqlite3.Connection, site: str, digest: str) -> Json | None:
    """The template of this digest; None where the site had none such."""
    row = connection.execute("SELECT template FROM templates WHERE site = ? AND digest = ? LIMIT 1", (site, digest)).fetchone()
    found: Json | None = json.loads(row[0]) if row is not None else None
    return found


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


def add_sample(
    connection: sqlite3.Connection, site: str, record: RecordRef, sample: Mapping[str, Any], *, strange: bool = False
) -> None:
    """Keep what one capture tells of its site's template.

    Args:
        connection: the archive.
        site: its id.
        record: the capture.
        sample: what it tells.
        strange: whether the page fits no layout that is known.
    """
    connection.execute(
        "INSERT INTO template_samples(capture, site, payload_sha256, strange, sample) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (capture) DO UPDATE SET sample = excluded.sample, strange = max(strange, excluded.strange)",
        (record.capture_id, site, record.digests, int(strange), json.dumps(sample, ensure_ascii=False, separators=(",", ":"))),
    )


def count_samples(connection: sqlite3.Connection, site: str) -> int:
    """How many pages of a site have told something."""
    return int(connection.execute("SELECT count(*) FROM template_samples WHERE site = ?", (site,)).fetchone()[0])


def samples(connection: sqlite3.Connection, site: str) -> list[Json]:
    """What a site's template is learned from: of its samples those of the captures with the smallest digests, and as many again of
    pages that fitted no layout when they came. So neither their order nor their number says anything, and a layout that was learned
    once is learned again."""
    found = [
        row for strange, most in ((0, LEARNED_FROM), (1, MOST_STRANGE))
        for row in connection.execute(
            "SELECT sample FROM template_samples WHERE site = ? AND strange = ? ORDER BY payload_sha256 LIMIT ?", (site, strange, most)
        )
    ]
    return [json.loads(sample) for (sample,) in found]


def forget_strange(connection: sqlite3.Connection, crawls: Sequence[int]) -> None:
    """Forget which pages of unsettled crawls fitted nothing when they came: that depends on their order. The settling finds out anew."""
    connection.executemany(
        "DELETE FROM template_samples WHERE strange = 1 AND capture IN (SELECT capture FROM fetches WHERE crawl = ?)",
        [(crawl,) for crawl in crawls],
    )


def forget_other_versions(connection: sqlite3.Connection, site: str, version: int) -> None:
    """Forget samples that other code made, in a form that is learned from no longer; they can be made again."""
    connection.execute("DELETE FROM template_samples WHERE site = ? AND json_extract(sample, '$.version') IS NOT ?", (site, version))


def trim(connection: sqlite3.Connection, site: str) -> None:
    """Forget samples that are not learned from; they can be made again."""
    for strange, most in ((0, LEARNED_FROM), (1, MOST_STRANGE)):
        connection.execute(
            "DELETE FROM template_samples WHERE site = ?1 AND strange = ?2 AND capture NOT IN (SELECT capture FROM template_samples"
            " WHERE site = ?1 AND strange = ?2 ORDER BY payload_sha256 LIMIT ?3)",
            (site, strange, most),
        )


def to_sample(connection: sqlite3.Connection, site: str) -> list[Held]:
    """The articles a template is learned from: of all captures that are shown, those with the smallest digests."""
    rows = connection.execute(
        f"SELECT h.key, {HINTS}, {REF} FROM captures c CROSS JOIN readings r ON r.capture = c.id"
        " CROSS JOIN holdings h ON h.key = r.holding AND h.reading = r.id"
        f" WHERE c.site = ? AND h.visibility <> 'erased' ORDER BY c.payload_sha256, {RENDERED_SHA256}, h.key LIMIT ?",
        (site, LEARNED_FROM),
    )
    return [Held(holding=key, ref=ref_of(ref), hints=decode_hints(hints)) for key, hints, *ref in rows]


def without_sample(connection: sqlite3.Connection, held: Sequence[Held]) -> list[Held]:
    """Those whose capture has no sample yet."""
    return [
        one for one in held
        if connection.execute("SELECT 1 FROM template_samples WHERE capture = ?", (one.ref.capture_id,)).fetchone() is None
    ]


def stale(connection: sqlite3.Connection, site: str, crawls: Sequence[int], digest: str | None) -> list[Stale]:
    """The articles of some crawls whose shown capture was last read with another template than this one."""
    return _of_crawls(connection, _STALE, site, crawls, digest)


def told_more(connection: sqlite3.Connection, site: str, crawls: Sequence[int]) -> list[Stale]:
    """The articles of some crawls of which lists and feeds say more than when their shown capture was last read: another source named
    them after their page had come."""
    return _of_crawls(connection, _TOLD_MORE, site, crawls)


def _of_crawls(connection: sqlite3.Connection, query: str, site: str, crawls: Sequence[int], *more: object) -> list[Stale]:
    found: dict[int, Stale] = {}
    for crawl in crawls:
        rows = connection.execute(query, (crawl, site, *more))
        for key, number, yearless, hints, *ref in rows:
            found[key] = Stale(holding=key, number=number, yearless=bool(yearless), ref=ref_of(ref), hints=decode_hints(hints))
    return [found[key] for key in sorted(found)]


def note_alike(connection: sqlite3.Connection, alike: Sequence[Alike], digest: str) -> set[int]:
    """Write down that the template of this digest reads some articles as they were read last: for each a reading that says so.
    Returns the holdings of which it was written; of others something else was shown meanwhile."""
    now = now_text()
    return {
        one.holding for one in alike
        if connection.execute(_NOTE_ALIKE, (now, digest, one.layout, one.holding, one.capture)).rowcount == 1
    }  # fmt: skip


def fits(connection: sqlite3.Connection, site: str, most: int) -> list[tuple[str, str | None]]:
    """The articles of a site fetched last: when, and the layout they fit (None for none); only those read with a template."""
    rows = connection.execute(
        "SELECT c.fetched_at, json_extract(l.inputs, '$.layout') FROM captures c CROSS JOIN readings r ON r.capture = c.id"
        f" CROSS JOIN holdings h ON h.key = r.holding AND h.reading = r.id CROSS JOIN readings l ON l.id = {LATEST}"
        " WHERE c.site = ? AND json_extract(l.inputs, '$.template') IS NOT NULL ORDER BY c.fetched_at DESC LIMIT ?",
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
        "SELECT json_extract(l.inputs, '$.misfit'), count(DISTINCT h.key) FROM fetches f CROSS JOIN readings r ON r.capture = f.capture"
        f" CROSS JOIN holdings h ON h.key = r.holding AND h.reading = r.id CROSS JOIN readings l ON l.id = {LATEST}"
        " WHERE f.crawl = ? AND json_extract(l.inputs, '$.template') IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
        (crawl,),
    ).fetchall()
    return Used(
        number=number, pages=template.get("pages", 0), layouts=len(template.get("layouts", ())),
        fitting=sum(count for misfit, count in rows if misfit is None),
        misfits={misfit: count for misfit, count in rows if misfit is not None}, changes=changes_noted(connection, crawl),
    )  # fmt: skip


def note_change(connection: sqlite3.Connection, site: str, crawl: int, words: Sequence[str]) -> list[str]:
    """Write down what is to be said of a site whose pages look different: one event a crawl, in which what is said later takes the place of
    what was said before. Returns what was not said of the site before, numbers apart."""
    rows = connection.execute(
        "SELECT e.id, e.crawl, e.detail FROM crawls w CROSS JOIN events e ON e.crawl = w.id AND e.kind = 'redesign' WHERE w.site = ?"
        " ORDER BY e.id",
        (site,),
    ).fetchall()
    known: dict[bool, set[str]] = {True: set(), False: set()}
    for _, of, detail in rows:
        known[of == crawl].update(_DIGITS.sub("0", said) for said in _each(detail))
    fresh = [said for said in words if _DIGITS.sub("0", said) not in known[False]]
    if not fresh:
        return []
    told = json.dumps({"said": "; ".join(fresh), "each": fresh}, ensure_ascii=False)
    own = next((event for event, of, _ in rows if of == crawl), None)
    if own is None:
        connection.execute(
            "INSERT INTO events(at, crawl, kind, holding, detail) VALUES (?, ?, 'redesign', NULL, ?)", (now_text(), crawl, told)
        )
    else:
        connection.execute("UPDATE events SET at = ?, detail = ? WHERE id = ?", (now_text(), told, own))
    return [said for said in fresh if _DIGITS.sub("0", said) not in known[True]]


def changes_noted(connection: sqlite3.Connection, crawl: int) -> list[str]:
    """What was said of a site's pages in one crawl."""
    rows = connection.execute("SELECT detail FROM events WHERE crawl = ? AND kind = 'redesign' ORDER BY id", (crawl,))
    return [said for (detail,) in rows for said in _each(detail)]


def _each(detail: str | None) -> list[str]:
    """What an event says of a site's pages, sentence by sentence."""
    told = json.loads(detail) if detail else {}
    return list(told.get("each") or filter(None, [told.get("said")]))
