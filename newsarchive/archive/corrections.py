"""A person's evidence: what somebody with a name says of a field of an article, and why. It outranks the machine, whatever reads
the pages later, and can be taken back.

Corrections stand beside the readings, which stay what the machine made of the pages. They are applied where a reading becomes the
article's row (`archive.shown`).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newsarchive.archive import decisions, events
from newsarchive.archive.forms import now_text, storable
from newsarchive.errors import UsageError

PERSON = "person"
"""The source that evidence and record name for what a person said."""
LISTS = frozenset({"authors", "tags", "contacts"})
WORDS = frozenset({"title", "summary", "section", "place", "dateline"})
FIELDS = (
    "title", "summary", "authors", "published", "modified", "language", "script", "place", "dateline", "section", "tags", "image",
    "contacts",
)  # fmt: skip
"""What a person may correct. The text is what the university said, and is proved by its capture."""
LONGEST = 1000
"""Characters of a value, or of an element of a list."""
LONGEST_REASON = 2000
PRECISIONS = {4: "year", 7: "month", 10: "day"}
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One field of one article as a person corrected it."""

    field: str
    value: Any
    """As the record has it; None for unknown."""
    because: str
    person: str
    at: str
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


def parse(field: str, text: str, now: datetime) -> Any:
    """The value of a field as the record has it, from what a person wrote; None (an empty list) for nothing.

    Args:
        field: name of the field.
        text: the value; elements of a list are apart by "; " (with "\\;" and "\\\\" inside an element).
        now: the present: nothing is published later.

    Raises:
        UsageError: there is no such field, or the value does not fit it; says what would.
    """
    if field == "text":
        raise UsageError("The text is what the university published, and its capture proves it; it is not corrected.")
    if field not in FIELDS:
        raise UsageError(f"{field[:40]!r} cannot be corrected.", f"These can: {', '.join(FIELDS)}.")
    text = storable(text).strip()
    if any(ord(char) < 32 and char not in "\t\n" for char in text):
        raise UsageError(f"The value of {field} has control characters.", "Write it without them.")
    if field in LISTS:
        return [_short(field, one) for one in split(text)]
    if not text:
        return None
    if field == "published":
        return _published(text, now)
    if field == "modified":
        return _utc(text, field)
    if field == "language":
        return _language(text)
    if field == "script":
        if not re.fullmatch(r"[A-Za-z]{4}", text):
            raise UsageError(f"script {text[:40]!r} is no code of ISO 15924.", "Write for example Cyrl, Latn, Arab, Hans.")
        return text.capitalize()
    if field == "image" and not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        raise UsageError(f"image {text[:80]!r} is no address.", "Write it with http:// or https://.")
    return _short(field, " ".join(text.split()) if field in WORDS else text)


def split(text: str) -> list[str]:
    """The elements of a list that is written as in a cell of the CSV; the reverse of `exports.rows.join`."""
    parts = [""]
    escaped = False
    for char in text:
        if escaped:
            parts[-1] += char
        elif char == ";":
            parts.append("")
        elif char != "\\":
            parts[-1] += char
        escaped = char == "\\" and not escaped
    return [" ".join(part.split()) for part in parts if part.strip()]


def _short(field: str, value: str) -> str:
    if len(value) > LONGEST:
        raise UsageError(f"The value of {field} has {len(value):,} characters; at most {LONGEST:,} are kept.")
    return value


def _published(text: str, now: datetime) -> str:
    advice = "Write it as 2021, 2021-04, 2021-04-20 or 2021-04-20T10:30+06:00: as much as is known."
    if _MOMENT.fullmatch(text):
        moment = _moment(text, "published", advice)
        found, first = text, moment.date()
    elif _DAY.fullmatch(text):
        try:
            first = date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            raise UsageError(f"published {text!r} is no date.", advice) from None
        found = text
    else:
        raise UsageError(f"published {text[:40]!r} is no date.", advice)
    if first > (now + timedelta(days=1)).date():
        raise UsageError(f"published {text!r} is still to come.", advice)
    return found


def _moment(text: str, field: str, advice: str) -> datetime:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise UsageError(f"{field} {text[:40]!r} is no time.", advice) from None


def _utc(text: str, field: str) -> str:
    """A day, or a time in UTC, as the record has it."""
    advice = "Write it as 2021-04-20 or 2021-04-20T10:30+06:00."
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise UsageError(f"{field} {text!r} is no date.", advice) from None
    if not _MOMENT.fullmatch(text):
        raise UsageError(f"{field} {text[:40]!r} is no time.", advice)
    return _moment(text, field, advice).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _language(text: str) -> str:
    match = _LANGUAGE.fullmatch(text)
    if match is None:
        advice = "Write for example kk, ru, en, pt-BR; the script is a field of its own."
        raise UsageError(f"language {text[:40]!r} is no code of BCP 47.", advice)
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


def correct(connection: sqlite3.Connection, holding: int, field: str, value: Any, *, because: str, person: str) -> None:
    """Write down what a person says of a field; an earlier correction of it is taken back. `shown.refresh` must follow."""
    withdraw(connection, holding, field, person=person)
    machine = machine_value(connection, holding, field)
    connection.execute(
        "INSERT INTO corrections(holding, field, value, machine, because, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (holding, field, encoded(value), encoded(machine), storable(because), storable(person), now_text()),
    )
    _event(connection, "corrected", holding, field, person)


def withdraw(connection: sqlite3.Connection, holding: int, field: str, *, person: str) -> bool:
    """Take a correction back; returns whether there was one. What was decided of a date waits again. `shown.refresh` must follow."""
    done = connection.execute(
        "UPDATE corrections SET withdrawn_at = ?, withdrawn_by = ? WHERE holding = ? AND field = ? AND withdrawn_at IS NULL",
        (now_text(), storable(person), holding, field),
    ).rowcount
    if done:
        if field == "published":
            decisions.reopen(connection, decisions.DATE, holding, person=person)
        _event(connection, "correction_withdrawn", holding, field, person)
    return bool(done)


def _event(connection: sqlite3.Connection, kind: str, holding: int, field: str, person: str) -> None:
    events.note(connection, kind, holding, at=now_text(), detail={"field": field, "person": storable(person)})


def machine_value(connection: sqlite3.Connection, holding: int, field: str) -> Any:
    """What the machine reads in a field, whatever a person said of it."""
    assert field in FIELDS, field
    row = connection.execute(
        f"SELECT r.{field} FROM holdings h JOIN readings r ON r.id = h.reading WHERE h.key = ?", (holding,)
    ).fetchone()
    value = row[0] if row is not None else None
    return (json.loads(value) if value else []) if field in LISTS else value


def exist(connection: sqlite3.Connection) -> bool:
    """Whether this archive knows corrections: one that was last written before there were any is read all the same."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'corrections'").fetchone() is not None


def history(connection: sqlite3.Connection, holding: int) -> list[Correction]:
    """All corrections of an article, the oldest first, those that were taken back too."""
    if not exist(connection):
        return []
    rows = connection.execute(
        "SELECT field, value, because, person, at, withdrawn_at, withdrawn_by FROM corrections WHERE holding = ? ORDER BY id", (holding,)
    )
    return [
        Correction(field=field, value=_decoded(value, field), because=because, person=person, at=at, withdrawn_at=gone, withdrawn_by=by)
        for field, value, because, person, at, gone, by in map(tuple, rows)
    ]


def in_force(connection: sqlite3.Connection, holding: int) -> dict[str, Correction]:
    """The corrections of an article that hold, by field."""
    return {one.field: one for one in history(connection, holding) if one.withdrawn_at is None}


def applied(row: Mapping[str, Any], corrections: Mapping[str, Correction]) -> dict[str, Any]:
    """A row of `articles` with what persons said in place of what the machine read."""
    found = dict(row)
    for field, one in corrections.items():
        found[field] = json.dumps(one.value, ensure_ascii=False, separators=(",", ":")) if field in LISTS else one.value
        if field == "published":
            known = one.value is not None
            found["published_source"] = PERSON
            found["published_precision"] = PRECISIONS.get(len(one.value), "time") if known else None
        elif field == "language":
            found["language_source"] = PERSON
    return found


def claim(one: Correction) -> dict[str, Any]:
    """A correction as a claim among the evidence of its field."""
    found = {"value": one.value, "sources": [PERSON], "reason": one.because, "person": one.person, "at": one.at}
    if one.field == "published" and one.value is not None:
        found["precision"] = PRECISIONS.get(len(one.value), "time")
    return found


def encoded(value: Any) -> str | None:
    """A value as the table has it."""
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _decoded(text: str | None, field: str) -> Any:
    if text is None:
        return [] if field in LISTS else None
    return json.loads(text)
