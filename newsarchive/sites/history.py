"""What a site file says of a university's past, and on what grounds: names and hosts with the time they held, and evidence.

A university that is renamed or moves keeps its site and its id: what it was called and where it stood is written here.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from newsarchive.sites.part import Host, Language, Part


def _when(text: str) -> str:
    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) in {4, 7, 10} else text + "?")
    except ValueError:
        raise ValueError("a year, month or day, as 2004, 2004-09 or 2004-09-01") from None
    return text


When = Annotated[str, AfterValidator(_when)]


class Span(Part):
    """Something that held for a time."""

    since: When | None = None
    """From when it held; left off where that is not known."""
    until: When | None = None
    """To when; left off where it still holds or the end is not known."""
    evidence: str | None = None
    """How that is known."""

    @field_validator("until")
    @classmethod
    def _check(cls, until: str | None, info: ValidationInfo) -> str | None:
        since = info.data.get("since")
        if since and until:
            length = min(len(since), len(until))
            if since[:length] > until[:length]:
                raise ValueError(f"a time that is no earlier than since, {since!r}")
        return until

    @property
    def time(self) -> str:
        """The time in words; empty where nothing is known of it."""
        if self.since and self.until:
            return f"{self.since} to {self.until}"
        return f"since {self.since}" if self.since else (f"until {self.until}" if self.until else "")


class NameThen(Span):
    """A name the university had or has, and when."""

    name: str = Field(min_length=1)
    """As the university itself wrote it."""
    language: Language
    """BCP 47, the language of the name."""


class HostThen(Span):
    """A host the news stood or stands on, and when."""

    host: Host
    """One of hosts or aliases: its addresses are the site's whatever the time."""


class Evidence(Part):
    """What a part of the site file rests on."""

    about: str = Field(min_length=1, max_length=40)
    """What it bears on: articles, sources, hosts, names, system, dates, text."""
    seen: Literal["live", "pages", "code", "assumed"]
    """live: the site itself was asked; pages: stored pages of it; code: other people's programs and lists; assumed: nowhere, it
    follows from something else."""
    confidence: Literal["high", "medium", "low"]
    """How sure it is that live pages bear it out."""
    what: str = Field(min_length=1)
    """What was seen."""
    on: When | None = None
    """When it was seen."""
