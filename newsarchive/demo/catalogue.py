"""The news of the invented Kokzhiek University: loaded from newsarchive/demo/news/*.toml, and the truth that tests compare with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsarchive.demo.details import as_stored, details

NEWS = Path(__file__).parent / "news"
LANGUAGES = ("kk", "ru", "en")
CODES = {"kk": "kz", "ru": "ru", "en": "en"}
"""The codes the university's addresses use; Kazakh is `kz` there."""
MAIN = "http://welcome.kokzhiek.example"
WWW = "http://www.kokzhiek.example"
PRESS = "http://press.kokzhiek.example"


@dataclass(frozen=True, kw_only=True)
class Text:
    """One language of an item."""

    title: str
    paragraphs: tuple[str, ...]
    """"## " begins a subheading, "- " a list line."""
    department: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One news item, in one to three languages under one number."""

    number: int
    date: date
    section: str
    day: int
    removed_on: int | None
    texts: dict[str, Text]
    edited: dict[str, tuple[str, ...]]
    """Paragraphs from day 2 on, by language, where the university edited them."""

    def paragraphs(self, language: str, day: int) -> tuple[str, ...]:
        """What the item says on a day."""
        return self.edited[language] if day >= 2 and language in self.edited else self.texts[language].paragraphs

    def is_there(self, day: int) -> bool:
        """Whether the university shows the item on a day."""
        return self.day <= day and (self.removed_on is None or day < self.removed_on)

    @property
    def style(self) -> int:
        """How the page shows its date: 0 digits, 1 words, 2 the long form of the language, 3 <time>, 4 not at all."""
        return 4 if self.is_undated else self.number % 5

    @property
    def has_dateline(self) -> bool:
        """Whether the text begins with a dateline, which never names the year."""
        return (self.style == 4 or self.number % 4 == 0) and not self.is_undated

    @property
    def is_dated_in_listing(self) -> bool:
        """Whether the listing shows the date; for some items it stands only there."""
        return self.number // 5 % 2 == 0 and not self.is_undated

    @property
    def is_undated(self) -> bool:
        """Whether the university says nowhere when the item appeared: neither its page nor the listing."""
        return self.number % 14 == 11

    @property
    def is_mirrored(self) -> bool:
        """Whether the press office's host carries the item too."""
        return self.number % 18 == 0 and self.day == 1 and self.removed_on is None


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What an archive must hold of one article."""

    canonical_url: str
    number: int | None
    language: str
    title: str
    text: str
    place: str | None
    dateline: str | None
    contacts: tuple[str, ...]
    published: str | None
    published_source: tuple[str | None, ...]
    """Any of these is right."""
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    summary: str | None = None
    modified: str | None = None


@lru_cache(maxsize=1)
def items() -> tuple[Item, ...]:
    """All items, by number.

    Raises:
        ValueError: an item is incomplete, a number does not grow with its date, or two texts are alike.
    """
    found: list[Item] = []
    for path in sorted(NEWS.glob("2*.toml")):
        found += [_item(one, path.name) for one in tomllib.loads(path.read_text(encoding="utf-8")).get("item", [])]
    found.sort(key=lambda item: item.number)
    seen: dict[str, int] = {}
    for before, after in pairwise(found):
        if after.number == before.number or after.date < before.date:
            raise ValueError(f"item {after.number} of {after.date} follows {before.number} of {before.date}")
    for item in found:
        for text in item.texts.values():
            for paragraph in text.paragraphs:
                if len(paragraph) > 60 and seen.setdefault(paragraph, item.number) != item.number:
                    raise ValueError(f"items {seen[paragraph]} and {item.number} share a paragraph")
    return tuple(found)


@lru_cache(maxsize=1)
def departments() -> dict[str, dict[str, str]]:
    """Departments by their key: name by language, and e-mail."""
    data = tomllib.loads((NEWS / "departments.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = data["department"]
    return found


def _item(data: dict[str, Any], file: str) -> Item:
    number = data["number"]
    signed = departments()[data["department"]]
    edited = data.get("day2", {})
    texts: dict[str, Text] = {}
    for language in LANGUAGES:
        if language not in data:
            continue
        title, *paragraphs = data[language]
        if not title or len("".join(paragraphs)) < 60:
            raise ValueError(f"{file}: item {number}, {language}: a title and a text are needed")
        texts[language] = Text(
            title=title, paragraphs=tuple(paragraphs), department=signed[language], email=signed["email"],
        )
    if not texts:
        raise ValueError(f"{file}: item {number} has no language")
    return Item(
        number=number, date=data["date"], section=data["section"], day=data.get("day", 1), removed_on=data.get("removed_on"),
        texts=texts, edited={language: tuple(lines[1:]) for language, lines in edited.items()},
    )


NEWS_SECTION = {"kk": "Жаңалықтар", "ru": "Новости", "en": "News"}
PLACES = {"kk": "АЛМАТЫ", "ru": "АЛМАТЫ", "en": "ALMATY"}
MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
PRESS_CENTER = {"kk": "Баспасөз орталығы", "ru": "Пресс-центр", "en": "Press center"}


def dateline(item: Item, language: str) -> str | None:
    """The dateline in front of the text, without its last dash: place, day and month, press center, and no year."""
    if not item.has_dateline:
        return None
    return f"{PLACES[language]}. {item.date.day} {MONTHS[language][item.date.month - 1]}. {PRESS_CENTER[language]}"


def address(item: Item, language: str) -> str:
    """The item's address on the main host, as its listing writes it."""
    return f"{MAIN}/{CODES[language]}/3/news/one/{item.number}/"


def release(item: Item, language: str) -> str:
    """The item's address on the press office's host, which counts in its own way."""
    return f"{PRESS}/{CODES[language]}/release/r-{item.number - 24000}"


def body_text(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs as the archive's text has them: apart by a blank line, the lines of one list together."""
    text = ""
    previous = ""
    for paragraph in paragraphs:
        line = paragraph.removeprefix("## ")
        text += line if not text else ("\n" if paragraph.startswith("- ") and previous.startswith("- ") else "\n\n") + line
        previous = paragraph
    return text


def newest(count: int | None) -> tuple[Item, ...]:
    """The last `count` items by number; all for None."""
    return items() if count is None else items()[-count:]


def truth(day: int, count: int | None = None) -> list[Expected]:
    """Every article that a complete crawl on this day finds, with what must be stored of it.

    Args:
        day: 1 or 2.
        count: only the newest items, as the server was told.
    """
    found: list[Expected] = []
    for item in newest(count):
        if not item.is_there(day):
            continue
        for language, text in item.texts.items():
            line = dateline(item, language)
            body = body_text(item.paragraphs(language, day))
            sources: tuple[str | None, ...]
            if item.is_undated:
                sources = (None,)
            elif item.style != 4:
                sources = ("selector", "time", "meta", "shown")
            else:
                sources = ("listing",) if item.is_dated_in_listing else ("dateline+neighbours",)
            said = details(item, language, day)
            found.append(
                Expected(
                    canonical_url=address(item, language), number=item.number, place=PLACES[language] if line else None,
                    dateline=line, contacts=(text.department, text.email), published_source=sources, language=language,
                    title=text.title, text=body, published=None if item.is_undated else item.date.isoformat(),
                    # Where the page says no section of its own, its breadcrumb says that it stands in the news.
                    authors=said.authors, section=said.section or NEWS_SECTION[language], tags=said.tags, summary=said.summary,
                    image=MAIN + said.image if said.image else None, modified=as_stored(said.modified),
                )
            )
            if item.is_mirrored:
                found.append(
                    Expected(
                        canonical_url=release(item, language), number=item.number - 24000, place=None, dateline=None, contacts=(),
                        published_source=("time", "shown"), language=language, title=text.title, text=body,
                        published=item.date.isoformat(),
                    )
                )
    return found
