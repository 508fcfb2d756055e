"""What a name leads to: an article, an article that is withheld, an address with what became of it, or nothing; every step by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

NEAR = 5
"""Ids that are offered where nothing has the name."""
_SITES = (
    "WITH RECURSIVE sites(site) AS (SELECT min(site) FROM holdings UNION ALL"
    " SELECT (SELECT min(h.site) FROM holdings h WHERE h.site > sites.site) FROM sites WHERE sites.site IS NOT NULL)"
    " SELECT site FROM sites WHERE site IS NOT NULL"
)
"""SQL: the sites of articles, each by one step of the index; an extract has no crawls that would tell them."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address that crawls have met, and what became of it."""

    url: str
    site: str
    kind: str
    """article, listing; or refused, for one that was never asked for."""
    outcome: str | None
    """None while it waits for its first try."""
    reason: str | None
    at: str | None
    """When it was settled, or when the crawl that met it began."""


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """What a name leads to."""

    name: str
    key: int | None = None
    """Of an article that may be shown."""
    id: str | None = None
    """The id of the article, also of one that is withheld."""
    withheld: str | None = None
    """hidden, embargoed or erased, where the article must not be shown."""
    address: Address | None = None
    """Where no article stands at an address that is known."""
    near: list[dict[str, Any]] = field(default_factory=list)
    """Articles with an id like the name: id, title, language."""


def look_up(connection: sqlite3.Connection, name: str, canonical: Sequence[str] = ()) -> Lookup:
    """What an id, a former id, a capture's id or an address leads to.

    Args:
        name: what the visitor wrote.
        canonical: its canonical form by the rules of any site it may belong to, where it is an address.
    """
    key = key_of(connection, name, canonical)
    if key is not None:
        ident, visibility = connection.execute("SELECT id, visibility FROM holdings WHERE key = ?", (key,)).fetchone()
        shown = connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone() is not None
        if shown:
            return Lookup(name=name, key=key, id=ident)
        return Lookup(name=name, id=ident, withheld=visibility if visibility != "shown" else "hidden")
    forms = list(_forms(name, canonical))
    address = next((found for form in forms if (found := _address(connection, form)) is not None), None)
    return Lookup(name=name, address=address, near=[] if address is not None else near(connection, name))


def key_of(connection: sqlite3.Connection, name: str, canonical: Sequence[str] = ()) -> int | None:
    """The key of the article, shown or not, that a name names; None where it names none."""
    for query in (
        "SELECT key FROM holdings WHERE id = ?",
        "SELECT holding FROM other_ids WHERE id = ?",
        "SELECT holding FROM readings WHERE capture = ? AND holding IS NOT NULL LIMIT 1",
        "SELECT r.holding FROM captures c JOIN readings r ON r.capture = c.refers_to WHERE c.id = ? AND r.holding IS NOT NULL LIMIT 1",
    ):
        found = connection.execute(query, (name,)).fetchone()
        if found is not None:
            return int(found[0])
    for address in _forms(name, canonical):
        # Of each site on its own, since that is how they are indexed; an address that was only passed through has a capture.
        found = connection.execute(
            f"SELECT h.key FROM ({_SITES}) s CROSS JOIN holdings h ON h.site = s.site AND h.canonical_url = ?1"
            " UNION ALL SELECT f.holding FROM (SELECT DISTINCT site FROM crawls) s CROSS JOIN frontier f ON f.site = s.site"
            "  AND f.url = ?1 WHERE f.holding IS NOT NULL"
            " UNION ALL SELECT f.holding FROM spellings p JOIN frontier f ON f.id = p.row WHERE p.url = ?1 AND f.holding IS NOT NULL"
            " UNION ALL SELECT r.holding FROM captures k JOIN readings r ON r.capture = k.id WHERE k.url = ?1 AND r.holding IS NOT NULL"
            " UNION ALL SELECT f.holding FROM captures k JOIN fetches t ON t.capture = k.id JOIN frontier f ON f.id = t.row"
            "  WHERE k.url = ?1 AND f.holding IS NOT NULL LIMIT 1",
            (address,),
        ).fetchone()
        if found is not None:
            return int(found[0])
    return None


def _forms(name: str, canonical: Sequence[str]) -> Iterator[str]:
    """The spellings under which an address may be known, each once; nothing for what is no address."""
    seen = set()
    for one in (name, *canonical):
        if "://" not in one:
            continue
        for form in (one, one.removesuffix("/") if one.endswith("/") else f"{one}/") if "?" not in one else (one,):
            if form not in seen:
                seen.add(form)
                yield form


def _address(connection: sqlite3.Connection, url: str) -> Address | None:
    row = connection.execute(
        "SELECT f.url, f.site, f.kind, f.outcome, f.reason, coalesce(f.settled_at, f.first_seen)"
        " FROM (SELECT DISTINCT site FROM crawls) s CROSS JOIN frontier f ON f.site = s.site AND f.url = ?1"
        " UNION ALL SELECT f.url, f.site, f.kind, f.outcome, f.reason, coalesce(f.settled_at, f.first_seen)"
        "  FROM spellings p JOIN frontier f ON f.id = p.row WHERE p.url = ?1"
        " UNION ALL SELECT f.url, f.site, f.kind, f.outcome, f.reason, coalesce(f.settled_at, f.first_seen)"
        "  FROM captures k JOIN fetches t ON t.capture = k.id JOIN frontier f ON f.id = t.row WHERE k.url = ?1 LIMIT 1",
        (url,),
    ).fetchone()
    if row is None:
        row = connection.execute(
            "SELECT r.url, c.site, 'refused', r.outcome, r.reason, c.started_at FROM crawls c CROSS JOIN refused r"
            " ON r.crawl = c.id AND r.url = ? ORDER BY c.id DESC LIMIT 1",
            (url,),
        ).fetchone()
    if row is None:
        return None
    return Address(url=row[0], site=row[1], kind=row[2], outcome=row[3], reason=row[4], at=row[5])


def near(connection: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """Articles that may be shown whose id has the name in it; for an address, its last part: id, title, language."""
    part = name.rstrip("/").rpartition("/")[2].partition("?")[0][:100] if "://" in name else name[:100]
    if len(part) < 2:
        return []
    plain = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = connection.execute(
        "SELECT id, title, language FROM articles WHERE id LIKE ? ESCAPE '\\' ORDER BY length(id), id LIMIT ?", (f"%{plain}%", NEAR)
    )
    return [{"id": row[0], "title": row[1], "language": row[2]} for row in rows]
