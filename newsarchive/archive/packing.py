"""What of the archive is packed for other web archives: the captures of articles that may be shown, and these as pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from newsarchive.archive.selection import Chosen, condition
from newsarchive.archive.settle import REF, ref_of
from newsarchive.items import RecordRef


@dataclass(frozen=True, kw_only=True)
class Page:
    """An article as a page of a web archive: what its shown capture says."""

    id: str
    url: str
    """The address that was captured."""
    fetched_at: str
    title: str | None
    published: str | None
    language: str | None
    text: str | None


def captures(connection: sqlite3.Connection, chosen: Chosen) -> Iterator[RecordRef]:
    """Every capture of the articles, their pictures and attachments included, in the order in which they stand in their files; none
    that an article which may not be shown has."""
    where, values = condition(connection, chosen)
    shown = f"EXISTS (SELECT 1 FROM readings r JOIN articles a ON a.key = r.holding WHERE r.capture = {{}} AND {where})"
    rows = connection.execute(
        f"SELECT {REF} FROM captures c WHERE ({shown.format('c.id')} OR {shown.format('c.refers_to')}"
        " OR EXISTS (SELECT 1 FROM files f JOIN file_uses u ON u.file = f.id JOIN articles a ON a.key = u.holding"
        f"  WHERE f.capture = c.id AND {where}))"
        " AND NOT EXISTS (SELECT 1 FROM readings o JOIN holdings h ON h.key = o.holding WHERE h.visibility <> 'shown'"
        "  AND o.capture IN (c.id, c.refers_to))"
        " AND NOT EXISTS (SELECT 1 FROM tombstones t WHERE t.kind = 'capture' AND t.value IN (c.id, c.refers_to))"
        " ORDER BY c.file, c.offset",
        values * 3,
    )
    for row in rows:
        yield ref_of(tuple(row))


def pages(connection: sqlite3.Connection, chosen: Chosen) -> Iterator[Page]:
    """The articles, by site and id."""
    where, values = condition(connection, chosen)
    rows = connection.execute(
        "SELECT a.id, c.url, c.fetched_at, a.title, a.published, a.language, t.text FROM articles a"
        " JOIN captures c ON c.id = a.capture_id LEFT JOIN texts t ON t.sha256 = a.text_sha256"
        f" WHERE {where} ORDER BY a.site, a.id",
        values,
    )
    for ident, url, fetched_at, title, published, language, text in rows:
        yield Page(id=ident, url=url, fetched_at=fetched_at, title=title, published=published, language=language, text=text)
