"""The words of one language's invented university: menus, furniture, and patterns of sentences; and how it prints a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("pools")
SAMPLES = Path(__file__).parents[2] / "tests" / "text" / "language_samples"
LANGUAGES = ("kk", "ru", "en", "de", "tr", "es", "zh", "ar", "ja", "ko", "uz")
UNSPACED = frozenset({"zh", "ja"})
"""Languages that write no space between sentences."""


@dataclass(frozen=True)
class Words:
    """One language's words; `one["home"]` is a phrase, `one.list("menu")` its lines."""

    language: str
    phrases: dict[str, str]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    _lists: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> str:
        return self.phrases[name]

    def list(self, name: str) -> tuple[str, ...]:
        """The lines of an entry."""
        if name not in self._lists:
            self._lists[name] = _lines(self.phrases[name])
        return self._lists[name]

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in UNSPACED else " "

    def month(self, day: date) -> str:
        """The month's name as it stands in a date."""
        return self["date_months"].split()[day.month - 1]

    def weekday(self, day: date) -> str:
        """The weekday's name."""
        return self["weekdays"].split()[day.weekday()]

    def day(self, day: date, *, year: bool = True) -> str:
        """A day in words, as the language prints it."""
        n, month, y = day.day, self.month(day), day.year
        match self.language:
            case "zh" | "ja":
                return (f"{y}年" if year else "") + f"{day.month}月{n}日"
            case "ko":
                return (f"{y}년 " if year else "") + f"{day.month}월 {n}일"
            case "de":
                return f"{n}. {month}" + (f" {y}" if year else "")
            case "es":
                return f"{n} de {month}" + (f" de {y}" if year else "")
            case "uz":
                return f"{n}-{month}" + (f", {y}-yil" if year else "")
        return f"{n} {month}" + (f" {y}" if year else "")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.strip().split("\n") if line)


@cache
def words(language: str) -> Words:
    """The words of a language, with the titles and short texts of the invented news the language tests have."""
    phrases = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    sample = tomllib.loads((SAMPLES / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, phrases, _lines(sample["titles"]), _lines(sample["bodies"]))
