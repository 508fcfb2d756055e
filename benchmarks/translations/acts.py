"""A second set of invented three-language sites: news that tell of acts and things more than of people and numbers, in many languages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.translations.acts_words import ACTS, DAYS, MONTHS, PEOPLE, PLACES, THINGS, THOUSANDS, TOPICS, WAYS
from benchmarks.translations.made import Manner, Version, dated, today

Fact = tuple[str, object]
BETWEEN_NAMES = {"zh": "·", "ja": "・"}
"""What stands between first and last name in languages without spaces."""
WITHOUT_INITIALS = frozenset({"zh", "ja", "ar"})


@dataclass(frozen=True, kw_only=True)
class Telling(Manner):
    """How a site of this set tells its news."""

    named: float = 0.45
    """Of the facts, those that name a person, a place, a number or a day; the others tell of an act or of the topic."""
    topics: int = 28
    """Things that the site writes about."""
    same_topic: float = 0.3
    """Of the twins, those about the same thing."""


@dataclass(kw_only=True)
class _Item:
    number: int
    day: date
    topic: dict[str, str]
    thing: dict[str, str]
    headline: str
    facts: list[Fact] = field(default_factory=list)


def site(manner: Telling, items: int, seed: int) -> list[Version]:
    """The articles of one site, by day and number."""
    chance = random.Random(f"{seed} {manner.name}")
    rector = chance.choice(PEOPLE)
    topics = chance.sample(TOPICS, min(manner.topics, len(TOPICS)))
    found: list[Version] = []
    for item in _items(chance, manner, items, topics):
        others = [language for language in manner.languages[1:] if chance.random() < manner.translated]
        picture = f"/media/{chance.randrange(10**8):08d}.jpg" if chance.random() < manner.pictures else None
        main = chance.choice(manner.languages)
        for language in sorted({main, *others}):
            late = 0 if language == main else chance.choices(range(len(manner.late)), manner.late)[0]
            found.append(_told(chance, manner, item, language, rector, item.day + timedelta(days=late), picture))
    return dated(chance, found)


def _items(chance: random.Random, manner: Telling, count: int, topics: list[dict[str, str]]) -> Iterator[_Item]:
    day, number = date(2021, 9, 6), 0
    while number < count:
        for _ in range(today(chance, manner.a_day)):
            item = _new(chance, manner, number, day, chance.choice(topics))
            yield item
            number += 1
            if chance.random() < manner.twins:
                topic = item.topic if chance.random() < manner.same_topic else chance.choice(topics)
                twin = _new(chance, manner, number, day, topic)
                shared = [fact for fact in item.facts if chance.random() < 0.35]
                twin.facts = (shared + twin.facts)[: max(len(twin.facts), len(shared))]
                yield twin
                number += 1
        day += timedelta(days=1)


def _new(chance: random.Random, manner: Telling, number: int, day: date, topic: dict[str, str]) -> _Item:
    item = _Item(number=number, day=day, topic=topic, thing=chance.choice(THINGS), headline="")
    item.facts = [_fact(chance, manner, item) for _ in range(chance.randint(*manner.facts))]
    return item


def _fact(chance: random.Random, manner: Telling, item: _Item) -> Fact:
    if chance.random() >= manner.named:
        kind = chance.choice((*ACTS, "topic", "topic"))
        return kind, item.thing if chance.random() < 0.4 else chance.choice(THINGS)
    kind = chance.choice(("who", "who", "said", "where", "where", "count", "count", "when"))
    if kind in {"who", "said"}:
        return kind, chance.choice(PEOPLE)
    if kind == "where":
        return kind, chance.choice(PLACES)
    if kind == "count":
        return kind, chance.choice((chance.randint(11, 60), chance.randint(61, 999), chance.randint(1000, 9000)))
    return kind, item.day + timedelta(days=chance.randint(3, 50))


def _told(
    chance: random.Random, manner: Telling, item: _Item, language: str, rector: dict[str, str], day: date, picture: str | None
) -> Version:  # fmt: skip
    told = [fact for fact in item.facts if chance.random() < manner.told] or item.facts[:1]
    sentences = [_sentence(chance, manner, fact, item, language) for fact in told]
    sentences += [chance.choice(WAYS["filler"][language]) for _ in range(chance.randint(0, manner.fillers))]
    chance.shuffle(sentences)
    if chance.random() < 0.7:
        sentences.insert(1, WAYS["rector"][language][0].format(p=_name(chance, manner, rector, language)))
    paragraphs = []
    while sentences:
        take = chance.randint(1, 3)
        paragraphs.append(("" if language in BETWEEN_NAMES else " ").join(sentences[:take]))
        sentences = sentences[take:]
    title = chance.choice(WAYS["title"][language]).format(t=item.topic[language], o=item.thing[language])
    return Version(
        item=item.number, language=language, day=day, title=title[0].upper() + title[1:], paragraphs=paragraphs, picture=picture
    )  # fmt: skip


def _sentence(chance: random.Random, manner: Telling, fact: Fact, item: _Item, language: str) -> str:
    kind, value = fact
    way = chance.choice(WAYS[kind][language])
    if kind in {"who", "said"}:
        return way.format(p=_name(chance, manner, value, language))
    if kind == "count":
        return way.format(n=_number(chance, value, language))
    if kind == "when":
        return way.format(d=_day(value, language))
    shown = item.topic[language] if kind == "topic" else str(value[language]).split("|")[0]  # type: ignore[index]
    told = way.format(t=shown, o=shown, c=shown)
    return told[0].upper() + told[1:]


def _name(chance: random.Random, manner: Telling, person: object, language: str) -> str:
    ways = person[language].split("|")  # type: ignore[index]
    between = BETWEEN_NAMES.get(language, " ")
    first, last = (ways[-1] if chance.random() < manner.respelled else ways[0]).split(between, 1)
    style = chance.random()
    if language in WITHOUT_INITIALS:
        return f"{first}{between}{last}" if style < 0.6 else last
    return f"{first} {last}" if style < 0.6 else f"{first[0]}. {last}" if style < 0.85 else last


def _number(chance: random.Random, value: object, language: str) -> str:
    return f"{value:,}".replace(",", chance.choice(THOUSANDS[language]))


def _day(value: object, language: str) -> str:
    month, day = MONTHS[language][value.month - 1], value.day  # type: ignore[attr-defined]
    return DAYS.get(language, "{day} {month}").format(day=day, month=month)


OPEN = (
    Telling(name="acts"),
    Telling(name="vague", named=0.2, fillers=3, told=0.75, translated=0.8, pictures=0.15),
    Telling(name="crowd", a_day=4.0, twins=0.4, named=0.5, told=0.8),
    Telling(name="kyrgyz", languages=("ky", "ru", "en"), a_day=1.5, told=0.75),
    Telling(name="turkish", languages=("tr", "en", "de"), a_day=1.0, late=(0.6, 0.2, 0.1, 0.1), fillers=4),
    Telling(name="ukrainian", languages=("uk", "de", "ru"), a_day=0.6, twins=0.3, told=0.7, translated=0.55),
    Telling(name="brief", a_day=1.2, facts=(2, 4), fillers=1, told=0.85),
    Telling(name="faculty", a_day=2.0, topics=9, same_topic=0.5, twins=0.35, late=(0.7, 0.15, 0.1, 0.05)),
    Telling(name="french", languages=("fr", "en", "ru"), a_day=1.0, late=(0.6, 0.2, 0.1, 0.1)),
    Telling(name="spanish", languages=("es", "en", "de"), a_day=1.5, told=0.75),
    Telling(name="chinese", languages=("zh", "ru", "en"), a_day=1.2, told=0.8),
    Telling(name="italian", languages=("it", "en", "de"), a_day=1.0),
    Telling(name="polish", languages=("pl", "en", "uk"), a_day=1.4, late=(0.6, 0.2, 0.1, 0.1)),
    Telling(name="arabic", languages=("ar", "en", "fr"), a_day=1.2, told=0.8),
    Telling(name="japanese", languages=("ja", "en", "zh"), a_day=0.8),
)
