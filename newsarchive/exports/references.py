"""An article as a reference: what every citation of it says, taken out of its record once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsarchive.exports.citation_words import Words
from newsarchive.text.name_parts import NameParts, parts_of

FIELDS = (
    "id", "site", "url", "title", "summary", "language", "authors", "published", "section", "tags", "first_seen", "capture_id",
    "capture_sha256",
)  # fmt: skip
"""Fields of the record that a reference is made of."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Author:
    """An author as printed, and where the name itself shows them, its parts."""

    literal: str
    parts: NameParts | None


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What a citation says of an article. Every text is one line without control characters; unknown is None."""

    id: str
    title: str | None
    authors: tuple[Author, ...]
    date: tuple[int, ...]
    """Year, month, day, as far as they are known."""
    url: str
    publisher: str
    """Whose site it is: the university's name, or the site's id."""
    language: str | None
    summary: str | None
    section: str | None
    tags: tuple[str, ...]
    captured_at: str | None
    """UTC, ISO 8601: when the page was captured that the article was read from."""
    capture_id: str | None
    capture_sha256: str | None

    @property
    def captured_on(self) -> tuple[int, ...]:
        """Year, month and day of the capture."""
        return date_of(self.captured_at)

    @property
    def proof(self) -> str:
        """The digest by which the capture is proved, for a note."""
        return f"SHA-256 {self.capture_sha256}" if self.capture_sha256 else ""


def note(of: Reference, words: Words) -> str:
    """When the page was captured and the digest that proves it, as citations say both: `captured 2025-03-01 10:20 UTC, SHA-256 ...`."""
    moment = (of.captured_at or "")[:16].replace("T", " ") if len(of.captured_on) == 3 else ""
    return ", ".join(part for part in (f"{words.captured} {moment} UTC" if moment else "", of.proof) if part)


def reference(record: Mapping[str, Any], *, captured_at: str | None = None, publisher: str | None = None) -> Reference:
    """The reference of a record.

    Args:
        record: with the fields FIELDS at least, lists as lists.
        captured_at: when the page was captured; the record itself does not say it.
        publisher: the university's name; without it the site's id.
    """
    return Reference(
        id=str(record["id"]), title=line(record["title"]), authors=_authors(record["authors"]), date=date_of(record["published"]),
        url=line(record["url"]) or "", publisher=line(publisher) or str(record["site"]), language=line(record["language"]),
        summary=line(record["summary"]), section=line(record["section"]), tags=tuple(filter(None, map(line, record["tags"]))),
        captured_at=captured_at, capture_id=record["capture_id"], capture_sha256=record["capture_sha256"],
    )  # fmt: skip


def _authors(names: Sequence[str]) -> tuple[Author, ...]:
    found = filter(None, map(line, names))
    return tuple(Author(literal=name, parts=parts_of(name)) for name in found)


def line(text: str | None) -> str | None:
    """A text in one line: breaks are spaces, other control characters replaced; None for nothing."""
    if text is None:
        return None
    return _CONTROL.sub("\ufffd", " ".join(text.split())).encode("utf-16", "surrogatepass").decode("utf-16", "replace") or None


def date_of(text: str | None) -> tuple[int, ...]:
    """Year, month and day of a date, as far as it says them; nothing for one that is none."""
    found = _DATE.match(text or "")
    if found is None:
        return ()
    parts = [int(part) for part in found.groups() if part]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        parts = parts[:1]
    return tuple(parts)
