"""The words of the farm's languages: the frames' pools, and five languages of its own in the same form."""

from __future__ import annotations

import tomllib
from datetime import date
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
        if self.language == "ka":
            return f"{day.day} {self.month(day)}" + (f", {day.year}" if year else "")
        return super().day(day, year=year)


@cache
def words(language: str) -> Words:
    """The words of a language."""
    own = OWN / f"{language}.toml"
    if not own.exists():
        return frames.words(language)
    phrases = tomllib.loads(own.read_text(encoding="utf-8"))
    return OwnWords(language, phrases, tuple(phrases["titles"].strip().split("\n")), ())
