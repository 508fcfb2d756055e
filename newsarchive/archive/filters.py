"""What narrows a search or an export: site, language, period, section, authors."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Any

from newsarchive.archive.query import Query

BY_THEN = "coalesce((SELECT holding FROM events WHERE kind = 'new' AND id <= ? ORDER BY id DESC LIMIT 1), -1)"
"""SQL: the key of the last article that came into the archive up to a change; keys grow as articles come."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What narrows a search or an export."""

    site: str | None = None
    language: str | None = None
    since: str | None = None
    """ISO day, month or year: published on or after it."""
    until: str | None = None
    """ISO day, month or year: published on or before its end."""

    section: str | None = None
    """As the university names it, whatever its case and accents."""
    authors: tuple[str, ...] = ()
    """Names, each of which must stand in one of the authors' names, whatever its case and accents."""
    undated: str = "leave"
    """What a period does with articles of which it is not known, or not exactly enough, whether they are of it: leave them out, include
    them, or find only them."""

    as_of: int | None = None
    """A change of the archive: only articles that were in it by then, as they are now."""

    @property
    def dated(self) -> bool:
        """Whether a period narrows it."""
        return self.since is not None or self.until is not None

    def narrowed(self, asked: Query) -> Filters:
        """These, narrowed by what stands in a query, which outranks them."""
        return replace(
            self, site=asked.site or self.site, language=asked.language or self.language, since=asked.after or self.since,
            until=asked.before or self.until, section=asked.section or self.section, authors=(*self.authors, *asked.authors),
        )  # fmt: skip

    def where(self, table: str = "a") -> tuple[str, list[Any]]:
        """SQL conditions (joined by AND; "1" for none) and their values."""
        parts: list[str] = []
        values: list[Any] = []
        for column, value in (("site", self.site), ("language", self.language)):
            if value is not None:
                parts.append(f"+{table}.{column} = ?")
                values.append(value)
        if self.section is not None:
            parts.append(f"folded({table}.section) = folded(?)")
            values.append(self.section)
        for author in self.authors:
            parts.append(f"EXISTS (SELECT 1 FROM json_each({table}.authors) WHERE instr(folded(value), folded(?)) > 0)")
            values.append(author)
        if self.as_of is not None:
            parts.append(f"+{table}.key <= {BY_THEN}")
            values.append(self.as_of)
        period, bounds = self._period(table)
        unsure, more = self.unsure(table)
        if self.undated == "only":
            parts.append(unsure)
            values += more
        elif period and self.undated == "include":
            parts.append(f"(({' AND '.join(period)}) OR {unsure})")
            values += [*bounds, *more]
        else:
            parts += period
            values += bounds
        return " AND ".join(parts) or "1", values

    def _period(self, table: str) -> tuple[list[str], list[Any]]:
        parts: list[str] = []
        values: list[Any] = []
        if self.since is not None:
            parts.append(f"+{table}.published >= ?")
            values.append(widest_since(self.since))
        if self.until is not None:
            # A day that begins with the bound is inside it: 2021-04-20T10:00 is on 2021-04-20, and 2021-04-20 in 2021-04.
            until = widest_until(self.until)
            parts.append(f"substr({table}.published, 1, length(?)) <= ?")
            values += [until, until]
            if vague := less_exact(until):
                parts.append(f"+{table}.published NOT IN ({', '.join('?' * len(vague))})")
                values += vague
        return parts, values

    def unsure(self, table: str = "a") -> tuple[str, list[Any]]:
        """SQL condition of being left out by the period though it may be of it: no date, or one that is less exact than a bound and has
        that in it (2021, asked for after 2021-04, or before it)."""
        vague = self.vague()
        if not vague:
            return f"({table}.published IS NULL)", []
        return f"({table}.published IS NULL OR +{table}.published IN ({', '.join('?' * len(vague))}))", list(vague)

    def vague(self) -> list[str]:
        """The dates that are less exact than a bound and have it in them, so that it is not known on which side of it they are."""
        bounds = [widest_since(self.since)] if self.since is not None else []
        bounds += [widest_until(self.until)] if self.until is not None else []
        return sorted({one for bound in bounds for one in less_exact(bound)})


def less_exact(bound: str) -> list[str]:
    """The year and the month that a day or month is in."""
    return [bound[:length] for length in (4, 7) if length < len(bound)]


def widest_since(bound: str) -> str:
    """The beginning of a period in its least exact form: 2021 for 2021-01-01, so that what is known to be of 2021 is after it."""
    return bound.removesuffix("-01").removesuffix("-01") if len(bound) == 10 else bound.removesuffix("-01")


def widest_until(bound: str) -> str:
    """The end of a period in its least exact form: 2021 for 2021-12-31, 2021-04 for 2021-04-30."""
    year, month, day = bound[:4], bound[5:7], bound[8:]
    if len(bound) == 10 and f"{year}{month}{day}".isdecimal() and 1 <= int(month) <= 12 and int(year):
        bound = bound[:7] if int(day) == monthrange(int(year), int(month))[1] else bound
    return year if bound == f"{year}-12" else bound
