"""A digest for every stored row, written in the transaction that writes the row: by it `verify` names what is damaged.

What changed is noted by temporary triggers of the writing connection, and digested once, just before the commit. A row that
anything but newsarchive writes keeps its old digest, and shows as damaged. The digest is 64 bits of BLAKE2b: it finds
accidents, and proves nothing against a person who may write the file.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

MAX_KEY = 4
"""Columns that a primary key may have."""
OWN_DIGEST = frozenset({"seals", "texts", "sketches", "sketch_filters", "story_queue", "translation_keys", "translation_queue"})
"""Tables without: seals itself; texts, whose key is the digest of all they hold; sketches and translation_keys, which are
fingerprints in another order; sketch_filters, which have checksums of their own; what is queued for a moment."""
SCHEMA = "sqlite_master"
"""The schema is sealed like a table; it changes by migrations only."""


class SealingConnection(sqlite3.Connection):
    """A connection whose transactions seal what they change; see `install` and `seal`."""

    sealed: tuple[SealedTable, ...] = ()

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.memories: dict[object, Any] = {}
        """What is kept in memory of the archive, by those who keep it; see database.take_back."""
        self.turn: object | None = None
        """Which transaction of database.transaction is under way: while it is nobody else writes. None outside of one."""


@dataclass(frozen=True, kw_only=True)
class SealedTable:
    """A table with digests."""

    name: str
    key: tuple[str, ...]
    """Columns of its primary key."""
    by_number: bool
    """Whether the key is one integer, the rowid."""
    places: tuple[int, ...]
    """Where the key's columns stand among all."""

    @property
    def number(self) -> int:
        """By which its digests are found."""
        return zlib.crc32(self.name.encode()) & 0x7FFFFF

    def key_of(self, row: Sequence[Any]) -> int:
        """The key of a row's digest: its rowid, or 64 bits of a digest of its key."""
        return int(row[self.places[0]]) if self.by_number else digest([row[place] for place in self.places])

    def words(self, row: Sequence[Any]) -> str:
        """How a row is named."""
        return " ".join(f"{name}={row[place]}" for name, place in zip(self.key, self.places, strict=True))


def digest(values: Sequence[Any]) -> int:
    """The digest of a row's values."""
    return int.from_bytes(blake2b(_ENCODE(values).encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big", signed=True)


def _hex(value: object) -> str:
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    raise TypeError(f"a column holds {type(value).__name__}")


_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_hex).encode


def tables(connection: sqlite3.Connection) -> list[SealedTable]:
    """Every table whose rows have digests.

    Raises:
        ValueError: a table has no primary key, a too long one, or shares its number with another.
    """
    found = []
    for _, name, kind, *_ in connection.execute("PRAGMA main.table_list").fetchall():
        if kind != "table" or name.startswith("sqlite_") or name in OWN_DIGEST:
            continue
        found.append(table_of(connection, name))
    numbers = {one.number: one.name for one in found}
    if len(numbers) < len(found):
        raise ValueError(f"two of these tables share the number of their digests: {sorted(one.name for one in found)}")
    return sorted(found, key=lambda one: one.name)


def table_of(connection: sqlite3.Connection, name: str) -> SealedTable:
    """A table by its name, and how its rows are named.

    Raises:
        ValueError: it has no primary key, or a too long one.
    """
    columns = connection.execute(f'PRAGMA main.table_info("{name}")').fetchall()
    key = sorted((order, at) for at, *_, order in columns if order)
    if not 0 < len(key) <= MAX_KEY:
        raise ValueError(f"the primary key of {name} has {len(key)} columns, none or too many for a digest")
    places = tuple(at for _, at in key)
    return SealedTable(
        name=name, key=tuple(columns[at][1] for at in places), places=places,
        by_number=len(key) == 1 and columns[places[0]][2].upper() == "INTEGER",
    )  # fmt: skip


def install(connection: SealingConnection) -> None:
    """Have this connection note which rows it changes; after migrations, outside of a transaction. Of an updated row the key that it had is
    noted where a statement names a column of the key, which is the only way in which newsarchive changes one."""
    columns = ", ".join(f"k{number}" for number in range(MAX_KEY))
    # Without a key: inside a trigger "OR IGNORE" gives way to the conflict clause of the statement that fired it.
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS unsealed (part, {columns})")
    sealed = tables(connection)
    for number, table in enumerate(sealed):
        named = ", ".join(f'"{column}"' for column in table.key)
        for name, event, row in (
            ("INSERT", "INSERT", "new"), ("UPDATE", "UPDATE", "new"), ("KEY", f"UPDATE OF {named}", "old"), ("DELETE", "DELETE", "old"),
        ):  # fmt: skip
            connection.execute(
                f'CREATE TEMP TRIGGER "seal_{table.name}_{name}" AFTER {event} ON main."{table.name}"'
                f" BEGIN INSERT INTO unsealed VALUES ({number}, {_padded(row, table)}); END"
            )
    connection.sealed = tuple(sealed)


def _padded(row: str, table: SealedTable) -> str:
    return ", ".join([*(f'{row}."{column}"' for column in table.key), *("0" for _ in range(MAX_KEY - len(table.key)))])


def seal(connection: SealingConnection) -> None:
    """Write the digests of all rows that changed in this transaction; right before its commit."""
    parts = [row[0] for row in connection.execute("SELECT DISTINCT part FROM temp.unsealed")]
    for part in parts:
        table = connection.sealed[part]
        same = " AND ".join(f't."{column}" = u.k{number}' for number, column in enumerate(table.key))
        keys = ", ".join(f"k{number}" for number in range(len(table.key)))
        rows = connection.execute(
            f'SELECT {keys}, t.* FROM (SELECT DISTINCT {keys} FROM temp.unsealed WHERE part = ?) u'
            f' LEFT JOIN main."{table.name}" t ON {same}', (part,)
        ).fetchall()
        _write(connection, table, [(row[: len(table.key)], row[len(table.key) :]) for row in rows])
    if parts:
        connection.execute("DELETE FROM temp.unsealed")


def _write(connection: sqlite3.Connection, table: SealedTable, rows: Iterable[tuple[Sequence[Any], Sequence[Any]]]) -> None:
    """The digests of rows given as (key, values); of those that are there no more they are deleted."""
    there, gone = [], []
    for key, values in rows:
        if values[table.places[0]] is None:
            gone.append(int(key[0]) if table.by_number else digest(key))
        else:
            there.append([table.key_of(values), digest(values)])
    # One statement each: every step of one from Python waits for the other threads.
    if there:
        connection.execute(
            "INSERT OR REPLACE INTO main.seals(part, key, sum)"
            " SELECT ?, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)",
            (table.number, json.dumps(there)),
        )
    if gone:
        connection.execute(
            "DELETE FROM main.seals WHERE part = ? AND key IN (SELECT value FROM json_each(?))", (table.number, json.dumps(gone))
        )


def renew(connection: sqlite3.Connection, damaged: frozenset[tuple[str, int]] = frozenset()) -> None:
    """Write all digests anew, after a migration; rows that were damaged before it stay known as damaged.

    Args:
        damaged: table and key of rows that did not match before.
    """
    connection.execute("DELETE FROM seals")
    insert = "INSERT INTO seals(part, key, sum) VALUES (?, ?, ?)"
    for table in tables(connection):
        rows = connection.execute(f'SELECT * FROM "{table.name}"')
        connection.executemany(insert, ((table.number, table.key_of(row), digest(row)) for row in rows))
        connection.executemany(
            "UPDATE seals SET sum = NULL WHERE part = ? AND key = ?",
            [(table.number, key) for name, key in damaged if name == table.name],
        )
    schema = schema_table()
    connection.executemany(
        insert, [(schema.number, schema.key_of(row), digest(row)) for row in schema_rows(connection)]
    )


def schema_table() -> SealedTable:
    """The schema as if it were a table."""
    return SealedTable(name=SCHEMA, key=("type", "name"), places=(0, 1), by_number=False)


def schema_rows(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """What is sealed of the schema."""
    yield from connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master").fetchall()
