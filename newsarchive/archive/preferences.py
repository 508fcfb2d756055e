"""What an archivist sets once for the whole archive: how a university reaches whoever crawls it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newsarchive.archive.forms import now_text
from newsarchive.archive.readonly import open_readonly

CONTACT = "contact"


def keep_contact(connection: sqlite3.Connection, contact: str) -> None:
    """Keep the contact that every request names; "" for none any more."""
    if not contact:
        connection.execute("DELETE FROM preferences WHERE name = ?", (CONTACT,))
        return
    connection.execute(
        "INSERT INTO preferences(name, value, since) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (name) DO UPDATE SET value = ?2, since = ?3 WHERE value <> ?2",
        (CONTACT, contact, now_text()),
    )


def contact_of(db: Path) -> str:
    """The contact kept in an archive; "" for none, and where there is no archive yet.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    if not db.exists():
        return ""
    with closing(open_readonly(db)) as connection:
        return contact(connection)


def contact(connection: sqlite3.Connection) -> str:
    """The same of an open archive."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'preferences'").fetchone() is None:
        return ""
    row = connection.execute("SELECT value FROM preferences WHERE name = ?", (CONTACT,)).fetchone()
    return str(row[0]) if row is not None else ""
