"""Comparing rows with their digests, whatever state the file is in: each row that cannot be read, differs or is missing is named."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from newsarchive.archive import seals
from newsarchive.archive.readonly import one_moment
from newsarchive.archive.seals import SealedTable

SPAN = 4096
"""Rows that are looked at in one read transaction, so that a long check does not keep the WAL from being emptied."""
LOT = 500
"""Rows whose digests are looked up together."""

UNREADABLE = (sqlite3.DatabaseError, OverflowError, ValueError, TypeError)
"""What damaged bytes make SQLite and Python's reading of its values and names raise."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of so many parts of everything that is stored; each row and each file is in exactly one."""

    number: int = 1
    of: int = 1

    def has(self, key: int) -> bool:
        """Whether what has this key is in this part."""
        return key % self.of == self.number - 1

    def has_named(self, name: str) -> bool:
        """Whether what has this name is in this part."""
        return self.has(seals.digest([name]))


WHOLE = Part()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a check has to say."""

    place: str
    """Table with row, or file with record."""
    text: str
    damage: bool = True
    """False: a remark."""
    row: tuple[str, int] | None = None
    """Of a row: its table, and the key of its digest."""

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def check_rows(connection: sqlite3.Connection, part: Part = WHOLE) -> Iterator[Finding]:
    """Every row of a part that is not as its digest says; nothing where the archive has no digests yet."""
    try:
        tables = _sealed(connection)
    except UNREADABLE as error:
        yield Finding(place=seals.SCHEMA, text=f"it cannot be read: {error}")
        return
    if not tables:
        yield Finding(place="seals", text="rows have no digests yet; the next crawl brings the archive to today's schema", damage=False)
    for table in tables:
        yield from guarded(table.name, (_numbered if table.by_number else _named)(connection, table, part))


def guarded(place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """What SQLite cannot read ends one check, not all."""
    try:
        yield from findings
    except UNREADABLE as error:
        yield Finding(place=place, text=f"it cannot be read to its end: {error}")


def _wrong(table: SealedTable, key: int, place: str, text: str) -> Finding:
    return Finding(place=place, text=text, row=(table.name, key))


def _sealed(connection: sqlite3.Connection) -> list[SealedTable]:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone() is None:
        return []
    return [*seals.tables(connection), seals.schema_table()]


def _numbered(connection: sqlite3.Connection, table: SealedTable, part: Part) -> Iterator[Finding]:
    key = table.key[0]
    first, last = _ends(connection, f'SELECT min("{key}"), max("{key}") FROM "{table.name}"')
    for one in _ends(connection, f"SELECT min(key), max(key) FROM seals WHERE part = {table.number}"):
        first, last = min(first, one), max(last, one)
    if last - first > 1 << 40:
        # A damaged key: go from one that is there to the next, instead of counting to it.
        yield from _named(connection, table, part)
        return
    for span in range(first // SPAN, last // SPAN + 1):
        if not part.has(span + table.number):
            continue
        with one_moment(connection):
            try:
                sums = dict(
                    connection.execute(
                        "SELECT key, sum FROM seals WHERE part = ? AND key >= ? AND key < ?", (table.number, span * SPAN, (span + 1) * SPAN)
                    )
                )
            except UNREADABLE as error:
                yield _without_digests(f"{table.name} {key}={max(first, span * SPAN)}", f"{key}={min(last, span * SPAN + SPAN - 1)}", error)
                continue
            yield from _compared(table, _span(connection, table, span, sums), sums)
            yield from _missing(table, sums)


def _ends(connection: sqlite3.Connection, query: str) -> tuple[int, int]:
    """The least and the largest key that can be read."""
    try:
        least, largest = connection.execute(query).fetchone()
    except UNREADABLE:
        return 0, 0
    return least or 0, largest or 0


def _without_digests(place: str, last: str, error: Exception) -> Finding:
    return Finding(place=place, text=f"the digests of the rows from here to {last} cannot be read ({error})")


def _span(
    connection: sqlite3.Connection, table: SealedTable, span: int, sums: dict[int, int]
) -> Iterator[tuple[Any, ...] | int]:
    """Rows of a span; where they cannot be read together, one by one, and the key of each that cannot be read at all."""
    key = table.key[0]
    try:
        yield from connection.execute(
            f'SELECT * FROM "{table.name}" WHERE "{key}" >= ? AND "{key}" < ?', (span * SPAN, (span + 1) * SPAN)
        ).fetchall()
    except UNREADABLE:
        for one in list(sums):
            try:
                yield from connection.execute(f'SELECT * FROM "{table.name}" WHERE "{key}" = ?', (one,)).fetchall()
            except UNREADABLE:
                yield one


def _compared(table: SealedTable, rows: Iterator[tuple[Any, ...] | int], sums: dict[int, int]) -> Iterator[Finding]:
    """Each row beside its digest, which is taken out of `sums`."""
    for row in rows:
        if isinstance(row, int):
            sums.pop(row, None)
            yield _wrong(table, row, f"{table.name} {table.key[0]}={row}", "it cannot be read")
            continue
        key = table.key_of(row)
        if key not in sums:
            yield _wrong(table, key, f"{table.name} {table.words(row)}", "it has no digest: it was not written by newsarchive")
        elif sums.pop(key) != seals.digest(row):
            yield _wrong(table, key, f"{table.name} {table.words(row)}", "it does not match its digest")


def _missing(table: SealedTable, sums: dict[int, int]) -> Iterator[Finding]:
    for key in sums:
        name = f"{table.name} {table.key[0]}={key}" if table.by_number else table.name
        yield _wrong(table, key, name, "it is missing" if table.by_number else f"a row is missing (digest {key})")


def _named(connection: sqlite3.Connection, table: SealedTable, part: Part) -> Iterator[Finding]:
    """A table whose keys are no numbers. Only a few rows are in memory, unless one is missing."""
    with one_moment(connection):
        matched = 0
        unread = False
        for rows in _in_lots(_all(connection, table, part)):
            try:
                sums = _sums(connection, table, [table.key_of(row) for row in rows])
            except UNREADABLE as error:
                unread = True
                yield _without_digests(f"{table.name} {table.words(rows[0])}", table.words(rows[-1]), error)
                continue
            matched += len(sums)
            yield from _compared(table, iter(rows), sums)
        if unread:
            return
        in_part = "part = ?1 AND ((key % ?2) + ?2) % ?2 = ?3"
        values = (table.number, part.of, part.number - 1)
        if matched < connection.execute(f"SELECT count(*) FROM seals WHERE {in_part}", values).fetchone()[0]:
            left = dict(connection.execute(f"SELECT key, sum FROM seals WHERE {in_part}", values))
            gaps: list[str] = []
            for row in _all(connection, table, part, gaps):
                left.pop(table.key_of(row), None)
            for gap in gaps:
                yield Finding(place=gap, text="it cannot be read")
            yield from _missing(table, left)


def _in_lots(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while lot := list(islice(rows, LOT)):
        yield lot


def _sums(connection: sqlite3.Connection, table: SealedTable, keys: list[int]) -> dict[int, int]:
    return dict(
        connection.execute(
            "SELECT key, sum FROM seals WHERE part = ? AND key IN (SELECT value FROM json_each(?))", (table.number, json.dumps(keys))
        )
    )


def _all(
    connection: sqlite3.Connection, table: SealedTable, part: Part, gaps: list[str] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of a part, as many as can be read.

    Args:
        gaps: gets what lies between those that can be read from the beginning and from the end, by the rows around it.
    """
    if table.name == seals.SCHEMA:
        yield from (row for row in seals.schema_rows(connection) if part.has(table.key_of(row)))
        return
    order = ", ".join(f'"{column}"' for column in table.key)
    last: tuple[Any, ...] | None = None
    try:
        for row in connection.execute(f'SELECT * FROM "{table.name}" ORDER BY {order}'):
            last = row
            if part.has(table.key_of(row)):
                yield row
    except UNREADABLE:
        # From the other end, so that only what lies in between counts as missing.
        backwards = ", ".join(f'"{column}" DESC' for column in table.key)
        first: tuple[Any, ...] | None = None
        with contextlib.suppress(*UNREADABLE):
            for row in connection.execute(f'SELECT * FROM "{table.name}" ORDER BY {backwards}'):
                if row == last:
                    break
                first = row
                if part.has(table.key_of(row)):
                    yield row
        if gaps is not None:
            around = [f"{side} {table.words(row)}" for side, row in (("after", last), ("before", first)) if row is not None]
            gaps.append(" ".join([table.name, *around]))
