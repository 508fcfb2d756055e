"""The words of the farm's languages: the frames' pools, and eight languages of its own in the same form."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from benchmarks.frames import words as frames
from benchmarks.frames.words import Words

OWN = Path(__file__).with_name("pools")


class OwnWords(Words):
    """Words of a language that the frames do not have."""

    def day(self, day: date, *, year: bool = True) -> str:
        """A day in words, as the language prints it."""
        if self.language == "pt":
            return f"{day.day} de {self.month(day)}" + (f" de {day.year}" if year else "")
        if self.language == "fr" and day.day == 1:
            return f"1er {self.month(day)}" + (f" {day.year}" if year else "")
        if self.language in {"ka", "hy"}:
            return f"{day.day} {self.month(day)}" + (f", {day.year}" if year else "")
        if self.language == "hu":
            return (f"{day.year}. " if year else "") + f"{self.month(day)} {day.day}."
        if self.language == "fa":
            y, month, n = persian(day)
            return f"{n} {self['date_months'].split()[month - 1]}" + (f" {y}" if year else "")
        return super().day(day, year=year)


def persian(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Persian solar calendar, by its cycle of 33 years; right from 1921 to 2087."""
    year, start = 1400, date(2021, 3, 21)
    while start > day:
        year -= 1
        start -= timedelta(days=_persian_days(year))
    while day >= start + timedelta(days=_persian_days(year)):
        start += timedelta(days=_persian_days(year))
        year += 1
    place = (day - start).days
    return (year, place // 31 + 1, place % 31 + 1) if place < 186 else (year, (place - 186) // 30 + 7, (place - 186) % 30 + 1)


def _persian_days(year: int) -> int:
    return 366 if (25 * year + 11) % 33 < 8 else 365


@cache
def words(language: str) -> Words:
    """The words of a language."""
    own = OWN / f"{language}.toml"
    if not own.exists():
        return frames.words(language)
    phrases = tomllib.loads(own.read_text(encoding="utf-8"))
    return OwnWords(language, phrases, tuple(phrases["titles"].strip().split("\n")), ())
