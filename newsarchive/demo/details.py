"""What only some pages of the demo university say of an item: who wrote it, its section, keywords, picture, summary, last change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsarchive.demo.catalogue import Item

ALMATY = timezone(timedelta(hours=6))
"""The zone of the year 2021."""
EDITED = datetime(2021, 7, 21, 9, 15, tzinfo=ALMATY)
"""When the university edited what it edited for the second day."""
SECTIONS = {
    "admissions": {"kk": "Талапкерге", "ru": "Абитуриенту", "en": "Admissions"},
    "culture": {"kk": "Мәдениет", "ru": "Культура", "en": "Culture"},
    "education": {"kk": "Оқу", "ru": "Учёба", "en": "Studies"},
    "international": {"kk": "Халықаралық байланыс", "ru": "Международные связи", "en": "International relations"},
    "library": {"kk": "Кітапхана", "ru": "Библиотека", "en": "Library"},
    "life": {"kk": "Студенттік өмір", "ru": "Студенческая жизнь", "en": "Student life"},
    "science": {"kk": "Ғылым", "ru": "Наука", "en": "Science"},
    "sport": {"kk": "Спорт", "ru": "Спорт", "en": "Sport"},
}
TAGS = {
    "kk": ("жоба", "кампус", "серіктестік", "жас ғалымдар", "Алматы"),
    "ru": ("проект", "кампус", "партнёрство", "молодые учёные", "Алматы"),
    "en": ("project", "campus", "partnership", "young scholars", "Almaty"),
}
AUTHORS = {
    "kk": ("Айгерім Сапарова", "Нұрлан Есімов", "Динара Оспан", "Тимур Жаңабаев"),
    "ru": ("Айгерим Сапарова", "Нурлан Есимов", "Динара Оспан", "Тимур Жанабаев"),
    "en": ("Aigerim Saparova", "Nurlan Yesimov", "Dinara Ospan", "Timur Zhanabayev"),
}
BYLINE = {"kk": "Авторы: ", "ru": "Автор: ", "en": "By "}
BYLINES = {**BYLINE, "ru": "Авторы: "}


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an item's page says besides title, date and text; empty where it says nothing."""

    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    """Path on the main host."""
    summary: str | None = None
    modified: datetime | None = None


def details(item: Item, language: str, day: int) -> Details:
    """What the item's page on the main host says of it on a day."""
    number = item.number
    tags, authors = TAGS[language], AUTHORS[language]
    modified = None
    if day >= 2 and language in item.edited:
        modified = EDITED
    elif number % 4 == 2 and not item.is_undated:
        modified = datetime.combine(item.date + timedelta(days=1), time(10, 30), ALMATY)
    writers = {2: 1, 4: 2}.get(number % 7, 0)
    return Details(
        authors=tuple(authors[(number + n) % len(authors)] for n in range(writers)),
        section=SECTIONS[item.section][language] if number % 3 == 0 else None,
        tags=(tags[number % 5], tags[(number + 2) % 5]) if number % 6 == 1 else (),
        image=f"/media/{number}.jpg" if number % 2 == 0 else None,
        summary=item.paragraphs(language, day)[0] if number % 4 == 3 else None,
        modified=modified,
    )


def as_stored(moment: datetime | None) -> str | None:
    """A moment as the archive writes it: UTC with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None
