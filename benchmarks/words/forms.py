"""How many forms of a word a search finds, and how many words that are none.

Every form of every word of a language is an article of its own, and so is every word near one. Each word is asked for in its first form and
in each of the others, and found must be all its forms and nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Word:
    """A word and its forms, itself first."""

    held: bool
    language: str
    forms: tuple[str, ...]


@dataclass
class Found:
    """What was found of what was to be found."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Found) -> None:
        """Count another's finds among these."""
        self.counts.update(other.counts)

    @property
    def pairs(self) -> int:
        """Pairs of a word and one of its forms, each asked for by the other."""
        return self.counts["forms"] + self.counts["bases"]

    @property
    def recall(self) -> float:
        """Of these pairs, those found."""
        return (self.counts["forms found"] + self.counts["bases found"]) / self.pairs if self.pairs else 1.0

    @property
    def of_base(self) -> float:
        """Of the forms of a word, those found when it was asked for."""
        return self.counts["forms found"] / (self.counts["forms"] or 1)

    @property
    def of_form(self) -> float:
        """How often a form found its word."""
        return self.counts["bases found"] / (self.counts["bases"] or 1)

    @property
    def precision(self) -> float:
        """Of what was found beside what was asked for, what is a form of the word."""
        found = self.counts["right"] + self.counts["wrong"]
        return self.counts["right"] / found if found else 1.0

    def figures(self) -> dict[str, float | int]:
        """All of it."""
        return {
            "pairs": self.pairs, "recall": round(self.recall, 3), "base_to_form": round(self.of_base, 3),
            "form_to_base": round(self.of_form, 3), "precision": round(self.precision, 3),
        }  # fmt: skip


def table() -> list[Word]:
    """The words of the table."""
    rows = _rows("forms.tsv")
    return [Word(kind == "h", language, tuple(dict.fromkeys([word, *forms.split()]))) for kind, language, word, forms in rows]


def near() -> dict[str, set[str]]:
    """By language, words that are written much like those of the table and are no forms of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in ("near.tsv", "near_by_hand.tsv"):
        for language, _, words in _rows(name):
            found[language].update(words.split())
    return found


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


Ask = Callable[[str], set[str]]
Engine = Callable[[str, list[str]], AbstractContextManager[Ask]]
"""Takes a language and all words; gives, while it is open, what asks for one."""


def measure(engine: Engine, words: Iterable[Word], others: dict[str, set[str]] | None = None) -> dict[tuple[str, bool], Found]:
    """By language, and whether the words were held back."""
    by_language: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        by_language[word.language].append(word)
    found: dict[tuple[str, bool], Found] = defaultdict(Found)
    for language, group in by_language.items():
        forms = {form for word in group for form in word.forms}
        beside = {other for other in (others or {}).get(language, ()) if other.lower() not in {form.lower() for form in forms}}
        with engine(language, sorted(forms | beside)) as ask:
            for word in group:
                found[language, word.held].add(_of_word(ask, word))
    return found


def _of_word(ask: Ask, word: Word) -> Found:
    base, rest = word.forms[0], set(word.forms[1:])
    hits = {form: ask(form) for form in word.forms}
    return Found(Counter({
        "forms": len(rest), "forms found": len(hits[base] & rest),
        "bases": len(rest), "bases found": sum(base in hits[form] for form in rest),
        "right": sum(len((hits[form] & set(word.forms)) - {form}) for form in word.forms),
        "wrong": sum(len(hits[form] - set(word.forms)) for form in word.forms),
    }))  # fmt: skip


def together(found: dict[tuple[str, bool], Found], languages: Iterable[str] | None = None, held: bool | None = None) -> Found:
    """All of these languages, and of that half, in one; None for any."""
    all_of_them = Found()
    wanted = None if languages is None else set(languages)
    for (language, was_held), one in found.items():
        if (wanted is None or language in wanted) and held in {None, was_held}:
            all_of_them.add(one)
    return all_of_them
