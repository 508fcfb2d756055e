"""Invented news in five languages, by authors of two kinds: one writes words as common as those of real texts are, about two or three
things; the other puts articles together from sentences that come back, with other names, figures and things in them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Protocol

from benchmarks.made_words import Tongue, tongues

LANGUAGES = ("kk", "ru", "en", "zh", "ar")
LEMMAS = 15_000
PATTERNS = 400
"""Sentences that come back in the articles of an author of that kind."""


class Author(Protocol):
    """Whoever writes articles of one language."""

    language: str

    def text(self, chance: random.Random) -> str:
        """A new article."""

    def word(self, chance: random.Random) -> str:
        """Any word of the language."""

    def name(self, chance: random.Random) -> str:
        """A person."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Words of a language, the commonest first, and names."""

    language: str
    forms: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def space(self) -> str:
        """What stands between words."""
        return "" if self.language == "zh" else " "

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return "。" if self.language == "zh" else ". "

    def words(self, chance: random.Random, count: int) -> list[str]:
        """So many words as a text has them."""
        return chance.choices(self.forms, cum_weights=self.weights, k=count)


def vocabularies(seed: int) -> dict[str, Vocabulary]:
    """One for each language."""
    found = {language: _of(tongue) for language, tongue in tongues(seed, LEMMAS).items()}
    chance = random.Random(f"{seed} zh")
    characters = [chr(code) for code in chance.sample(range(0x4E00, 0x9000), 1800)]
    common = list(accumulate(1 / (rank + 8) for rank in range(1, len(characters) + 1)))
    chinese: dict[str, None] = {}
    while len(chinese) < LEMMAS:
        chinese["".join(chance.choices(characters, cum_weights=common, k=1 + (len(chinese) > 60) + (chance.random() < 0.1)))] = None
    found["zh"] = _zipf("zh", list(chinese), ["".join(chance.choices(characters[:300], k=3)) for _ in range(2000)])
    chance = random.Random(f"{seed} ar")
    arabic: dict[str, None] = {}
    while len(arabic) < LEMMAS:
        root = chance.sample("بتثجحخدذرزسشصضطظعغفقكلمنهي", 2 + (len(arabic) > 80))
        front, middle = chance.choice(["", "", "م", "ت", "ال", "ال", "وال", "ي"]), chance.choice(["", "ا", "و"])
        back = chance.choice(["", "", "ة", "ات", "ين", "ها"]) if len(arabic) > 80 else ""
        arabic[f"{front}{root[0]}{middle}{''.join(root[1:])}{back}"] = None
    found["ar"] = _zipf("ar", list(arabic), [" ".join(chance.choices(list(arabic)[500:3000], k=2)) for _ in range(2000)])
    return found


def _of(tongue: Tongue) -> Vocabulary:
    return Vocabulary(language=tongue.language, forms=tongue.forms, weights=tongue.weights, names=tongue.names)


def _zipf(language: str, words: list[str], names: list[str]) -> Vocabulary:
    weights = tuple(accumulate(1 / (rank + 2.7) for rank in range(1, len(words) + 1)))
    return Vocabulary(language=language, forms=tuple(words), weights=weights, names=tuple(names))


class Essayist:
    """Writes freely."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.language = vocabulary.language

    def text(self, chance: random.Random) -> str:
        """A new article of 70 to 600 words."""
        own = self.vocabulary
        words = own.words(chance, min(600, max(70, int(chance.lognormvariate(5.2, 0.5)))))
        themes = [own.words(chance, 3) for _ in range(3)]
        for at in range(2, len(words), 9):
            words[at] = chance.choice(chance.choice(themes))
        persons = [chance.choice(own.names) for _ in range(2)]
        for at in range(5, len(words), chance.randint(25, 60)):
            words[at] = chance.choice(persons)
        for at in range(9, len(words), chance.randint(20, 70)):
            words[at] = str(chance.choice((chance.randint(2, 40), chance.randint(100, 9000), chance.randint(2015, 2024))))
        return _sentences(own, chance, words)

    def word(self, chance: random.Random) -> str:
        """Any word."""
        return self.vocabulary.words(chance, 1)[0]

    def name(self, chance: random.Random) -> str:
        """A person."""
        return chance.choice(self.vocabulary.names)


def _sentences(own: Vocabulary, chance: random.Random, words: list[str]) -> str:
    lines, at = [], 0
    while at < len(words):
        length = chance.randint(6, 18)
        line = own.space.join(words[at : at + length])
        lines.append(line[0].upper() + line[1:])
        at += length
    size = chance.randint(2, 5)
    ends = own.stop.strip()
    return "\n\n".join(own.stop.join(lines[first : first + size]) + ends for first in range(0, len(lines), size))


def _always(word: str, chance: random.Random) -> str:
    return word


class Clerk(Essayist):
    """Puts articles together from sentences that come back."""

    def __init__(self, vocabulary: Vocabulary, seed: int) -> None:
        super().__init__(vocabulary)
        chance = random.Random(f"{seed} {vocabulary.language}")
        self.patterns = [self._pattern(chance) for _ in range(PATTERNS)]

    def _pattern(self, chance: random.Random) -> list[Callable[[random.Random], str]]:
        own = self.vocabulary
        made: list[Callable[[random.Random], str]] = [partial(_always, word) for word in own.words(chance, chance.randint(7, 16))]
        for at in chance.sample(range(len(made)), k=chance.randint(2, 5)):
            made[at] = chance.choice(
                (
                    lambda one: one.choice(own.names), lambda one: str(one.randint(2, 3000)),
                    lambda one: own.space.join(one.choice(own.forms) for _ in range(one.randint(1, 4))),
                )
            )  # fmt: skip
        return made

    def text(self, chance: random.Random) -> str:
        """A new article of 6 to 25 sentences, about one in seven of them all its own."""
        own = self.vocabulary
        lines = []
        for _ in range(chance.randint(6, 25)):
            if chance.random() < 0.15:
                words = own.words(chance, chance.randint(6, 16))
            else:
                words = [slot(chance) for slot in chance.choice(self.patterns)]
            line = own.space.join(words)
            lines.append(line[0].upper() + line[1:])
        ends = own.stop.strip()
        return "\n\n".join(own.stop.join(lines[first : first + 4]) + ends for first in range(0, len(lines), 4))


def authors(seed: int) -> dict[str, Author]:
    """Two of each language."""
    found: dict[str, Author] = {}
    for language, vocabulary in vocabularies(seed).items():
        found[f"{language} essayist"] = Essayist(vocabulary)
        found[f"{language} clerk"] = Clerk(vocabulary, seed)
    return found
