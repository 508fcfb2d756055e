"""A person decides on what waited (`archive.review`): it is written down with the name, and what follows from it is done."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from newsarchive.archive import (
    articles,
    corrections,
    decisions,
    events,
    readings,
    shown,
    stories,
    story_told,
    translation_clues,
    translation_review,
)
from newsarchive.archive.decisions import ACCEPTED, CORRECTION, DATE, HELD, REJECTED, STORY, TRANSLATION, UNJUDGED
from newsarchive.archive.forms import now_text
from newsarchive.archive.review import GONE, VERSION, Waiting
from newsarchive.edits.kinds import Edit, Said, edit_of


def decide(
    connection: sqlite3.Connection, one: Waiting, decision: str, *, person: str, until: datetime | None = None, because: str | None = None
) -> None:
    """Write a decision down and do what follows from it; inside the caller's transaction."""
    if one.holding is not None and decision == ACCEPTED:
        if one.kind == HELD and one.does == GONE:
            _accept_gone(connection, one, person)
        elif one.kind == HELD and one.does == VERSION:
            _accept_held(connection, one, person)
        elif one.kind == UNJUDGED:
            _accept_unjudged(connection, one, person)
        elif one.kind == CORRECTION:
            corrections.withdraw(connection, one.holding, one.value, person=person)
    if one.holding is not None and one.kind == DATE and decision in {ACCEPTED, REJECTED}:
        value, word = (one.value, "accepted") if decision == ACCEPTED else (None, "rejected")
        corrections.correct(connection, one.holding, "published", value, because=f"{word} in review ({one.reason})"[:2000], person=person)
    decisions.decide(
        connection, kind=one.kind, site=one.site, holding=one.holding, subject=one.subject, decision=decision, person=person, until=until,
        because=because,
    )  # fmt: skip
    if one.kind == TRANSLATION:
        translation_review.apply(connection, one.value)
    elif one.kind == STORY:
        story_told.decide(connection, one.value, decision, person=person, because=because)
    if one.holding is not None:
        shown.refresh(connection, [one.holding])


def _accept_gone(connection: sqlite3.Connection, one: Waiting, person: str) -> None:
    """The answer means that the article is gone, since it was seen."""
    assert one.holding is not None
    connection.execute("UPDATE holdings SET gone_at = ? WHERE key = ? AND gone_at IS NULL", (one.since, one.holding))
    events.note(connection, "gone", one.holding, at=now_text(), detail={"reason": one.reason, "person": person})


def _accept_held(connection: sqlite3.Connection, one: Waiting, person: str) -> None:
    """What was held becomes the next version."""
    assert one.holding is not None
    reading = one.value
    capture, fetched = connection.execute(
        "SELECT c.id, c.fetched_at FROM readings r JOIN captures c ON c.id = r.capture WHERE r.id = ?", (reading,)
    ).fetchone()
    before = _said(connection, _shown_reading(connection, one.holding))
    # The reading that says that the answer was worse stays; the same one without that is shown.
    names = ", ".join(("holding", "capture", "extractor", "inputs", *readings.COLUMNS))
    made = connection.execute(
        f"INSERT INTO readings(read_at, {names}) SELECT ?, {names} FROM readings WHERE id = ?", (now_text(), reading)
    ).lastrowid
    assert made is not None
    readings.show(connection, one.holding, made)
    number = readings.add_version(connection, one.holding, made, capture, fetched)
    connection.execute("UPDATE holdings SET last_seen = max(last_seen, ?) WHERE key = ?", (fetched, one.holding))
    _note_version(connection, one.holding, number, edit_of(before, _said(connection, made)), person)
    shown.refresh(connection, stories.link(connection, one.holding).touched)
    translation_clues.note_again(connection, one.holding)


def _accept_unjudged(connection: sqlite3.Connection, one: Waiting, person: str) -> None:
    """The text of that fetch becomes the next version."""
    assert one.holding is not None
    row = connection.execute(
        "SELECT coalesce(r.same_as, r.id), r.capture FROM readings r JOIN captures c ON c.id = r.capture WHERE r.holding = ?"
        " AND c.fetched_at = ? AND r.outcome IS NULL ORDER BY r.id DESC LIMIT 1",
        (one.holding, one.value),
    ).fetchone()
    reading, capture = (row[0], row[1]) if row is not None else (_shown_reading(connection, one.holding), None)
    if capture is None:
        capture = connection.execute("SELECT capture FROM readings WHERE id = ?", (reading,)).fetchone()[0]
    count = connection.execute("SELECT max(number) FROM versions WHERE holding = ?", (one.holding,)).fetchone()[0]
    before = connection.execute("SELECT reading FROM versions WHERE holding = ? AND number = ?", (one.holding, count)).fetchone()[0]
    number = readings.add_version(connection, one.holding, reading, capture, one.value)
    _note_version(connection, one.holding, number, edit_of(_said(connection, before), _said(connection, reading)), person)


def _shown_reading(connection: sqlite3.Connection, key: int) -> int:
    return articles.said(connection, key).reading


def _said(connection: sqlite3.Connection, reading: int) -> Said:
    title, text, published, source = connection.execute(
        "SELECT r.title, t.text, r.published, r.published_source FROM readings n JOIN readings r ON r.id = coalesce(n.same_as, n.id)"
        " LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE n.id = ?",
        (reading,),
    ).fetchone()
    return Said(title=title, text=text, published=published, published_source=source)


def _note_version(connection: sqlite3.Connection, key: int, number: int, edit: Edit, person: str) -> None:
    events.note(connection, "changed", key, at=now_text(), detail={"accepted_by": person}, version=number, edit=edit)
