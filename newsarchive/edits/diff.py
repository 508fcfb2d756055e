"""Two texts beside each other: which words were removed, which added, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsarchive.edits.align import Pairs, align
from newsarchive.edits.words import is_word, key, plain, tokens

Op = Literal["same", "removed", "added"]
BREAK = "\n\n"
_BREAKS = re.compile(r"[^\S\n]*\n\s*")
LONGEST = 400_000
"""Pieces of a stretch of changed paragraphs beyond which it is not compared word by word."""


@dataclass(frozen=True)
class Part:
    """A piece of text that is in both, only in the old one, or only in the new one."""

    op: Op
    text: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph, with what was removed and added in it."""

    parts: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing in it changed."""
        return all(part.op == "same" for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Diff:
    """What changed between two texts."""

    paragraphs: tuple[Paragraph, ...]
    kept: int
    """Words that stand in both."""
    removed: int
    added: int
    """Words; of scripts without spaces, characters."""

    @property
    def share_kept(self) -> float:
        """Share of the longer text's words that stand in both; 1 for two texts without a word."""
        longer = self.kept + max(self.removed, self.added)
        return self.kept / longer if longer else 1.0

    @property
    def longest_run(self) -> int:
        """Words of the longest stretch that was removed, or added."""
        return max((_count(part.text) for one in self.paragraphs for part in one.parts if part.op != "same"), default=0)

    def words(self, op: Op) -> list[str]:
        """The words that were removed, or added, in order."""
        return [
            word for paragraph in self.paragraphs for part in paragraph.parts if part.op == op
            for word in tokens(part.text) if is_word(word)
        ]


def diff(old: str | None, new: str | None, *, longest: int = LONGEST) -> Diff:
    """Compare two texts. Layout, kinds of quotation mark and characters without width are no change.

    Args:
        longest: pieces of a stretch of changed paragraphs beyond which it is not compared word by word.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Part] = []
    for same, first, second in _stretches([plain(one) for one in before], [plain(one) for one in after]):
        if same:
            found += _joined("same", after[second[0]:second[1]])
        else:
            found += _word_by_word(before[first[0]:first[1]], after[second[0]:second[1]], longest)
    counts = {op: sum(_count(part.text) for part in found if part.op == op) for op in ("same", "removed", "added")}
    return Diff(
        paragraphs=tuple(Paragraph(parts=tuple(parts)) for parts in _apart(found)),
        kept=counts["same"], removed=counts["removed"], added=counts["added"],
    )  # fmt: skip


def _paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in _BREAKS.split(text or "") if part.strip()]


def _count(text: str) -> int:
    return sum(map(is_word, tokens(text)))


def _joined(op: Op, paragraphs: Iterable[str]) -> list[Part]:
    """Whole paragraphs, each with the break behind it."""
    return [Part(op, paragraph + BREAK) for paragraph in paragraphs]


def _word_by_word(before: Sequence[str], after: Sequence[str], longest: int) -> list[Part]:
    """A stretch of paragraphs that changed."""
    old, new = ([piece for paragraph in side for piece in (*tokens(paragraph), BREAK)] for side in (before, after))
    if not old or not new or len(old) + len(new) > longest:
        return [*_joined("removed", before), *_joined("added", after)]
    found: list[Part] = []
    keys = [[piece if piece == BREAK else key(piece) for piece in side] for side in (old, new)]
    for same, first, second in _readable(_stretches(*keys), new):
        if same:
            found.append(Part("same", "".join(new[second[0]:second[1]])))
            continue
        for op, side, (begin, end) in (("removed", old, first), ("added", new, second)):
            if begin < end:
                found.append(Part(op, "".join(side[begin:end])))  # type: ignore[arg-type]
    return found


Stretch = tuple[bool, tuple[int, int], tuple[int, int]]
"""Whether it is the same; where it stands in the old and in the new one."""


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """What is the same and what is not, by turns."""
    pairs: Pairs = [*align(old, new), (len(old), len(new), 0)]
    a = c = 0
    for one, other, length in pairs:
        if (a, c) != (one, other):
            yield False, (a, one), (c, other)
        if length:
            yield True, (one, one + length), (other, other + length)
        a, c = one + length, other + length


def _readable(stretches: Iterable[Stretch], new: Sequence[str]) -> list[Stretch]:
    """The stretches, where nothing but a space or a comma between two changes belongs to them: a sentence that was replaced
    is one change, not one a word."""
    found: list[Stretch] = []
    waiting: Stretch | None = None
    for stretch in stretches:
        same, first, second = stretch
        if same:
            pieces = new[second[0]:second[1]]
            between = bool(found) and len(pieces) <= 3 and not any(is_word(piece) or piece == BREAK for piece in pieces)
            if between:
                waiting = stretch
            else:
                found.append(stretch)
            continue
        if waiting is not None:
            before = found.pop()
            found.append((False, (before[1][0], first[1]), (before[2][0], second[1])))
            waiting = None
        else:
            found.append(stretch)
    return [*found, waiting] if waiting is not None else found


def _apart(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """The parts by paragraph: a break that is the same or added ends one, and so does one behind what was removed alone."""
    current: list[Part] = []
    for part in parts:
        pieces = part.text.split(BREAK)
        for number, piece in enumerate(pieces):
            if piece:
                if current and current[-1].op == part.op:
                    current[-1] = Part(part.op, current[-1].text + piece)
                else:
                    current.append(Part(part.op, piece))
            if number < len(pieces) - 1 and current and (part.op != "removed" or all(one.op == "removed" for one in current)):
                yield current
                current = []
    if current:
        yield current
