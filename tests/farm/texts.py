"""News, notices and static texts of the farm's universities: no two alike, the same on every machine.

Every text is put together from a language's patterns of sentences. A story's `mark` is a sentence that stands in no other text
of its site; an archive that holds the mark under an address has read that story there.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from tests.farm.words import words

NEWEST = date(2026, 10, 30)
"""About the day of every site's newest story."""
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_CYRILLIC = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі", "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya a g q n o u u h i".split(" "), strict=True)
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψως", "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(" "), strict=True))
_GEORGIAN = dict(
    zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(" "), strict=True)
)
_ARMENIAN = dict(
    zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև", "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev".split(" "), strict=True)
)
_LETTERS = {**_CYRILLIC, **_GREEK, **_GEORGIAN, **_ARMENIAN, "ı": "i", "ł": "l", "ß": "ss", "ø": "o", "ʻ": "", "ʼ": "", "’": "", "‘": "", ".": ""}


def slug(title: str, length: int = 60) -> str:
    """A title in Latin small letters with hyphens; empty where it has no letters that are spelled so."""
    plain = unicodedata.normalize("NFC", title.lower())
    plain = "".join(_LETTERS.get(letter, letter).replace(".", "") for letter in plain)
    plain = "".join(_LETTERS.get(letter, letter).replace(".", "") for letter in unicodedata.normalize("NFKD", plain))
    found = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
    return found if len(found) <= length else found[:length].rpartition("-")[0]


@dataclass(frozen=True)
class Story:
    """One text with a heading; a news story, or a notice in the same design."""

    number: int
    language: str
    title: str
    day: date
    clock: str
    paragraphs: tuple[str, ...]
    author: str
    section: int
    tags: tuple[str, ...]
    mark: str
    views: int

    @cached_property
    def slug(self) -> str:
        """The title in an address."""
        return slug(self.title) or f"n{self.number}"

    @property
    def teaser(self) -> str:
        """How a listing begins to tell it."""
        text = self.paragraphs[0]
        return text if len(text) <= 130 else text[:120].rstrip() + "…"

    @property
    def iso(self) -> str:
        """Day and time, without a zone."""
        return f"{self.day.isoformat()}T{self.clock}:00"


class _Writer:
    """Writes sentences that never repeat."""

    def __init__(self, language: str, seed: str) -> None:
        self.words = words(language)
        self.chance = random.Random(f"farm/{language}/{seed}")
        self.used: set[str] = set()
        self.titles_used: set[str] = set()

    def sentence(self, name: str = "templates") -> str:
        """One new sentence."""
        while True:
            line = self._spin(self.chance.choice(self.words.list(name)))
            if line not in self.used:
                self.used.add(line)
                return line

    def _spin(self, pattern: str) -> str:
        chance = self.chance
        while _CHOICE.search(pattern):
            pattern = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), pattern)
        gaps = {
            "{p}": lambda: chance.choice(self.words.list("persons")), "{n}": lambda: str(chance.randint(3, 48)),
            "{N}": lambda: str(chance.randint(102, 989)), "{n2}": lambda: str(chance.randint(8, 19)),
            "{y2}": lambda: str(chance.randint(2027, 2031)), "{y}": lambda: str(chance.randint(1974, 2019)),
            "{d}": lambda: self.words.day(NEWEST + timedelta(days=chance.randint(20, 200)), year=False),
        }  # fmt: skip
        return re.sub(r"\{\w+\}", lambda match: gaps[match[0]](), pattern)

    def title(self) -> str:
        """A new heading: one of the language's, alone, of a faculty, of a year or of a person."""
        chance, pool = self.chance, self.words
        colon = "：" if pool.gap == "" else ": "
        while True:
            title = chance.choice(pool.titles)
            match chance.randrange(4):
                case 1:
                    title = chance.choice(pool.list("faculties")) + colon + title
                case 2:
                    title = title.rstrip(".!?。") + (" " if pool.gap else "") + f"({chance.randint(1999, 2019)})"
                case 3:
                    title = chance.choice(pool.list("persons")) + colon + title
            known = slug(title) or title
            if known not in self.titles_used:
                self.titles_used.add(known)
                return title

    def paragraphs(self, size: int) -> tuple[str, ...]:
        """So many paragraphs of one to four sentences."""
        return tuple(
            self.words.gap.join(self.sentence() for _ in range(self.chance.choice((2, 2, 3, 3, 4) if size < 3 else (1, 2, 2, 3, 3, 4))))
            for _ in range(size)
        )


@cache
def stories(language: str, count: int, seed: str, *, top: int = 0, days: int = 9, short: bool = False) -> tuple[Story, ...]:
    """Stories of one site, newest first.

    Args:
        language: of the pool.
        count: how many.
        seed: the site's id; another one gives other stories.
        top: the newest one's number; without it the numbers end near ten times the count.
        days: two neighbours are at most so many days apart.
        short: one or two paragraphs only, as notices are.
    """
    writer = _Writer(language, seed)
    chance, pool = writer.chance, writer.words
    day, number = NEWEST - timedelta(days=chance.randint(0, 4)), top or count * 10 + chance.randint(0, 99)
    found: list[Story] = []
    marks: set[str] = set()
    for _ in range(count):
        while True:
            body = writer.paragraphs(chance.choice((1, 2)) if short else chance.choice((2, 3, 3, 4, 4, 5, 6, 7, 9)))
            mark = _mark(pool.gap, body)
            if mark not in marks:
                break
        marks.add(mark)
        found.append(
            Story(
                number=number, language=language, title=writer.title(), day=day, clock=f"{chance.randint(8, 18):02}:{chance.randint(0, 59):02}",
                paragraphs=body, author=chance.choice(pool.list("persons")), section=chance.randrange(len(pool.list("sections"))),
                tags=tuple(chance.sample(pool.list("tags"), 2)), mark=mark, views=chance.randint(31, 9000),
            )
        )  # fmt: skip
        day -= timedelta(days=chance.randint(0, days))
        number -= chance.choice((1, 1, 1, 2, 3, 5)) if not top else 1
    return tuple(found)


def _mark(gap: str, body: tuple[str, ...]) -> str:
    """The end of the last paragraph but one, or of the only one."""
    text = body[-2] if len(body) > 1 else body[0]
    return text[-50:] if gap == "" else " ".join(text[-110:].split(" ")[1:])


def prose(language: str, seed: str, paragraphs: int = 3) -> tuple[str, ...]:
    """Paragraphs of a static page."""
    return _Writer(language, seed).paragraphs(paragraphs)
