"""Which WARC records the archive knows, file by file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newsarchive.archive.rows import UNREADABLE, Finding
from newsarchive.items import RecordRef

TABLES = ("captures", "renderings")
"""Tables whose rows are WARC records."""


def known_files(db: Path, *, still: bool = False) -> dict[str, int] | Finding:
    """The files that records stand in, and where the last known one ends; a finding where that cannot be read."""
    try:
        with closing(open_to_check(db, still=still)) as connection:
            ends: dict[str, int] = {}
            for table in TABLES:
                for file, end in connection.execute(f"SELECT file, max(offset + length) FROM {table} GROUP BY file"):
                    ends[str(file)] = max(ends.get(str(file), 0), int(end or 0))
            return ends
    except UNREADABLE as error:
        return Finding(place="captures", text=f"which records there are cannot be read: {error}")


def records_of(db: Path, file: str, *, still: bool = False) -> list[RecordRef] | Finding:
    """The records of one file by offset; a finding where they cannot be read."""
    columns = "id, file, offset, length, record_type, payload_sha256, block_sha256"
    try:
        with closing(open_to_check(db, still=still)) as connection:
            found = [
                RecordRef(capture_id=i, file=f, offset=o, length=n, record_type=t, payload_sha256=p, block_sha256=b)
                for table in TABLES
                for i, f, o, n, t, p, b in connection.execute(f"SELECT {columns} FROM {table} WHERE file = ?", (file,))
                if isinstance(o, int) and isinstance(n, int) and o >= 0 and n >= 0
            ]
    except UNREADABLE as error:
        return Finding(place="captures", text=f"which records stand in {file} cannot be read: {error}")
    return sorted(found, key=lambda ref: ref.offset)


def open_to_check(path: Path, *, still: bool = False) -> sqlite3.Connection:
    """A connection that reads whatever can be read: bytes that are no UTF-8 any more, and a schema that cannot be parsed.

    Args:
        still: nobody writes this file, nor may anything be made beside it.

    Raises:
        sqlite3.Error: it is no database at all.
    """
    options = "mode=ro&immutable=1" if still else "mode=ro"
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?{options}", uri=True, timeout=60, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        # What of the schema cannot be parsed is passed over; the connection cannot write all the same.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (sqlite3.Error, ValueError):
        connection.close()
        raise
    return connection
