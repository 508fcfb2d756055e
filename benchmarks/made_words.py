"""Invented vocabularies of Kazakh, Russian and English shape: stems of syllables, real endings, and how common each form is.

Lemmas are as common as Zipf and Mandelbrot have it, 1 / (rank + 2.7); of a lemma's forms the n-th is 1 / n as common as the first. The
commonest lemmas have no endings, as particles and conjunctions have none.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy
import numpy.typing

LEMMAS = 60_000
"""Of a language."""
WITHOUT_ENDINGS = 60
"""Of the commonest."""
NAMES = 2_000
DRAWN = 200_000
"""Words that are drawn at a time."""

_KAZAKH = {
    # By the kind of the last letter: A and I are the open and the close vowel that go with the word's own, G what begins the dative.
    "vowel": ("", "нI", "нIң", "дA", "сI", "ғA", "лAр", "дAн", "сIнIң", "сIндA", "лAрI", "мен", "лAрдIң", "сIн", "лAрғA", "лAрдA"),
    "voiced": ("", "дI", "дIң", "дA", "I", "ғA", "лAр", "дAн", "IнIң", "IндA", "лAрI", "мен", "лAрдIң", "Iн", "лAрғA", "лAрдA"),
    "nasal": ("", "дI", "нIң", "дA", "I", "ғA", "дAр", "нAн", "IнIң", "IндA", "дAрI", "мен", "дAрдIң", "Iн", "дAрғA", "дAрдA"),
    "voiceless": ("", "тI", "тIң", "тA", "I", "қA", "тAр", "тAн", "IнIң", "IндA", "тAрI", "пен", "тAрдIң", "Iн", "тAрғA", "тAрдA"),
}  # fmt: skip
_RUSSIAN = (
    ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"), ("а", "ы", "у", "е", "ой", "", "ам", "ами", "ах"),
    ("ый", "ого", "ых", "ая", "ой", "ые", "ом", "ую", "ым", "ое", "ыми", "ому"),
    ("ение", "ения", "ению", "ением", "ении", "ений", "ениями"),
)  # fmt: skip
_ENGLISH = (("", "s"), ("", "s", "ed", "ing"), ("", "ly"), ("er", "ers"), ("ation", "ations"))


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The vocabulary of one language."""

    language: str
    lemmas: tuple[tuple[str, ...], ...]
    """Each with its forms, the commonest lemma and form first."""
    forms: tuple[str, ...]
    """All forms, one after the other."""
    weights: numpy.typing.NDArray[numpy.float64]
    """How common each form is, added up."""
    drawn: list[int]
    """Places of the next words of texts, drawn in advance."""
    names: tuple[str, ...]
    """Of persons, each two words, the same persons in every language."""

    def words(self, chance: random.Random, count: int) -> list[str]:
        """So many words of a text."""
        if len(self.drawn) < count:
            draws = numpy.random.default_rng(chance.getrandbits(64)).random(DRAWN) * self.weights[-1]
            self.drawn[:] = numpy.searchsorted(self.weights, draws).tolist()
        taken = self.drawn[-count:]
        del self.drawn[-count:]
        return [self.forms[place] for place in taken]

    def theme(self, chance: random.Random) -> tuple[str, ...]:
        """The forms of a lemma that a text may be about: none of the commonest."""
        return self.lemmas[min(len(self.lemmas) - 1, 300 + int(chance.paretovariate(0.9) * 120))]


def tongues(seed: int, lemmas: int = LEMMAS) -> dict[str, Tongue]:
    """The three vocabularies of a seed."""
    names = _names(random.Random(seed))
    return {
        language: _tongue(language, random.Random(f"{seed} {language}"), inflected, lemmas, tuple(name[at] for name in names))
        for language, inflected, at in (("kk", _kazakh, 0), ("ru", _russian, 0), ("en", _english, 1))
    }


def _tongue(
    language: str, chance: random.Random, inflected: Callable[[random.Random, int], tuple[str, ...]], lemmas: int, names: tuple[str, ...]
) -> Tongue:
    made: dict[str, tuple[str, ...]] = {}
    while len(made) < lemmas:
        # Common words are short.
        forms = inflected(chance, 1 + (len(made) > 40) + (len(made) > 1500) * chance.randint(0, 2))
        made.setdefault(forms[0], forms if len(made) >= WITHOUT_ENDINGS else forms[:1])
    flat, weights = [], []
    for rank, forms in enumerate(made.values(), 1):
        whole = sum(1 / number for number in range(1, len(forms) + 1))
        for number, form in enumerate(forms, 1):
            flat.append(form)
            weights.append(1 / (rank + 2.7) / number / whole)
    return Tongue(
        language=language, lemmas=tuple(made.values()), forms=tuple(flat), weights=numpy.cumsum(weights), drawn=[], names=names
    )  # fmt: skip


def _kazakh(chance: random.Random, syllables: int) -> tuple[str, ...]:
    back = chance.random() < 0.6
    vowels, open_vowel, close_vowel = ("аоұы", "а", "ы") if back else ("еөүі", "е", "і")
    stem = "".join(chance.choice("бдғжзклмнпрстшқ" if back else "бдгжзклмнпрстшк") + chance.choice(vowels) for _ in range(syllables))
    stem += chance.choice(["", *"рлймнңзтқкпс"])
    kind = "vowel" if stem[-1] in vowels else "voiced" if stem[-1] in "рлй" else "nasal" if stem[-1] in "мнңз" else "voiceless"
    hard = str.maketrans({"A": open_vowel, "I": close_vowel} | ({} if back else {"ғ": "г", "қ": "к"}))
    return tuple(stem + ending.translate(hard) for ending in _KAZAKH[kind])


def _russian(chance: random.Random, syllables: int) -> tuple[str, ...]:
    stem = "".join(chance.choice("бвгдзклмнпрстх") + chance.choice("аоуие") for _ in range(syllables)) + chance.choice("бвдзлмнпрст")
    return tuple(stem + ending for ending in chance.choices(_RUSSIAN, weights=(4, 4, 3, 1))[0])


def _english(chance: random.Random, syllables: int) -> tuple[str, ...]:
    stem = "".join(chance.choice("bcdfghklmnprstvw") + chance.choice("aeiou") for _ in range(syllables)) + chance.choice("bdklmnprtck")
    return tuple(stem + ending for ending in chance.choices(_ENGLISH, weights=(6, 4, 1, 1, 1))[0])


def _names(chance: random.Random) -> list[tuple[str, str]]:
    """Persons, in Cyrillic and in Latin letters."""
    sounds = [("а", "a"), ("е", "e"), ("и", "i"), ("о", "o"), ("у", "u")]
    opens = [("б", "b"), ("д", "d"), ("ж", "zh"), ("к", "k"), ("м", "m"), ("н", "n"), ("р", "r"), ("с", "s"), ("т", "t"), ("ш", "sh")]

    def word(syllables: int, end: tuple[str, str]) -> tuple[str, str]:
        parts = [part for _ in range(syllables) for part in (chance.choice(opens), chance.choice(sounds))]
        return tuple("".join([*(part[at] for part in parts), end[at]]).capitalize() for at in (0, 1))  # type: ignore[return-value]

    made: dict[tuple[str, str], None] = {}
    while len(made) < NAMES:
        given, family = word(2, ("н", "n")), word(2, ("баев", "bayev"))
        made[f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"] = None
    return list(made)
