"""Checking the database: SQLite's own structure, every row against its digest, every text, what refers to what, and the index."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsarchive.archive import digest_filters, seals, sketches, tallies, translation_checks
from newsarchive.archive.extracted import extracted
from newsarchive.archive.holds import verify_readings, verify_shown, verify_stories
from newsarchive.archive.locks import crawled_sites
from newsarchive.archive.readonly import one_moment
from newsarchive.archive.rows import UNREADABLE, WHOLE, Finding, Part, check_rows, guarded
from newsarchive.archive.stored import open_to_check

MOST = 1000
"""Lines that SQLite's own check may say."""
QUICK = 20_000
"""Articles whose index is checked even while a crawl waits for it: a second or two."""
REBUILD = "it can be made anew: sqlite3 {0} \"INSERT INTO {1}({1}) VALUES ('rebuild')\""


def check_database(path: Path, part: Part = WHOLE, *, still: bool = False) -> Iterator[Finding]:
    """Everything in the database that is not as it was written.

    Args:
        still: nobody writes this file, nor may it be written: a copy in a backup. The full-text index is not checked then.
    """
    try:
        connection = open_to_check(path, still=still)
    except (sqlite3.Error, ValueError) as error:
        yield Finding(place=path.name, text=f"it cannot be opened: {error}")
        return
    try:
        yield from guarded("its structure", _structure(connection, part))
        yield from check_rows(connection, part)
        yield from guarded("texts", _texts(connection, part))
        if part.has_named("relations"):
            yield from guarded("articles", _shown(connection))
            yield from guarded("tallies", _lines("tallies", tallies.verify(connection)))
            yield from guarded("readings", _lines("readings", verify_readings(connection)))
            yield from guarded("its references", _references(connection))
            yield from guarded("sketches", _at_once(connection, "sketches", sketches.verify))
            yield from guarded("sketches", _at_once(connection, "sketches", digest_filters.verify))
            yield from guarded("stories", _links(connection, "stories", "sketch_slices", verify_stories))
            yield from guarded("translations", _links(connection, "translations", "translation_trust", translation_checks.verify))
    except UNREADABLE as error:
        yield Finding(place=path.name, text=f"it cannot be read: {error}")
    finally:
        connection.close()
    if part.has_named("articles_fts") and not still:
        yield from check_indexes(path)


def _lines(place: str, lines: Iterator[str]) -> Iterator[Finding]:
    for line in lines:
        yield Finding(place=place, text=line)


def _at_once(connection: sqlite3.Connection, place: str, verify: Callable[[sqlite3.Connection], Iterator[str]]) -> Iterator[Finding]:
    """What is found as of one moment."""
    with one_moment(connection):
        yield from _lines(place, verify(connection))


def _shown(connection: sqlite3.Connection) -> Iterator[Finding]:
    yield from _lines("articles", verify_shown(connection, titles=not extracted(connection)))


def _links(
    connection: sqlite3.Connection, place: str, table: str, verify: Callable[[sqlite3.Connection], Iterator[str]]
) -> Iterator[Finding]:
    """What is linked beside what it was linked by, as of one moment; nothing in an archive from before this table, and in an extract, in
    which articles stand without what links them."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None
    if there and not extracted(connection):
        yield from _at_once(connection, place, verify)


def _structure(connection: sqlite3.Connection, part: Part) -> Iterator[Finding]:
    trees: dict[int, str] = {1: "the schema"}
    trees.update(connection.execute("SELECT rootpage, name FROM sqlite_master WHERE rootpage > 0").fetchall())
    tables = [row[1] for row in connection.execute("PRAGMA main.table_list").fetchall() if row[2] in {"table", "shadow"}]
    singly = {name: f'PRAGMA integrity_check("{name}")' for name in tables if not name.startswith("sqlite_")}
    if part.of == 1:
        try:
            yield from _checked(connection, f"PRAGMA integrity_check({MOST})", trees)
        except sqlite3.DatabaseError as error:
            yield Finding(place="the database file", text=str(error))
        else:
            return
    for name, check in singly.items():
        if part.has_named(name):
            try:
                yield from _checked(connection, check, trees)
            except UNREADABLE as error:
                yield from _unreadable(connection, name) or [Finding(place=name, text=f"it cannot be read to its end: {error}")]


def _unreadable(connection: sqlite3.Connection, table: str) -> list[Finding]:
    """Which indexes of a table cannot be read, where that is what is wrong with it. Its rows are compared with their digests anyhow."""
    found = []
    for (index,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)).fetchall():
        try:
            connection.execute(f'SELECT count(*) FROM (SELECT 1 FROM "{table}" INDEXED BY "{index}" ORDER BY 1)').fetchone()
            key = connection.execute(f'SELECT name FROM pragma_index_info("{index}") WHERE seqno = 0').fetchone()
            if key is not None and key[0] is not None:
                connection.execute(f'SELECT count("{key[0]}") FROM "{table}" INDEXED BY "{index}"').fetchone()
        except UNREADABLE as error:
            found.append(Finding(place=index, text=f"this index of {table} cannot be read to its end ({error}); REINDEX makes it anew"))
    return found


def _checked(connection: sqlite3.Connection, check: str, trees: dict[int, str]) -> Iterator[Finding]:
    for (message,) in connection.execute(check).fetchall():
        for line in message.splitlines():
            if line not in {"ok", "*** in database main ***"}:
                yield _said(connection, line, trees)


def _said(connection: sqlite3.Connection, line: str, trees: dict[int, str]) -> Finding:
    """What SQLite says, with the names of the rows and trees it speaks of."""
    if missing := re.fullmatch(r"row (\d+) missing from index (\w+)", line):
        return Finding(place=_row(connection, int(missing[1]), missing[2]), text=f"it is missing from index {missing[2]}")
    tree = re.match(r"Tree (\d+)", line)
    page = re.search(r"\b[Pp]age (\d+)", line)
    named = re.search(r"index (\w+)|value in (\w+)\.|order for (\w+)", line)
    name = trees.get(int(tree[1])) if tree else _owner(connection, int(page[1])) if page else named[named.lastindex or 0] if named else None
    return Finding(place=name or "the database file", text=line)


def _owner(connection: sqlite3.Connection, page: int) -> str | None:
    """The table or index that a page belongs to, where this SQLite can tell."""
    try:
        found = connection.execute("SELECT name FROM dbstat WHERE pageno = ? LIMIT 1", (page,)).fetchone()
    except UNREADABLE:
        return None
    return str(found[0]) if found is not None else None


def _row(connection: sqlite3.Connection, number: int, index: str) -> str:
    """The row that SQLite counts as this one of an index's table."""
    try:
        (table,) = connection.execute("SELECT tbl_name FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        named = seals.table_of(connection, table)
        row = connection.execute(f'SELECT * FROM "{table}" NOT INDEXED LIMIT 1 OFFSET ?', (number - 1,)).fetchone()
    except UNREADABLE:
        return index
    return f"{table} {named.words(row)}" if row is not None else index


def _texts(connection: sqlite3.Connection, part: Part) -> Iterator[Finding]:
    """Each text beside the digest that is its key. Parts are ranges of the key, the first and the last without an end."""
    low, high = (f"{number * 16**8 // part.of:08x}" for number in (part.number - 1, part.number))
    last = low if part.number > 1 else ""
    bound = high if part.number < part.of else "\U0010ffff"
    equal = True
    while True:
        rows: Sequence[tuple[str, Any]] = connection.execute(
            f"SELECT sha256, text FROM texts WHERE sha256 {'>=' if equal else '>'} ? AND sha256 < ? ORDER BY sha256 LIMIT 500",
            (last, bound),
        ).fetchall()
        for name, text in rows:
            raw = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else b""
            if hashlib.sha256(raw).hexdigest() != name:
                yield Finding(place=f"texts sha256={name}", text="the text does not match its digest")
        if len(rows) < 500:
            return
        last, equal = rows[-1][0], False


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(place=f"{table} rowid={row}" if row is not None else table, text=f"it refers to a row of {parent} that is not there")


def check_indexes(path: Path) -> Iterator[Finding]:
    """The full-text indexes beside what they were made from. SQLite takes the lock of a writer for it, though it writes nothing."""
    try:
        connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    except sqlite3.Error as error:
        yield Finding(place="articles_fts", text=f"it was not checked: {error}", damage=False)
        return
    try:
        articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        if articles > QUICK and (busy := crawled_sites(path)):
            yield Finding(place="articles_fts", text=f"it was not checked, since a crawl of {busy[0]} runs", damage=False)
            return
        names = [row[1] for row in connection.execute("PRAGMA main.table_list").fetchall() if row[2] == "virtual"]
        for name in sorted(names):
            yield from _index(connection, path, name)
    except UNREADABLE as error:
        yield Finding(place="articles_fts", text=f"it was not checked: {error}", damage=False)
    finally:
        connection.close()


def _index(connection: sqlite3.Connection, path: Path, name: str) -> Iterator[Finding]:
    try:
        connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        yield Finding(place=name, text=f"it was not checked: {error}", damage=False)
    except UNREADABLE as error:
        yield Finding(place=name, text=f"it is not in step with what it was made from ({error}); {REBUILD.format(path, name)}")
