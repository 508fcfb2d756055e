"""What persons decided of what waited for them: with name and time, kept whatever is read later."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from newsarchive.archive.forms import iso, now_text, storable
from newsarchive.errors import UsageError
from newsarchive.items import Outcome

HELD = "held"
DATE = "date"
UNJUDGED = "unjudged"
TEMPLATE = "template"
CORRECTION = "correction"
TRANSLATION = "translation"
STORY = "story"
KINDS = (HELD, DATE, UNJUDGED, TEMPLATE, CORRECTION, TRANSLATION, STORY)
"""What may wait for a person: a worse answer that is held, a date that is inferred or doubtful, a change that could not be judged, pages
that no longer look as they did, a correction whose page says something new, two articles that may be
translations of each other, or one text."""
ACCEPTED, REJECTED, POSTPONED = "accepted", "rejected", "postponed"


def subject_of(text_sha256: str | None, outcome: str | None) -> str:
    """By what a held answer is known again: its text, or what it came to where it has none."""
    return text_sha256 or outcome or Outcome.HELD


def decide(
    connection: sqlite3.Connection, *, kind: str, site: str, holding: int | None, subject: str, decision: str, person: str,
    until: datetime | None = None, because: str | None = None,
) -> None:  # fmt: skip
    """Write a decision down."""
    connection.execute(
        "INSERT INTO decisions(kind, site, holding, subject, decision, person, at, until, because) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kind, site, holding, subject, decision, storable(person), now_text(), iso(until) if until is not None else None,
            storable(because) if because else None,
        ),
    )  # fmt: skip


def reopen(connection: sqlite3.Connection, kind: str, holding: int, *, person: str) -> None:
    """Let what was accepted or rejected of an article wait again: as what is postponed until now. The decisions stay written down."""
    at = now_text()
    connection.execute(
        "INSERT INTO decisions(kind, site, holding, subject, decision, person, at, until)"
        " SELECT kind, site, holding, subject, ?4, ?3, ?5, ?5 FROM decisions WHERE id IN (SELECT max(d.id) FROM decisions d"
        " WHERE d.site = (SELECT site FROM holdings WHERE key = ?2) AND d.kind = ?1 AND d.holding = ?2 GROUP BY d.subject)"
        " AND decision <> ?4 ORDER BY id",
        (kind, holding, storable(person), POSTPONED, at),
    )


def take_back(connection: sqlite3.Connection, *, kind: str, site: str, holding: int | None, subject: str, person: str) -> None:
    """Take a decision back: as what is postponed until now. The decision stays written down."""
    connection.execute(
        "INSERT INTO decisions(kind, site, holding, subject, decision, person, at, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        (kind, site, holding, subject, POSTPONED, storable(person), now_text()),
    )


def last(connection: sqlite3.Connection, site: str, kind: str, holding: int | None, subject: str) -> str | None:
    """The last decision on this; None where nobody decided, or what was postponed is due again."""
    row = connection.execute(
        "SELECT decision, until FROM decisions WHERE site = ? AND kind = ? AND holding IS ? AND subject = ? ORDER BY id DESC LIMIT 1",
        (site, kind, holding, subject),
    ).fetchone()
    if row is None or (row[0] == POSTPONED and row[1] <= now_text()):
        return None
    return str(row[0])


@dataclass(frozen=True, kw_only=True)
class Said:
    """The last word of a person on something that holds."""

    decision: str
    person: str
    at: str
    because: str | None


def said(connection: sqlite3.Connection, site: str, kind: str, holding: int | None, subject: str) -> Said | None:
    """Who accepted or rejected this, when and why; None where nobody did, or it was taken back or postponed since."""
    row = connection.execute(
        "SELECT decision, person, at, because FROM decisions WHERE site = ? AND kind = ? AND holding IS ? AND subject = ?"
        " ORDER BY id DESC LIMIT 1",
        (site, kind, holding, subject),
    ).fetchone()
    if row is None or row[0] == POSTPONED:
        return None
    decision, person, at, because = tuple(row)
    return Said(decision=decision, person=person, at=at, because=because)


def erase(connection: sqlite3.Connection, holding: int) -> None:
    """Forget why persons decided on an article, or on it and another."""
    connection.execute(
        "UPDATE decisions SET because = NULL WHERE because IS NOT NULL"
        " AND (holding = ?1 OR (kind IN (?2, ?3) AND subject = (SELECT id FROM holdings WHERE key = ?1)))",
        (holding, TRANSLATION, STORY),
    )


def two_articles(connection: sqlite3.Connection, kind: str, ident: str) -> tuple[int, int]:
    """The keys of the two articles, the lower first, that the id of a link (KIND:ID:ID) names.

    Raises:
        UsageError: it names no two articles that may be shown.
    """
    _, _, rest = ident.partition(":")
    name, _, other = rest.partition(":")
    keys = connection.execute("SELECT key FROM articles WHERE id IN (?, ?) ORDER BY key", (name, other)).fetchall()
    if len(keys) != 2:
        raise UsageError(f"{ident[:80]!r} names no two articles.", f"Write {kind}:ID:ID, with the ids of two articles.")
    return keys[0][0], keys[1][0]
