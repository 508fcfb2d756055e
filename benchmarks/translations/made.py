"""Invented sites whose items stand in three languages: told in another order, length and detail in each, beside other items of the same
days with the same rector and the same numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.translations import words


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How a site tells its news."""

    name: str
    languages: tuple[str, ...] = ("kk", "ru", "en")
    half: str = "dev"
    """Which people, places and topics it has."""
    a_day: float = 1.0
    """Items."""
    told: float = 0.75
    """Of an item's facts, in each language."""
    fillers: int = 3
    """Sentences at most that stand in one language only."""
    translated: float = 0.75
    """Of the items, into each further language."""
    late: tuple[float, ...] = (0.8, 0.12, 0.05, 0.03)
    """How often the translation follows after so many days."""
    spelled: float = 0.15
    """Of small numbers, in words."""
    twins: float = 0.25
    """Of the items, with another of the same day that shares people and numbers."""
    respelled: float = 0.3
    """Of English names, in the rarer spelling."""
    pictures: float = 0.0
    """Of the items, with one picture in all languages."""
    undated: bool = False
    facts: tuple[int, int] = (5, 8)
    """At least and at most, of an item."""


@dataclass(kw_only=True)
class Version:
    """One language of an item."""

    item: int
    language: str
    day: date
    title: str
    paragraphs: list[str]
    picture: str | None
    slug: str = ""
    number: int = 0
    """Its own, in the order of appearance."""

    @property
    def text(self) -> str:
        """Its body."""
        return "\n\n".join(self.paragraphs)


@dataclass(kw_only=True)
class _Item:
    number: int
    day: date
    topic: tuple[str, ...]
    place: tuple[str, ...]
    facts: list[tuple[str, object]] = field(default_factory=list)


def site(manner: Manner, items: int, seed: int) -> list[Version]:
    """The articles of one site, by day and number."""
    chance = random.Random(f"{seed} {manner.name}")
    rector = _person(chance, manner)
    found: list[Version] = []
    for item in _items(chance, manner, items):
        others = [language for language in manner.languages[1:] if chance.random() < manner.translated]
        picture = f"/media/{chance.randrange(10**8):08d}.jpg" if chance.random() < manner.pictures else None
        main = chance.choice(manner.languages)
        for language in sorted({main, *others}):
            late = 0 if language == main else chance.choices(range(len(manner.late)), manner.late)[0]
            found.append(_told(chance, manner, item, language, rector, item.day + timedelta(days=late), picture))
    return dated(chance, found)


def dated(chance: random.Random, found: list[Version]) -> list[Version]:
    """The articles of a site by their days, each with its number and address."""
    chance.shuffle(found)
    found.sort(key=lambda version: version.day)
    for number, version in enumerate(found):
        version.number = 1000 + number
        version.slug = f"{version.language}-{chance.randrange(10**9):09d}"
    return found


def _items(chance: random.Random, manner: Manner, count: int) -> Iterator[_Item]:
    day = date(2022, 3, 1)
    number = 0
    while number < count:
        for _ in range(today(chance, manner.a_day)):
            topic, place = chance.choice(words.TOPICS[manner.half]), chance.choice(words.PLACES[manner.half])
            item = _Item(number=number, day=day, topic=topic, place=place)
            for _ in range(chance.randint(*manner.facts)):
                item.facts.append(_fact(chance, manner, day))
            yield item
            number += 1
            if chance.random() < manner.twins:
                # Another event of the day, with some of the same people and numbers.
                topic, place = chance.choice(words.TOPICS[manner.half]), chance.choice(words.PLACES[manner.half])
                twin = _Item(number=number, day=day, topic=topic, place=place)
                shared = [fact for fact in item.facts if chance.random() < 0.4]
                twin.facts = shared + [_fact(chance, manner, day) for _ in range(chance.randint(*manner.facts) - len(shared))]
                yield twin
                number += 1
        day += timedelta(days=1)


def today(chance: random.Random, a_day: float) -> int:
    """How many items begin on a day."""
    return int(a_day) + (chance.random() < a_day % 1) if a_day < 1 else max(0, round(chance.gauss(a_day, a_day / 2)))


def _person(chance: random.Random, manner: Manner) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return chance.choice(words.FIRST_NAMES), chance.choice(words.SURNAMES[manner.half])


def _fact(chance: random.Random, manner: Manner, day: date) -> tuple[str, object]:
    kind = chance.choices(("who", "said", "where", "count", "money", "when", "topic"), (3, 2, 3, 4, 1, 2, 2))[0]
    if kind in {"who", "said"}:
        return kind, _person(chance, manner)
    if kind == "where":
        return kind, chance.choice(words.PLACES[manner.half])
    if kind == "count":
        return kind, chance.choice((chance.randint(20, 59), chance.randint(60, 999), chance.randint(1000, 20000)))
    if kind == "money":
        return kind, chance.choice((chance.randint(11, 99) * 100_000, chance.randint(2, 90) * 1_000_000))
    return kind, day + timedelta(days=chance.randint(2, 60))


def _told(
    chance: random.Random, manner: Manner, item: _Item, language: str, rector: object, day: date, picture: str | None
) -> Version:  # fmt: skip
    place = words.LANGUAGES.index(language)
    told = [fact for fact in item.facts if chance.random() < manner.told] or item.facts[:1]
    sentences = [_sentence(chance, manner, fact, item, language) for fact in told]
    sentences += [chance.choice(words.FILLERS[language]) for _ in range(chance.randint(0, manner.fillers))]
    chance.shuffle(sentences)
    if chance.random() < 0.8:
        sentences.insert(1, words.RECTOR[language].format(r=_name(chance, manner, rector, place)))
    paragraphs = []
    while sentences:
        take = chance.randint(1, 3)
        paragraphs.append(" ".join(sentences[:take]))
        sentences = sentences[take:]
    title = chance.choice(words.TITLES[language]).format(t=item.topic[place], c=item.place[place])
    return Version(item=item.number, language=language, day=day, title=title[0].upper() + title[1:], paragraphs=paragraphs, picture=picture)


def _sentence(chance: random.Random, manner: Manner, fact: tuple[str, object], item: _Item, language: str) -> str:
    kind, value = fact
    place = words.LANGUAGES.index(language)
    way = chance.choice(words.FACTS[kind][language])
    if kind in {"who", "said"}:
        return way.format(p=_name(chance, manner, value, place))
    if kind == "where":
        return way.format(c=value[place])  # type: ignore[index]
    if kind == "topic":
        return way.format(t=item.topic[place])
    if kind == "when":
        return way.format(d=_day(value, language))  # type: ignore[arg-type]
    return way.format(n=_number(chance, manner, int(value), language), m=_sum(chance, int(value), language))  # type: ignore[call-overload]


def _name(chance: random.Random, manner: Manner, person: object, place: int) -> str:
    first, last = person  # type: ignore[misc]
    spelled = last[place].split("|")
    surname = spelled[-1] if chance.random() < manner.respelled else spelled[0]
    style = chance.random()
    if style < 0.5:
        return f"{first[place]} {surname}"
    return f"{first[place][0]}. {surname}" if style < 0.8 else f"{surname} {first[place]}"


def _number(chance: random.Random, manner: Manner, value: int, language: str) -> str:
    if value < 60 and value % 10 == 0 and chance.random() < 3 * manner.spelled:
        return words.TENS[language][value // 10]
    if value >= 1000:
        between = chance.choice({"en": (",", ""), "ru": (" ", "\u00a0", ""), "kk": (" ", ""), "uz": (" ", ".", "")}[language])
        return f"{value:,}".replace(",", between)
    return str(value)


def _sum(chance: random.Random, value: int, language: str) -> str:
    if chance.random() < 0.5 and value % 100_000 == 0:
        shown = f"{value / 1_000_000:g}"
        return f"{shown if language == 'en' else shown.replace('.', ',')} {words.MILLION[language]}"
    return f"{value:,}".replace(",", "," if language == "en" else " ")


def _day(value: date, language: str) -> str:
    month = words.MONTHS[language][value.month - 1]
    shown = {"kk": f"{value.day} {month}де", "ru": f"{value.day} {month}", "en": f"{month} {value.day}", "uz": f"{value.day}-{month}da"}
    return shown[language]


DEV = (
    Manner(name="plain"),
    Manner(name="busy", a_day=3.0, told=0.8, twins=0.4),
    Manner(name="free", told=0.65, fillers=6, late=(0.6, 0.2, 0.1, 0.1)),
    Manner(name="sparse", a_day=0.35, told=0.7, translated=0.6, spelled=0.3),
)
HELD = (
    Manner(name="daily", half="held", a_day=2.0, told=0.75, twins=0.3, respelled=0.5),
    Manner(name="loose", half="held", a_day=1.0, told=0.7, fillers=5, late=(0.5, 0.25, 0.15, 0.1), spelled=0.3),
    Manner(name="uzbek", half="held", languages=("uz", "ru", "en"), a_day=1.5, told=0.75, twins=0.3),
    Manner(name="quiet", half="held", a_day=0.4, told=0.75, fillers=4, translated=0.5, facts=(4, 7)),
)
