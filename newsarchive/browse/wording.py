"""What the reading room says, in the language of its visitor: messages with their plurals, numbers, dates, names of languages.

The messages stand in `messages/PAGE.toml`, each key with all its languages beside each other; `PAGE.key` names one.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from newsarchive.browse.language import LANGUAGES
from newsarchive.exports.citation_words import MONTHS, OF_MONTHS

FOLDER = Path(__file__).parent / "messages"
SHORT_MONTHS = {
    "kk": "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split(),
    "ru": "янв фев мар апр май июн июл авг сен окт ноя дек".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
BLANK = "\N{NO-BREAK SPACE}"


class Wording:
    """The words of one language of the interface."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: Any) -> Markup:
        """A message as HTML; what is put into it is escaped, numbers are written as the language writes them.

        Args:
            key: PAGE.KEY.
            values: of its placeholders; `n` chooses the plural.
        """
        text = messages()[key][self.language]
        if not isinstance(text, str):
            text = text.get(plural(self.language, values["n"])) or text["other"]
        given = {name: self.number(one) if isinstance(one, (int, float)) else one for name, one in values.items()}
        return escape(text).format(**given)

    def known(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in messages()

    def or_else(self, key: str, otherwise: str) -> Markup:
        """A message, or where there is none of this key, what is given (names of outcomes, of sources)."""
        return self(key) if key in messages() else escape(otherwise)

    def number(self, value: float) -> str:
        """A number: 1,204 or 1 204; with one digit behind the point where it is no whole one and small."""
        whole = f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:,.1f}"
        return whole if self.language == "en" else whole.replace(",", BLANK).replace(".", ",")

    def percent(self, share: float) -> str:
        """A share of one, in hundredths."""
        hundredths = 100 * share
        text = self.number(round(hundredths, 1) if 0 < hundredths < 10 else round(hundredths))
        return f"{text}%" if self.language == "en" else f"{text}{BLANK}%"

    def date(self, value: str | None) -> str:
        """A date (ISO 8601) as exact as it is given: a year, a month, a day; of a time, its day as it is written. Unknown: ""."""
        if not value:
            return ""
        year, _, rest = value[:10].partition("-")
        month, _, day = rest.partition("-")
        if not month.isdecimal() or not 1 <= int(month) <= 12:
            return year
        name = (OF_MONTHS if day else MONTHS)[self.language][int(month) - 1]
        day = str(int(day)) if day.isdecimal() else ""
        if self.language == "kk":
            return BLANK.join([year, "ж.", *([day] if day else []), name])
        return BLANK.join([*([day] if day else []), name, year])

    def moment(self, value: str | None) -> str:
        """A moment of the archive (UTC), to the minute."""
        if not value or len(value) < 16:
            return self.date(value)
        return f"{self.date(value)}, {value[11:16]}{BLANK}UTC"

    def short_month(self, number: int) -> str:
        """The name of a month, short, for plots."""
        return SHORT_MONTHS[self.language][number - 1]

    def language_name(self, code: str | None) -> str:
        """What a language (BCP 47) is called in this one; its code where that is not known."""
        if not code:
            return str(self("languages.unknown"))
        found = messages().get(f"languages.{code}")
        return str(found[self.language]) if found is not None else code


def plural(language: str, number: float) -> str:
    """The plural form that goes with a number, as CLDR names them."""
    if language == "ru":
        if number != int(number):
            return "other"
        tens, ones = int(number) % 100, int(number) % 10
        if ones == 1 and tens != 11:
            return "one"
        return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "many"
    return "one" if number == 1 else "other"


@lru_cache(maxsize=1)
def messages() -> dict[str, dict[str, Any]]:
    """All messages, by PAGE.KEY and language."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            found |= {f"{path.stem}.{key}": texts for key, texts in tomllib.load(file).items()}
    return found


@lru_cache(maxsize=len(LANGUAGES))
def wording(language: str) -> Wording:
    """The words of a language of the interface."""
    return Wording(language)
