"""The words of citations in Kazakh, Russian and English, and dates as these languages write them."""

from __future__ import annotations

from dataclasses import dataclass

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
}
OF_MONTHS = {
    **MONTHS, "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}  # fmt: skip
"""As they stand after the number of a day."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a citation says in one language."""

    language: str
    undated: str
    untitled: str
    last: str
    """Between the last two of several names."""
    others: str
    """In place of further names."""
    captured: str
    """In front of the moment at which the page was captured."""
    gost_text: str
    gost_site: str
    gost_accessed: str
    quotes: tuple[str, str] = ("“", "”")
    """Around a title."""

    def month(self, number: int) -> str:
        """The name of a month that stands without a day."""
        return MONTHS[self.language][number - 1]

    def date(self, year: int, month: int, day: int) -> str:
        """A whole date as the language writes it: `April 20, 2021`, `20 апреля 2021`, `2021 ж. 20 сәуір`."""
        if self.language == "en":
            return f"{self.month(month)} {day}, {year}"
        return f"{year} ж. {self.day(day, month)}" if self.language == "kk" else f"{self.day(day, month)} {year}"

    def day(self, day: int, month: int) -> str:
        """Day and month: `20 April`, `20 апреля`, `20 сәуір`."""
        return f"{day} {OF_MONTHS[self.language][month - 1]}"


WORDS = {
    "en": Words(
        language="en", undated="n.d.", untitled="Untitled", last="&", others="et al.", captured="captured", gost_text="Text : electronic",
        gost_site="[site]", gost_accessed="accessed",
    ),
    "ru": Words(
        language="ru", undated="б. д.", untitled="Без названия", last="и", others="и др.", captured="снимок от",
        gost_text="Текст : электронный", gost_site="[сайт]", gost_accessed="дата обращения", quotes=("«", "»"),
    ),
    "kk": Words(
        language="kk", undated="күні белгісіз", untitled="Атауы жоқ", last="және", others="т. б.", captured="көшірмесі алынған:",
        gost_text="Мәтін : электрондық", gost_site="[сайт]", gost_accessed="қаралған күні", quotes=("«", "»"),
    ),
}  # fmt: skip


def words_of(language: str | None) -> Words:
    """The words of a language; English for one that there are none of."""
    return WORDS.get((language or "en").split("-")[0].lower(), WORDS["en"])
