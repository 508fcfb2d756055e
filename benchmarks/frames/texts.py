"""Thirty news items a language, with what a reader should find in them.

An item's gold text is its blocks in order: paragraphs, subheads, quotes, list items (as "- item") and table rows. Captions,
datelines, signatures, names of attachments and everything a frame adds are no part of it.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from benchmarks.frames.words import Words, words

ITEMS = 30
CRAWLED = date(2026, 11, 1)
"""The day on which the pages count as fetched; clocks in headers show it."""
NOTICES, LONG = 3, 2
"""Items of one paragraph, and items of more than twenty."""
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class Block:
    """A piece of a text: kind `p`, `h`, `quote`, `list` or `table`; rows of a table are cells joined by a tab."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One news item, as its editors wrote it."""

    number: int
    language: str
    title: str
    day: date
    blocks: tuple[Block, ...]
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    captions: tuple[str, ...]
    attachments: tuple[str, ...]
    views: int

    @cached_property
    def text(self) -> str:
        """The gold text."""
        marks = {"list": "- "}
        return "\n\n".join(
            "\n".join(marks.get(block.kind, "") + line.replace("\t", " ") for line in block.lines) for block in self.blocks
        )

    @cached_property
    def first(self) -> str:
        """The first paragraph's beginning, as teasers print it."""
        text = self.blocks[0].lines[0]
        cut = re.match(r".{12,}?[.!?。؟](?=\s|[^\d\s])", text)
        return cut[0] if cut else text[:140]

    @property
    def slug(self) -> str:
        """The title in an address; the number where the title has no Latin letters."""
        plain = unicodedata.normalize("NFKD", self.title.replace("ı", "i").replace("ß", "ss")).encode("ascii", "ignore").decode()
        return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or f"item-{self.number}"


class _Writer:
    """Writes sentences that never repeat."""

    def __init__(self, language: str, seed: int) -> None:
        self.words: Words = words(language)
        self.chance = random.Random(f"texts/{language}/{seed}")
        self.used: set[str] = set()
        self.whole = list(self.words.bodies)
        self.chance.shuffle(self.whole)

    def fill(self, name: str, patterns: tuple[str, ...] = ()) -> str:
        """One new line of an entry, its choices made and its gaps filled."""
        while True:
            line = self.spin(self.chance.choice(patterns or self.words.list(name)))
            # Lines that differ in figures alone would be taken for furniture, and rightly.
            known = line if name == "points" else re.sub(r"\d+", "0", line)
            if known not in self.used:
                self.used.add(known)
                return line

    def spin(self, pattern: str) -> str:
        chance = self.chance
        while _CHOICE.search(pattern):
            pattern = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), pattern)
        day = CRAWLED + timedelta(days=chance.randint(20, 200))
        gaps = {
            "{p}": lambda: chance.choice(self.words.list("persons")), "{n}": lambda: str(chance.randint(3, 48)),
            "{N}": lambda: str(chance.randint(102, 989)), "{n2}": lambda: str(chance.randint(8, 19)),
            "{y2}": lambda: str(chance.randint(2027, 2031)), "{y}": lambda: str(chance.randint(1974, 2019)),
            "{d}": lambda: self.words.day(day, year=False),
        }  # fmt: skip
        return re.sub(r"\{\w+\}", lambda match: gaps[match[0]](), pattern)

    def paragraph(self) -> str:
        patterns = self.chance.sample(self.words.list("templates"), 12)
        sentences = [self.fill("templates", tuple(patterns[3 * n : 3 * n + 3])) for n in range(self.chance.choice((1, 2, 2, 2, 3, 3, 4)))]
        if self.whole and self.chance.random() < 0.1:
            sentences.insert(self.chance.randrange(len(sentences) + 1), self.whole.pop())
        return self.words.gap.join(sentences)


@cache
def news(language: str, seed: int = 1) -> tuple[Item, ...]:
    """The items of a language, newest first."""
    writer = _Writer(language, seed)
    chance, pool = writer.chance, writer.words
    titles = list(dict.fromkeys(pool.titles))
    chance.shuffle(titles)
    sizes = [1] * NOTICES + [chance.randint(21, 27) for _ in range(LONG)]
    sizes += [chance.randint(2, 14) for _ in range(ITEMS - len(sizes))]
    chance.shuffle(sizes)
    day, number = CRAWLED - timedelta(days=chance.randint(9, 30)), 24000 + chance.randint(100, 900)
    found = []
    for title, size in zip(titles, sizes, strict=False):
        found.append(_item(writer, number, title, day, size))
        day -= timedelta(days=chance.randint(1, 61))
        number -= chance.randint(3, 90)
    return tuple(found)


def _item(writer: _Writer, number: int, title: str, day: date, size: int) -> Item:
    chance, pool = writer.chance, writer.words
    blocks = [Block("p", (writer.paragraph(),)) for _ in range(size)]
    if writer.whole and chance.random() < 0.5:
        blocks[0] = Block("p", (pool.gap.join([writer.whole.pop(), *(writer.fill("templates") for _ in range(chance.randint(0, 2)))]),))
    if size >= 3:
        _enrich(writer, blocks)
    return Item(
        number=number, language=writer.words.language, title=title, day=day, blocks=tuple(blocks),
        authors=tuple(chance.sample(pool.list("persons"), chance.choice((0, 0, 1, 1, 1, 2)))), section=chance.choice(pool.list("sections")),
        tags=tuple(chance.sample(pool.list("tags"), chance.randint(0, 4))),
        captions=tuple(chance.sample(pool.list("captions"), chance.choice((0, 1, 1, 2, 3)))),
        attachments=tuple(f"{chance.choice(pool.list('subheads'))} ({number % 7}{n})" for n in range(chance.choice((0, 0, 0, 1, 2)))),
        views=chance.randint(41, 9800),
    )  # fmt: skip


def _enrich(writer: _Writer, blocks: list[Block]) -> None:
    """Put a quote, subheads, a list or a table among the paragraphs of a longer text."""
    chance = writer.chance
    if chance.random() < 0.45:
        blocks.insert(chance.randint(1, len(blocks)), Block("quote", (writer.fill("quotes"),)))
    if chance.random() < 0.3:
        points = tuple(writer.fill("points") for _ in range(chance.randint(3, 6)))
        blocks.insert(chance.randint(2, len(blocks)), Block("list", points))
    if chance.random() < 0.12:
        heads = writer.words["row_heads"].split("|")
        rows = ["\t".join(heads)]
        rows += [f"{n}\t{name}\t{chance.randint(11, 99)}" for n, name in enumerate(chance.sample(writer.words.list("faculties"), 5), 1)]
        blocks.insert(chance.randint(2, len(blocks)), Block("table", tuple(rows)))
    if len(blocks) >= 6 and chance.random() < 0.5:
        heads = chance.sample(writer.words.list("subheads"), 2)
        places = [place for place in (2, 5) if place < len(blocks) and blocks[place].kind == "p"]
        for place, head in zip(reversed(places), heads, strict=False):
            blocks.insert(place, Block("h", (head,)))
