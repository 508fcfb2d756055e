"""What is known when a capture is read: the dates of its neighbours, and what the article was last read as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """An article of the same site with a number near to ours and a date that is known without inference."""

    number: int
    published: str
    """ISO date, precision day or better (only the day is used)."""
    source: str
    article_id: str | None = None
    """The id of the article, or None where only a listing row gives the date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What an article was last read as. It saves work and changes nothing: a reading that comes to something else makes its own."""

    text_sha256: str
    """Digest of the text, whose sketch is known: a reading that comes to it brings none."""
    title: str | None
    language: str | None
    clues: Mapping[str, Any] = field(default_factory=dict)
    """The clues that these three gave, by today's code; empty where they are to be made anew."""
