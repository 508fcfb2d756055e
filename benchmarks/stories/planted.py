"""A set of invented articles with planted copies of eight kinds, half of whose parameters are held out, and twins that are no copies."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.stories.texts import Author, authors

TRUE, APART = "true", "apart"
EDITS = (0.05, 0.1, 0.2, 0.3)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True)
class Article:
    """One invented article."""

    number: int
    language: str
    title: str
    text: str
    published: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two articles of which it is known what they are to each other."""

    one: int
    other: int
    kind: str
    is_copy: bool
    is_held: bool
    """Whether its parameters were not looked at while the rules were made."""


@dataclass(kw_only=True)
class Set:
    """Articles and the pairs among them."""

    articles: list[Article] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


class Planter:
    """Makes the set."""

    def __init__(self, size: int, seed: int) -> None:
        self.chance = random.Random(f"planted {seed}")
        self.size = size
        self.found = Set()
        self.authors = list(authors(seed).values())
        self.shells: dict[tuple[str, bool], list[list[str]]] = {}

    def make(self) -> Set:
        """All of it."""
        plant = (
            self._framed, self._edited, self._cut, self._merged, self._retitled, self._notices, self._yearly, self._translated,
            self._opening, self._rewritten,
        )  # fmt: skip
        turn = 0
        while len(self.found.articles) < self.size:
            for _ in range(6):
                self._original(self.chance.choice(self.authors))
            author = self.chance.choice(self.authors)
            plant[turn // 2 % len(plant)](author, bool(turn % 2))
            turn += 1
        return self.found

    def _add(self, language: str, text: str, title: str | None = None) -> int:
        number = len(self.found.articles) + 1
        day = f"{self.chance.randint(2015, 2024)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        self.found.articles.append(
            Article(number=number, language=language, title=title or text[:50].split("\n")[0], text=text, published=day)
        )
        return number

    def _original(self, author: Author) -> int:
        return self._add(author.language, author.text(self.chance))

    def _text(self, number: int) -> str:
        return self.found.articles[number - 1].text

    def _pair(self, one: int, other: int, kind: str, is_copy: bool, is_held: bool) -> None:
        self.found.pairs.append(Pair(one=one, other=other, kind=kind, is_copy=is_copy, is_held=is_held))

    def _phrase(self, author: Author, words: int) -> str:
        space = "" if author.language == "zh" else " "
        return space.join(author.word(self.chance) for _ in range(words))

    def _framed(self, author: Author, held: bool) -> None:
        """An agency in front, others' lines behind; the held ones are longer, and the original has lines of its own."""
        one = self._original(author)
        text, chance = self._text(one), self.chance
        if held:
            text = f"{self._phrase(author, chance.randint(6, 14))} ({author.name(chance)}): {text}"
            end = f"\n\n{self._phrase(author, chance.randint(5, 20))} {author.name(chance)}, {chance.randint(2_000_000, 9_000_000)}"
            other = f"{text[len(text) // 40:]}{end}"
        else:
            front, end = f"{self._phrase(author, 2).upper()}. {author.name(chance)}", f"{self._phrase(author, 8)} – {author.name(chance)}"
            other = f"{front}. – {text}\n\n{end}."
        self._pair(one, self._add(author.language, other), "framed", True, held)

    def _edited(self, author: Author, held: bool) -> None:
        """5 to 30 % of the words are others; of the held ones some are left out, some added, and they stand closer together."""
        share = self.chance.choice(EDITS)
        one = self._original(author)
        other = self._add(author.language, self._with_edits(author, self._text(one), share, held))
        self._pair(one, other, f"edited {share:.0%}", True, held)

    def _with_edits(self, author: Author, text: str, share: float, held: bool) -> str:
        chance = self.chance
        pieces = [text[at : at + 2] for at in range(0, len(text), 2)] if author.language == "zh" else re.split(r"(?<=\s)", text)
        out, run = [], 0
        for piece in pieces:
            if run == 0 and chance.random() < (share / 2 if held else share):
                run = 2 if held else 1
            if run == 0 or not piece.strip():
                out.append(piece)
                continue
            run -= 1
            how = chance.random() if held else 0.0
            space = "" if author.language == "zh" else " "
            out += [author.word(chance) + space] if how < 0.6 else [] if how < 0.8 else [piece, author.word(chance) + space]
        return "".join(out)

    def _cut(self, author: Author, held: bool) -> None:
        """Cut to about a half; the held ones in the middle of a word, with a line behind, or the beginning is missing."""
        one = self._original(author)
        text = self._text(one)
        if not held:
            other = text[: text.rfind(" ", 0, len(text) // 2 + 20) if author.language != "zh" else len(text) // 2]
        elif self.chance.random() < 0.7:
            other = text[: int(len(text) * self.chance.uniform(0.35, 0.65))] + "... " + self._phrase(author, 4)
        else:
            other = text[int(len(text) * self.chance.uniform(0.35, 0.5)) :]
        self._pair(one, self._add(author.language, other), "cut", True, held)

    def _merged(self, author: Author, held: bool) -> None:
        """Two texts in one; of the held ones paragraphs by turns, and a line between."""
        one, two = self._original(author), self._original(author)
        first, second = self._text(one), self._text(two)
        if held:
            first, second = second, first
            text = f"{first}\n\n{self._phrase(author, 9)}\n\n{second}"
        else:
            text = f"{first}\n\n{second}"
        merged = self._add(author.language, text)
        self._pair(one, merged, "merged", True, held)
        self._pair(two, merged, "merged", True, held)
        self._pair(one, two, "parts of a merged", False, held)

    def _retitled(self, author: Author, held: bool) -> None:
        one = self._original(author)
        text = self._text(one)
        if held:
            text = text.replace("\n\n", "\n").replace("–", "-")
        self._pair(one, self._add(author.language, text, self._phrase(author, 6)), "headline", True, held)

    def _shell(self, author: Author, held: bool) -> list[str]:
        """What the notices of one house have in common: before, between and after what is their own."""
        known = self.shells.setdefault((author.language, held), [])
        if len(known) < 6:
            lengths = self.chance.choice(((0, 10, 60), (25, 25, 25), (40, 15, 0)) if held else ((8, 12, 40), (15, 15, 15)))
            known.append([self._phrase(author, length) for length in lengths])
            return known[-1]
        return self.chance.choice(known)

    def _notices(self, author: Author, held: bool) -> None:
        """Two notices with the same words around what is their own."""
        before, between, after = self._shell(author, held)
        made = []
        for _ in range(2):
            own = [self._phrase(author, self.chance.randint(20, 45) if held else self.chance.randint(12, 25)) for _ in range(2)]
            when = f"{self.chance.randint(1, 28)} {self._phrase(author, 1)} {self.chance.randint(9, 18)}:00 {author.name(self.chance)}"
            made.append(self._add(author.language, f"{before} {own[0]} {when} {between} {own[1]}. {after}."))
        self._pair(made[0], made[1], "boilerplate", False, held)

    def _yearly(self, author: Author, held: bool) -> None:
        """A report and that of the next year: other figures, and of the held ones other names and a sentence or two."""
        text = self._with_figures(author)
        later = _NUMBER.sub(lambda found: str(int(found[0]) + self.chance.randint(1, 60)) if self.chance.random() < 0.9 else found[0], text)
        if held:
            lines = later.split("\n\n")
            lines[self.chance.randrange(len(lines))] = self._phrase(author, 18)
            later = "\n\n".join(lines)
        year = self.chance.randint(2015, 2023)
        one = self._add(author.language, f"{year}. {text} {year}")
        self._pair(one, self._add(author.language, f"{year + 1}. {later} {year + 1}"), "yearly", False, held)

    def _with_figures(self, author: Author) -> str:
        space = "" if author.language == "zh" else " "
        lines = []
        for _ in range(self.chance.randint(3, 6)):
            words = [author.word(self.chance) for _ in range(self.chance.randint(18, 40))]
            for at in range(4, len(words), self.chance.randint(6, 10)):
                words[at] = f" {self.chance.randint(3, 4000)} "
            lines.append(space.join(words))
        return "\n\n".join(lines)

    def _translated(self, author: Author, held: bool) -> None:
        """The same figures and length in another language."""
        one = self._original(author)
        figures = _NUMBER.findall(self._text(one))
        other = self.chance.choice([writer for writer in self.authors if writer.language != author.language])
        text = other.text(self.chance)
        found = iter(figures)
        self._pair(one, self._add(other.language, _NUMBER.sub(lambda old: next(found, old[0]), text)), "translation", False, held)

    def _opening(self, author: Author, held: bool) -> None:
        """Two items that begin alike; of the held ones also the end is the same."""
        shared = self._phrase(author, 40)
        end = self._phrase(author, 25) if held else ""
        one, two = (
            self._add(author.language, f"{shared}. {self._phrase(author, self.chance.randint(60, 160))}. {end}") for _ in range(2)
        )
        self._pair(one, two, "opening", False, held)

    def _rewritten(self, author: Author, held: bool) -> None:
        """The same told in other words: two thirds of them, and sentences in another order."""
        one = self._original(author)
        stop = "。" if author.language == "zh" else ". "
        lines = self._with_edits(author, self._text(one), 0.75 if held else 0.65, False).split(stop)
        self.chance.shuffle(lines)
        self._pair(one, self._add(author.language, stop.join(lines)), "rewritten", False, held)


def planted(size: int, seed: int) -> Set:
    """At least so many articles."""
    return Planter(size, seed).make()


def kinds(found: Set) -> Iterator[str]:
    """The kinds of pairs, sorted."""
    yield from sorted({pair.kind for pair in found.pairs})
